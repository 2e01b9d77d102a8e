using System.Globalization;

namespace ScenarioEngine.Cli.Tests;

/// <summary>What the short reports must say, and what they must not fill pages with.</summary>
public sealed class ShortReportTests
{
    /// <summary>A conflict that an exception would lift, had it been stated by the day, says so where the conflict is.</summary>
    [TestCase("2026-03-01", "The exception of 1 May 2026 (vote is yes) does not count yet.")]
    [TestCase("2026-06-01", "CLEAR No stated red line is crossed.")]
    public void ExceptionOfALaterDay_IsNamedWithTheFinding(string day, string sentence)
    {
        const string pack = """
            id: t
            title: T
            version: "1"
            summary: Two parties and a vote.
            parties: {alpha: {title: Alpha, role: signatory}}
            sources: {letter: {title: Letter, publisher: Press, date: 2026-05-01}}
            issues: {troops: {title: Troops, type: scale, options: [none, all]}, vote: {title: Vote, type: yes-no}}
            positions:
              - id: one
                party: alpha
                kind: red-line
                title: No troops
                statement: No troops.
                speaker: A
                stated: 2026-01-10
                source: letter
                crossed-when: {troops: all}
                unless: [{when: {vote: yes}, statement: Not after a vote., source: letter, speaker: A, stated: 2026-05-01}]
            """;
        using var rules = new TemporaryRules("t", pack);

        var report = Tool.RunOn(
            $"scenario: S\nrules: t\nas-of: {day}\nterms: {{troops: all, vote: yes}}\n",
            "evaluate",
            "-",
            "--rules",
            rules.Path
        ).Output;

        Assert.That(Unwrapped(report), Does.Contain(sentence));
    }

    /// <summary>Nobody demands anything, so nothing is said of demands that are met.</summary>
    [Test]
    public void PackWithoutDemands_HearsNothingOfThem() =>
        Assert.That(
            Unwrapped(Explore(options: 3)),
            Does.Contain("2 of 3 possible packages cross no stated red line: 67 %. A count depends").IgnoreCase
        );

    /// <summary>Thousands of options are cut with how many others there are; the table of data has them all.</summary>
    [Test]
    public void FieldOfThousandsOfOptions_IsCut()
    {
        var report = Explore(5_000);

        Assert.That(Unwrapped(report), Does.Contain("and 4,983 others (--format csv)"));
        Assert.That(report.Split('\n'), Has.Length.LessThan(60));
        Assert.That(Explore(5_000, "--format", "csv").TrimEnd('\n').Split('\n'), Has.Length.EqualTo(5_001));
    }

    /// <summary>So it is in what is said about a pack: the first names, and how many others.</summary>
    [Test]
    public void OptionThatIsNotThere_NamesTheFirstOfThousands()
    {
        using var rules = new TemporaryRules("t", PackOf(5_000));

        var run = Tool.RunOn("scenario: S\nrules: t\nterms: {place: nowhere-at-all}\n", "check", "-", "--rules", rules.Path);

        Assert.That(run.Error, Does.Contain("o11 and 4,988 more."));
    }

    /// <summary>One sentence has its numbers all in words or all in digits.</summary>
    [TestCase(2, "Two files read: no files would change.")]
    [TestCase(13, "13 files read: 1 file would change.")]
    [TestCase(12, "Twelve files read: one file would change.")]
    public void NumbersOfASentence_AreOfOneKind(int files, string sentence)
    {
        using var folder = new TemporaryRules("t", PackOf(options: 2));
        var scenarios = Directory.CreateDirectory(Path.Combine(folder.Path, "scenarios")).FullName;
        foreach (var number in Enumerable.Range(1, files))
        {
            File.WriteAllText(
                Path.Combine(scenarios, $"{number}.yaml"),
                $"scenario: S\nrules: t\nterms:{(files > 2 && number == 1 ? "  " : " ")}{{place: o1}}\n"
            );
        }

        Assert.That(Tool.Run("format", "--check", scenarios).Output, Does.Contain(sentence));
    }

    private static string Explore(int options, params string[] others)
    {
        using var rules = new TemporaryRules("t", PackOf(options));
        return Tool.Run(["explore", "t", "--rules", rules.Path, .. others]).Output;
    }

    private static string PackOf(int options)
    {
        var names = string.Join(
            ", ",
            Enumerable.Range(0, options).Select(number => string.Create(CultureInfo.InvariantCulture, $"o{number}"))
        );
        return $$$"""
            id: t
            title: T
            version: "1"
            summary: One field.
            parties: {alpha: {title: Alpha, role: signatory}}
            issues: {place: {title: Place, type: choice, options: [{{{names}}}]}}
            positions:
              - {id: one, party: alpha, kind: red-line, title: Not the first, statement: Not the first., source: assumption, crossed-when: {place: o0}}
            """;
    }

    private static string Unwrapped(string report) => string.Join(' ', report.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
