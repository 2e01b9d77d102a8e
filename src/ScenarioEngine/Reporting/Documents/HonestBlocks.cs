using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The room that is left once demands and preconditions are kept to as well, and how many positions there are of whom.</summary>
/// <remarks>A party that calls its ultimatums demands would else look flexible, and one of which nobody has written much down.</remarks>
internal static class HonestBlocks
{
    private const int MostVague = 4;

    public static IEnumerable<Block> Of(Exploration exploration)
    {
        if (exploration.Honest.Length <= 1)
        {
            yield break;
        }

        // Where nobody asks for anything, the columns would say three times what is said of red lines above.
        if (IsAsked(exploration) || !exploration.Honest[^1].Vague.IsEmpty)
        {
            yield return new Table(
                "Packages that keep to red lines, of them those that also meet demands, and of those the ones that also meet preconditions.",
                ["Of", "Red lines", "Also demands", "Also preconditions"],
                [
                    .. exploration.Honest.Select(room =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(room.Party?.Title ?? "all of them"),
                                Number(Amounts.Rounded(room.RedLines)),
                                Number(Amounts.Rounded(room.Demands)),
                                Number(Amounts.Rounded(room.Preconditions)),
                            ]
                    ),
                ],
                VagueOf(exploration)
            );
        }

        yield return new Paragraph(Comparison(exploration));
        yield return Balance(exploration);
    }

    /// <summary>Whose words leave fewest packages, by red lines alone and in all; and what such a number is not.</summary>
    internal static string Comparison(Exploration exploration)
    {
        const string caution =
            "These numbers say how much of this vocabulary a party's recorded words rule out; they do not say how far it would go.";
        var author = exploration.Scenario.Pack.Own.Positions.Any(position => !position.Readings.IsEmpty)
            ? $" What counts as a red line, a demand, or too vague is how the pack reads the words: `scenario readings {exploration.Scenario.Pack.Id}` says what hangs on it."
            : "";
        var signatories = exploration.Honest.Where(room => room.Party?.Role == PartyRole.Signatory).ToList();
        if (signatories.Count < 2)
        {
            return caution + author;
        }

        if (signatories.TrueForAll(room => room.RedLines == signatories[0].RedLines && room.Preconditions == signatories[0].Preconditions))
        {
            return $"The signatories leave equally many packages. {caution}{author}";
        }

        var (first, last) = (signatories.MinBy(room => room.RedLines)?.Party, signatories.MinBy(room => room.Preconditions)?.Party);
        return (
                !IsAsked(exploration) ? $"Of the signatories, {first?.Title} leaves fewest packages. "
                : first == last
                    ? $"Of the signatories, {first?.Title} leaves fewest packages, by red lines alone and with demands and preconditions. "
                : $"Of the signatories, {first?.Title} leaves fewest packages by red lines alone, and {last?.Title} fewest once demands and preconditions count as well. "
            )
            + caution
            + author;
    }

    /// <summary>Whether anybody asks for anything that can be tested.</summary>
    private static bool IsAsked(Exploration exploration) => exploration.Balance.Any(balance => balance.Asked > 0);

    private static string VagueOf(Exploration exploration)
    {
        var vague = exploration.Honest[^1].Vague;
        return $"What does not apply counts as met.{(vague.IsEmpty ? "" : $" Too vague to test, and counted nowhere: {Listing.Some([.. vague.Select(Labels.Quoted)], MostVague)}.")}";
    }

    private static Table Balance(Exploration exploration)
    {
        var kinds = Enum.GetValues<PositionKind>();
        return new Table(
            "How many positions count here: a party of which few are written down looks flexible.",
            [.. kinds.Select(kind => PositionPolicy.Of(kind).Plural), "Too vague", "Party"],
            [
                .. exploration.Balance.Select(balance =>
                    (ImmutableArray<Cell>)
                        [
                            .. kinds.Select(kind => Number(balance.Of(kind).ToString(CultureInfo.InvariantCulture))),
                            Number(balance.Vague.ToString(CultureInfo.InvariantCulture)),
                            new Cell(balance.Party.Title),
                        ]
                ),
            ],
            ""
        );
    }

    private static Cell Number(string text) => new(text, CellKind.Number);
}
