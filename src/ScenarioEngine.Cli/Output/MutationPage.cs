using ScenarioEngine.Explaining;
using ScenarioEngine.Mutating;

namespace ScenarioEngine.Cli.Output;

/// <summary>The bent conditions that no answer key notices, each with a scenario that would.</summary>
internal static class MutationPage
{
    public static void Write(Page page, MutationRun run)
    {
        page.Blank();
        page.Heading("MUTANTS", FormattableString.Invariant($"{run.Pack.Id}: {run.Percent} % are noticed by an answer key, {run.Noticed} of {run.Noticeable}.{Equivalent(run)}"), Tone.Heading);
        foreach (var result in run.Results.Where(result => result.Outcome == MutantOutcome.Survived))
        {
            var mutant = result.Mutant;
            page.Blank();
            page.Heading("NOT NOTICED", mutant.Owner, Tone.Doubtful);
            page.Entry("Written", mutant.Before);
            page.Entry("", mutant.Location.ToString());
            page.Entry("Bent", mutant.After);
            page.Entry("Noticed by", Suggestion(result));
        }
    }

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
        var count = run.Results.Length - run.Noticeable;
        return count == 0 ? "" : FormattableString.Invariant($" {count} more change no finding of any package.");
    }
}
