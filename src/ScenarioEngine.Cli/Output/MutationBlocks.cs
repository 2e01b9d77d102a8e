using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Mutating;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Output;

/// <summary>The bent conditions that no answer key notices, each with a scenario that would.</summary>
internal static class MutationBlocks
{
    public static ImmutableArray<Block> Of(MutationRun run) =>
        [
            new Claim(
                "MUTANTS",
                $"{run.Pack.Id}: {Quantity.Number(run.Percent)} % are noticed by an answer key, {Quantity.Number(run.Noticed)} of {Quantity.Number(run.Noticeable)}.{Equivalent(run)}{NotTried(run)}",
                run.Noticed == run.Noticeable && run.NotTried == 0 ? Mood.Good : Mood.Doubtful,
                []
            ),
            .. run.Results.Where(result => result.Outcome == MutantOutcome.Survived).Select(Of),
        ];

    private static Claim Of(MutantResult result) =>
        new(
            "NOT NOTICED",
            result.Mutant.Owner,
            Mood.Doubtful,
            [
                new Entry("Written", result.Mutant.Before),
                new Entry("", result.Mutant.Location.ToString()),
                new Entry("Bent", result.Mutant.After),
                new Entry("Noticed by", Suggestion(result)),
            ]
        );

    private static string Suggestion(MutantResult result)
    {
        if (result.Suggestion is not { } terms)
        {
            return "no scenario that was tried, and there are too many for all; look whether the condition says anything";
        }

        var day = result.AsOf is { } asOf ? $" as of {Phrases.Day(asOf)}" : "";
        return $"a scenario {(terms.IsEmpty ? "without terms" : $"with {string.Join("; ", terms)}")}{day}, and a key that expects {result.Expected}";
    }

    private static string Equivalent(MutationRun run)
    {
        var count = run.Results.Length - run.Noticeable - run.NotTried;
        return count == 0 ? "" : $" {Quantity.Of(count, "other")} {(count == 1 ? "changes" : "change")} no finding of any package.";
    }

    private static string NotTried(MutationRun run) =>
        run.NotTried == 0 ? "" : $" {Quantity.Of(run.NotTried, "other")} could not be tried in the time: give it more with --seconds.";
}
