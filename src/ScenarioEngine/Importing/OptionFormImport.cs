using System.Globalization;
using ScenarioEngine.Text;

namespace ScenarioEngine.Importing;

/// <summary>
/// Makes a pack of a graph model in option form: a table of which party takes which option in which state, and how each ranks the states.
/// </summary>
/// <remarks>
/// The first row is <c>party,option,moves</c> and the names of the states; each further row has <c>Y</c>, <c>N</c> or <c>-</c> (it makes no
/// difference) for each state. <c>moves</c> is empty, or says
/// that the option can only be taken (<c>on</c>) or only be given up (<c>off</c>). A row with the option <c>ranking</c> has the rank of
/// each state for the party, 1 being best.
/// </remarks>
internal static class OptionFormImport
{
    private const string RankingRow = "ranking";
    private const int FirstState = 3;
    private const int MostCells = 100_000;

    /// <summary>The pack of a table.</summary>
    /// <param name="id">The name that the pack is to have.</param>
    /// <param name="title">Its title.</param>
    /// <param name="file">The table, as CSV.</param>
    public static Imported Read(string id, string title, SourceFile file)
    {
        var rows = CsvText.Read(file.Text.TrimStart('\ufeff'));
        if (rows.Count < 2 || rows[0].Cells is not ["party", "option", "moves", _, ..] || rows.Sum(row => row.Cells.Length) > MostCells)
        {
            return Imported.Refuse(
                $"{file.Path}(1,1): this is no option-form table.",
                "Begin with a row `party,option,moves` and the names of the states."
            );
        }

        var states = rows[0].Cells[FirstState..];
        foreach (var (number, cells) in rows.Skip(1))
        {
            var isRanking = cells.Length > 1 && cells[1] == RankingRow;
            if (cells.Length != FirstState + states.Length)
            {
                return Refuse(
                    number,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the row has {cells.Length} cells, and the first {FirstState + states.Length}"
                    ),
                    "Give each state a cell."
                );
            }

            if (
                cells[FirstState..]
                    .FirstOrDefault(cell =>
                        isRanking
                            ? !int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                            : cell is not ("Y" or "N" or "-")
                    ) is
                { } odd
            )
            {
                return Refuse(
                    number,
                    $"`{odd}` stands where a state has {(isRanking ? "a rank" : "`Y`, `N` or `-`")}",
                    isRanking
                        ? "Write whole numbers, 1 for the best state."
                        : "Write `Y` where the option is taken, `N` where it is not, `-` where it makes no difference."
                );
            }

            if (cells[2] is not ("" or "on" or "off"))
            {
                return Refuse(
                    number,
                    $"`{cells[2]}` is no kind of move",
                    "Leave the cell empty, or write `on` or `off` where the option can only be taken or only be given up."
                );
            }
        }

        return new Imported(Write(id, title, states, [.. rows.Skip(1).Select(row => row.Cells)]), [], null, null);

        Imported Refuse(int line, string why, string hint) =>
            Imported.Refuse(string.Create(CultureInfo.InvariantCulture, $"{file.Path}({line},1): {why}."), hint);
    }

    private static string Write(string id, string title, string[] states, List<string[]> rows)
    {
        var writer = new PackWriter();
        var options = rows.FindAll(row => row[1] != RankingRow)
            .ConvertAll(row =>
                (Party: row[0], Title: row[1], Moves: row[2], Cells: row[FirstState..], Name: writer.NameFor("issue", row[1]))
            );
        var parties = rows.Select(row => row[0]).Distinct().ToDictionary(party => party, party => writer.NameFor("party", party));
        writer.Line($"id: {id}");
        writer.Line($"title: {PackWriter.Quote(title)}");
        writer.Line("version: 0.1.0");
        writer.Line("summary: Imported from an option-form table of a graph model; the orders are those of the table.");
        writer.Line("parties:");
        foreach (var (party, name) in parties)
        {
            var ranks = rows.Find(row => row[0] == party && row[1] == RankingRow)?[FirstState..];
            writer.Line($"  {name}:");
            writer.Line($"    title: {PackWriter.Quote(party)}");
            writer.Line("    role: signatory");
            if (ranks is not null)
            {
                var best = states
                    .Index()
                    .GroupBy(state => int.Parse(ranks[state.Index], CultureInfo.InvariantCulture), state => Terms(state.Index))
                    .OrderBy(rank => rank.Key);
                writer.Line("    ranking:");
                foreach (var rank in best)
                {
                    writer.Line($"      - {(rank.Count() == 1 ? rank.First() : $"[{string.Join(", ", rank)}]")}");
                }
            }
        }

        writer.Line("issues:");
        foreach (var option in options)
        {
            // Where an option makes no difference it has no meaning, so that what would be several states is one.
            var idle = states
                .Index()
                .Where(state => option.Cells[state.Index] == "-")
                .Select(state => Terms(state.Index))
                .Distinct()
                .ToList();
            var onlyWhen = idle.Count == 0 ? "" : $", only-when: {{not: {{any: [{string.Join(", ", idle)}]}}}}";
            var moves = option.Moves switch
            {
                "on" => ", moves: {no: yes}",
                "off" => ", moves: {yes: no}",
                _ => "",
            };
            writer.Line(
                $"  {option.Name}: {{title: {PackWriter.Quote(option.Title)}, type: yes-no, controlled-by: {parties[option.Party]}{moves}{onlyWhen}}}"
            );
        }

        writer.Line("constraints:");
        writer.Line("  - id: states-of-the-table");
        writer.Line($"    impossible-when: {{not: {{any: [{string.Join(", ", states.Select((_, state) => Terms(state)))}]}}}}");
        writer.Line("    because: The table has these states and no others.");
        writer.Line("    basis: definition");
        return writer.ToString();

        string Terms(int state) =>
            $"{{{string.Join(", ", options.Where(option => option.Cells[state] != "-").Select(option => $"{option.Name}: {(option.Cells[state] == "Y" ? "yes" : "no")}"))}}}";
    }
}
