using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>Bends the conditions of a pack one at a time, and looks which bent ones the answer keys of scenarios notice.</summary>
/// <remarks>
/// Mutation analysis (DeMillo, Lipton and Sayward, 1978): a test that notices no small mistake would notice no large one.
/// </remarks>
internal sealed class MutationRun
{
    private MutationRun(RulePack pack, ImmutableArray<MutantResult> results)
    {
        Pack = pack;
        Results = results;
    }

    /// <summary>The pack.</summary>
    public RulePack Pack { get; }

    /// <summary>Every mutant, in the order of the pack.</summary>
    public ImmutableArray<MutantResult> Results { get; }

    /// <summary>How many mutants some answer key notices.</summary>
    public int Noticed => Results.Count(result => result.Outcome == MutantOutcome.Noticed);

    /// <summary>How many of those that were tried an answer key could notice: all but the equivalent ones.</summary>
    public int Noticeable => Results.Count(result => result.Outcome is MutantOutcome.Noticed or MutantOutcome.Survived);

    /// <summary>How many mutants the time did not reach.</summary>
    public int NotTried => Results.Count(result => result.Outcome == MutantOutcome.NotTried);

    /// <summary>The part of the noticeable mutants that is noticed, in whole percent, never rounded up; of those that were tried.</summary>
    public int Percent =>
        Noticeable == 0
            ? NotTried == 0
                ? 100
                : 0
            : 100 * Noticed / Noticeable;

    /// <summary>Tries all mutants of a pack.</summary>
    /// <param name="evaluator">The evaluator of the pack as it is.</param>
    /// <param name="scenarios">Scenarios of the pack. Those whose answer key is not met as it is are passed over.</param>
    /// <param name="maximumTime">How long it may take; what it does not reach is not tried, and says so.</param>
    /// <param name="progress">Told how many mutants have been tried, and of how many; or null.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static MutationRun Of(
        Evaluator evaluator,
        IEnumerable<Scenario> scenarios,
        TimeSpan maximumTime,
        Action<int, int>? progress,
        CancellationToken cancellation
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (maximumTime == TimeSpan.Zero)
        {
            limit.Cancel();
        }
        else
        {
            limit.CancelAfter(maximumTime);
        }

        var pack = evaluator.Pack;
        var mutants = Mutator.MutantsOf(pack);
        var results = ImmutableArray.CreateBuilder<MutantResult>(mutants.Length);
        try
        {
            var keys = scenarios
                .Where(scenario => scenario.Expect is not null && !Mismatch.Each(evaluator.Evaluate(scenario), limit.Token).Any())
                .ToList();
            foreach (var mutant in mutants)
            {
                results.Add(Try(evaluator, mutant, keys, limit.Token));
                progress?.Invoke(results.Count, mutants.Length);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            results.AddRange(mutants.Skip(results.Count).Select(mutant => new MutantResult(mutant, MutantOutcome.NotTried)));
        }

        return new MutationRun(pack, results.MoveToImmutable());
    }

    private static MutantResult Try(Evaluator evaluator, Mutant mutant, List<Scenario> keys, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (mutant.Rules is { } rules)
        {
            return keys.Exists(scenario =>
                scenario.Expect is { } key && StabilityMismatches.Find(key, evaluator, scenario, rules, cancellation).Any()
            )
                ? new MutantResult(mutant, MutantOutcome.Noticed)
                : MoveMutator.Find(evaluator, mutant, rules, cancellation);
        }

        var bent = new Evaluator(PackCompiler.Compile(evaluator.Pack, mutant.Substitutes));
        return keys.Exists(scenario => Mismatch.Each(bent.Evaluate(scenario), cancellation).Any())
                ? new MutantResult(mutant, MutantOutcome.Noticed)
            : mutant.Swapped is { } swapped ? SwapFinder.Find(evaluator, bent, mutant, swapped.Preference)
            : new DifferenceFinder(evaluator, bent, mutant, cancellation).Find();
    }
}
