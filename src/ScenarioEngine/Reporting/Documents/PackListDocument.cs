using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Rule packs in a line each, and what is found in them.</summary>
internal static class PackListDocument
{
    /// <summary>Packs with the folders in which they lie, for people to read.</summary>
    public static Document Of(IReadOnlyList<(string Folder, RulePack Pack)> packs) =>
        new(
            "Rule packs",
            "",
            packs.Count == 0
                ? [new Paragraph("There are no rule packs in `rules/` here, and none in a folder given with --rules.")]
                :
                [
                    new Table(
                        "",
                        ["Pack", "Version", "Positions", "Title"],
                        [
                            .. packs.Select(found =>
                                (ImmutableArray<Cell>)
                                    [
                                        new Cell(found.Pack.Id),
                                        new Cell(found.Pack.Version),
                                        new Cell(Quantity.Number(found.Pack.Positions.Length)),
                                        new Cell(found.Pack.Title),
                                    ]
                            ),
                        ],
                        ""
                    ),
                    // Beside each pack its folder would make the table as wide as the place that the tool is installed in is deep.
                    .. packs
                        .GroupBy(found => Path.GetDirectoryName(found.Folder))
                        .Select(place => new Paragraph(
                            $"In {(string.IsNullOrEmpty(place.Key) ? "." : place.Key)}: {Listing.And(place.Select(found => found.Pack.Id))}."
                        )),
                ]
        );

    /// <summary>The positions and facts that mention all of some words.</summary>
    public static Document Matching(IReadOnlyCollection<RulePack> packs, IReadOnlyList<string> words)
    {
        var positions = packs
            .SelectMany(pack =>
                pack.Positions.Where(position => MentionAll(WordsOf(position), words))
                    .Select(position => PackDocument.InFull(pack, position))
            )
            .ToList();
        var facts = packs
            .SelectMany(pack => pack.Facts)
            .Where(fact => MentionAll(WordsOf(fact), words))
            .Select(PackDocument.InFull)
            .ToList();
        return new Document(
            $"{(facts.Count == 0 ? "Positions" : "Positions and facts")} that mention {Listing.And(words)}",
            $"{Quantity.Of(positions.Count, "position")}{(facts.Count == 0 ? "" : $" and {Quantity.Of(facts.Count, "fact")}")} found.",
            [.. positions, .. facts]
        );
    }

    private static bool MentionAll(string?[] texts, IReadOnlyList<string> words) =>
        words.All(word => Array.Exists(texts, text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    private static string?[] WordsOf(Position position) =>
        [
            position.FullName,
            position.Title,
            position.Statement.Text,
            position.Statement.Speaker,
            position.Statement.Source.Title,
            position.Statement.Source.Publisher,
            position.Party.Title,
            position.Interest,
            Words.Of(position.Kind),
        ];

    private static string?[] WordsOf(Fact fact) =>
        [
            fact.Id,
            fact.Statement.Text,
            fact.Statement.Speaker,
            fact.Statement.Source.Title,
            fact.Statement.Source.Publisher,
            fact.Party?.Title,
            fact.Because,
        ];
}
