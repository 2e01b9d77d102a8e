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

    /// <summary>The value by which a scenario leaves a field open on purpose.</summary>
    public const string OpenWord = "open";

    /// <summary>The scenario, or null after an error without which nothing else can be said.</summary>
    public ScenarioSyntax? Read(SourceFile file)
    {
        if (YamlReader.Read(file, diagnostics) is not { } root)
        {
            return null;
        }

        if (root is not YamlMapping { Entries: [var first, ..] } mapping)
        {
            diagnostics.Add(SyntaxDiagnostics.WrongShape(root.Location, "A scenario", "a mapping", MappingReader.Describe(root)));
            return null;
        }

        if (PackKey(mapping) is { } packKey)
        {
            diagnostics.Add(SyntaxDiagnostics.AnotherKindOfFile(
                packKey.Location, "part of a rule pack", "a scenario", "A scenario has the keys `scenario`, `rules` and `terms`."));
            return null;
        }

        var reader = new MappingReader(mapping, first.Key.Location, "a scenario", diagnostics);
        var title = reader.RequiredText(TitleKey);
        var rules = reader.RequiredText("rules");
        var asOf = reader.Date("as-of");
        var silence = reader.OneOf<Silence>("silence", "reading of silence");
        var note = reader.Text("note");
        var terms = reader.RequiredEntry("terms") is { } entry ? TermReader.Read(entry, diagnostics) : [];
        var whatIfs = ReadWhatIfs(reader);
        var expect = reader.Entry("expect") is { } key && reader.Mapping(key) is { } body ? ReadExpect(body, key.Key.Location) : null;
        reader.Finish();
        return title is null || rules is null ? null : new ScenarioSyntax(title, rules, file)
        {
            AsOf = asOf,
            Silence = silence ?? Silence.Open,
            Note = note,
            Terms = terms,
            WhatIfs = whatIfs,
            Expect = expect,
        };
    }

    private static YamlScalar? PackKey(YamlMapping mapping)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        return keys.Any(key => key.Text is TitleKey or "rules" or "terms")
            ? null
            : keys.FirstOrDefault(key => key.Text is "parties" or "issues" or "positions" or "implications" or "constraints" or "facts");
    }

    private ImmutableArray<WhatIfSyntax> ReadWhatIfs(MappingReader scenario)
    {
        var edits = ImmutableArray.CreateBuilder<WhatIfSyntax>();
        foreach (var item in scenario.Items("what-if"))
        {
            if (item is not YamlMapping { Entries: [var first, ..] } mapping)
            {
                diagnostics.Add(SyntaxDiagnostics.WrongShape(item.Location, "what-if", "a mapping", MappingReader.Describe(item)));
                continue;
            }

            var reader = new MappingReader(mapping, first.Key.Location, "an edit", diagnostics);
            var name = reader.RequiredText("name");
            var set = reader.Entry("set") is { } terms ? TermReader.Read(terms, diagnostics) : [];
            var unset = reader.Words("unset");
            var without = reader.Words("without");
            var withoutImplications = reader.Words("without-implications");
            var asOf = reader.Date("as-of");
            reader.Finish();
            if (name is not null)
            {
                edits.Add(new WhatIfSyntax(name, set, [.. unset.Select(PathReader.Read)], without, withoutImplications, asOf));
            }
        }

        return edits.ToImmutable();
    }

    private ExpectSyntax ReadExpect(YamlMapping mapping, SourceLocation place)
    {
        var reader = new MappingReader(mapping, place, "an answer key", diagnostics);
        var outcome = reader.Text("outcome") is { } word && MappingReader.ParseWord<Outcome>(word, "outcome", diagnostics) is { } known
            ? (known, word.Location)
            : ((Outcome, SourceLocation)?)null;
        var verdicts = ImmutableArray.CreateBuilder<(Word, Verdict, SourceLocation)>();
        foreach (var entry in reader.Entries("verdicts"))
        {
            if (reader.Word(entry) is { } text && MappingReader.ParseWord<Verdict>(text, "verdict", diagnostics) is { } verdict)
            {
                verdicts.Add((new Word(entry.Key.Text, entry.Key.Location), verdict, text.Location));
            }
        }

        var findings = reader.Entries("findings").Select(entry => ReadFinding(reader, entry)).OfType<ExpectedFindingSyntax>();
        var contradictions = reader.Entry("contradictions") is null ? (ImmutableArray<PathSyntax>?)null : Paths(reader.Words("contradictions"));
        var expect = new ExpectSyntax(place)
        {
            Outcome = outcome,
            Verdicts = verdicts.ToImmutable(),
            Findings = [.. findings],
            Contradictions = contradictions,
        };
        reader.Finish();
        return expect;
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

    private static ImmutableArray<PathSyntax> Paths(ImmutableArray<Word> words) => [.. words.Select(PathReader.Read)];
}
