using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>The shortest ways out of what a scenario crosses.</summary>
internal static class RepairPage
{
    public static void Write(Page page, Scenario scenario, RepairPlan plan, RepairCost cost)
    {
        page.Line(page.Paint(scenario.Title, Tone.Heading));
        page.Blank();
        switch (plan)
        {
            case { Cost: null }:
                page.Heading("NO REPAIR", "However the unlocked terms are changed, a red line stays crossed.", Tone.Bad);
                return;
            case { Cost: 0 }:
                page.Heading("NOTHING TO REPAIR", "No red line has to be crossed with these terms.", Tone.Good);
                return;
            default:
                page.Heading("REPAIR", Summary(plan, plan.Cost ?? 0, cost), Tone.Doubtful);
                break;
        }

        foreach (var (number, repair) in plan.Repairs.Index())
        {
            page.Blank();
            page.Heading($"{number + 1}.", string.Join("; ", repair.Changes), Tone.Heading);
            var verdicts = repair.Evaluation.Parties.Where(party => party.Verdict != Verdict.NoPosition)
                .Select(party => $"{party.Party.Title}: {Explaining.Phrases.Verdict(party)}");
            page.Entry("Then", string.Join("; ", verdicts));
        }

        if (plan.Number > plan.Repairs.Length)
        {
            page.Blank();
            page.Paragraph($"and {Wording.Number(plan.Number - plan.Repairs.Length)} more.");
        }
    }

    private static string Summary(RepairPlan plan, int number, RepairCost cost)
    {
        var least = Wording.Sentence(Wording.Count(number, cost == RepairCost.Steps ? "step" : "changed term"));
        var ways = plan.IsCut ? $"are at least {Wording.Number(plan.Number)} ways, and the search for more was cut off"
            : plan.Number.IsOne ? "is one way"
            : $"are {Wording.Number(plan.Number)} ways";
        return $"{least} {(number == 1 ? "is" : "are")} the least; there {ways}.";
    }
}
