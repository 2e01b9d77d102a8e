using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>How much room there is, where the walls are and whose they are, and the shortest way in.</summary>
internal static class ExplorePage
{
    private const int BarWidth = 20;

    public static void Write(Page page, Exploration exploration)
    {
        var scenario = exploration.Scenario;
        page.Line(page.Paint(scenario.Title, Tone.Heading));
        page.Blank();
        var (word, tone) = exploration.Zone.IsZero ? ("NO ROOM", Tone.Bad) : ("ROOM", Tone.Good);
        page.Heading(word, Summary(exploration), tone);
        page.Blank();
        WriteRooms(page, exploration);
        WritePrices(page, exploration);
        WriteOptions(page, exploration);
        WriteDeadlocks(page, exploration);
        WriteFirst(page, exploration);
    }

    public static void Write(Page page, Scenario scenario, RepairPlan plan)
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
                page.Heading("REPAIR", $"{Wording.Sentence(Wording.Count(plan.Cost ?? 0, "changed term"))} is the least; there {(plan.Number.IsOne ? "is one way" : $"are {Wording.Number(plan.Number)} ways")}.", Tone.Doubtful);
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

    public static void Write(Page page, TooLarge tooLarge)
    {
        page.Heading("TOO LARGE", $"The space is too large to be explored exactly within the budget of {tooLarge.Budget}; nothing is guessed.", Tone.Bad);
        page.Entry("Tied by", Wording.List(tooLarge.TiedTogether.Select(field => field.Path)));
        page.Entry("Way out", "State some of these terms in the scenario, or look at fewer parties with --party.");
    }

    private static string Summary(Exploration exploration)
    {
        var zone = exploration.Zone.IsZero ? "None" : Wording.Number(exploration.Zone);
        var strict = exploration.Zone.IsZero ? "" : $" {Wording.Sentence(Wording.Number(exploration.StrictZone))} of them {(exploration.StrictZone.IsOne ? "leaves" : "leave")} no demand or precondition unmet either.";
        return $"{zone} of {Wording.Number(exploration.Possible)} possible packages {(exploration.Zone.IsOne ? "crosses" : "cross")} no stated red line.{strict}";
    }

    private static void WriteRooms(Page page, Exploration exploration)
    {
        var rows = new List<IReadOnlyList<string>> { (string[])["Packages", "", "Number"] };
        rows.Add(["All that agree with the terms", Bar(exploration.All, exploration.All), Wording.Number(exploration.All)]);
        rows.Add(["Possible", Bar(exploration.Possible, exploration.All), Wording.Number(exploration.Possible)]);
        foreach (var room in exploration.Rooms)
        {
            rows.Add([$"Cross no red line of {Wording.List(room.Parties.Select(party => party.Title))}", Bar(room.Packages, exploration.All), Wording.Number(room.Packages)]);
        }

        page.Table(rows);
    }

    private static string Bar(BigInteger part, BigInteger whole)
    {
        var length = whole.IsZero ? 0 : (int)(((part * BarWidth) + whole - 1) / whole);
        return new string('#', length);
    }

    private static void WritePrices(Page page, Exploration exploration)
    {
        if (!exploration.Prices.IsEmpty)
        {
            page.Blank();
            page.Table(
            [
                ["Red line", "Crossed by", "Excluded by it alone"],
                .. exploration.Prices.Select(price => (string[])[price.Position.FullName, Wording.Number(price.Crossed), price.IsRedundant ? "none: the zone is the same without it" : Wording.Number(price.ExcludesAlone)]),
            ]);
        }
    }

    private static void WriteOptions(Page page, Exploration exploration)
    {
        if (exploration.Zone.IsZero)
        {
            return;
        }

        page.Blank();
        var stated = exploration.Scenario.Terms.Select(term => term.Field).ToHashSet();
        var fields =
            from option in exploration.Options
            where !stated.Contains(option.Field)
            group option by option.Field into options
            where options.Any(option => option.IsLive) && options.Any(option => !option.IsLive)
            select (string[])[options.Key.Path, string.Join(", ", options.Where(option => option.IsLive).Select(Describe).DefaultIfEmpty("nothing")), string.Join(", ", options.Where(option => !option.IsLive).Select(Describe))];
        page.Table([["Field", "Keeps room", "Closes the zone"], .. fields.DefaultIfEmpty((string[])["-", "every option of every field", "-"])]);
    }

    private static string Describe(LiveOption option) => option.Range.Describe(option.Field.Type);

    private static void WriteDeadlocks(Page page, Exploration exploration)
    {
        foreach (var deadlock in exploration.Deadlocks)
        {
            page.Blank();
            page.Heading("DEADLOCK", $"No possible package respects {Wording.List(deadlock.RedLines.Select(line => line.FullName))}{(deadlock.RedLines.Length > 1 ? " together" : "")}.", Tone.Bad);
            foreach (var (line, witness) in deadlock.RedLines.Zip(deadlock.Witnesses))
            {
                page.Entry("Without", $"{line.FullName}: {string.Join("; ", Telling(witness, exploration))}");
            }
        }

        foreach (var concession in exploration.Concessions)
        {
            page.Blank();
            page.Heading("CONCESSION", $"The zone opens without {Wording.List(concession.RedLines.Select(line => line.FullName))}.", Tone.Doubtful);
        }

        if (exploration.IsCut)
        {
            page.Blank();
            page.Paragraph("There are more deadlocks and concessions than are listed.", Tone.Quiet);
        }
    }

    private static void WriteFirst(Page page, Exploration exploration)
    {
        if (exploration.First is [var first, ..] && !exploration.Prices.IsEmpty)
        {
            page.Blank();
            page.Paragraph($"For instance with {Wording.List(Telling(first, exploration).Select(choice => choice.ToString()))}.");
        }
    }

    /// <summary>The choices on which the red lines depend; the rest of a package could as well be otherwise.</summary>
    private static IEnumerable<PackageChoice> Telling(Package package, Exploration exploration) =>
        package.Choices.Where(choice => exploration.Decisive.Contains(choice.Field));
}
