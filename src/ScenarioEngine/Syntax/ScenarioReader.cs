using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads a scenario file into syntax.</summary>
internal sealed class ScenarioReader(DiagnosticBag diagnostics)
{
    /// <summary>The key that marks a file as a scenario.</summary>
    public const string TitleKey = "scenario";

    private const string RulesKey = "rules";
    private const string TermsKey = "terms";
    private const string ExpectKey = "expect";
    private const string DiagnosticsKey = "diagnostics";
    private const string AsOfKey = "as-of";
    private const string SilenceKey = "silence";
    private const string NoteKey = "note";
    private const string WhatIfKey = "what-if";
    private const string WithoutOptionsKey = "without-options";

    /// <summary>The value by which a scenario leaves a field open on purpose.</summary>
    public const string OpenWord = "open";

    /// <summary>The pack of a scenario that names none; null where it must.</summary>
    public string? Rules { get; init; }

    /// <summary>Whether a key is one of those at the margin of a scenario.</summary>
    public static bool IsKey(string key) => key is TitleKey or RulesKey or AsOfKey or SilenceKey or NoteKey or TermsKey or WithoutOptionsKey or WhatIfKey or ExpectKey;

    /// <summary>Whether a key is one that scenarios have and packs have not.</summary>
    public static bool IsOwnKey(string key) => key is TitleKey or RulesKey or TermsKey;

    /// <summary>The codes of the diagnostics that a file expects of itself, however much else is wrong with it; null where it expects none.</summary>
    public static ImmutableArray<string>? ReadExpectedDiagnostics(SourceFile file)
    {
        var ignored = new DiagnosticBag();
        var expect = YamlReader.Read(file, ignored) is YamlMapping root ? ValueOf(root, ExpectKey) : null;
        return expect is YamlMapping key && ValueOf(key, DiagnosticsKey) is YamlSequence codes
            ? [.. codes.Items.OfType<YamlScalar>().Select(code => code.Text.Trim())]
            : null;
    }

    /// <summary>The scenario, or null after an error without which nothing else can be said.</summary>
    public ScenarioSyntax? Read(SourceFile file)
    {
        if (YamlReader.Read(file, diagnostics) is not { } root)
        {
            return null;
        }

        if (root is not YamlMapping mapping)
        {
            if (!Shape.ReportSlips(root, diagnostics))
            {
                diagnostics.Add(SyntaxDiagnostics.WrongShape(root, "A scenario", SyntaxDiagnostics.Mapping));
            }

            return null;
        }

        if (PackKey(mapping) is { } packKey)
        {
            diagnostics.Add(SyntaxDiagnostics.AnotherKindOfFile(
                packKey.Location, "part of a rule pack", "a scenario", "A scenario has the keys `scenario`, `rules` and `terms`."));
            return null;
        }

        var start = mapping.Entries.IsEmpty ? mapping.Location : mapping.Entries[0].Key.Location;
        var reader = new MappingReader(mapping, start, "a scenario", diagnostics);
        var title = reader.RequiredText(TitleKey);
        var rules = Rules is { } usual && reader.Entry(RulesKey) is null ? new Word(usual, start) : reader.RequiredId(RulesKey);
        var asOf = reader.Date(AsOfKey);
        var silence = reader.OneOf<Silence>(SilenceKey, "reading of silence");
        var note = reader.Text(NoteKey);
        var terms = reader.RequiredEntry(TermsKey) is { } entry ? TermReader.Read(entry, diagnostics) : [];
        var withoutOptions = ReadWithoutOptions(reader);
        var whatIfs = ReadWhatIfs(reader);
        var expect = reader.Entry(ExpectKey) is { } key && reader.Mapping(key) is { } body ? ReadExpect(body, key.Key.Location) : null;
        reader.Finish();

        // Without a title the rest can still be looked up; without rules nothing can.
        return rules is null ? null : new ScenarioSyntax(title ?? new Word("", start), rules, file)
        {
            AsOf = asOf,
            Silence = silence ?? Silence.Open,
            SilenceLocation = reader.Entry(SilenceKey)?.Value.Location,
            Note = note,
            Terms = terms,
            WithoutOptions = withoutOptions,
            WhatIfs = whatIfs,
            Expect = expect,
        };
    }

    private static YamlNode? ValueOf(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    /// <summary>The first key that only packs have, in a file that has none of the keys that only scenarios have.</summary>
    private static YamlScalar? PackKey(YamlMapping mapping)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        return keys.Any(key => IsOwnKey(key.Text)) ? null : keys.FirstOrDefault(key => PackReader.IsOwnKey(key.Text));
    }

    private ImmutableArray<WhatIfSyntax> ReadWhatIfs(MappingReader scenario)
    {
        var edits = ImmutableArray.CreateBuilder<WhatIfSyntax>();
        foreach (var item in scenario.Mappings(WhatIfKey))
        {
            var reader = new MappingReader(item, item.Entries.IsEmpty ? item.Location : item.Entries[0].Key.Location, "an edit", diagnostics);
            var name = reader.RequiredText("name");
            var set = reader.Entry("set") is { } terms ? TermReader.Read(terms, diagnostics) : [];
            var unset = reader.Words("unset");
            var without = reader.Words("without");
            var withoutImplications = reader.Words("without-implications");
            var withoutOptions = ReadWithoutOptions(reader);
            var asOf = reader.Date(AsOfKey);
            var readings = reader.Entries("reading").Select(entry => reader.Word(entry) is { } reading ? new ReadingChoiceSyntax(new Word(entry.Key.Text, entry.Key.Location), reading) : null);
            ImmutableArray<ReadingChoiceSyntax> chosen = [.. readings.OfType<ReadingChoiceSyntax>()];
            reader.Finish();
            if (name is not null)
            {
                edits.Add(new WhatIfSyntax(name, set, Paths(unset), without, withoutImplications, withoutOptions, asOf) { Readings = chosen });
            }
        }

        return edits.ToImmutable();
    }

    /// <summary>Options to take away, by path: nested or in one piece, as terms are, each with one option or a list of them.</summary>
    private ImmutableArray<FieldOptionsSyntax> ReadWithoutOptions(MappingReader owner) => owner.Entry(WithoutOptionsKey) is { } entry
        ? [.. TermReader.Read(entry, diagnostics).Select(term => new FieldOptionsSyntax(term.Path, term.Value.Items))]
        : [];

    private ExpectSyntax ReadExpect(YamlMapping mapping, SourceLocation place)
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
        var contradictions = reader.Entry("contradictions") is null ? (ImmutableArray<PathSyntax>?)null : Paths(reader.Words("contradictions"));
        var expect = new ExpectSyntax(place)
        {
            Outcome = outcome,
            Verdicts = verdicts.ToImmutable(),
            Findings = [.. findings],
            Readings = ReadExpectedReadings(reader),
            Others = ReadWord<FindingStatus>(reader.Text("others"), "status"),
            Contradictions = contradictions,
            Repairs = reader.Text("repairs") is { } number ? ReadCount(number) : null,
            Diagnostics = reader.Entry(DiagnosticsKey) is null ? null : reader.Words(DiagnosticsKey),
            Todo = reader.Text("todo"),
        };
        reader.Finish();
        return expect;
    }

    private ImmutableArray<ExpectedReadingSyntax> ReadExpectedReadings(MappingReader key)
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
        where T : struct, Enum
        => word is not null && MappingReader.ParseWord<T>(word, what, diagnostics) is { } known ? (known, word.Location) : null;

    private (int, SourceLocation)? ReadCount(Word word)
    {
        if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return (number, word.Location);
        }

        diagnostics.Add(SyntaxDiagnostics.UnknownWord(word, "number of repairs", ["a whole number, such as 3"]));
        return null;
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

    private ImmutableArray<PathSyntax> Paths(ImmutableArray<Word> words) => [.. words.Select(word => PathReader.Read(word, diagnostics)).OfType<PathSyntax>()];
}
