using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Deciding;

/// <summary>Asks the packages of a pack about what the terms of a scenario leave open, and adds up what became of it.</summary>
/// <remarks>May be used by several threads at once.</remarks>
internal sealed class Decider(CompiledPack pack)
{
    private PackLayout? _layout;
    private Surroundings? _surroundings;

    /// <summary>The pack as its packages are asked; made when something is asked first.</summary>
    public PackLayout Layout => _layout ??= new PackLayout(pack);

    /// <summary>Which fields tell on which positions.</summary>
    public Surroundings Surroundings => _surroundings ??= new Surroundings(pack);

    /// <summary>Decides a scenario. Where its terms break a constraint, or it says something in two ways, nothing is asked.</summary>
    /// <param name="known">What is known of it term by term; null where nothing is left open.</param>
    /// <param name="absent">The options that are in no package of it.</param>
    /// <param name="decision">Holds the statuses so far; gets all the rest.</param>
    /// <param name="isHeard">For each party, whether a position of it counts, be it too vague to test.</param>
    /// <param name="isBroken">Whether a constraint is broken.</param>
    /// <param name="isContradicted">Whether something is said in two ways.</param>
    public void Decide(
        IKnown? known,
        ImmutableArray<AbsentOption> absent,
        Decision decision,
        ReadOnlySpan<bool> isHeard,
        bool isBroken,
        bool isContradicted
    )
    {
        decision.Reset();
        var completions = known is null || isBroken || isContradicted ? null : new Completions(Layout, known, absent);
        decision.Completions = completions;
        completions = completions?.IsEmpty == true ? null : completions;
        if (completions is not null)
        {
            DecideStatuses(completions, decision);
        }

        AddUp(decision, isHeard);
        if (completions is not null)
        {
            DecideTogether(completions, decision);
        }

        var worst = Verdict.NoPosition;
        foreach (var verdict in decision.Verdicts)
        {
            worst = verdict < worst ? verdict : worst;
        }

        decision.Outcome = Totals.OutcomeOf(isBroken || decision.IsImpossible == true, isContradicted, worst);
    }

    /// <summary>The status of a position that the terms leave open, and how it came about.</summary>
    /// <param name="position">The number of the position.</param>
    /// <param name="canHold">Whether a literal holds in one of the packages that are asked; null where that could not be told.</param>
    public (FindingStatus Status, Ground Ground) StatusOf(int position, Func<Literal, bool?> canHold) =>
        StatusOf(pack.Positions[position], canHold);

    /// <summary>The same of the formulas of a position.</summary>
    public static (FindingStatus Status, Ground Ground) StatusOf(PositionFormulas formulas, Func<Literal, bool?> canHold)
    {
        var policy = formulas.Policy;
        var literal = formulas.Deciding;
        return (canHold(literal), canHold(!literal)) switch
        {
            (null, _) or (_, null) => (FindingStatus.Open, Ground.NotToldApart),
            (true, false) => (policy.Held, Ground.WhicheverWay),
            (false, true) when canHold(formulas.Applies) == false => (FindingStatus.NotApplicable, Ground.WhicheverWay),
            (false, true) => (policy.Kept, Ground.WhicheverWay),
            _ => (FindingStatus.Open, Ground.Terms),
        };
    }

    private void DecideStatuses(Completions completions, Decision decision)
    {
        Func<Literal, bool?> canHold = completions.CanHold;
        for (var position = 0; position < decision.Statuses.Length; position++)
        {
            if (decision.Statuses[position] == FindingStatus.Open)
            {
                (decision.Statuses[position], decision.Grounds[position]) = StatusOf(position, canHold);
            }
        }
    }

    private void AddUp(Decision decision, ReadOnlySpan<bool> isHeard)
    {
        for (var party = 0; party < decision.Verdicts.Length; party++)
        {
            var verdict = isHeard[party] ? Verdict.NothingToTest : Verdict.NoPosition;
            foreach (var position in pack.PositionsOf[party])
            {
                var one = Totals.VerdictOf(pack.Positions[position].Kind, decision.Statuses[position]);
                verdict = one < verdict ? one : verdict;
            }

            decision.Verdicts[party] = verdict;
        }
    }

    /// <summary>Asks whether open positions can all be kept together: each by itself can.</summary>
    private void DecideTogether(Completions completions, Decision decision)
    {
        var all = Enumerable.Range(0, pack.Positions.Length);
        if (CanKeep(completions, decision, all, isStrict: true) == true)
        {
            return;
        }

        for (var party = 0; party < decision.Verdicts.Length; party++)
        {
            DecideTogether(completions, decision, party);
        }

        decision.IsDividing = decision.Verdicts.AsSpan().Contains(Verdict.Conflict)
            ? false
            : !CanKeep(completions, decision, all, isStrict: false);
    }

    private void DecideTogether(Completions completions, Decision decision, int party)
    {
        foreach (var (verdict, isStrict) in new[] { (Verdict.Conflict, false), (Verdict.Objection, true) })
        {
            if (decision.Verdicts[party] <= verdict)
            {
                return;
            }

            var canKeep = CanKeep(completions, decision, pack.PositionsOf[party], isStrict);
            if (canKeep == true)
            {
                continue;
            }

            decision.VerdictGrounds[party] = canKeep is null ? Ground.NotToldApart : Ground.WhicheverWay;
            decision.Verdicts[party] = canKeep is null ? decision.Verdicts[party] : verdict;
        }
    }

    /// <summary>Whether one package keeps all open ones of some positions.</summary>
    /// <param name="completions">The packages.</param>
    /// <param name="decision">What is open.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="isStrict">Whether demands and preconditions are to be kept, too.</param>
    private bool? CanKeep(Completions completions, Decision decision, IEnumerable<int> positions, bool isStrict) =>
        OpenOnes(decision, positions, isStrict) is { Count: > 1 } open
            ? completions.CanAvoid([.. open.Select(position => pack.Positions[position].Violated)])
            : true;

    /// <summary>Those of some positions that are open and move verdicts.</summary>
    public List<int> OpenOnes(Decision decision, IEnumerable<int> positions, bool isStrict) =>
        [
            .. positions.Where(position =>
                decision.Statuses[position] == FindingStatus.Open && Totals.IsKept(pack.Positions[position].Kind, isStrict)
            ),
        ];
}
