using System.Globalization;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Cli.Output;

/// <summary>Why a space could not be explored, what ties it together, and what to do about it; with an estimate where one was asked for.</summary>
internal static class TooLargePage
{
    public static void Write(Page page, TooLarge tooLarge, Estimate? estimate)
    {
        page.Heading("TOO LARGE", $"The space is too large to be explored exactly within the budget of {tooLarge.Budget}; nothing is guessed.", Tone.Bad);
        page.Entry("Reached", string.Create(CultureInfo.InvariantCulture, $"{tooLarge.Reached.Joined:N0} of {tooLarge.Reached.Positions:N0} red lines joined, in {tooLarge.Reached.Nodes:N0} nodes"));
        page.Entry("Tied by", Wording.List(tooLarge.TiedTogether.Select(field => field.Path)));
        if (!tooLarge.TyingPositions.IsEmpty)
        {
            page.Entry("Through", Wording.List(tooLarge.TyingPositions.Select(position => position.FullName)));
        }

        var stating = tooLarge.WorthStating.IsEmpty ? "State more terms in the scenario" : $"State {Wording.List(tooLarge.WorthStating.Select(field => field.Path))} in the scenario";
        page.Entry("Way out", $"{stating}, look at fewer parties with --party, give it more time with --seconds{(estimate is null ? ", or ask for an estimate with --estimate" : "")}.");
        if (estimate is not null)
        {
            Write(page, estimate);
        }
    }

    private static void Write(Page page, Estimate estimate)
    {
        page.Blank();
        if (estimate.IsExact)
        {
            page.Heading("ESTIMATE", $"In the end exact: {Wording.Number(estimate.Zone)} packages cross no stated red line.", Tone.Doubtful);
            return;
        }

        page.Heading(
            "ESTIMATE",
            $"Not exact: about {Wording.ShortNumber(estimate.Zone)} packages cross no stated red line; the true number lies between {Wording.ShortNumber(estimate.Low)} and {Wording.ShortNumber(estimate.High)} with a confidence of 95 %.",
            Tone.Doubtful);
        page.Entry("Because", string.Create(
            CultureInfo.InvariantCulture,
            $"{Wording.ShortNumber(estimate.Counted)} packages respect {estimate.Joined:N0} of {estimate.RedLines:N0} red lines, counted exactly; of {estimate.Samples:N0} of them, drawn by chance (seed {estimate.Seed}), {estimate.Hits:N0} respect the others, too."));
    }
}
