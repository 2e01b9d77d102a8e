using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the issues of a pack, their fields and the options of these.</summary>
internal sealed class VocabularyReader(ConditionReader conditions, DiagnosticBag diagnostics)
{
    /// <summary>An issue, or null after a diagnostic.</summary>
    public IssueSyntax? Read(Word id, YamlMapping body)
    {
        var hasFields = body.Entries.Any(entry => entry.Key.Text is "fields");
        var reader = new MappingReader(body, id.Location, hasFields ? "an issue" : "an issue without `fields`", diagnostics);
        var title = reader.RequiredText("title");
        var topic = reader.Text("topic");
        var note = reader.Text("note");
        var per = reader.Words("per");
        if (reader.Entry("per") is { Value: YamlSequence { Items.IsEmpty: true } none })
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyList(none, "per"));
        }

        ImmutableArray<FieldSyntax> fields;
        if (reader.Entry("fields") is { } entry)
        {
            fields = reader.Mapping(entry) is { } named ? ReadFields(reader, named) : [];
            if (reader.Entry("type") is { } type)
            {
                diagnostics.Add(SyntaxDiagnostics.FieldsAndType(type.Key.Location, entry.Key.Location));
            }
        }
        else
        {
            fields = ReadField(name: null, reader, id.Location) is { } field ? [field] : [];
        }

        reader.Finish();
        return title is null ? null : new IssueSyntax(id, title, topic, note, per, fields);
    }

    private ImmutableArray<FieldSyntax> ReadFields(MappingReader issue, YamlMapping named)
    {
        var fields = ImmutableArray.CreateBuilder<FieldSyntax>();
        foreach (var entry in named.Entries)
        {
            var name = new Word(entry.Key.Text, entry.Key.Location);
            if (!Names.IsId(name.Text))
            {
                diagnostics.Add(SyntaxDiagnostics.NotAnId(name));
            }
            else if (issue.Mapping(entry) is { } body)
            {
                var reader = new MappingReader(body, name.Location, "a field", diagnostics);
                var title = reader.Text("title");
                var field = ReadField(name, reader, name.Location);
                reader.Finish();
                if (field is not null)
                {
                    fields.Add(field with { Title = title });
                }
            }
        }

        return fields.ToImmutable();
    }

    private FieldSyntax? ReadField(Word? name, MappingReader reader, SourceLocation location)
    {
        var kind = reader.RequiredOneOf<FieldKind>("type", "type");
        var before = diagnostics.ErrorCount;
        var options = ReadOptions(reader);
        var hasOptions = diagnostics.ErrorCount == before;
        var unit = reader.Text("unit");
        var minimum = reader.Text("min");
        var maximum = reader.Text("max");
        var step = reader.Text("step");
        var statusQuo = reader.Entry("status-quo") is { } value ? ValueReader.Read(value, diagnostics) : null;
        var controlledBy = reader.Text("controlled-by");
        var moves = reader.Entry("moves") is { } steps ? ReadMoves(reader, steps) : null;
        var onlyWhen = reader.Entry("only-when") is { } condition ? conditions.Read(condition) : null;

        // Without its options a field would only bring a mistake for each value that it is given.
        return kind is { } known && hasOptions
            ? new FieldSyntax(name, null, known, options, unit, minimum, maximum, step, statusQuo, onlyWhen, location)
            {
                ControlledBy = controlledBy,
                Moves = moves,
                MovesLocation = reader.Entry("moves")?.Key.Location,
            }
            : null;
    }

    private ImmutableArray<(Word, ImmutableArray<Word>)>? ReadMoves(MappingReader field, YamlEntry entry) =>
        field.Mapping(entry) is not { } moves
            ? null
            :
            [
                .. from move in moves.Entries
                let to = ValueReader.Read(move, diagnostics)
                where to is not null
                select (new Word(move.Key.Text, move.Key.Location), to.Items),
            ];

    /// <summary>Options are a list of ids, or a mapping from ids to what they mean.</summary>
    private ImmutableArray<OptionSyntax>? ReadOptions(MappingReader reader)
    {
        if (reader.Entry("options") is not { } entry)
        {
            return null;
        }

        var options = ImmutableArray.CreateBuilder<OptionSyntax>();
        if (entry.Value is YamlMapping mapping)
        {
            options.AddRange(mapping.Entries.Select(option => ReadOption(reader, option)));
        }
        else
        {
            options.AddRange(reader.Words("options").Select(word => new OptionSyntax(word, null)));
        }

        foreach (var option in options.Where(option => !Names.IsId(option.Id.Text)))
        {
            diagnostics.Add(SyntaxDiagnostics.NotAnId(option.Id));
        }

        return options.ToImmutable();
    }

    /// <summary>An option with what it means, or with the days on which it is there besides.</summary>
    private OptionSyntax ReadOption(MappingReader field, YamlEntry entry)
    {
        var id = new Word(entry.Key.Text, entry.Key.Location);
        if (entry.Value is YamlScalar { IsEmpty: true } && SyntaxDiagnostics.IsAfterComma(entry.Key))
        {
            diagnostics.Add(SyntaxDiagnostics.MissingValue(entry.Key));
        }

        if (entry.Value is not YamlMapping body)
        {
            return new OptionSyntax(id, entry.Value is YamlScalar { IsEmpty: true } ? null : field.Word(entry));
        }

        var reader = new MappingReader(body, id.Location, "an option", diagnostics);
        var option = new OptionSyntax(id, reader.Text("title"))
        {
            From = reader.Date("from"),
            Until = reader.Date("until"),
            UntilLocation = reader.Entry("until")?.Value.Location,
            GivesUp = reader.YesNo("gives-up") ?? false,
        };
        reader.Finish();
        return option;
    }
}
