using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// Why a space could not be explored, what ties it together, and what to do about it; with an estimate where one was asked for.
/// </summary>
internal static class TooLargeDocument
{
    /// <summary>What could not be explored, for people to read.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="tooLarge">The reason why it was too large.</param>
    /// <param name="parties">The parties whose positions counted; empty for all.</param>
    /// <param name="estimate">The estimate, or null.</param>
    /// <param name="waysOut">What else the reader can do, such as <c>give it more time with --seconds</c>.</param>
    public static Document Of(
        Scenario scenario,
        TooLarge tooLarge,
        ImmutableArray<Party> parties,
        Estimate? estimate,
        IEnumerable<string> waysOut
    ) =>
        new(
            scenario.Title,
            ExplorationDocument.GroundOf(scenario, parties),
            [
                Why(
                    tooLarge,
                    waysOut,
                    $"The space is too large to be explored exactly within the budget of {tooLarge.Budget}; nothing is guessed."
                ),
                .. estimate is null ? [] : (ImmutableArray<Block>)[Of(estimate)],
            ]
        );

    /// <summary>Why there is nothing more to say where the size of the zone is known, and was said.</summary>
    /// <param name="tooLarge">What made the rest too large.</param>
    /// <param name="waysOut">What else the reader can do.</param>
    public static ImmutableArray<Block> OfRest(TooLarge tooLarge, IEnumerable<string> waysOut) =>
        [
            Why(
                tooLarge,
                waysOut,
                $"The size of the zone is exact. What else there is to say of it does not fit into the budget of {tooLarge.Budget}; nothing is guessed."
            ),
        ];

    private static Claim Why(TooLarge tooLarge, IEnumerable<string> waysOut, string sentence)
    {
        var stating = tooLarge.WorthStating.IsEmpty
            ? "State more terms in the scenario"
            : $"State {Listing.And(tooLarge.WorthStating.Select(field => field.Path))} in the scenario";
        return new Claim(
            "TOO LARGE",
            sentence,
            Mood.Bad,
            [
                new Entry(
                    "Reached",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{tooLarge.Reached.Joined:N0} of {tooLarge.Reached.Positions:N0} red lines joined, in {tooLarge.Reached.Nodes:N0} nodes"
                    )
                ),
                .. tooLarge.TiedTogether.IsEmpty
                    ? []
                    : (ImmutableArray<Entry>)[new Entry("Tied by", string.Join("; ", tooLarge.TiedTogether.Select(Labels.WithPath)))],
                .. tooLarge.TyingPositions.IsEmpty
                    ? []
                    : (ImmutableArray<Entry>)[new Entry("Through", Labels.Quoted(tooLarge.TyingPositions))],
                new Entry("Way out", $"{Listing.Join([stating, .. waysOut], "or")}."),
            ]
        );
    }

    private static Claim Of(Estimate estimate) =>
        estimate.IsExact
            ? new Claim(
                "ESTIMATE",
                $"In the end exact: {Amounts.InWords(estimate.Zone)} packages cross no stated red line.",
                Mood.Doubtful,
                []
            )
            : new Claim(
                "ESTIMATE",
                $"Not exact: about {Amounts.Rounded(estimate.Zone)} packages cross no stated red line; the true number lies between {Amounts.Rounded(estimate.Low)} and {Amounts.Rounded(estimate.High)} with a confidence of 95 %.",
                Mood.Doubtful,
                [
                    new Entry(
                        "Because",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Listing.Sentence(Amounts.InWords(estimate.Counted))} packages respect {estimate.Joined:N0} of {estimate.RedLines:N0} red lines, counted exactly; of {estimate.Samples:N0} of them, drawn by chance (seed {estimate.Seed}), {estimate.Hits:N0} respect the others, too."
                        )
                    ),
                ]
            );
}
