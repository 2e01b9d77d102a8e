using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What is in a rule pack: parties, issues, positions, rules and sources.</summary>
internal static class PackDocument
{
    /// <summary>A whole pack, for people to read.</summary>
    public static Document Of(RulePack pack) =>
        new(
            $"{pack.Title} ({pack.Id} {pack.Version})",
            pack.Folder is { } folder ? $"{folder}." : "",
            [
                new Paragraph(pack.Summary),
                new Table(
                    "",
                    ["Party", "Role", "Positions", "Who that is"],
                    [
                        .. pack.Parties.Select(party =>
                            Row(
                                IdOf(party),
                                Words.Of(party.Role),
                                Quantity.Number(pack.Positions.Count(position => position.Party == party)),
                                party.Note is { } note ? $"{Listing.Stop(party.Title)} {note}" : party.Title
                            )
                        ),
                    ],
                    ""
                ),
                new Table(
                    "",
                    ["Issue", "Fields", "Title"],
                    [.. pack.Issues.Select(issue => Row(issue.Id, CountOf(issue), issue.Title))],
                    ""
                ),
                new Table("", ["Position", "Kind", "Stated", "Title"], [.. pack.Positions.Select(Row)], "") { MayDrop = true },
                .. pack.Implications.Select(Of),
                .. pack.Constraints.Select(Of),
                .. pack.Facts.IsEmpty
                    ? []
                    : (Block[])
                        [
                            new Table(
                                "",
                                ["Fact", "Stated", "Statement"],
                                [
                                    .. pack.Facts.Select(fact =>
                                        Row(
                                            fact.Id,
                                            fact.Statement.Stated is { } said ? Phrases.When(said) : "undated",
                                            fact.Statement.Text
                                        )
                                    ),
                                ],
                                ""
                            ),
                        ],
                new Table(
                    "",
                    ["Source", "Published", "Title"],
                    [
                        .. pack.Sources.Select(source =>
                            Row(source.Id, source.Date is { } day ? Phrases.Day(day) : "undated", $"{source.Title}, {source.Publisher}")
                        ),
                    ],
                    ""
                ),
            ]
        );

    /// <summary>The names of what <see cref="Find"/> finds.</summary>
    public static IEnumerable<string> NamesOf(RulePack pack) =>
        pack
            .Positions.Select(position => position.FullName)
            .Concat(pack.Parties.Select(party => party.Id))
            .Concat(pack.Issues.Select(issue => issue.Id))
            .Concat(pack.Facts.Select(fact => fact.Id))
            .Concat(pack.Implications.Select(implication => implication.Id))
            .Concat(pack.Constraints.Select(constraint => constraint.Id));

    /// <summary>
    /// A position, a fact, a party, an issue, an implication or a constraint in full; nothing where the pack has none of that name.
    /// </summary>
    public static ImmutableArray<Block> Find(RulePack pack, string name) =>
        name switch
        {
            _ when pack.Positions.FirstOrDefault(position => position.FullName == name) is { } position => [InFull(pack, position)],
            _ when pack.Facts.FirstOrDefault(fact => fact.Id == name) is { } fact => [InFull(fact)],
            _ when pack.Issues.FirstOrDefault(issue => issue.Id == name) is { } issue =>
            [
                .. InFull(issue),
                .. pack.FactsBeside(issue).Select(InFull),
            ],
            _ when pack.Parties.FirstOrDefault(party => party.Id == name) is { } party => [.. InFull(pack, party)],
            _ when pack.Implications.FirstOrDefault(implication => implication.Id == name) is { } implication => [Of(implication)],
            _ when pack.Constraints.FirstOrDefault(constraint => constraint.Id == name) is { } constraint => [Of(constraint)],
            _ => [],
        };

    /// <summary>A position with its statement, source and rule.</summary>
    public static Claim InFull(RulePack pack, Position position) =>
        new(
            Phrases.Kind(position.Kind).ToUpperInvariant(),
            Labels.WithName(position),
            Mood.Doubtful,
            [
                new Entry("Statement", position.Statement.Text),
                new Entry("Source", Phrases.Reference(position.Statement)),
                .. Optional("", position.Statement.Source.Url),
                .. Optional("Known", Phrases.Weakness(position.Statement)),
                new Entry("Rule", position.Vague is { } vague ? $"not tested, too vague: {vague}" : Phrases.Rule(position)),
                new Entry("", position.Location.ToString()),
                .. Optional("Interest", position.Interest),
                .. Optional("Encoding", position.Encoding),
                .. position.Readings.Select(reading => new Entry("Read as", $"{ReadingText.InShort(reading)}. {reading.Because}")),
                .. Optional("Ends", Ends(position)),
                .. FindingBlocks.FactEntries(pack, position, asOf: null),
            ]
        );

    /// <summary>A fact with its statement and source, and why it is no position.</summary>
    public static Claim InFull(Fact fact) =>
        new(
            "FACT",
            $"{fact.Id}{(fact.Party is { } party ? $" ({party.Title})" : "")}",
            Mood.Doubtful,
            [
                new Entry("Statement", fact.Statement.Text),
                new Entry("Source", Phrases.Reference(fact.Statement)),
                .. Optional("", fact.Statement.Source.Url),
                new Entry("No position", fact.Because),
                .. Optional(
                    "Beside",
                    string.Join(
                        "; ",
                        fact.Positions.Select(Labels.WithName).Concat(fact.Issues.Select(issue => $"{issue.Title} ({issue.Id})"))
                    )
                        is { Length: > 0 } beside
                        ? beside
                        : null
                ),
                new Entry("", fact.Location.ToString()),
            ]
        );

    private static IEnumerable<Block> InFull(RulePack pack, Party party)
    {
        yield return new Claim(
            party.Title,
            $"{Words.Of(party.Role)}{(party.MemberOf is { } group ? $", in {group.Title}" : "")}",
            Mood.Doubtful,
            []
        );
        if (party.Note is { } note)
        {
            yield return new Paragraph(note);
        }

        foreach (var own in pack.Positions.Where(own => own.Party == party))
        {
            yield return InFull(pack, own);
        }
    }

    private static IEnumerable<Block> InFull(Issue issue) =>
        issue
            .Fields.Select(field =>
            {
                var unit = field.Type.Unit is null ? "" : $" of {field.Type.Unit}";
                return (Block)
                    new Claim(
                        field.Path,
                        $"{Words.Of(field.Type.Kind)}{unit}{(field.Title is { } title ? $": {title}" : "")}",
                        Mood.Doubtful,
                        [
                            .. field.Type.Options.Select(option => new Entry(
                                "",
                                (option.Description is { } description ? $"{option.Id}: {description}" : option.Id) + Phrases.Days(option)
                            )),
                            .. Optional("Steps", field.Type.Step is { } step ? $"of {field.Type.Format(step)}" : null),
                            .. Optional("Only when", field.OnlyWhen is { } condition ? ConditionText.Describe(condition) : null),
                            .. Optional("Status quo", field.StatusQuo is { } statusQuo ? field.Type.Format(statusQuo) : null),
                        ]
                    );
            })
            .Prepend(new Claim(issue.Id, issue.Title, Mood.Doubtful, []));

    private static Block Of(Implication implication) =>
        new Claim(
            "Implication",
            $"{implication.Id} ({Words.Of(implication.Basis)})",
            Mood.Doubtful,
            [
                new Entry("When", ConditionText.Describe(implication.When)),
                new Entry(
                    "Then",
                    string.Join("; ", implication.Then.Select(term => $"{term.Field.Path}: {term.Field.Type.Format(term.Value)}"))
                ),
                new Entry("Because", implication.Because),
            ]
        );

    private static Block Of(Constraint constraint) =>
        new Claim(
            "Constraint",
            $"{constraint.Id} ({Words.Of(constraint.Basis)})",
            Mood.Doubtful,
            [new Entry("Impossible", $"when {ConditionText.Describe(constraint.ImpossibleWhen)}"), new Entry("Because", constraint.Because)]
        );

    private static IEnumerable<Entry> Optional(string label, string? text) => text is null ? [] : [new Entry(label, text)];

    private static string? Ends(Position position) =>
        position switch
        {
            { SupersededBy: { } successor } => $"superseded by {Naming.OfFiles.Of(successor)}",
            { Ended: { } end } => $"{Words.Of(position.Status)}, until {Phrases.When(end)}",
            { Status: PositionStatus.InForce } => null,
            _ => Words.Of(position.Status),
        };

    private static ImmutableArray<Cell> Row(Position position) =>
        Row(
            position.FullName,
            Phrases.Kind(position.Kind) + (position.Vague is null ? "" : ", vague"),
            position.Statement.Stated is { } stated ? Phrases.When(stated) : "assumed",
            position.Title
        );

    private static ImmutableArray<Cell> Row(params string[] cells) => [.. cells.Select(cell => new Cell(cell))];

    private static string IdOf(Party party) => party.MemberOf is null ? party.Id : $"{party.Id} (in {party.MemberOf.Id})";

    private static string CountOf(Issue issue) =>
        issue.Per.IsEmpty
            ? Quantity.Number(issue.Fields.Length)
            : $"{Quantity.Number(issue.Fields.Length / issue.Per.Length)} for each of {Quantity.Number(issue.Per.Length)}";
}
