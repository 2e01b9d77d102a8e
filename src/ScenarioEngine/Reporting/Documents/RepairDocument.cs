using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The shortest ways out of what a scenario crosses, and what each of them changes for every party.</summary>
internal static class RepairDocument
{
    private static readonly string[] Numbers =
    [
        "No",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
    ];

    /// <summary>What was found of a scenario, for people to read.</summary>
    /// <param name="before">The scenario, evaluated.</param>
    /// <param name="plan">The repairs.</param>
    /// <param name="options">What they might do.</param>
    public static Document Of(Evaluation before, RepairPlan plan, RepairOptions options)
    {
        var isMore = plan.Cost > 0 && plan.Number > plan.Repairs.Length;
        return new Document(
            before.Scenario.Title,
            ExplorationDocument.GroundOf(before.Scenario, options.Parties),
            [
                Summary(before, plan, options),
                .. plan.Cost > 0 && !plan.Repairs.IsEmpty
                    ? [new NumberedList([.. plan.Repairs.Select(repair => Item(before, repair, options))])]
                    : (ImmutableArray<Block>)[],
                .. isMore
                    ? [new Paragraph($"and {Amounts.InWords(plan.Number - plan.Repairs.Length)} more; --most lists more of them.")]
                    : (ImmutableArray<Block>)[],
            ]
        );
    }

    private static Claim Summary(Evaluation before, RepairPlan plan, RepairOptions options)
    {
        var kept = options.Keep.IsEmpty ? "" : " and keeps what is to be kept";
        return plan.Cost switch
        {
            null => new Claim("NO REPAIR", Never(before.Scenario, options), Mood.Bad, []),
            0 => new Claim("NOTHING TO REPAIR", $"With these terms there is a package that crosses no red line{kept}.", Mood.Good, []),
            { } cost => new Claim(
                "REPAIR",
                $"{Least(cost, options.Cost)}; there {Ways(plan)}.",
                Mood.Doubtful,
                [new Entry("Now", string.Join("; ", before.Parties.Where(party => party.Verdict < Verdict.NothingToTest).Select(Verdicts)))]
            ),
        };
    }

    private static string Never(Scenario scenario, RepairOptions options)
    {
        var crossed = options.Keep.IsEmpty
            ? "a stated red line stays crossed"
            : "a stated red line stays crossed, or what is to be kept is lost";
        return scenario.Terms.IsEmpty && scenario.Silence == Silence.Open
            ? $"There is no term to change: however the rest is settled, {crossed}."
            : $"However the terms{(options.Locked.IsEmpty ? "" : " that are not locked")} are changed, {crossed}.";
    }

    private static string Least(int cost, RepairCost unit)
    {
        var number = cost < Numbers.Length ? Numbers[cost] : cost.ToString("N0", CultureInfo.InvariantCulture);
        return $"{number} {(unit == RepairCost.Steps ? "step" : "changed term")}{(cost == 1 ? " is" : "s are")} the least";
    }

    private static string Ways(RepairPlan plan) =>
        plan.IsCut ? $"are at least {Amounts.Exact(plan.Number)} ways, and the search for more was cut off"
        : plan.Number == BigInteger.One ? "is one way"
        : $"are {Amounts.InWords(plan.Number)} ways";

    private static Item Item(Evaluation before, Repair repair, RepairOptions options)
    {
        var now = before.Parties.ToDictionary(party => party.Party, Phrases.Verdict);
        var counted = repair.Evaluation.Parties.Where(party => party.Verdict < Verdict.NothingToTest).ToList();
        var changed = counted.FindAll(party => Phrases.Verdict(party) != now[party.Party]);
        var others = changed.Count == counted.Count ? [] : (string[])[changed.Count == 0 ? "all as now" : "all others as now"];
        var giving = repair.GivingUp.IsEmpty
            ? []
            : (Entry[])[new Entry("But", $"{string.Join("; ", repair.GivingUp)} {ChangeText.GivingUp}")];
        return new Item(
            string.Join("; ", repair.Changes),
            [.. giving, new Entry("Then", string.Join("; ", [.. changed.Select(Verdicts), .. others])), .. ReadOtherwise(repair, options)]
        );
    }

    /// <summary>The parties of which a line is crossed after all where positions are read otherwise.</summary>
    private static IEnumerable<Entry> ReadOtherwise(Repair repair, RepairOptions options) =>
        from verdict in ReadingBlocks.Look(repair.Evaluation)?.Verdicts ?? []
        where options.Parties.IsEmpty || options.Parties.Contains(verdict.Party)
        from other in verdict.Hanging.Otherwise
        where other.Value == Verdict.Conflict
        select new Entry(
            "Read otherwise",
            $"{verdict.Party.Title}: conflict {ReadingText.Extent(verdict.Hanging, other)}, {ReadingText.Where(other)}"
        );

    private static string Verdicts(PartyResult party) => $"{party.Party.Title}: {Phrases.Verdict(party)}";
}
