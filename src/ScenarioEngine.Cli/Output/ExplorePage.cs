using System.Numerics;
using ScenarioEngine.Exploring;

namespace ScenarioEngine.Cli.Output;

/// <summary>How much room there is, where the walls are and whose they are, and the shortest way in.</summary>
internal static class ExplorePage
{
    private const int BarWidth = 20;
    private const int MostBest = 10;

    /// <summary>Of more parties there are too many coalitions to read; JSON has them all.</summary>
    private const int AllCoalitionsUpTo = 3;


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
        WriteMap(page, exploration.Map);
        WriteDeadlocks(page, exploration);
        WriteBest(page, exploration);
        WriteFirst(page, exploration);
    }

    /// <summary>Packages in a list, each with what decides it.</summary>
    public static void WritePackages(Page page, IReadOnlyList<Package> packages)
    {
        foreach (var (number, package) in packages.Index())
        {
            page.Blank();
            page.Heading($"{number + 1}.", string.Join("; ", package.Choices), Tone.Plain);
        }
    }

    private static string Summary(Exploration exploration)
    {
        var zone = exploration.Zone.IsZero ? "None" : Wording.Number(exploration.Zone);
        var strict = exploration switch
        {
            { Zone.IsZero: true } => "",
            { StrictZone.IsZero: true } => " In each of them a demand or precondition is unmet.",
            { StrictZone.IsOne: true } => " One of them leaves no demand or precondition unmet either.",
            _ => $" {Wording.Sentence(Wording.Number(exploration.StrictZone))} of them leave no demand or precondition unmet either.",
        };
        return $"{zone} of {Wording.Number(exploration.Possible)} possible packages {(exploration.Zone.IsOne ? "crosses" : "cross")} no stated red line.{strict}";
    }

    private static void WriteRooms(Page page, Exploration exploration)
    {
        var rows = new List<IReadOnlyList<string>> { (string[])["Packages", "", "Number"] };
        rows.Add(["All that agree with the terms", Bar(exploration.All, exploration.All), Wording.Number(exploration.All)]);
        rows.Add(["Possible", Bar(exploration.Possible, exploration.All), Wording.Number(exploration.Possible)]);
        var parties = exploration.Rooms.Select(room => room.Parties.Length).DefaultIfEmpty().Max();
        foreach (var room in exploration.Rooms.Where(room => parties <= AllCoalitionsUpTo || room.Parties.Length == 1 || room.Parties.Length == parties))
        {
            var whose = room.Parties.Length == parties && parties > 2 ? "any of them" : Wording.List(room.Parties.Select(party => party.Title));
            rows.Add([$"Cross no red line of {whose}", Bar(room.Packages, exploration.All), Wording.Number(room.Packages)]);
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

            foreach (var missing in deadlock.MissingOptions)
            {
                var requirements = missing.Requirements.Select(requirement => $"for {requirement.RedLine.FullName} like {Wording.Either(requirement.Like.Select(range => range.Describe(missing.Field.Type)))}");
                page.Entry("Missing", $"an option of {missing.Field} that is {Wording.List(requirements)}");
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

    private static void WriteMap(Page page, FieldMap? map)
    {
        if (map is null)
        {
            return;
        }

        page.Blank();
        page.Paragraph($"How many packages of the zone have each pair of options: {map.Down} down, {map.Across} across.");
        page.Grid(
        [
            ["", .. map.Columns.Select(column => column.Describe(map.Across.Type))],
            .. map.Rows.Zip(map.Counts, (row, counts) => (string[])[row.Describe(map.Down.Type), .. counts.Select(Wording.ShortNumber)]),
        ]);
    }

    private static void WriteBest(Page page, Exploration exploration)
    {
        if (exploration.Best is not [var some, ..])
        {
            return;
        }

        page.Blank();
        page.Paragraph($"Best by stated preferences: {(exploration.Best.Length == 1 ? "one package score that no other surpasses" : $"{Wording.Count(exploration.Best.Length, "score")} of which none surpasses another")}.");
        page.Grid(
        [
            ["", .. some.Scores.Select(score => score.Party.Title), "Packages"],
            .. exploration.Best.Take(MostBest).Select((best, number) => (string[])[$"{number + 1}.", .. best.Scores.Select(score => $"{score.Met} of {score.Applicable}"), Wording.ShortNumber(best.Packages)]),
        ]);
        if (exploration.Best.Length > MostBest)
        {
            page.Paragraph($"and {exploration.Best.Length - MostBest} more, in --format json.", Tone.Quiet);
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
