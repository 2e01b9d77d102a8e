using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Two packs compared by logic: what each leaves, line by line, party by party and in all.</summary>
internal static class PackComparisonDocument
{
    /// <summary>What a comparison found, for people to read.</summary>
    public static Document Of(PackComparison found) =>
        new(
            "Two packs compared by logic",
            $"A is {NameOf(found.First)}. B is {NameOf(found.Second)}.",
            [
                new Claim(
                    Word(found.Zone.Relation),
                    Sentence(found),
                    found.Zone.Relation == Relation.Equivalent ? Mood.Good : Mood.Doubtful,
                    [.. Examples(found.Zone, party: null, Named(found))]
                ),
                new Table(
                    "",
                    ["", "Lines in A", "Lines in B", "A to B"],
                    [
                        [new Cell("What is possible"), new Cell("-"), new Cell("-"), new Cell(Describe(found.Possible.Relation))],
                        .. found.Parties.Select(party => Row(party.Party?.Title ?? "", party)),
                        Row("All red lines", found.Zone),
                    ],
                    "Stronger: it leaves fewer packages. Compared are complete packages that both can state; what is possible in both, party by party."
                ),
                .. found.Possible.Relation == Relation.Equivalent
                    ? []
                    : (Block[])
                        [
                            new Claim(
                                "POSSIBLE",
                                $"Constraints and implications of A are {Describe(found.Possible.Relation)}.",
                                Mood.Doubtful,
                                [.. Examples(found.Possible, party: null)]
                            ),
                        ],
                .. from party in found.Parties
                where party.Relation != Relation.Equivalent
                select new Claim(
                    party.Party?.Title.ToUpperInvariant() ?? "",
                    $"The red lines of A are {Describe(party.Relation)}.",
                    Mood.Doubtful,
                    [.. Examples(party, party.Party)]
                ),
                .. Lines(found),
                .. found.OnlyInOne.IsEmpty
                    ? []
                    : (Block[])
                        [
                            new Paragraph(
                                $"Not compared, because only one of them has it: {Listing.Some([.. found.OnlyInOne.Select(option => option.ToString())], MostOptions)}."
                            ),
                        ],
                new Paragraph("That a set of lines is stronger says nothing of who is right, and nothing of what anybody would sign."),
            ]
        );

    /// <summary>Why two packs cannot be compared, for people to read.</summary>
    public static Document Refused(PackOnDay first, PackOnDay second, IEnumerable<string> obstacles) =>
        new(
            "Two packs compared by logic",
            $"A is {NameOf(first)}. B is {NameOf(second)}.",
            [
                new Claim(
                    "NOT COMPARED",
                    "Their vocabularies say the same words of different things.",
                    Mood.Bad,
                    [.. obstacles.Select(obstacle => new Entry("Differs", obstacle))]
                ),
            ]
        );

    private const int MostOptions = 8;

    private static string NameOf(PackOnDay pack) =>
        $"{Phrases.NameOf(pack.Pack)}{(pack.AsOf is { } day ? $" as of {Phrases.Day(day)}" : " with all positions in force")}";

    private static string Word(Relation relation) =>
        relation switch
        {
            Relation.Equivalent => "EQUIVALENT",
            Relation.Stronger => "A IS STRONGER",
            Relation.Weaker => "A IS WEAKER",
            _ => "NEITHER",
        };

    private static string Sentence(PackComparison found) =>
        found.Zone.Relation switch
        {
            Relation.Equivalent => "Both leave exactly the same packages.",
            Relation.Stronger => "Every package that crosses no red line of A crosses none of B; not the other way round.",
            Relation.Weaker => "Every package that crosses no red line of B crosses none of A; not the other way round.",
            _ => "Each leaves packages that the other does not.",
        };

    private static string Describe(Relation relation) =>
        relation switch
        {
            Relation.Equivalent => "equivalent",
            Relation.Stronger => "stronger",
            Relation.Weaker => "weaker",
            _ => "neither stronger nor weaker",
        };

    private static ImmutableArray<Cell> Row(string name, LogicalDifference difference) =>
        [
            new Cell(name),
            new Cell(Quantity.Number(difference.Lines.First)),
            new Cell(Quantity.Number(difference.Lines.Second)),
            new Cell(Describe(difference.Relation)),
        ];

    /// <summary>
    /// A package that only one of the packs leaves: the terms that red lines name where it is about all of them, and for one party those
    /// that matter.
    /// </summary>
    private static IEnumerable<Entry> Examples(LogicalDifference difference, Party? party, IReadOnlySet<string>? named = null)
    {
        foreach (var (label, example) in new[] { ("Only A leaves", difference.OnlyFirst), ("Only B leaves", difference.OnlySecond) })
        {
            if (example is not null)
            {
                yield return new Entry(label, party is null ? TermsOf(example.Package, named) : "a package that");
                yield return new Entry("In A", Finds(example.InFirst, party));
                yield return new Entry("In B", Finds(example.InSecond, party));
            }
        }
    }

    /// <summary>The paths of the fields that red lines name in either pack.</summary>
    private static HashSet<string> Named(PackComparison found) =>
        [
            .. from line in found.Lines.SelectMany(line => new[] { line.First, line.Second }).OfType<Position>()
            from condition in line.Conditions
            from field in FieldOrder.FieldsIn(condition)
            select field.Path,
        ];

    private static string TermsOf(Package package, IReadOnlySet<string>? named)
    {
        var shown = package.Choices.Where(choice => named?.Contains(choice.Field.Path) != false).ToList();
        var others = package.Choices.Length - shown.Count;
        return $"{string.Join("; ", shown)}{(others == 0 ? "" : $"; and {Quantity.Of(others, "other term")} that no red line names")}";
    }

    private static string Finds(Evaluation evaluation, Party? party)
    {
        var crossed =
            from finding in evaluation.Findings
            where finding.Status == FindingStatus.Crossed && (party is null || finding.Position.Party.Id == party.Id)
            select $"{Labels.Quoted(finding.Position)}{(finding.Because.IsEmpty ? "" : $", because {Listing.And(finding.Because.Select(state => state.ToString()))}")}";
        return evaluation.Outcome is Outcome.Impossible or Outcome.Contradictory ? "is impossible"
            : crossed.ToList() is { Count: > 0 } lines ? $"crosses {string.Join("; ", lines)}"
            : $"crosses no red line{(party is null ? "" : $" of {party.Title}")}";
    }

    private static IEnumerable<Block> Lines(PackComparison found)
    {
        var differing = found.Lines.Where(line => line.Relation != Relation.Equivalent).ToList();
        return differing.Count == 0
            ?
            [
                new Paragraph(
                    $"{Listing.Sentence(Quantity.Of(found.Lines.Length, "red line"))} compared one by one: each leaves the same in both."
                ),
            ]
            :
            [
                new Table(
                    "Red lines that differ",
                    ["Line", "A to B"],
                    [
                        .. differing.Select(line =>
                            (ImmutableArray<Cell>)
                                [
                                    new Cell((line.First ?? line.Second) is { } position ? Labels.WithName(position) : line.Name),
                                    new Cell(
                                        line.Relation is { } relation ? Describe(relation)
                                        : line.First is null ? "only in B"
                                        : "only in A"
                                    ),
                                ]
                        ),
                    ],
                    found.Lines.Length == differing.Count
                        ? ""
                        : $"{Listing.Sentence(Quantity.Of(found.Lines.Length - differing.Count, "other"))} leave the same in both."
                ),
            ];
    }
}
