using System.Collections.Immutable;
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

    /// <summary>The key that names its pack.</summary>
    public const string RulesKey = "rules";

    private const string TermsKey = "terms";
    private const string ExpectKey = "expect";
    private const string AsOfKey = "as-of";
    private const string SilenceKey = "silence";
    private const string NoteKey = "note";
    private const string HappenedKey = "happened";
    private const string WhatIfKey = "what-if";
    private const string WithoutOptionsKey = "without-options";

    /// <summary>The language of its texts; null for that of the file.</summary>
    public string? Language { get; init; }

    /// <summary>The pack of a scenario that names none; null where it must.</summary>
    public string? Rules { get; init; }

    /// <summary>Whether a key is one of those at the margin of a scenario.</summary>
    public static bool IsKey(string key) =>
        key
            is TitleKey
                or RulesKey
                or AsOfKey
                or SilenceKey
                or NoteKey
                or HappenedKey
                or TermsKey
                or WithoutOptionsKey
                or WhatIfKey
                or ExpectKey;

    /// <summary>Whether a key is one that scenarios have and packs have not.</summary>
    public static bool IsOwnKey(string key) => key is TitleKey or RulesKey or TermsKey;

    /// <summary>
    /// The codes of the diagnostics that a file expects of itself, however much else is wrong with it; null where it expects none.
    /// </summary>
    public static ImmutableArray<string>? ReadExpectedDiagnostics(SourceFile file)
    {
        var ignored = new DiagnosticBag();
        var expect = YamlReader.Read(file, ignored) is YamlMapping root ? ValueOf(root, ExpectKey) : null;
        return expect is YamlMapping key && ValueOf(key, ExpectReader.DiagnosticsKey) is YamlSequence codes
            ? [.. codes.Items.OfType<YamlScalar>().Select(code => code.Text.Trim())]
            : null;
    }

    /// <summary>The scenario, or null after an error without which nothing else can be said.</summary>
    public ScenarioSyntax? Read(SourceFile file)
    {
        if (YamlReader.Read(file, diagnostics) is not { } read)
        {
            return null;
        }

        var root = new Translations(Language, diagnostics).Read(read);
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
            diagnostics.Add(
                SyntaxDiagnostics.AnotherKindOfFile(
                    packKey.Location,
                    "part of a rule pack",
                    "a scenario",
                    "A scenario has the keys `scenario`, `rules` and `terms`; a pack is checked by the name of its folder."
                )
            );
            return null;
        }

        var start = mapping.Entries.IsEmpty ? mapping.Location : mapping.Entries[0].Key.Location;
        var reader = new MappingReader(mapping, start, "a scenario", diagnostics);
        var title = reader.RequiredText(TitleKey);
        var rules = Rules is { } usual && reader.Entry(RulesKey) is null ? new Word(usual, start) : reader.RequiredId(RulesKey);
        var asOf = reader.Date(AsOfKey);
        var silence = reader.OneOf<Silence>(SilenceKey, "reading of silence");
        var note = reader.Text(NoteKey);
        var happened =
            reader.Entry(HappenedKey) is { } what && reader.Mapping(what) is { } fate ? ReadHappening(fate, what.Key.Location) : null;
        var terms = reader.RequiredEntry(TermsKey) is { } entry ? TermReader.Read(entry, diagnostics) : [];
        var withoutOptions = ReadWithoutOptions(reader);
        var whatIfs = ReadWhatIfs(reader);
        var expect =
            reader.Entry(ExpectKey) is { } key && reader.Mapping(key) is { } body
                ? new ExpectReader(diagnostics).Read(body, key.Key.Location)
                : null;
        reader.Finish();

        // Without a title the rest can still be looked up; without rules nothing can.
        return rules is null
            ? null
            : new ScenarioSyntax(title ?? new Word("", start), rules, file)
            {
                AsOf = asOf,
                Silence = silence ?? Silence.Open,
                SilenceLocation = reader.Entry(SilenceKey)?.Value.Location,
                Note = note,
                Happened = happened,
                Terms = terms,
                WithoutOptions = withoutOptions,
                WhatIfs = whatIfs,
                Expect = expect,
            };
    }

    private static YamlNode? ValueOf(YamlMapping mapping, string key) =>
        mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    /// <summary>The first key that only packs have, in a file that has none of the keys that only scenarios have.</summary>
    private static YamlScalar? PackKey(YamlMapping mapping)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        return keys.Any(key => IsOwnKey(key.Text)) ? null : keys.FirstOrDefault(key => PackReader.IsOwnKey(key.Text));
    }

    private HappeningSyntax? ReadHappening(YamlMapping body, SourceLocation place)
    {
        var reader = new MappingReader(body, place, "what happened", diagnostics);
        var fates = new[] { (Fate.Signed, "signed"), (Fate.Refused, "refused"), (Fate.Lapsed, "lapsed") }
            .Where(fate => body.Entries.Any(entry => entry.Key.Text == fate.Item2))
            .ToList();
        var whens = new[] { reader.Period("signed"), reader.Period("refused"), reader.Period("lapsed") };
        var source = reader.RequiredText("source");
        reader.Finish();
        if (fates.Count != 1 && !reader.HasUnknownKeys)
        {
            diagnostics.Add(SyntaxDiagnostics.NotOneFate(place, fates.Count));
        }

        return fates.Count == 1 && source is not null && whens.OfType<Period>().SingleOrDefault() is { } when
            ? new HappeningSyntax(fates[0].Item1, when, source, place)
            : null;
    }

    private ImmutableArray<WhatIfSyntax> ReadWhatIfs(MappingReader scenario)
    {
        var edits = ImmutableArray.CreateBuilder<WhatIfSyntax>();
        foreach (var item in scenario.Mappings(WhatIfKey))
        {
            var reader = new MappingReader(
                item,
                item.Entries.IsEmpty ? item.Location : item.Entries[0].Key.Location,
                "an edit",
                diagnostics
            );
            var name = reader.RequiredText("name");
            var set = reader.Entry("set") is { } terms ? TermReader.Read(terms, diagnostics) : [];
            var unset = reader.Words("unset");
            var without = reader.Words("without");
            var withoutImplications = reader.Words("without-implications");
            var withoutOptions = ReadWithoutOptions(reader);
            var asOf = reader.Date(AsOfKey);
            var readings = reader
                .Entries("reading")
                .Select(entry =>
                    reader.Word(entry) is { } reading
                        ? new ReadingChoiceSyntax(new Word(entry.Key.Text, entry.Key.Location), reading)
                        : null
                );
            ImmutableArray<ReadingChoiceSyntax> chosen = [.. readings.OfType<ReadingChoiceSyntax>()];
            reader.Finish();
            if (name is not null)
            {
                edits.Add(
                    new WhatIfSyntax(name, set, Paths(unset), without, withoutImplications, withoutOptions, asOf) { Readings = chosen }
                );
            }
        }

        return edits.ToImmutable();
    }

    /// <summary>Options to take away, by path: nested or in one piece, as terms are, each with one option or a list of them.</summary>
    private ImmutableArray<FieldOptionsSyntax> ReadWithoutOptions(MappingReader owner) =>
        owner.Entry(WithoutOptionsKey) is { } entry
            ? [.. TermReader.Read(entry, diagnostics).Select(term => new FieldOptionsSyntax(term.Path, term.Value.Items))]
            : [];

    private ImmutableArray<PathSyntax> Paths(ImmutableArray<Word> words) =>
        [.. words.Select(word => PathReader.Read(word, diagnostics)).OfType<PathSyntax>()];
}
