using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// Estimates the zone: joins as many red lines as a small diagram holds, draws packages from that and looks at the other red lines one by
/// one.
/// </summary>
/// <remarks>
/// The more is joined, the more of what is drawn is in the zone: drawing from all packages would hardly ever meet a small zone.
/// </remarks>
internal static class Estimator
{
    private const int MostSamples = 100_000;

    /// <summary>So much of the nodes is spent on joining red lines.</summary>
    private const int ShareOfNodes = 20;

    /// <summary>So much of the time is spent on joining red lines.</summary>
    private const int ShareOfTime = 4;

    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="scenario">The scenario, whose terms are fixed.</param>
    /// <param name="options">Whose positions count, what may be spent, and where chance begins.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="samples">How many packages to draw.</param>
    public static EstimateResult Estimate(
        Evaluator evaluator,
        Scenario scenario,
        ExploreOptions options,
        CancellationToken cancellation,
        int samples = MostSamples
    )
    {
        var positions = new PositionsThatCount(scenario, options.Parties);
        var budget = new Budget(options.MaximumNodes, options.MaximumTime, cancellation);
        try
        {
            var space = new Space(evaluator.Compiled, scenario, budget);
            var set = space.Join([space.Possible, space.Keeping(Standing.Of(evaluator, scenario).Agreeing(space.Layout))]);
            var lines = positions.RedLines.Select(space.Respecting).OrderByDescending(space.Diagram.LevelOf).ToList();
            space.Diagram.Budget = new Budget(options.MaximumNodes / ShareOfNodes, options.MaximumTime / ShareOfTime, cancellation);
            var joined = 0;
            try
            {
                for (; joined < lines.Count; joined++)
                {
                    set = space.Diagram.And(lines[joined], set);
                }
            }
            catch (BudgetExceededException)
            {
                // The red lines from here on are left to chance.
            }

            space.Diagram.Budget = budget;
            return new EstimateResult(Draw(space, set, lines, joined, samples, options.Seed), null);
        }
        catch (BudgetExceededException exceeded)
        {
            var settled = scenario.Terms.Select(term => term.Field);
            return new EstimateResult(
                null,
                Knots.Explain(
                    evaluator.Compiled,
                    settled,
                    positions.All.Contains,
                    exceeded.Budget,
                    new Reached(0, positions.RedLines.Length, 0)
                )
            );
        }
    }

    private static Estimate Draw(Space space, int set, List<int> lines, int joined, int samples, ulong seed)
    {
        var tally = CountingGraph.Of(space.Diagram, space.Whole, set).Tally(new Allowed(space.Layout.Sizes), space.Diagram.Budget);
        var counted = tally.Of(set);
        if (joined == lines.Count || counted.IsZero)
        {
            return new Estimate(counted, lines.Count, lines.Count, 0, 0, seed);
        }

        var chance = new Chance(seed);
        var hits = 0;
        for (var i = 0; i < samples; i++)
        {
            space.Diagram.Budget.Spend(space.Diagram.NodeCount);
            var package = tally.PackageAt(set, chance.Below(counted));
            hits += lines.TrueForAll(line => space.Diagram.Has(line, package)) ? 1 : 0;
        }

        return new Estimate(counted, joined, lines.Count, samples, hits, seed);
    }
}
