using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Schemas;

namespace ScenarioEngine.Editing;

/// <summary>Tells what the words of a file stand for: things of its pack, or words of the language of files.</summary>
/// <param name="walk">The shapes of the file.</param>
/// <param name="pack">The pack whose names it uses; null where none is known.</param>
/// <param name="findPack">What gives a pack by its id, as the file would get it; or null.</param>
internal sealed class Meanings(ShapeWalk walk, RulePack? pack, Func<string, RulePack?> findPack)
{
    /// <summary>What stands in a place, or null where that has no meaning of its own.</summary>
    public Meaning? Of(Place place) =>
        place.Text.Length == 0 ? null
        : place.Kind == PlaceKind.Key ? OfKey(place.Owner, place.Text)
        : OfValue(place.Owner, place.Text) ?? (place.Kind == PlaceKind.Either ? OfKey(place.Owner, place.Text) : null);

    /// <summary>What a key means in what holds it.</summary>
    public Meaning? OfKey(OutlineNode owner, string key)
    {
        var below = walk.At([.. owner.Path, key]);
        return FieldIn(below) is { } field ? Of(FieldOfParty(field, owner))
            : pack is not null && owner.Path is ["issues", { } issue, ..] && KeysFor(owner).Contains(key)
                ? Of(pack.Fields.First(own => own.Issue.Id == issue && own.Name == key))
            : Named(owner, key)
                ?? (
                    below.Select(shape => shape.Description).FirstOrDefault(text => text.Length > 0) is { } text
                        ? new Meaning(MeaningSort.Word, "", text, null)
                        : null
                );
    }

    /// <summary>What a value means in the place of its key or item.</summary>
    public Meaning? OfValue(OutlineNode owner, string value)
    {
        var shapes = walk.At(owner.Path);
        if (FieldIn(shapes) is { } field && field.Type.Options.FirstOrDefault(option => option.Id == value) is { } option)
        {
            return Of(field, option);
        }

        return Named(owner, value)
            ?? (
                shapes.FirstOrDefault(shape => ShapeWalk.Words(shape).Contains(value)) is { Description: { Length: > 0 } text }
                    ? new Meaning(MeaningSort.Word, "", text, null)
                    : null
            );
    }

    /// <summary>The names that stand in a place by the language of files, though the shapes of files do not list them.</summary>
    public IEnumerable<string> NamesFor(OutlineNode owner) =>
        pack is null
            ? []
            : KeyAbove(owner) switch
            {
                "member-of" => pack.Parties.Select(party => party.Id),
                "superseded-by" => pack.Positions.Where(position => position.Party.Id == PartyOf(owner)).Select(position => position.Id),
                "concerns" => pack.Positions.Select(position => position.FullName).Concat(pack.Issues.Select(issue => issue.Id)),
                "of" => pack.Fields.Select(field => field.Path),
                "status-quo" => DeclaredField(owner)?.Type.Options.Select(option => option.Id) ?? [],
                _ => [],
            };

    /// <summary>
    /// The keys that stand in a place by the language of files, though the shapes of files do not list them: within its issue a field goes
    /// by its own name.
    /// </summary>
    public IEnumerable<string> KeysFor(OutlineNode owner) =>
        owner.Path is ["issues", { } issue, ..] && KeyAbove(owner) is "only-when" or "any" or "all" or "not"
            ? pack?.Issues.FirstOrDefault(known => known.Id == issue)?.Fields.Select(field => field.Name).OfType<string>().Distinct() ?? []
            : [];

    /// <summary>The field to which shapes lead, in the first of its instances; null where they lead to none.</summary>
    private Field? FieldIn(ImmutableArray<Reached> shapes) =>
        pack is null ? null : shapes.Select(shape => Values.FieldOf(pack, shape.Definition)).FirstOrDefault(field => field is not null);

    /// <summary>The same field for the party that stands above it.</summary>
    private static Field FieldOfParty(Field field, OutlineNode owner) =>
        field.Instance is null
            ? field
            : field.Issue.Fields.FirstOrDefault(other => other.Name == field.Name && owner.Path.Contains(other.Instance?.Id)) ?? field;

    /// <summary>What a name stands for by the key that it belongs to.</summary>
    private Meaning? Named(OutlineNode owner, string name)
    {
        var above = KeyAbove(owner);
        if (above == "rules" || pack is null)
        {
            return above == "rules" && findPack(name) is { } other ? Of(other) : null;
        }

        return above switch
        {
            _ when name.Contains('/', StringComparison.Ordinal) => pack.TryGetPosition(name, out var position) ? Of(position) : null,
            "id" when owner.Parent is { Key: null, Parent.Key: { } list } => Listed(list, PartyOf(owner), name),
            "superseded-by" => Listed("positions", PartyOf(owner), name),
            "source" or "sources" => Find(pack.Sources, source => source.Id == name, Of),
            "question" or "questions" => Find(
                pack.Questions,
                question => question.Id == name,
                question => new Meaning(MeaningSort.Reading, question.Text, MarkdownText.Escape(question.Text), question.Location)
            ),
            "without-implications" => Listed("implications", null, name),
            "reading" or "readings" => Find(pack.Positions.SelectMany(position => position.Readings), reading => reading.Id == name, Of),
            "of" or "unset" or "contradictions" or "because" when pack.TryGetField(name, out var field) => Of(field),
            "status-quo" or "options" or "moves" => DeclaredField(owner) is { } field
                ? Find(field.Type.Options, option => option.Id == name, option => Of(field, option))
                : null,
            "fields" => owner.Parent?.Key is { } issue
                ? Find(pack.Fields, field => field.Issue.Id == issue && field.Name == name, Of)
                : null,
            _ when owner.Parent?.Key == "reading" && owner.Key is { } read => Find(
                pack.Positions.Where(position => position.FullName == read).SelectMany(position => position.Readings),
                reading => reading.Id == name,
                Of
            ),
            _ => Find(
                pack.Issues,
                issue => issue.Id == name.Split(' ')[^1],
                issue => new Meaning(MeaningSort.Issue, issue.Title, InFull(issue.Id), issue.Location)
            ) ?? Find(pack.Parties, party => party.Id == name, Of),
        };
    }

    private static Meaning? Find<T>(IEnumerable<T> things, Func<T, bool> isMeant, Func<T, Meaning> of)
        where T : class => things.FirstOrDefault(isMeant) is { } thing ? of(thing) : null;

    /// <summary>What is declared in a list under an id.</summary>
    private Meaning? Listed(string list, string? party, string id) =>
        pack is null
            ? null
            : list switch
            {
                "positions" => Find(pack.Positions, position => position.Id == id && position.Party.Id == party, Of),
                "implications" => Find(
                    pack.Implications,
                    implication => implication.Id == id,
                    implication => new Meaning(MeaningSort.Rule, implication.Because, InFull(id), implication.Location)
                ),
                "constraints" => Find(
                    pack.Constraints,
                    constraint => constraint.Id == id,
                    constraint => new Meaning(MeaningSort.Rule, constraint.Because, InFull(id), constraint.Location)
                ),
                "facts" => Find(
                    pack.Facts,
                    fact => fact.Id == id,
                    fact => new Meaning(MeaningSort.Rule, fact.Statement.Text, InFull(id), fact.Location)
                ),
                "readings" => Find(pack.Positions.SelectMany(position => position.Readings), reading => reading.Id == id, Of),
                _ => null,
            };

    /// <summary>The nearest key above a place, past items of lists.</summary>
    private static string? KeyAbove(OutlineNode? node)
    {
        while (node is { Key: null, Parent: not null })
        {
            node = node.Parent;
        }

        return node?.Key;
    }

    /// <summary>The party whose position is written in a place: its own `party`, or that of the file.</summary>
    private static string? PartyOf(OutlineNode node)
    {
        for (OutlineNode? above = node; above is not null; above = above.Parent)
        {
            if (above.ValueOf("party") is { } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>The field in whose declaration a place is.</summary>
    private Field? DeclaredField(OutlineNode node) =>
        pack is not null && node.Path is ["issues", { } issue, .. var rest]
            ? pack.Fields.FirstOrDefault(field => field.Issue.Id == issue && field.Name == (rest is ["fields", { } name, ..] ? name : null))
            : null;

    private static Meaning Of(Field field) =>
        new(MeaningSort.Field, TitleOf(field), $"`{field.Path}`\n\n{Lines(Values.Describe(field))}", field.Location);

    private static Meaning Of(Field field, Option option)
    {
        var title = $"{option.Description ?? option.Id}{Phrases.Days(option)}";
        return new Meaning(
            MeaningSort.Option,
            title,
            $"{MarkdownText.Escape(title)}\n\n`{option.Id}` of `{field.Path}` ({MarkdownText.Escape(TitleOf(field))})",
            option.Location ?? field.Location
        );
    }

    private static string TitleOf(Field field) => field.Title is { } own ? $"{field.Issue.Title}: {own}" : field.Issue.Title;

    private Meaning Of(Position position) =>
        new(MeaningSort.Position, $"{Phrases.Kind(position.Kind)}: {position.Title}", InFull(position.FullName), position.Location);

    private static Meaning Of(Reading reading) =>
        new(
            MeaningSort.Reading,
            reading.Title,
            $"{MarkdownText.Escape($"{reading.Title}. {reading.Because}")}\n\n`{reading}`",
            reading.Location
        );

    private static Meaning Of(Source source)
    {
        string?[] said =
        [
            source.Title,
            source.Author,
            source.Publisher,
            source.Date is { } day ? Phrases.Day(day) : null,
            source.Tier is { } tier ? Words.Of(tier) : null,
            source.Read is { } read ? $"read: {Words.Of(read).Replace('-', ' ')}" : null,
        ];
        string?[] lines =
        [
            MarkdownText.Escape(string.Join(", ", said.OfType<string>())),
            source.Url is { } url ? $"<{url}>" : null,
            source.Note is { } note ? MarkdownText.Escape(note) : null,
        ];
        return new Meaning(MeaningSort.Source, source.Title, string.Join("\n\n", lines.OfType<string>()), source.Location);
    }

    private static Meaning Of(RulePack pack) =>
        new(MeaningSort.Pack, pack.Title, MarkdownText.Escape($"{pack.Title} ({pack.Id} {pack.Version}). {pack.Summary}"), pack.Location);

    private static Meaning Of(Party party) =>
        new(
            MeaningSort.Party,
            party.Title,
            MarkdownText.Escape(
                $"{party.Title}, {Words.Of(party.Role)}{(party.MemberOf is { } group ? $", in {group.Title}" : "")}.{(party.Note is { } note ? $" {note}" : "")}"
            ),
            party.Location
        );

    /// <summary>Lines of text, of which those with a hyphen stay items of a list.</summary>
    private static string Lines(string text) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                    line.StartsWith("- ", StringComparison.Ordinal) ? $"- {MarkdownText.Escape(line[2..])}" : MarkdownText.Escape(line)
                )
        );

    /// <summary>What `scenario rules show` says of a name.</summary>
    private string InFull(string name)
    {
        if (pack is null)
        {
            return "";
        }

        using var writer = new StringWriter { NewLine = "\n" };
        DocumentMarkdown.Write(writer, PackDocument.Find(pack, name));
        return writer.ToString().Trim();
    }
}
