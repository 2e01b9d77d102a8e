using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the answer key of a scenario into syntax.</summary>
internal sealed partial class ExpectReader(DiagnosticBag diagnostics)
{
    /// <summary>The key below which a file lists what it expects to be told of itself.</summary>
    public const string DiagnosticsKey = "diagnostics";

    private const string WholeNumber = "a whole number, such as 3";

    public ExpectSyntax Read(YamlMapping mapping, SourceLocation place)
    {
        var reader = new MappingReader(mapping, place, "an answer key", diagnostics);
        var outcome = ReadWord<Outcome>(reader.Text("outcome"), "outcome");
        var verdicts = ImmutableArray.CreateBuilder<ExpectedVerdictSyntax>();
        foreach (var entry in reader.Entries("verdicts"))
        {
            if (reader.Word(entry) is { } text && MappingReader.ParseWord<Verdict>(text, "verdict", diagnostics) is { } verdict)
            {
                verdicts.Add(new ExpectedVerdictSyntax(new Word(entry.Key.Text, entry.Key.Location), verdict, text.Location));
            }
        }

        var findings = reader.Entries("findings").Select(entry => ReadFinding(reader, entry)).OfType<ExpectedFindingSyntax>();
        var expect = new ExpectSyntax(place)
        {
            Outcome = outcome,
            Verdicts = verdicts.ToImmutable(),
            Findings = [.. findings],
            Readings = ReadReadings(reader),
            Others = ReadWord<FindingStatus>(reader.Text("others"), "status"),
            Contradictions = reader.Entry("contradictions") is null ? null : Paths(reader.Words("contradictions")),
            Packages = ReadNumber(reader.Text("packages"), "packages"),
            Possible = ReadNumber(reader.Text("possible"), "packages"),
            Zone = ReadNumber(reader.Text("zone"), "packages"),
            Deadlocks = ReadSets(reader.Entry("deadlocks"), "deadlocks"),
            Concessions = ReadSets(reader.Entry("concessions"), "concessions"),
            Best =
                reader.Text("best") is { } best && ReadCount(best, "combinations of scores") is { } count ? (count, best.Location) : null,
            Scores = [.. reader.Entries("scores").Select(ReadScore).OfType<(Word, Word)>()],
            Stable = [.. reader.Entries("stable").Select(ReadStable).OfType<(Word, Word)>()],
            Repairs = ReadRepairs(reader.Entry("repairs")),
            Diagnostics = reader.Entry(DiagnosticsKey) is null ? null : reader.Words(DiagnosticsKey),
            Todo = reader.Text("todo"),
        };
        reader.Finish();
        return expect;
    }

    private ImmutableArray<ExpectedReadingSyntax> ReadReadings(MappingReader key)
    {
        var readings = ImmutableArray.CreateBuilder<ExpectedReadingSyntax>();
        foreach (var entry in key.Entries("readings"))
        {
            var findings = key.Mapping(entry)?.Entries.Select(inner => ReadFinding(key, inner)).OfType<ExpectedFindingSyntax>() ?? [];
            readings.Add(new ExpectedReadingSyntax(new Word(entry.Key.Text, entry.Key.Location), [.. findings]));
        }

        return readings.ToImmutable();
    }

    private (T, SourceLocation)? ReadWord<T>(Word? word, string what)
        where T : struct, Enum =>
        word is not null && MappingReader.ParseWord<T>(word, what, diagnostics) is { } known ? (known, word.Location) : null;

    /// <summary>A number of packages, which may have more digits than any type of the machine holds.</summary>
    private (BigInteger, SourceLocation)? ReadNumber(Word? word, string what)
    {
        if (word is null)
        {
            return null;
        }

        if (BigInteger.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return (number, word.Location);
        }

        diagnostics.Add(SyntaxDiagnostics.UnknownWord(word, $"number of {what}", ["a whole number without separators, such as 236196"]));
        return null;
    }

    private int? ReadCount(Word word, string what)
    {
        if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        diagnostics.Add(SyntaxDiagnostics.UnknownWord(word, $"number of {what}", [WholeNumber]));
        return null;
    }

    private (Word, Word)? ReadScore(YamlEntry entry)
    {
        if (ReadWord(entry) is not { } score)
        {
            return null;
        }

        if (Score().IsMatch(score.Text))
        {
            return (new Word(entry.Key.Text, entry.Key.Location), score);
        }

        diagnostics.Add(
            SyntaxDiagnostics.UnknownWord(
                score,
                "score",
                ["what a report prints, such as 0.45 or 0.25 to 0.67", "a fraction, such as 9/20"]
            )
        );
        return null;
    }

    private (Word, Word)? ReadStable(YamlEntry entry)
    {
        if (ReadWord(entry) is not { } letters)
        {
            return null;
        }

        if (letters.Text == ExpectedStability.ByNone || (letters.Text.Length > 0 && Stable().IsMatch(letters.Text)))
        {
            return (new Word(entry.Key.Text, entry.Key.Location), letters);
        }

        diagnostics.Add(
            SyntaxDiagnostics.UnknownWord(letters, "stability", ["the letters of the notions, in the order NGMS", ExpectedStability.ByNone])
        );
        return null;
    }

    /// <summary>A number of sets of red lines, or a list of all of them, each a list of names.</summary>
    private ExpectedSetsSyntax? ReadSets(YamlEntry? entry, string what)
    {
        if (entry is not { Value: YamlSequence list })
        {
            return entry is not null && ReadWord(entry) is { } word && ReadCount(word, what) is { } number
                ? new ExpectedSetsSyntax(number, Sets: null, word.Location)
                : null;
        }

        var sets = ImmutableArray.CreateBuilder<ImmutableArray<Word>>();
        foreach (var item in list.Items)
        {
            if (item is not YamlSequence set)
            {
                Shape.Report(item, entry.Key, SyntaxDiagnostics.Sets, diagnostics);
                return null;
            }

            sets.Add([.. set.Items.Select(name => ReadWord(new YamlEntry(entry.Key, name))).OfType<Word>()]);
        }

        return new ExpectedSetsSyntax(list.Items.Length, sets.ToImmutable(), entry.Key.Location);
    }

    private ExpectedRepairs? ReadRepairs(YamlEntry? entry)
    {
        if (entry is not { Value: YamlMapping mapping })
        {
            return entry is not null && ReadWord(entry) is { } word && ReadCount(word, "repairs") is { } number
                ? new ExpectedRepairs(Changes: null, number, word.Location)
                : null;
        }

        var reader = new MappingReader(mapping, entry.Key.Location, "what is expected of repairs", diagnostics);
        var changes = reader.Text("changes");
        var ways = reader.Text("ways");
        reader.Finish();
        return new ExpectedRepairs(
            changes is null ? null : ReadCount(changes, "changed terms"),
            ways is null ? null : ReadCount(ways, "repairs"),
            entry.Key.Location
        );
    }

    private ExpectedFindingSyntax? ReadFinding(MappingReader findings, YamlEntry entry)
    {
        var position = new Word(entry.Key.Text, entry.Key.Location);
        if (entry.Value is not YamlMapping mapping)
        {
            return findings.Word(entry) is { } word && MappingReader.ParseWord<FindingStatus>(word, "status", diagnostics) is { } only
                ? new ExpectedFindingSyntax(position, only, Because: null, word.Location)
                : null;
        }

        var reader = new MappingReader(mapping, entry.Key.Location, "an expected finding", diagnostics);
        var status = reader.RequiredOneOf<FindingStatus>("status", "status");
        var because = reader.Entry("because") is null ? (ImmutableArray<PathSyntax>?)null : Paths(reader.Words("because"));
        reader.Finish();
        return status is { } known ? new ExpectedFindingSyntax(position, known, because, entry.Key.Location) : null;
    }

    private Word? ReadWord(YamlEntry entry) => MappingReader.ScalarIn(entry.Value, entry.Key, diagnostics);

    private ImmutableArray<PathSyntax> Paths(ImmutableArray<Word> words) =>
        [.. words.Select(word => PathReader.Read(word, diagnostics)).OfType<PathSyntax>()];

    [GeneratedRegex("^N?G?M?S?$")]
    private static partial Regex Stable();

    [GeneratedRegex(@"^\d+([./]\d+)?(( to |, then )\d+([./]\d+)?)*$")]
    private static partial Regex Score();
}
