using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Importing;

/// <summary>The positions of a pack as a table, a row each and a column for each key; and such a table as positions again.</summary>
/// <remarks>
/// Conditions, values and other keys with keys of their own stand in a cell as YAML on one line, so that nothing is lost on the way.
/// </remarks>
internal static class PositionTable
{
    private const string PartyKey = "party";
    private const string IdKey = "id";

    /// <summary>The keys, in the order of files.</summary>
    private static readonly ImmutableArray<string> Keys =
    [
        PartyKey,
        IdKey,
        "kind",
        "title",
        "statement",
        "speaker",
        "stated",
        "source",
        "locator",
        "records",
        "interest",
        "vague",
        "applies-when",
        "crossed-when",
        "met-when",
        "unless",
        "of",
        "values",
        "weight",
        "priority",
        "status",
        "until",
        "superseded-by",
        "tags",
        "encoding",
        "readings",
    ];

    /// <summary>The keys whose cells are YAML.</summary>
    private static readonly ImmutableArray<string> Structured =
    [
        "records",
        "applies-when",
        "crossed-when",
        "met-when",
        "unless",
        "values",
        "tags",
        "readings",
    ];

    /// <summary>Whether a text looks like such a table.</summary>
    public static bool Recognises(string text) => text.TrimStart('\ufeff').StartsWith($"{PartyKey},{IdKey},", StringComparison.Ordinal);

    /// <summary>Writes the positions of a pack.</summary>
    public static void Write(TextWriter writer, RulePack pack)
    {
        CsvReport.WriteRow(writer, Keys);
        foreach (var file in pack.Files)
        {
            if (
                YamlReader.Read(file, new DiagnosticBag()) is not YamlMapping root
                || FileEdit.Find(root, "positions")?.Value is not YamlSequence positions
            )
            {
                continue;
            }

            var party = FileEdit.Find(root, PartyKey)?.Value;
            foreach (var position in positions.Items.OfType<YamlMapping>())
            {
                CsvReport.WriteRow(
                    writer,
                    Keys.Select(key =>
                        (FileEdit.Find(position, key)?.Value ?? (key == PartyKey ? party : null)) is { } value ? Cell(value) : null
                    )
                );
            }
        }
    }

    /// <summary>
    /// The files that hold the positions of a table, one for each party, by name; or what is wrong with it, and what to do.
    /// </summary>
    public static (ImmutableArray<(string Name, string Text)> Files, string? Problem, string? Hint) Read(SourceFile file)
    {
        var rows = CsvText.Read(file.Text.TrimStart('\ufeff'));
        var head = rows.Count == 0 ? [] : rows[0].Cells;
        if (head.FirstOrDefault(key => !Keys.Contains(key)) is { } unknown)
        {
            return ([], $"{file.Path}(1,1): `{unknown}` is no key of a position.", $"The columns are: {string.Join(", ", Keys)}.");
        }

        var texts = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var (line, cells) in rows.Skip(1))
        {
            if (cells.Length != head.Length || cells[0].Length == 0 || cells[1].Length == 0)
            {
                return (
                    [],
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Path}({line},1): the row has {cells.Length} cells and the first {head.Length}, or no party or id."
                    ),
                    "Give each position a cell for each column; an empty cell is a key that it does not have."
                );
            }

            if (cells[..2].FirstOrDefault(name => !Names.IsId(name)) is { } name)
            {
                // The name of a party becomes that of a file, and may lead nowhere else.
                return (
                    [],
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Path}({line},1): `{UserText.Quote(name)}` cannot be the name of a party or a position."
                    ),
                    "A name has small letters, digits and hyphens only, such as `notice-period`."
                );
            }

            if (!texts.TryGetValue(cells[0], out var text))
            {
                texts.Add(cells[0], text = new StringBuilder($"party: {ScalarText.Of(cells[0])}\npositions:\n"));
            }

            var mark = "  - ";
            foreach (var (key, cell) in head.Zip(cells).Where(pair => pair.First != PartyKey && pair.Second.Length > 0))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{mark}{key}: {(Structured.Contains(key) ? Unmarked(cell) : ScalarText.Of(Unmarked(cell)))}\n"
                );
                mark = "    ";
            }
        }

        return ([.. texts.Select(party => ($"{party.Key}.yaml", party.Value.ToString()))], null, null);
    }

    /// <summary>A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.</summary>
    private static string Unmarked(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static string Cell(YamlNode node) => node is YamlScalar scalar ? scalar.Text.Trim() : Flow(node);

    private static string Flow(YamlNode node) =>
        node switch
        {
            YamlMapping mapping =>
                $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{ScalarText.Of(entry.Key.Text)}: {Flow(entry.Value)}"))}}}",
            YamlSequence list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
            YamlScalar scalar => ScalarText.Of(scalar.Text.Trim()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
