using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>A scenario on each day on which its pack records that something was said or ended.</summary>
internal static class History
{
    /// <summary>
    /// The days up to that of the scenario, in their order; all days where it has none. Edits of the day are left to who asks.
    /// </summary>
    public static ImmutableArray<PastDay> Of(Evaluation evaluation)
    {
        var scenario = evaluation.Scenario;
        var days = ImmutableArray.CreateBuilder<PastDay>();
        Evaluation? before = null;
        foreach (var day in DaysOf(scenario.Pack).Where(day => scenario.AsOf is not { } last || day <= last))
        {
            var now = evaluation.Evaluator.Evaluate(scenario with { AsOf = day });
            days.Add(new PastDay(day, now, Turned(before, now, _ => true), Turned(before, now, status => status == FindingStatus.Crossed)));
            before = now;
        }

        return days.DrainToImmutable();
    }

    private static IEnumerable<DateOnly> DaysOf(RulePack pack) =>
        pack
            .Positions.SelectMany(position =>
                position.Exceptions.Select(exception => exception.Statement.Date).Append(position.Statement.Date).Append(position.Until)
            )
            .OfType<DateOnly>()
            .Distinct()
            .Order();

    /// <summary>The positions that are violated now and were not before, or were before and are not now.</summary>
    private static ImmutableArray<Position> Turned(Evaluation? before, Evaluation now, Func<FindingStatus, bool> isWanted)
    {
        var (were, are) = (Violated(before, isWanted), Violated(now, isWanted));
        return [.. now.Scenario.Pack.Positions.Where(position => were.Contains(position) != are.Contains(position))];
    }

    private static HashSet<Position> Violated(Evaluation? evaluation, Func<FindingStatus, bool> isWanted) =>
        evaluation is null
            ? []
            :
            [
                .. evaluation
                    .Findings.Where(finding => finding.IsViolated && finding.Position.Policy.MovesVerdict && isWanted(finding.Status))
                    .Select(finding => finding.Position),
            ];
}

/// <summary>A scenario on one of several days.</summary>
/// <param name="Day">The day.</param>
/// <param name="Evaluation">What was found on it.</param>
/// <param name="Turned">The positions that it goes against on this day and not on the day before, or the other way round.</param>
/// <param name="Crossed">The red lines among them.</param>
internal sealed record PastDay(DateOnly Day, Evaluation Evaluation, ImmutableArray<Position> Turned, ImmutableArray<Position> Crossed);
