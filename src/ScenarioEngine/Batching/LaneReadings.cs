using System.Collections.Immutable;
using ScenarioEngine.Deciding;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Batching;

/// <summary>Whose verdict on a scenario is another under some reading.</summary>
/// <param name="Otherwise">For each party of which that is so, by its number, what its verdict can be beside its own.</param>
/// <param name="IsNotToldApart">Whether that could not be told of all within the steps that are allowed.</param>
internal sealed record LaneReadings(ImmutableArray<(int Party, ImmutableArray<Verdict> Verdicts)> Otherwise, bool IsNotToldApart)
{
    private static readonly LaneReadings Holding = new([], IsNotToldApart: false);

    /// <summary>What hangs on readings in a scenario whose findings are known.</summary>
    public static LaneReadings Of(LaneFindings findings, Scenario scenario, Func<RulePack, Evaluator> evaluators)
    {
        for (var party = 0; party < findings.Verdicts.Length; party++)
        {
            if (!SurelyHolds(findings, scenario, party))
            {
                return Ask(scenario, evaluators);
            }
        }

        return Holding;
    }

    /// <summary>Whether single findings show that the verdict of a party holds; where they do not, it may hold all the same.</summary>
    /// <remarks>What is open is for the packages to decide, alone and together with other positions, and is not looked at here.</remarks>
    private static bool SurelyHolds(LaneFindings findings, Scenario scenario, int party)
    {
        var own = findings.Verdicts[party];
        var (isFixed, isOpen, isSame, isNoWorse) = (false, false, true, true);
        foreach (var number in findings.PositionsOf(party))
        {
            var position = findings.Pack.Positions[number];
            if (Evaluator.WhyLeftOut(position, scenario) is not null)
            {
                continue;
            }

            var verdict = Totals.VerdictOf(position.Kind, findings.Statuses[number]);
            isOpen |= verdict == Verdict.Open;
            isFixed |= verdict == own && position.Readings.IsEmpty;
            for (var reading = 0; reading < position.Readings.Length; reading++)
            {
                var otherwise = Totals.VerdictOf(position.Readings[reading].As.Kind, findings.StatusUnder(number, reading));
                isOpen |= otherwise == Verdict.Open;
                isSame &= otherwise == verdict;
                isNoWorse &= otherwise >= own;
            }
        }

        // Nothing is worse than a conflict; and what a position without readings brings, no reading takes away.
        return (isFixed && own == Verdict.Conflict) || (!isOpen && (isSame || (isFixed && isNoWorse)));
    }

    private static LaneReadings Ask(Scenario scenario, Func<RulePack, Evaluator> evaluators)
    {
        var read = ScenarioReadings.Of(evaluators(scenario.Pack).Evaluate(scenario));
        return new LaneReadings(
            [
                .. from verdict in read.Verdicts.Index()
                   where !verdict.Item.Hanging.HoldsUnderEvery
                   select (verdict.Index, verdict.Item.Hanging.Otherwise.Select(under => under.Value).Order().ToImmutableArray()),
            ],
            read.IsNotToldApart);
    }
}
