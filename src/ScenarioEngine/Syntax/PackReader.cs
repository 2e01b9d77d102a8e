using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the files of a rule pack into one syntax. What a file declares is kept even where another of its parts is wrong.</summary>
internal sealed class PackReader(DiagnosticBag diagnostics)
{
    /// <summary>The file of a pack that names it, its parties and its sources.</summary>
    public const string HeadFile = "pack.yaml";

    private readonly ConditionReader _conditions = new(diagnostics);

    public PackSyntax Pack { get; } = new();

    /// <summary>Adds what a file declares.</summary>
    public void Read(SourceFile file)
    {
        if (YamlReader.Read(file, diagnostics) is not { } root)
        {
            Pack.IsWhole = false;
            return;
        }

        if (root is not YamlMapping mapping)
        {
            diagnostics.Add(SyntaxDiagnostics.WrongShape(root.Location, "A file of a pack", "a mapping", MappingReader.Describe(root)));
            return;
        }

        var start = mapping.Entries.IsEmpty ? mapping.Location : mapping.Entries[0].Key.Location;
        if (mapping.Entries.FirstOrDefault(entry => entry.Key.Text is ScenarioReader.TitleKey) is { } title)
        {
            diagnostics.Add(SyntaxDiagnostics.AnotherKindOfFile(
                title.Key.Location, "a scenario", "a file of a rule pack", "Keep scenarios in a folder of their own, such as `scenarios/`."));
            return;
        }

        var isHead = Path.GetFileName(file.Path) == HeadFile;
        var reader = new MappingReader(mapping, start, isHead ? "a pack" : "a file of a pack", diagnostics);
        var party = isHead ? null : reader.Id("party");
        if (isHead)
        {
            ReadHead(reader);
        }

        ReadNamed(reader, "issues", (id, body) => Add(Pack.Issues, ReadIssue(id, body)));
        ReadListed(reader, "positions", "a position", body => Add(Pack.Positions, ReadPosition(body, party, isHead)));
        ReadListed(reader, "implications", "an implication", body => Add(Pack.Implications, ReadImplication(body)));
        ReadListed(reader, "constraints", "a constraint", body => Add(Pack.Constraints, ReadConstraint(body)));
        ReadListed(reader, "facts", "a fact", body => Add(Pack.Facts, ReadFact(body)));
        reader.Finish();
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private void ReadHead(MappingReader reader)
    {
        var id = reader.RequiredId("id");
        var title = reader.RequiredText("title");
        var version = reader.RequiredText("version");
        var summary = reader.RequiredText("summary");
        Pack.Header = id is not null && title is not null && version is not null && summary is not null
            ? new HeaderSyntax(id, title, version, summary)
            : null;
        ReadNamed(reader, "parties", (name, body) => Add(Pack.Parties, ReadParty(name, body)));
        ReadNamed(reader, "sources", (name, body) => Add(Pack.Sources, ReadSource(name, body)));
    }

    /// <summary>A mapping from ids to mappings.</summary>
    private void ReadNamed(MappingReader reader, string key, Action<Word, YamlMapping> read)
    {
        foreach (var entry in reader.Entries(key))
        {
            var id = new Word(entry.Key.Text, entry.Key.Location);
            if (!MappingReader.IsId(id.Text))
            {
                diagnostics.Add(SyntaxDiagnostics.NotAnId(id));
            }
            else if (reader.Mapping(entry) is { } body)
            {
                Watch(id.Text, () => read(id, body));
            }
        }
    }

    /// <summary>Remembers what has a mistake in it, so that the binder does not report every mention of it too.</summary>
    private void Watch(string id, Action read)
    {
        var before = diagnostics.ErrorCount;
        read();
        if (diagnostics.ErrorCount > before)
        {
            Pack.Damaged.Add(id);
        }
    }

    /// <summary>A list of mappings.</summary>
    private void ReadListed(MappingReader reader, string key, string what, Action<ItemReader> read)
    {
        foreach (var item in reader.Items(key))
        {
            if (item is YamlMapping { Entries: [var first, ..] } mapping)
            {
                var id = mapping.Entries.FirstOrDefault(entry => entry.Key.Text == "id")?.Value as YamlScalar;
                var place = id?.Location ?? first.Key.Location;
                Watch(id?.Text ?? "", () => read(new ItemReader(new MappingReader(mapping, place, what, diagnostics), place)));
            }
            else
            {
                diagnostics.Add(SyntaxDiagnostics.WrongShape(item.Location, key, "a mapping", MappingReader.Describe(item)));
            }
        }
    }

    private PartySyntax? ReadParty(Word id, YamlMapping body)
    {
        var reader = new MappingReader(body, id.Location, "a party", diagnostics);
        var title = reader.RequiredText("title");
        var role = reader.RequiredOneOf<PartyRole>("role", "role");
        var memberOf = reader.Text("member-of");
        var note = reader.Text("note");
        reader.Finish();
        return title is not null && role is { } known ? new PartySyntax(id, title, known, memberOf, note) : null;
    }

    private SourceSyntax? ReadSource(Word id, YamlMapping body)
    {
        var reader = new MappingReader(body, id.Location, "a source", diagnostics);
        var title = reader.RequiredText("title");
        var publisher = reader.RequiredText("publisher");
        var author = reader.Text("author");
        var date = reader.Date("date");
        var url = reader.Text("url");
        var read = reader.OneOf<ReadExtent>("read", "word for how much was read");
        var note = reader.Text("note");
        reader.Finish();
        return title is not null && publisher is not null ? new SourceSyntax(id, title, publisher, author, date, url, read, note) : null;
    }

    private IssueSyntax? ReadIssue(Word id, YamlMapping body)
    {
        var reader = new MappingReader(body, id.Location, "an issue", diagnostics);
        var title = reader.RequiredText("title");
        var topic = reader.Text("topic");
        var note = reader.Text("note");
        var per = reader.Words("per");
        ImmutableArray<FieldSyntax> fields;
        if (reader.Entry("fields") is { } entry)
        {
            fields = reader.Mapping(entry) is { } named ? ReadFields(named) : [];
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

    private ImmutableArray<FieldSyntax> ReadFields(YamlMapping named)
    {
        var fields = ImmutableArray.CreateBuilder<FieldSyntax>();
        foreach (var entry in named.Entries)
        {
            var name = new Word(entry.Key.Text, entry.Key.Location);
            if (!MappingReader.IsId(name.Text))
            {
                diagnostics.Add(SyntaxDiagnostics.NotAnId(name));
            }
            else if (entry.Value is YamlMapping body)
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
            else
            {
                diagnostics.Add(SyntaxDiagnostics.WrongShape(entry.Value.Location, name.Text, "a mapping", MappingReader.Describe(entry.Value)));
            }
        }

        return fields.ToImmutable();
    }

    private FieldSyntax? ReadField(Word? name, MappingReader reader, SourceLocation location)
    {
        var kind = reader.RequiredOneOf<FieldKind>("type", "type");
        var options = ReadOptions(reader);
        var unit = reader.Text("unit");
        var minimum = reader.Text("min");
        var maximum = reader.Text("max");
        var statusQuo = reader.Entry("status-quo") is { } value ? ValueReader.Read(value, diagnostics) : null;
        var onlyWhen = ReadCondition(reader, "only-when");
        return kind is { } known
            ? new FieldSyntax(name, null, known, options, unit, minimum, maximum, statusQuo, onlyWhen, location)
            : null;
    }

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
            options.AddRange(mapping.Entries.Select(option => new OptionSyntax(
                new Word(option.Key.Text, option.Key.Location),
                option.Value is YamlScalar { IsEmpty: true } ? null : reader.Word(option))));
        }
        else
        {
            options.AddRange(reader.Words("options").Select(word => new OptionSyntax(word, null)));
        }

        foreach (var option in options.Where(option => !MappingReader.IsId(option.Id.Text)))
        {
            diagnostics.Add(SyntaxDiagnostics.NotAnId(option.Id));
        }

        return options.ToImmutable();
    }

    private PositionSyntax? ReadPosition(ItemReader item, Word? fileParty, bool isHead)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var party = isHead ? reader.RequiredId("party") : fileParty;
        if (party is null && !isHead)
        {
            diagnostics.Add(SyntaxDiagnostics.MissingKey(item.Place, "party", "a file of positions"));
        }

        var kind = reader.RequiredOneOf<PositionKind>("kind", "kind of position");
        var title = reader.RequiredText("title");
        var statement = ReadStatement(item);
        var statusEntry = reader.Entry("status");
        var details = new PositionDetails
        {
            Interest = reader.Text("interest"),
            AppliesWhen = ReadCondition(reader, "applies-when"),
            CrossedWhen = ReadCondition(reader, "crossed-when"),
            MetWhen = ReadCondition(reader, "met-when"),
            Unless = ReadUnless(reader),
            Weight = reader.Text("weight"),
            Status = reader.OneOf<PositionStatus>("status", "status") ?? PositionStatus.InForce,
            StatusLocation = statusEntry?.Value.Location,
            Until = reader.Date("until"),
            SupersededBy = reader.Text("superseded-by"),
            Tags = reader.Words("tags"),
            Encoding = reader.Text("encoding"),
            Vague = reader.Text("vague"),
        };
        reader.Finish();
        return id is not null && party is not null && kind is { } known && title is not null && statement is not null
            ? new PositionSyntax(id, party, known, title, statement, details, item.Place)
            : null;
    }

    private ImmutableArray<ExceptedCaseSyntax> ReadUnless(MappingReader position)
    {
        var cases = ImmutableArray.CreateBuilder<ExceptedCaseSyntax>();
        ReadListed(position, "unless", "an exception", item =>
        {
            var when = ReadRequiredCondition(item.Reader, "when");
            var statement = ReadStatement(item);
            item.Reader.Finish();
            if (when is not null && statement is not null)
            {
                cases.Add(new ExceptedCaseSyntax(when, statement));
            }
        });
        return cases.ToImmutable();
    }

    /// <summary>What positions, exceptions and facts share. Speaker and date may be missing from an assumption; the binder looks after that.</summary>
    private static StatementSyntax? ReadStatement(ItemReader item)
    {
        var reader = item.Reader;
        var text = reader.RequiredText("statement");
        var speaker = reader.Text("speaker");
        var date = reader.Date("stated");
        var dateIsMistaken = date is null && reader.Entry("stated") is not null;
        var source = reader.RequiredText("source");
        var locator = reader.Text("locator");
        var records = reader.Words("records");
        return text is not null && source is not null && !dateIsMistaken
            ? new StatementSyntax(text, speaker, date, source, locator, records, item.Place)
            : null;
    }

    private ImplicationSyntax? ReadImplication(ItemReader item)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var when = ReadRequiredCondition(reader, "when");
        var then = reader.RequiredEntry("then") is { } entry ? TermReader.Read(entry, diagnostics) : [];
        if (then.IsEmpty)
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyImplication(item.Place));
        }

        var because = reader.RequiredText("because");
        var basis = reader.RequiredOneOf<Basis>("basis", "basis");
        reader.Finish();
        return id is not null && when is not null && because is not null && basis is { } known
            ? new ImplicationSyntax(id, when, then, because, known)
            : null;
    }

    private ConstraintSyntax? ReadConstraint(ItemReader item)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var when = ReadRequiredCondition(reader, "impossible-when");
        var because = reader.RequiredText("because");
        var basis = reader.RequiredOneOf<Basis>("basis", "basis");
        reader.Finish();
        return id is not null && when is not null && because is not null && basis is { } known
            ? new ConstraintSyntax(id, when, because, known)
            : null;
    }

    private static FactSyntax? ReadFact(ItemReader item)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var party = reader.Text("party");
        var statement = ReadStatement(item);
        var because = reader.RequiredText("because");
        reader.Finish();
        return id is not null && statement is not null && because is not null ? new FactSyntax(id, party, statement, because) : null;
    }

    private ConditionSyntax? ReadCondition(MappingReader reader, string key) =>
        reader.Entry(key) is { } entry ? _conditions.Read(entry) : null;

    private ConditionSyntax? ReadRequiredCondition(MappingReader reader, string key) =>
        reader.RequiredEntry(key) is { } entry ? _conditions.Read(entry) : null;

    /// <summary>An item of a list, and where it is named.</summary>
    private sealed record ItemReader(MappingReader Reader, SourceLocation Place);
}
