using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>Finds a scenario whose score tells two swapped amounts apart: one that states the value that was swapped.</summary>
internal static class SwapFinder
{
    public static MutantResult Find(Evaluator pack, Evaluator bent, Mutant mutant, Position preference)
    {
        var survived = new MutantResult(mutant, MutantOutcome.Survived);
        if (preference.Worth is not { Field: var field })
        {
            return survived;
        }

        var slot = pack.Compiled.Slots[pack.Compiled.ValueSlots[field.Index][0]];
        var values = field.Type.IsSet
            ? Enumerable.Range(0, field.Type.Options.Length).Select(field.Type.OnlyWith)
            : Enumerable
                .Range(0, slot.CellCount)
                .Where(cell => !field.Type.IsContinuous || (cell % 2 == 1 && !slot.IsEmpty(cell)))
                .Select(cell =>
                    field.Type.IsContinuous ? Value.OfNumber(slot.RangeOf(cell).Low.GetValueOrDefault()) : Value.OfOption(cell)
                );
        var day = preference.WhyLeftOut(asOf: null) is null ? null : preference.Statement.Date;
        foreach (var value in values)
        {
            var scenario = new Scenario("", pack.Pack, mutant.Location.File)
            {
                AsOf = day,
                Terms = [new Term(field, value, field.Location)],
            };
            var (here, there) = (ScoreIn(pack), ScoreIn(bent));
            if (here is not null && there is not null && !(here.Low.Equals(there.Low) && here.High.Equals(there.High)))
            {
                return survived with
                {
                    Suggestion = scenario.Terms,
                    AsOf = day,
                    Expected = $"scores: {{{preference.Party.Id}: {here.ToText(DigitsToTell(here, there))}}}",
                };
            }

            ScoreRange? ScoreIn(Evaluator evaluator) =>
                evaluator.Evaluate(scenario).Parties.First(result => result.Party == preference.Party).Score;
        }

        return survived;
    }

    /// <summary>The fewest digits with which the two do not look the same, but two at least.</summary>
    private static int DigitsToTell(ScoreRange here, ScoreRange there)
    {
        const int mostDigits = 9;
        return Enumerable.Range(2, mostDigits).FirstOrDefault(digits => here.ToText(digits) != there.ToText(digits), mostDigits);
    }
}
