using ScenarioEngine.Cli.Output;

namespace ScenarioEngine.Cli.Tests.Output;

public sealed class PageTests
{
    private const int Width = 60;
    private const string LongName = "Ukraine: No withdrawal from the Donetsk land that Ukraine holds";

    /// <summary>A number that was set to the right of a wide head stays in its column where the head is broken.</summary>
    [Test]
    public void NumberBelowABrokenHead_KeepsToItsColumn()
    {
        var lines = Written(page =>
            page.Table([
                ["Read so, all else as encoded", "Packages in the zone", "Of the zone as encoded"],
                ["Only recognition in law changes a border", "             9.7×10²⁶", "8 times"],
            ])
        );

        var row = lines.Single(line => line.Contains("9.7×10²⁶", StringComparison.Ordinal));

        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(Width));
        Assert.That(row.IndexOf("8 times", StringComparison.Ordinal), Is.EqualTo(lines[0].IndexOf("Of the", StringComparison.Ordinal)));
    }

    [Test]
    public void LongNamesOfAGrid_AreBrokenBeforeItsColumnsAre()
    {
        var lines = Written(page =>
            page.Grid([
                ["Finding", "A", "B"],
                [LongName, "crossed", "respected"],
            ])
        );

        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(Width));
        Assert.That(lines[0], Does.Match("^Finding +A +B$"));
    }

    [Test]
    public void LongNamesOfATableThatMayDrop_GiveWay()
    {
        var lines = Written(page =>
            page.Table(
                [
                    ["Finding", "Before", "Turned by"],
                    [LongName, "crossed", "recognition: none"],
                ],
                mayDrop: true
            )
        );

        Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(Width));
    }

    private static List<string> Written(Action<Page> write)
    {
        using var writer = new StringWriter();
        write(new Page(writer, Width, usesColor: false));
        return [.. writer.ToString().TrimEnd('\n').Split('\n')];
    }
}
