using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Address;

/// <summary>Writes what an address says as the YAML of a scenario, so that the page reads it in the one way in which files are read.</summary>
internal static partial class ScenarioText
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
        yaml.Append("scenario: ").Append(Quote(title)).Append('\n');
        yaml.Append("rules: ").Append(pack.Id).Append('\n');
        AppendSetting(yaml, "as-of", address.AsOf);
        AppendSetting(yaml, "silence", address.Silence);
        var sets = pack.Fields.Where(field => field.Type.Kind == FieldKind.Set).Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        yaml.Append(address.Terms.IsEmpty ? "terms: {}\n" : "terms:\n");
        foreach (var (path, values) in InPackOrder(address, pack))
        {
            yaml.Append("  ").Append(Scalar(path)).Append(": ").Append(Value(values, sets.Contains(path))).Append('\n');
        }

        if (!address.Without.IsEmpty)
        {
            yaml.Append("what-if:\n  - name: Without these positions\n    without: [").AppendJoin(", ", address.Without.Select(Scalar)).Append("]\n");
        }

        return yaml.ToString();
    }

    private static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> InPackOrder(TableAddress address, RulePack pack)
    {
        var places = pack.Fields.ToDictionary(field => field.Path, field => field.Index, StringComparer.Ordinal);
        return address.Terms.OrderBy(term => places.GetValueOrDefault(term.Key, int.MaxValue));
    }

    private static void AppendSetting(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append(key).Append(": ").Append(Scalar(value)).Append('\n');
        }
    }

    private static string Value(ImmutableArray<string> values, bool isSet)
    {
        var options = values.Where(value => value is not (TableAddress.EmptySet or TableAddress.Open)).Distinct().ToList();
        return !isSet || (options.Count == 0 && values.Contains(TableAddress.Open)) ? Scalar(values[^1]) : $"[{string.Join(", ", options.Select(Scalar))}]";
    }

    private static string Scalar(string text) => Plain().IsMatch(text) ? text : Quote(text);

    /// <summary>A text between single quotes, in which nothing but the quote has a meaning of its own. What cannot be printed becomes a space.</summary>
    private static string Quote(string text) => $"'{Unprintable().Replace(text, " ").Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.%-]*( [A-Za-z0-9.%-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFEFF]")]
    private static partial Regex Unprintable();
}
