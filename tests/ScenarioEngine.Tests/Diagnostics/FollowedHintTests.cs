using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>
/// Every hint of the samples, followed word for word: what then stands there is accepted, and means what the author meant.
/// </summary>
public sealed class FollowedHintTests
{
    private const string DidYouMean = "Did you mean `";

    /// <summary>Samples whose hint asks for work that is no change of this one text: to save, move, split, look up or decide.</summary>
    private static readonly ImmutableArray<string> AskForWork =
    [
        "SE1004-position-among",
        "SE1005-one-deadlock",
        "SE1006",
        "SE1007-second-document",
        "SE1007-tag",
        "SE1009",
        "SE1010",
        "SE1011",
        "SE1012-number-of",
        "SE1012-word-that-is-no-verdict",
        "SE1017",
        "SE1020",
        "SE1022-no-break",
        "SE1022-zero-width",
        "SE1024",
        "SE1036",
        "SE2015-circle-of-implications",
        "SE2064",
        "SE2081",
        "SE2083",
        "SE7055",
        "SE7056",
        "SE2017-vague-with-exception",
        "SE2018",
        "SE2024",
        "SE2025",
        "SE2029",
        "SE2031",
        "SE2072",
        "SE2073",
        "SE3001",
        "SE4004",
        "SE5001",
        "SE7001",
        "SE7002",
        "SE7003",
        "SE7004",
        "SE7005",
        "SE7006",
        "SE7007",
        "SE7008",
        "SE7009",
        "SE7010",
        "SE7011",
        "SE7012",
        "SE7013",
        "SE7014",
        "SE7015",
        "SE7016",
        "SE7017-idle-terms",
        "SE7018",
        "SE7020-an-error",
        "SE7021-fact",
        "SE7022",
        "SE7023",
        "SE7025",
        "SE7026",
        "SE7050",
        "SE7051",
        "SE71",
    ];

    private static readonly ImmutableDictionary<string, Entry> Entries = Read();

    private static IEnumerable<string> Samples =>
        DiagnosticGoldenTests.Cases.Where(name =>
            !name.StartsWith("several", StringComparison.Ordinal)
            && !AskForWork.Any(work => name.StartsWith(work, StringComparison.Ordinal))
        );

    [TestCaseSource(nameof(Samples))]
    public void Hint_CanBeFollowed(string name)
    {
        var diagnostic = DiagnosticGoldenTests.DiagnosticsOf(name).First();
        var (file, start) = (diagnostic.Location.File, diagnostic.Location.Span.Start);
        var known = Entries.GetValueOrDefault(name);
        var entry =
            diagnostic.Hint is { } hint && hint.StartsWith(DidYouMean, StringComparison.Ordinal)
                ? new Entry(diagnostic.Location.Text, hint[DidYouMean.Length..^2], known?.Refused, known?.Meanings ?? [])
                : known ?? throw new AssertionException($"Nothing in hints-followed.txt says how to follow: {diagnostic.Hint}");

        var text = Replaced(file.Text, entry, start - diagnostic.Location.Column + 1, start);
        var (found, scenario, pack) = Load(name, file, text);

        Assert.That(
            found.Select(diagnostic => diagnostic.Code),
            entry.Refused is { } code ? Is.EqualTo(new[] { code }) : Is.Empty,
            $"{string.Join('\n', found)}\n{text}"
        );
        foreach (var meaning in entry.Meanings)
        {
            Assert.That(Means(meaning, scenario, pack), Is.True, $"{meaning}\n{text}");
        }
    }

    /// <summary>An entry whose sample is gone, or says another thing now, would be followed by nobody.</summary>
    [Test]
    public void Entries_AreOfSamples() => Assert.That(Entries.Keys, Is.SubsetOf(Samples));

    private static string Replaced(string text, Entry entry, int line, int marked)
    {
        var at = text.IndexOf(entry.Goes, marked, StringComparison.Ordinal);
        at = at == marked ? at : text.IndexOf(entry.Goes, line, StringComparison.Ordinal);
        at = at < 0 ? text.IndexOf(entry.Goes, StringComparison.Ordinal) : at;
        Assert.That(at, Is.GreaterThanOrEqualTo(0), $"`{entry.Goes}` is not in the sample.");
        return text[..at] + entry.Comes + text[(at + entry.Goes.Length)..];
    }

    private static (ImmutableArray<Diagnostic> Found, Scenario? Scenario, RulePack? Pack) Load(string name, SourceFile file, string text)
    {
        var sample = Path.GetFileName(file.Path);
        var code = name[..6];
        if (sample == "scenario.yaml")
        {
            var found =
                Sample.IsOfLint(code) ? Sample.OfScenarioLookedOver(text)
                : code == "SE2026" ? Sample.OfScenarioByName(new SourceFile(sample, text))
                : Sample.OfScenario(text);
            return (found, Engine.LoadScenario(new SourceFile(sample, text), Sample.BasePack).Value, null);
        }

        var folder = Repository.At("tests", "ScenarioEngine.Tests", "Golden", "diagnostics", name);
        ImmutableArray<SourceFile> files =
        [
            .. Directory
                .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(
                    Path.GetRelativePath(folder, path),
                    Path.GetFileName(path) == sample ? text : File.ReadAllText(path)
                )),
        ];
        var loaded = Engine.LoadPack(files);
        return (
            Sample.IsOfLint(code) && loaded.Value is not null ? Sample.OfPackLookedOver(text, code) : loaded.Diagnostics,
            null,
            loaded.Value
        );
    }

    /// <summary>Whether a scenario has a term, or terms do to a position of a pack what is said.</summary>
    private static bool Means(string meaning, Scenario? scenario, RulePack? pack)
    {
        if (meaning.Split(" -> ") is not [var terms, var result])
        {
            return scenario?.Terms.Any(term => $"{term.Field.Path}: {term.Field.Type.Format(term.Value)}" == meaning) == true;
        }

        var braced = terms.StartsWith('{') ? terms : $"{{{terms}}}";
        var asked = Engine
            .LoadScenario(
                new SourceFile("asked.yaml", $"scenario: x\nrules: school-trip\nterms: {braced}\n"),
                pack ?? throw new InvalidOperationException()
            )
            .ValueOrThrow();
        var evaluation = Engine.Compile(pack).Evaluate(asked);
        var parts = result.Split(' ');
        var status = evaluation.Findings.FirstOrDefault(finding => finding.Position.FullName == parts[0])?.Status ?? FindingStatus.LeftOut;
        return Words.Of(status) == parts[1];
    }

    private static ImmutableDictionary<string, Entry> Read()
    {
        var text = File.ReadAllText(Repository.At("tests", "ScenarioEngine.Tests", "Golden", "hints-followed.txt"));
        return text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(block => block.TrimEnd('\n').Split('\n'))
            .ToImmutableDictionary(
                lines => lines[0],
                lines => new Entry(
                    Lines(lines, '-'),
                    Lines(lines, '+'),
                    lines.FirstOrDefault(line => line.StartsWith("! ", StringComparison.Ordinal))?[2..],
                    [.. lines.Where(line => line.StartsWith("? ", StringComparison.Ordinal)).Select(line => line[2..])]
                ),
                StringComparer.Ordinal
            );
    }

    private static string Lines(string[] lines, char sign) =>
        string.Join('\n', lines.Skip(1).Where(line => line.StartsWith($"{sign} ", StringComparison.Ordinal)).Select(line => line[2..]));

    private sealed record Entry(string Goes, string Comes, string? Refused, ImmutableArray<string> Meanings);
}
