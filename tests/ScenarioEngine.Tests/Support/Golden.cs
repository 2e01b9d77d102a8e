using System.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>Compares a text with an accepted one that is kept in a file, so that every change of it is seen in a review.</summary>
internal static class Golden
{
    private const string Accept = "SCENARIO_ACCEPT";

    /// <summary>Fails unless the text is that of the file; with <c>SCENARIO_ACCEPT=1</c> writes the file instead.</summary>
    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="actual">The text.</param>
    public static void Check(string path, string actual)
    {
        var file = Repository.At(path.Split('/'));
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Repository.Root);
            File.WriteAllText(file, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.That(
            actual,
            Is.EqualTo(expected),
            $"{path} differs. Read the difference; if it is meant, accept it with {Accept}=1 dotnet test."
        );
    }
}
