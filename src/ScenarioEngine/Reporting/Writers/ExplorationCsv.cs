using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes tables of an exploration as CSV (RFC 4180), with a head and lines that end in a line feed.</summary>
internal static class ExplorationCsv
{
    /// <summary>
    /// The options of every field, with the zone that each leaves as a term of the scenario; of a set, the packages with the option.
    /// </summary>
    public static void WriteOptions(TextWriter writer, Exploration exploration)
    {
        Row(writer, ["field", "option", "counts", "packages", "with meaning"]);
        foreach (var option in exploration.Options)
        {
            Row(
                writer,
                [
                    option.Field.Path,
                    option.Range.Describe(option.Field.Type),
                    option.Field.Type.IsSet ? "with" : "term",
                    option.Packages.ToString(CultureInfo.InvariantCulture),
                    option.WithMeaning.ToString(CultureInfo.InvariantCulture),
                ]
            );
        }
    }

    /// <summary>The map of two fields: a row for each option of the first, a column for each of the second.</summary>
    public static void WriteMap(TextWriter writer, FieldMap map)
    {
        Row(writer, [$"{map.Down.Path} / {map.Across.Path}", .. map.Columns.Select(column => column.Describe(map.Across.Type))]);
        foreach (var (row, counts) in map.Rows.Zip(map.Counts))
        {
            Row(writer, [row.Describe(map.Down.Type), .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        }
    }

    /// <summary>Packages: a column for each field of the pack, empty where the field has no meaning.</summary>
    public static void WritePackages(TextWriter writer, RulePack pack, IEnumerable<Package> packages)
    {
        Row(writer, pack.Fields.Select(field => field.Path));
        foreach (var package in packages)
        {
            var choices = package.Choices.ToDictionary(choice => choice.Field, choice => choice.Range.Describe(choice.Field.Type));
            Row(writer, pack.Fields.Select(field => choices.GetValueOrDefault(field, "")));
        }
    }

    private static void Row(TextWriter writer, IEnumerable<string> cells) => writer.Write($"{string.Join(',', cells.Select(Quote))}\n");

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
