namespace ScenarioEngine.Cli.Tests;

public sealed class LanguageOptionTests
{
    private const string Seed = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    [TestCase("evaluate", Seed)]
    [TestCase("explore", "ukraine-interview")]
    [TestCase("rules", "show", "ukraine-interview")]
    public void Texts_AreInTheLanguageThatIsAskedFor(params string[] call)
    {
        var own = Tool.Run(call);
        var other = Tool.Run([.. call, "--language", "uk"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Output, Does.Contain("Україна"));
            Assert.That(own.Output, Does.Not.Contain("Україна"));
            Assert.That(other.ExitCode, Is.EqualTo(own.ExitCode), "a language changes no verdict");
        }
    }

    [Test]
    public void NoLanguage_IsRefusedWithTheOneThatWasMeant()
    {
        var run = Tool.Run("evaluate", Seed, "--language", "ua");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("Did you mean uk?"));
        }
    }
}
