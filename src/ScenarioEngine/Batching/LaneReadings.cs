using System.Collections.Immutable;
using ScenarioEngine.Deciding;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Batching;

/// <summary>Whose verdict on a scenario is another under some reading.</summary>
/// <param name="Otherwise">For each party of which that is so, by its number, what its verdict can be beside its own.</param>
/// <param name="IsNotToldApart">Whether that could not be told of all within the steps that are allowed.</param>
internal sealed record LaneReadings(ImmutableArray<(int Party, ImmutableArray<Verdict> Verdicts)> Otherwise, bool IsNotToldApart);

/// <summary>Finds out of scenarios of one pack and one day what of their verdicts hangs on readings.</summary>
/// <remarks>
/// Where the terms decide every reading, a verdict is the worst of what its choices bring, each for itself, and is read off the lanes. What
/// is open is for the packages to
/// decide, alone and together with other positions; only then a scenario is evaluated by itself.
/// </remarks>
internal sealed class LaneReader
{
    private readonly PartyChoices[] _parties;

    /// <param name="scenario">One of the scenarios.</param>
    public LaneReader(Scenario scenario)
    {
        (Pack, AsOf) = (scenario.Pack, scenario.AsOf);
        var counting = Pack.Positions.Index().Where(position => Evaluator.WhyLeftOut(position.Item, scenario) is null).ToList();
        var choices = new Choices(counting.Select(position => position.Item));
        _parties =
        [
            .. from party in Pack.Parties
            let own = counting.Where(position => position.Item.Party == party).ToList()
            select new PartyChoices(
                own.Count > 0 ? Verdict.NothingToTest : Verdict.NoPosition,
                [.. own.Where(position => position.Item.Readings.IsEmpty).Select(position => position.Index)],
                [
                    .. from position in own
                    where !position.Item.Readings.IsEmpty
                    group position by choices.LevelOf(position.Item) into choice
                    select Enumerable
                        .Range(0, choices.AnswersOf(choice.Key).Count)
                        .Select(answer => choice.Select(position => (position.Index, choices.ReadingAt(position.Item, answer))).ToArray())
                        .ToArray(),
                ]
            ),
        ];
    }

    private RulePack Pack { get; }

    private DateOnly? AsOf { get; }

    /// <summary>Whether a scenario is of the same pack and day.</summary>
    public bool Fits(Scenario scenario) => Pack == scenario.Pack && AsOf == scenario.AsOf;

    /// <summary>What hangs on readings in a scenario whose findings are known.</summary>
    public LaneReadings Read(LaneFindings findings, Scenario scenario, Evaluator evaluator)
    {
        var otherwise = ImmutableArray.CreateBuilder<(int, ImmutableArray<Verdict>)>();
        for (var party = 0; party < _parties.Length; party++)
        {
            if (VerdictsOf(_parties[party], findings, findings.Verdicts[party]) is not { } verdicts)
            {
                return Ask(scenario, evaluator);
            }

            if (!verdicts.IsEmpty)
            {
                otherwise.Add((party, verdicts));
            }
        }

        return new LaneReadings(otherwise.ToImmutable(), IsNotToldApart: false);
    }

    /// <summary>What the verdict of a party can be beside its own; null where something is open.</summary>
    private static ImmutableArray<Verdict>? VerdictsOf(PartyChoices party, LaneFindings findings, Verdict own)
    {
        if (party.Choices.Length == 0)
        {
            return [];
        }

        var (least, isOpen) = (party.WithoutPositions, false);
        foreach (var position in party.Fixed)
        {
            Take(ref least, position, reading: -1);
        }

        // Nothing is worse than a conflict; and what a position without readings brings, no reading takes away.
        if (least == Verdict.Conflict)
        {
            return [];
        }

        // For each choice the verdicts that its answers bring, as bits.
        Span<int> brought = stackalloc int[party.Choices.Length];
        for (var choice = 0; choice < brought.Length; choice++)
        {
            foreach (var answer in party.Choices[choice])
            {
                var worst = Verdict.NoPosition;
                foreach (var (position, reading) in answer)
                {
                    Take(ref worst, position, reading);
                }

                brought[choice] |= 1 << (int)worst;
            }
        }

        return isOpen ? null : Worst(brought, least, own);

        void Take(ref Verdict worst, int position, int reading)
        {
            var verdict =
                reading < 0
                    ? Totals.VerdictOf(findings.Pack.Positions[position].Kind, findings.Statuses[position])
                    : Totals.VerdictOf(
                        findings.Pack.Positions[position].Readings[reading].As.Kind,
                        findings.StatusUnder(position, reading)
                    );
            isOpen |= verdict == Verdict.Open;
            worst = verdict < worst ? verdict : worst;
        }
    }

    /// <summary>
    /// The verdicts other than the own one that can be the worst: some choice brings it, or all that has no choice, and every other can
    /// bring as mild a one.
    /// </summary>
    private static ImmutableArray<Verdict> Worst(ReadOnlySpan<int> brought, Verdict least, Verdict own)
    {
        var any = 1 << (int)least;
        var mildest = (int)least;
        foreach (var verdicts in brought)
        {
            any |= verdicts;
            mildest = Math.Min(mildest, System.Numerics.BitOperations.Log2((uint)verdicts));
        }

        var found = ImmutableArray.CreateBuilder<Verdict>();
        for (var verdict = Verdict.Conflict; verdict <= (Verdict)mildest; verdict++)
        {
            if (verdict != own && (any >> (int)verdict & 1) == 1)
            {
                found.Add(verdict);
            }
        }

        return found.ToImmutable();
    }

    private static LaneReadings Ask(Scenario scenario, Evaluator evaluator)
    {
        var (verdicts, isNotToldApart) = new ScenarioReader(evaluator.Evaluate(scenario)).ReadVerdicts();
        return new LaneReadings([.. verdicts.Index().Where(party => !party.Item.IsEmpty)], isNotToldApart);
    }

    /// <summary>What a party's verdict is made of.</summary>
    /// <param name="WithoutPositions">What it is where no position says anything.</param>
    /// <param name="Fixed">The positions without readings.</param>
    /// <param name="Choices">For each choice and each answer to it, the positions with the reading that they then take, or -1 for their own
    /// encoding.</param>
    private sealed record PartyChoices(Verdict WithoutPositions, int[] Fixed, (int Position, int Reading)[][][] Choices);
}
