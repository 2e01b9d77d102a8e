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

    private static string Suggestion(MutantResult result) => result switch
    {
        { Suggestion: { IsEmpty: false } terms } => $"a scenario with {string.Join("; ", terms)}, and a key that expects {result.Expected}",
        { Suggestion: not null } => $"a scenario without terms, and a key that expects {result.Expected}",
        _ => "no scenario of up to six terms that was tried; look whether the condition says anything",
    };

    private static string Equivalent(MutationRun run)
    {
        var count = run.Results.Length - run.Noticeable;
        return count == 0 ? "" : FormattableString.Invariant($" {count} more change no finding of any package.");
    }
}
