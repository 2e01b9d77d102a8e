using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>
/// The length of lines that the formatter leaves alone: those of comments. It breaks code by itself, and <c>.ci/run format</c> holds it to
/// that.
/// </summary>
public sealed class LineLaws
{
    private const int Longest = 140;

    [TestCase("src")]
    [TestCase("tests")]
    public void Comments_AreNoLongerThanALine(string folder)
    {
        var comments = Directory
            .EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Golden"))
            .SelectMany(file => File.ReadLines(file).Select((text, index) => (Place: $"{Path.GetFileName(file)}:{index + 1}", Text: text)))
            .Where(line => line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .ToList();

        Assert.That(comments, Has.Count.GreaterThan(1000));
        Assert.That(comments.Where(line => line.Text.Length > Longest).Select(line => $"{line.Place}: {line.Text.Length}"), Is.Empty);
    }
}
