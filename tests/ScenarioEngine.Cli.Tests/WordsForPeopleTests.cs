using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests;

/// <summary>Reports as somebody reads them who has never seen a file: titles, and beside them what one types.</summary>
public sealed partial class WordsForPeopleTests
{
    private const string Recognition = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string Freeze = "scenarios/ukraine-interview/freeze-with-promise.yaml";
    private const string Donetsk = "scenarios/ukraine-settlement/package-d-withdrawal-from-donetsk.yaml";

    /// <summary>The name of a position stands in brackets behind its title, or in a command; never in its place.</summary>
    [TestCase("ukraine-settlement", "evaluate", Donetsk)]
    [TestCase("ukraine-settlement", "evaluate", Donetsk, "--as-of", "2025-11-30")]
    [TestCase("ukraine-interview", "evaluate", "scenarios/ukraine-interview")]
    [TestCase("ukraine-settlement", "explain", Donetsk)]
    [TestCase("ukraine-settlement", "explain", Donetsk, "withdrawal.ukraine", "russia")]
    [TestCase("ukraine-settlement", "what-if", Donetsk, "--set", "withdrawal.ukraine=none")]
    [TestCase("ukraine-interview", "compare", Freeze, Recognition)]
    [TestCase("ukraine-settlement", "compare", Donetsk, "--as-of", "2025-06-01", "--as-of", "2026-01-31", "--all")]
    [TestCase("ukraine-settlement", "explore", "ukraine-settlement", "--as-of", "2025-11-30")]
    [TestCase("korean-armistice", "explore", "korean-armistice", "--as-of", "1952-06-01")]
    [TestCase("ukraine-settlement", "repair", Donetsk)]
    [TestCase("ukraine-settlement", "readings", Donetsk)]
    [TestCase("ukraine-settlement", "readings", "ukraine-settlement")]
    [TestCase("ukraine-settlement", "rules", "compare", "ukraine-settlement", "--as-of", "2025-06-01", "--as-of", "2026-01-31")]
    [TestCase("ukraine-settlement", "rules", "search", "recognition")]
    [TestCase("cuba-1962", "test", "scenarios/cuba-1962")]
    public void Positions_HaveTitles(string pack, params string[] command)
    {
        // What the author of a pack writes of an encoding is the author's.
        var lines = Tool.Run([.. command, "--format", "markdown"]).Output.Split('\n');
        var report = string.Join('\n', lines.Where(line => !line.StartsWith("- Encoding: ", StringComparison.Ordinal)));

        Assert.That(report, Is.Not.Empty);
        Assert.That(
            Engine
                .LoadPack($"rules/{pack}")
                .ValueOrThrow()
                .Positions.Where(position => Regex.IsMatch(report, $@"(?<![(\w/-]){Regex.Escape(position.FullName)}(?![\w/-])"))
                .Select(position => position.FullName),
            Is.Empty
        );
    }

    [TestCase("text")]
    [TestCase("markdown")]
    [TestCase("html")]
    public void Zone_IsToldApartFromThatOfThePack(string format)
    {
        const string apart = "called the zone, not to be taken for “Buffer or special economic zone”, which a package settles.";

        Assert.That(Explored("ukraine-settlement", format), Does.Contain(apart));
        Assert.That(Explored("cuba-1962", format), Does.Contain("are called the zone."));
    }

    /// <summary>Counted from the records, so that nobody takes one afternoon's words for those of a whole government.</summary>
    [TestCase("text")]
    [TestCase("markdown")]
    [TestCase("html")]
    public void LinesOfOneSpeakerOnOneDay_AreCounted(string format) =>
        Assert.That(
            Explored("ukraine-settlement", format),
            Does.Contain(
                "From one speaker on one day: 5 of 6 red lines of Ukraine (Khrystyna Hayovyshyn, 20 November 2025); "
                    + "2 of 3 red lines of Europe (Ursula von der Leyen, 23 November 2025)."
            )
        );

    /// <summary>No more than half of a party's lines, or a single one, are nothing to be told of.</summary>
    [Test]
    public void LinesOfSeveralDays_AreNot() => Assert.That(Explored("cuba-1962", "markdown"), Does.Not.Contain("red lines of Cuba"));

    /// <summary>What one types is set as such where a format can, and is no accent in the middle of a text.</summary>
    [Test]
    public void Commands_AreSetAsCode()
    {
        Assert.That(Explored("ukraine-settlement", "html"), Does.Contain("<code>scenario readings ukraine-settlement</code>"));
        Assert.That(Explored("ukraine-settlement", "markdown"), Does.Contain(" `scenario readings ukraine-settlement` "));
    }

    private static string Explored(string pack, string format) =>
        Space().Replace(Tool.Run("explore", pack, "--as-of", "2025-11-30", "--format", format).Output, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
