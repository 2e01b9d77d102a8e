using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads a file of a rule pack into syntax. What it declares is kept even where another of its parts is wrong.</summary>
internal sealed class PackReader
{
    /// <summary>The file of a pack that names it and its parties.</summary>
    public const string HeadFile = "pack.yaml";

    private readonly DiagnosticBag _diagnostics = new();
    private readonly ConditionReader _conditions;

    /// <summary>Whether the file has been told that its positions name parties, which is said once.</summary>
    private bool _isMixed;

    private PackReader() => _conditions = new ConditionReader(_diagnostics);

    private PackSyntax Pack { get; } = new();

    /// <summary>Whether a key is one that the first file of a pack, or another, has at its top and no scenario has.</summary>
    public static bool IsOwnKey(string key) => key is "id" or "title" or "version" or "summary" or "party" || IsNamed(key) || IsList(key);

    /// <summary>Whether what stands at the top of a file is a scenario's.</summary>
    public static bool IsScenario(YamlMapping root) => ScenarioKey(root) is not null;

    /// <summary>What a file declares.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">The language of its texts; null for the texts as they are.</param>
    public static PackPart Read(SourceFile file, string? language)
    {
        var reader = new PackReader();
        var translations = new Translations(language, reader._diagnostics);
        if (YamlReader.Read(file, reader._diagnostics) is not { } root || !reader.Read(file, translations.Read(root)))
        {
            reader.Pack.IsWhole = false;
        }

        reader.Pack.Languages.UnionWith(translations.Languages);
        reader.Pack.Told.UnionWith(translations.Told);
        return new PackPart(reader.Pack, reader._diagnostics.ToSorted());
    }

    /// <summary>Reads a file, and tells whether all the names that it declares are known now.</summary>
    private bool Read(SourceFile file, YamlNode root)
    {
        if (root is not YamlMapping mapping)
        {
            if (!Shape.ReportSlips(root, _diagnostics))
            {
                _diagnostics.Add(SyntaxDiagnostics.WrongShape(root, "A file of a pack", SyntaxDiagnostics.Mapping));
            }

            return false;
        }

        if (ScenarioKey(mapping) is { } title)
        {
            _diagnostics.Add(
                SyntaxDiagnostics.AnotherKindOfFile(
                    title.Location,
                    "a scenario",
                    "a file of a rule pack",
                    "Keep scenarios in a folder of their own, such as `scenarios/`."
                )
            );
            return false;
        }

        var start = mapping.Entries.IsEmpty ? mapping.Location : mapping.Entries[0].Key.Location;
        var isHead = Path.GetFileName(file.Path) == HeadFile;
        var hasPositions = mapping.Entries.Any(entry => entry.Key.Text is "positions");
        var reader = new MappingReader(
            mapping,
            start,
            isHead ? "a pack"
                : hasPositions ? "a file of positions"
                : "a file of a pack",
            _diagnostics
        );
        var namesEach = mapping.Entries.Any(entry =>
            entry.Key.Text is "positions"
            && entry.Value is YamlSequence list
            && list.Items.OfType<YamlMapping>().Any(item => item.Entries.Any(key => key.Key.Text is "party"))
        );
        var party =
            isHead ? null
            : hasPositions && !namesEach ? reader.RequiredId("party")
            : reader.Id("party");
        if (isHead)
        {
            ReadHead(reader);
        }

        // A source may stand beside the positions that cite it.
        ReadNamed(reader, "sources", (name, body) => Add(Pack.Sources, ReadSource(name, body)));
        var vocabulary = new VocabularyReader(_conditions, _diagnostics);
        ReadNamed(reader, "issues", (id, body) => Add(Pack.Issues, vocabulary.Read(id, body)));
        ReadListed(reader, "positions", "a position", body => Add(Pack.Positions, ReadPosition(body, party, isHead)));
        ReadListed(reader, "implications", "an implication", body => Add(Pack.Implications, ReadImplication(body)));
        ReadListed(reader, "constraints", "a constraint", body => Add(Pack.Constraints, ReadConstraint(body)));
        ReadListed(reader, "facts", "a fact", body => Add(Pack.Facts, ReadFact(body)));
        reader.Finish();

        // A key at the top that is misspelt, or whose value has the wrong shape, hides all the names below it.
        return !reader.HasUnknownKeys
            && mapping.Entries.All(entry =>
                IsList(entry.Key.Text) ? entry.Value is YamlSequence : !IsNamed(entry.Key.Text) || entry.Value is YamlMapping
            );
    }

    private static bool IsNamed(string key) => key is "parties" or "sources" or "issues";

    private static bool IsList(string key) => key is "positions" or "implications" or "constraints" or "facts";

    /// <summary>The key that shows that a file is a scenario: its title, or another of its keys where nothing belongs to a pack.</summary>
    private static YamlScalar? ScenarioKey(YamlMapping mapping)
    {
        var keys = mapping.Entries.Select(entry => entry.Key).ToList();
        return keys.FirstOrDefault(key => key.Text is ScenarioReader.TitleKey)
            ?? (keys.Any(key => IsOwnKey(key.Text)) ? null : keys.FirstOrDefault(key => ScenarioReader.IsOwnKey(key.Text)));
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
        var noDeal =
            reader.Entry("no-deal") is { } entry && reader.Mapping(entry) is { } body ? ReadNoDeal(entry.Key.Location, body) : null;
        Pack.Header =
            id is not null && title is not null && version is not null && summary is not null
                ? new HeaderSyntax(id, title, version, summary) { NoDeal = noDeal }
                : null;
        Pack.Topics.AddRange(reader.NamedTexts("topics").Select(topic => new TopicSyntax(topic.Id, topic.Text)));
        Pack.Questions.AddRange(reader.NamedTexts("questions").Select(question => new QuestionSyntax(question.Id, question.Text)));
        ReadNamed(reader, "parties", (name, body) => Add(Pack.Parties, ReadParty(name, body)));
    }

    private ImmutableArray<TermSyntax>? ReadNoDeal(SourceLocation place, YamlMapping body)
    {
        var reader = new MappingReader(body, place, "what stands if nothing is agreed", _diagnostics);
        var terms = reader.RequiredEntry("terms") is { } entry ? TermReader.Read(entry, _diagnostics) : (ImmutableArray<TermSyntax>?)null;
        reader.Finish();
        return terms;
    }

    /// <summary>A mapping from ids to mappings.</summary>
    private void ReadNamed(MappingReader reader, string key, Action<Word, YamlMapping> read)
    {
        foreach (var entry in reader.Entries(key))
        {
            var id = new Word(entry.Key.Text, entry.Key.Location);
            Watch(
                id.Text,
                () =>
                {
                    if (!Names.IsId(id.Text))
                    {
                        _diagnostics.Add(SyntaxDiagnostics.NotAnId(id));
                        Pack.IsWhole = false;
                    }
                    else if (reader.Mapping(entry) is { } body)
                    {
                        read(id, body);
                    }
                }
            );
        }
    }

    /// <summary>Remembers what has a mistake in it, so that the binder does not report every mention of it too.</summary>
    private void Watch(string id, Action read)
    {
        var before = _diagnostics.ErrorCount;
        read();
        if (_diagnostics.ErrorCount > before)
        {
            Pack.Damaged.Add(id);
            Pack.Damaged.Add(MappingReader.ToId(id) ?? id);
        }
    }

    /// <summary>A list of mappings.</summary>
    private void ReadListed(MappingReader reader, string key, string what, Action<ItemReader> read)
    {
        foreach (var mapping in reader.Mappings(key))
        {
            var id = mapping.Entries.FirstOrDefault(entry => entry.Key.Text == "id")?.Value as YamlScalar;
            var place =
                id is { Text.Length: > 0 } ? id.Location
                : mapping.Entries.IsEmpty ? mapping.Location
                : mapping.Entries[0].Key.Location;
            Watch(id?.Text ?? "", () => read(new ItemReader(new MappingReader(mapping, place, what, _diagnostics), place)));
        }
    }

    private PartySyntax? ReadParty(Word id, YamlMapping body)
    {
        var reader = new MappingReader(body, id.Location, "a party", _diagnostics);
        var title = reader.RequiredText("title");
        var role = reader.RequiredOneOf<PartyRole>("role", "role");
        var memberOf = reader.Text("member-of");
        var note = reader.Text("note");
        var walksAwayBelow = reader.Text("walks-away-below");
        var ranking = reader.Entry("ranking") is { } entry ? ReadRanking(entry) : null;
        reader.Finish();

        // What is wrong with its role keeps no other part of the pack from naming it.
        return title is not null
            ? new PartySyntax(id, title, role ?? default, memberOf, note)
            {
                WalksAwayBelow = walksAwayBelow,
                Ranking = ranking,
                RankingLocation = reader.Entry("ranking")?.Key.Location,
            }
            : null;
    }

    /// <summary>
    /// A list of states, best first: each is some terms, or a list of several between which the party makes no difference.
    /// </summary>
    private ImmutableArray<ImmutableArray<ImmutableArray<TermSyntax>>>? ReadRanking(YamlEntry entry)
    {
        if (Shape.List(entry, _diagnostics) is not { } list)
        {
            return null;
        }

        var ranks = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<TermSyntax>>>();
        foreach (var item in list.Items)
        {
            var states = item is YamlSequence equal ? equal.Items : [item];
            foreach (var odd in states.Where(state => state is not YamlMapping))
            {
                Shape.Report(odd, entry.Key, SyntaxDiagnostics.Mapping, _diagnostics);
            }

            ranks.Add([.. states.OfType<YamlMapping>().Select(state => TermReader.Read(state, _diagnostics))]);
        }

        return ranks.ToImmutable();
    }

    private SourceSyntax? ReadSource(Word id, YamlMapping body)
    {
        var reader = new MappingReader(body, id.Location, "a source", _diagnostics);
        var title = reader.RequiredText("title");
        var publisher = reader.RequiredText("publisher");
        var author = reader.Text("author");
        var date = reader.Date("date");
        var url = reader.Text("url");
        var archive = reader.Text("archive");
        var tier = reader.OneOf<SourceTier>("tier", "tier");
        var read = reader.OneOf<ReadExtent>("read", "word for how much was read");
        var note = reader.Text("note");
        reader.Finish();
        return title is not null && publisher is not null
            ? new SourceSyntax(id, title, publisher, author, date, url, archive, tier, read, note)
            : null;
    }

    private PositionSyntax? ReadPosition(ItemReader item, Word? fileParty, bool isHead)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var party = isHead ? reader.RequiredId("party") : fileParty;
        if (!isHead && reader.Entry("party") is { } own && !_isMixed)
        {
            _isMixed = true;
            _diagnostics.Add(SyntaxDiagnostics.SeveralParties(own.Key.Location));
        }

        var kind = reader.RequiredOneOf<PositionKind>("kind", "kind of position");
        var title = reader.RequiredText("title");
        var statement = ReadStatement(item);
        var statusEntry = reader.Entry("status");
        var isVague = reader.Entry("vague") is not null;
        var details = new PositionDetails
        {
            Interest = reader.Text("interest"),
            AppliesWhen = ReadCondition(reader, "applies-when", isWanted: !isVague),
            CrossedWhen = ReadCondition(
                reader,
                "crossed-when",
                isWanted: !isVague && PositionPolicy.Takes(kind, PositionPolicy.CrossedWhen)
            ),
            MetWhen = ReadCondition(reader, "met-when", isWanted: !isVague && PositionPolicy.Takes(kind, PositionPolicy.MetWhen)),
            Misplaced =
                reader
                    .Entry(PositionPolicy.Takes(kind, PositionPolicy.MetWhen) ? PositionPolicy.CrossedWhen : PositionPolicy.MetWhen)
                    ?.Value.Location.Text
                    is { Length: < 80 } text
                && !text.Contains('\n', StringComparison.Ordinal)
                    ? text.StartsWith('{')
                        ? text
                        : $"{{{text}}}"
                    : null,
            Unless = ReadUnless(reader),
            UnlessLocation = reader.Entry("unless")?.Key.Location,
            Weight = ReadOfPreference(reader, "weight", kind),
            Priority = ReadOfPreference(reader, "priority", kind),
            Of = reader.Text("of") is { } of ? PathReader.Read(of, _diagnostics) : null,
            OfLocation = reader.Entry("of")?.Key.Location,
            Values = [.. reader.Entries("values").Select(entry => ReadWorth(reader, entry)).OfType<(Word, Word)>()],
            ValuesLocation = reader.Entry("values")?.Key.Location,
            Status = reader.OneOf<PositionStatus>("status", "status") ?? PositionStatus.InForce,
            StatusLocation = statusEntry?.Value.Location,
            Until = reader.Period("until"),
            UntilLocation = reader.Entry("until")?.Value.Location,
            SupersededBy = reader.Text("superseded-by"),
            Tags = reader.Words("tags"),
            Encoding = reader.Text("encoding"),
            Vague = reader.Text("vague"),
            Readings = new ReadingReader(_conditions, ReadUnless, _diagnostics).Read(reader),
        };
        reader.Finish();
        if (id is not null && party is null)
        {
            Pack.Damaged.Add(id.Text);
        }

        return id is not null && party is not null && kind is { } known && title is not null && statement is not null
            ? new PositionSyntax(id, party, known, title, statement, details, item.Place)
            : null;
    }

    private ImmutableArray<ExceptedCaseSyntax> ReadUnless(MappingReader position)
    {
        var cases = ImmutableArray.CreateBuilder<ExceptedCaseSyntax>();
        ReadListed(
            position,
            "unless",
            "an exception",
            item =>
            {
                var when = ReadRequiredCondition(item.Reader, "when");
                var statement = ReadStatement(item);
                item.Reader.Finish();
                if (when is not null && statement is not null)
                {
                    cases.Add(new ExceptedCaseSyntax(when, statement));
                }
            }
        );
        return cases.ToImmutable();
    }

    /// <summary>
    /// What positions, exceptions and facts share. Speaker and date may be missing from an assumption; the binder looks after that.
    /// </summary>
    private static StatementSyntax? ReadStatement(ItemReader item)
    {
        var reader = item.Reader;
        var text = reader.RequiredText("statement");
        var speaker = reader.Text("speaker");
        var date = reader.Period("stated");
        var dateIsMistaken = date is null && reader.Entry("stated") is not null;
        var source = reader.RequiredText("source");
        var locator = reader.Text("locator");
        var records = reader.Words("records");
        return text is not null && source is not null && !dateIsMistaken
            ? new StatementSyntax(text, speaker, date, source, locator, records, item.Place)
            {
                DateLocation = reader.Entry("stated")?.Value.Location,
            }
            : null;
    }

    private ImplicationSyntax? ReadImplication(ItemReader item)
    {
        var reader = item.Reader;
        var id = reader.RequiredId("id");
        var when = ReadRequiredCondition(reader, "when");
        var then = reader.RequiredEntry("then") is { } entry ? TermReader.Read(entry, _diagnostics) : [];
        if (reader.Entry("then") is { Value: YamlMapping { Entries.IsEmpty: true } nothing })
        {
            _diagnostics.Add(SyntaxDiagnostics.EmptyImplication(nothing.Location));
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
        var concerns = reader.Words("concerns");
        var because = reader.RequiredText("because");
        reader.Finish();
        return id is not null && statement is not null && because is not null
            ? new FactSyntax(id, party, statement, concerns, because)
            : null;
    }

    /// <summary>
    /// A condition. Where its key is not wanted, the binder reports the place of the condition, which is then that of the key.
    /// </summary>
    private ConditionSyntax? ReadCondition(MappingReader reader, string key, bool isWanted) =>
        reader.Entry(key) is { } entry && _conditions.Read(entry) is { } condition
            ? isWanted
                ? condition
                : condition with
                {
                    Location = entry.Key.Location,
                }
            : null;

    /// <summary>
    /// A number that only preferences have. Where the kind has none, the binder reports its place, which is then that of the key.
    /// </summary>
    private static Word? ReadOfPreference(MappingReader reader, string key, PositionKind? kind) =>
        reader.Entry(key) is { } entry && reader.Word(entry) is { } number
            ? kind is null || PositionPolicy.Of(kind.Value).IsWeighed
                ? number
                : number with
                {
                    Location = entry.Key.Location,
                }
            : null;

    private static (Word, Word)? ReadWorth(MappingReader reader, YamlEntry entry) =>
        reader.Word(entry) is { } amount ? (new Word(entry.Key.Text, entry.Key.Location), amount) : null;

    private ConditionSyntax? ReadRequiredCondition(MappingReader reader, string key) =>
        reader.RequiredEntry(key) is { } entry ? _conditions.Read(entry) : null;

    /// <summary>An item of a list, and where it is named.</summary>
    private sealed record ItemReader(MappingReader Reader, SourceLocation Place);
}
