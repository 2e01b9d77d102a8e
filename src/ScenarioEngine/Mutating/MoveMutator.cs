using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;

namespace ScenarioEngine.Mutating;

/// <summary>Bends what a pack says of moves: two neighbouring ranks of a party are swapped, and a step is left out.</summary>
internal static class MoveMutator
{
    /// <summary>All such mutants, in the order of the pack.</summary>
    public static IEnumerable<Mutant> MutantsOf(RulePack pack)
    {
        var rules = MoveRules.Of(pack);
        return Swaps(pack, rules).Concat(Steps(pack, rules));
    }

    /// <summary>What becomes of such a mutant that no key notices: a state that tells it from the pack, or that there is none.</summary>
    public static MutantResult Find(Evaluator evaluator, Mutant mutant, MoveRules bent, CancellationToken cancellation)
    {
        var scenario = new Scenario("", evaluator.Pack, mutant.Location.File);
        var survived = new MutantResult(mutant, MutantOutcome.Survived);
        if (
            GraphBuilder.Build(evaluator, scenario, cancellation).Model is not { } model
            || GraphBuilder.Build(evaluator, scenario, bent, cancellation).Model is not { } other
        )
        {
            return survived;
        }

        var (here, there) = (new StabilityAnalysis(model), new StabilityAnalysis(other));
        var telling =
            from state in Enumerable.Range(0, model.States.Length)
            from mover in Enumerable.Range(0, model.Movers.Length)
            where here.LettersOf(state, mover) != there.LettersOf(state, mover)
            select (State: state, Mover: mover);
        return telling.Select(place => ((int State, int Mover)?)place).FirstOrDefault() is not var (at, whose)
            ? survived with
            {
                Outcome = MutantOutcome.Equivalent,
            }
            : survived with
            {
                Suggestion =
                [
                    .. model
                        .Fields.Zip(model.States[at].Values)
                        .Where(pair => pair.Second is not null)
                        .Select(pair => new Term(pair.First, pair.Second.GetValueOrDefault(), pair.First.Location)),
                ],
                Expected =
                    $"stable: {{{model.Movers[whose].Party.Id}: {(here.LettersOf(at, whose) is { Length: > 0 } letters ? letters : ExpectedStability.ByNone)}}}",
            };
    }

    private static IEnumerable<Mutant> Swaps(RulePack pack, MoveRules rules) =>
        from ranking in pack.Rankings
        from rank in Enumerable.Range(0, ranking.Ranks.Length - 1)
        let swapped = ranking with
        {
            Ranks = ranking.Ranks.SetItem(rank, ranking.Ranks[rank + 1]).SetItem(rank + 1, ranking.Ranks[rank]),
        }
        select new Mutant(
            $"{ranking.Party.Id}, ranking",
            $"{Describe(ranking, rank)} before {Describe(ranking, rank + 1)}",
            "the other way round",
            ranking.Location
        )
        {
            Rules = rules with { Rankings = rules.Rankings.Replace(ranking, swapped) },
        };

    private static IEnumerable<Mutant> Steps(RulePack pack, MoveRules rules) =>
        from field in pack.Fields
        where field.Moves is not null
        let steps = field.Moves.GetValueOrDefault()
        from option in Enumerable.Range(0, steps.Length)
        from to in steps[option]
        select new Mutant(
            $"{field.Path}, moves",
            $"from {field.Type.Options[option].Id} to {field.Type.Options[to].Id}",
            "left out",
            field.Location
        )
        {
            Rules = rules with { Steps = rules.Steps.SetItem(field, steps.SetItem(option, steps[option].Remove(to))) },
        };

    private static string Describe(Ranking ranking, int rank) =>
        string.Join(" or ", ranking.Ranks[rank].Select(terms => string.Join(", ", terms)));
}
