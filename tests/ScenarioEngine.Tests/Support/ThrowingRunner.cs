using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace ScenarioEngine.Tests.Support;

/// <summary>Ends a random test with the smallest failing case, as files that can be tried, and the seed that leads back to it.</summary>
internal sealed class ThrowingRunner : IRunner
{
    public void OnStartFixture(Type t) { }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) { }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) { }

    public void OnFinished(string name, TestResult result)
    {
        if (result is TestResult.Failed { Item1: var run, Item3: var smallest, Item4: var outcome, Item5: var chance })
        {
            throw new AssertionException(
                FormattableString.Invariant(
                    $"Case {run.NumberOfTests} fails, here after {run.NumberOfShrinks} steps of shrinking; seed {chance.Seed}.\n"
                ) + $"{Describe(outcome)}\n\n{string.Join('\n', smallest)}"
            );
        }

        if (result is not TestResult.Passed)
        {
            throw new AssertionException($"The cases ran out: {result}.");
        }
    }

    /// <summary>A mistake that was found speaks for itself; any other exception needs its place.</summary>
    private static string Describe(FsCheck.Outcome outcome) =>
        outcome switch
        {
            FsCheck.Outcome.Failed { Item: AssertionException mistake } => mistake.Message,
            FsCheck.Outcome.Failed { Item: var failure } => failure.ToString(),
            _ => outcome.ToString(),
        };
}
