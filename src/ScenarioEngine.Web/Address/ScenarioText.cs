using System.Collections.Immutable;
using System.Text;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Address;

/// <summary>
/// Writes what an address says as the YAML of a scenario, so that the page reads it in the one way in which files are read.
/// </summary>
internal static class ScenarioText
{
    /// <summary>The name that diagnostics show for the text.</summary>
    public const string FileName = "table.yaml";

    /// <summary>The scenario as a file that can be saved. What is wrong with the address is as wrong in the text.</summary>
    /// <param name="title">What to call it.</param>
    /// <param name="address">The terms and the day.</param>
    /// <param name="pack">The pack, which says what is a set.</param>
    public static string Write(string title, TableAddress address, RulePack pack)
    {
        var yaml = new StringBuilder();
        yaml.Append("scenario: ").Append(ScalarText.Of(title)).Append('\n');
        yaml.Append("rules: ").Append(pack.Id).Append('\n');
        AppendSetting(yaml, "as-of", address.AsOf);
        AppendSetting(yaml, "silence", address.Silence);
        var sets = pack.Fields.Where(field => field.Type.IsSet).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        yaml.Append(address.Terms.IsEmpty ? "terms: {}\n" : "terms:\n");
        foreach (var (path, values) in InPackOrder(address, pack))
        {
            yaml.Append("  ").Append(ScalarText.Of(path)).Append(": ").Append(Value(values, sets.Contains(path))).Append('\n');
        }

        if (!address.WithoutOptions.IsEmpty)
        {
            yaml.Append("without-options:\n");
            foreach (var field in address.WithoutOptions.Select(Split).GroupBy(option => option.Path, StringComparer.Ordinal))
            {
                yaml.Append("  ")
                    .Append(ScalarText.Of(field.Key))
                    .Append(": [")
                    .AppendJoin(", ", field.Select(option => ScalarText.Of(option.Option)))
                    .Append("]\n");
            }
        }

        if (!address.Without.IsEmpty || !address.Readings.IsEmpty)
        {
            yaml.Append("what-if:\n  - name: ").Append(ScalarText.Of(English.Readings.EditName(address))).Append('\n');
        }

        if (!address.Without.IsEmpty)
        {
            yaml.Append("    without: [").AppendJoin(", ", address.Without.Select(ScalarText.Of)).Append("]\n");
        }

        if (!address.Readings.IsEmpty)
        {
            yaml.Append("    reading: {")
                .AppendJoin(
                    ", ",
                    address
                        .Readings.Select(Split)
                        .DistinctBy(chosen => chosen.Path)
                        .Select(chosen => $"{ScalarText.Of(chosen.Path)}: {ScalarText.Of(chosen.Option)}")
                )
                .Append("}\n");
        }

        return yaml.ToString();
    }

    private static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> InPackOrder(TableAddress address, RulePack pack)
    {
        var places = pack.Fields.ToDictionary(field => field.Path, field => field.Index, StringComparer.Ordinal);
        return address.Terms.OrderBy(term => places.GetValueOrDefault(term.Key, int.MaxValue));
    }

    /// <summary>
    /// The path and the option of a text such as <c>guarantee[europe].form:treaty</c>; so are a position and its reading written.
    /// </summary>
    private static (string Path, string Option) Split(string text) =>
        text.LastIndexOf(':') is var colon and >= 0 ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");

    private static void AppendSetting(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append(key).Append(": ").Append(ScalarText.Of(value)).Append('\n');
        }
    }

    private static string Value(ImmutableArray<string> values, bool isSet)
    {
        var options = values.Where(value => value is not (TableAddress.EmptySet or TableAddress.Open)).Distinct().ToList();
        return !isSet || (options.Count == 0 && values.Contains(TableAddress.Open))
            ? ScalarText.Of(values[^1])
            : $"[{string.Join(", ", options.Select(ScalarText.Of))}]";
    }
}
