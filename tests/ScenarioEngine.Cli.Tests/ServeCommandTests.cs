namespace ScenarioEngine.Cli.Tests;

/// <summary>What goes wrong before the server starts; the server itself has tests of its own.</summary>
public sealed class ServeCommandTests
{
    [TestCase("5080")]
    [TestCase("https://127.0.0.1:5080")]
    [TestCase("http://127.0.0.1:5080;nowhere")]
    public void AddressThatIsNone_IsRefusedWithAnExample(string urls)
    {
        var run = Tool.Run("serve", "--urls", urls);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("is no address to listen at").And.Contain("http://127.0.0.1:5080"));
            Assert.That(run.Output, Is.Empty);
        }
    }

    /// <summary>Behind a name the framework would listen at every address of the machine.</summary>
    [TestCase("http://any-name:5080", "--host any-name")]
    [TestCase("http://127.0.0.1:5080/a;http://127.0.0.1:5081/b", "one and the same path")]
    public void AddressThatWouldListenElsewhere_IsRefused(string urls, string hint)
    {
        var run = Tool.Run("serve", "--urls", urls);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.Contain("is no address to listen at").And.Contain(hint));
    }

    [TestCase("--proxy", "my-proxy", "--proxy 127.0.0.1")]
    [TestCase("--framed-by", "course.example", "--framed-by https://course.example")]
    [TestCase("--framed-by", "https://course.example/page", "without the path of a page")]
    [TestCase("--framed-by", "https://course.example; script-src *", "--framed-by https://course.example")]
    [TestCase("--limit", "rooms", "--limit rooms=500")]
    [TestCase("--limit", "room=5", "rooms-by-address")]
    [TestCase("--limit", "rooms=0", "--limit rooms=500")]
    public void SettingThatIsNone_IsRefusedWithAnExample(string option, string value, string hint)
    {
        var run = Tool.Run("serve", option, value);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"`{value}` is no").And.Contain(hint));
    }

    [Test]
    public void ScenarioThatIsNotThere_IsADiagnostic()
    {
        var run = Tool.Run("serve", "no-such-folder/none.yaml");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("no-such-folder/none.yaml"));
    }

    /// <summary>A port that somebody has is said in one line.</summary>
    [Test]
    public void PortInUse_IsSaidWithAWayOut()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var run = Tool.Run("serve", "--urls", $"http://{taken.LocalEndpoint}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("cannot listen").And.Contain("--urls"));
        }
    }
}
