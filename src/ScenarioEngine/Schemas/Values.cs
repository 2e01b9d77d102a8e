using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Binding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The values that a field takes, as files write them.</summary>
internal static class Values
{
    /// <summary>How the names of definitions begin that are about one field: its value, one option of it, and a test of it.</summary>
    public const string ValuePrefix = "value-",
        SinglePrefix = "one-",
        TestPrefix = "test-";

    private const string Digits = @"-?\d+(\.\d+)?";

    /// <summary>The values of every field of a pack, each under a name of its own.</summary>
    public static IEnumerable<(string Name, JsonNode Shape)> Definitions(RulePack? pack) =>
        FieldsOf(pack).Select(field => (NameOf(field), (JsonNode)Define(field.Type)));

    /// <summary>The fields of a pack, each once however many instances its issue has.</summary>
    public static IEnumerable<Field> FieldsOf(RulePack? pack) => pack?.Issues.SelectMany(FieldsOf) ?? [];

    /// <summary>The fields of an issue, each once however many instances there are.</summary>
    public static IEnumerable<Field> FieldsOf(Issue issue) => issue.Fields.DistinctBy(field => field.Name);

    /// <summary>A field without the party whose instance it belongs to.</summary>
    public static string PathOf(Field field) => field.Name is null ? field.Issue.Id : $"{field.Issue.Id}.{field.Name}";

    /// <summary>A value as a term states it.</summary>
    public static JsonObject Of(Field field) => field.Type.IsSet ? Shape.List("", Single(field)) : Single(field);

    /// <summary>A value of a field that is not a set, or an option of one that is.</summary>
    public static JsonObject Single(Field field) => Shape.Ref(NameOf(field));

    /// <summary>The field that a definition is about, in the first of its instances; null where it is about none.</summary>
    public static Field? FieldOf(RulePack pack, string definition)
    {
        string[] prefixes = [ValuePrefix, SinglePrefix, TestPrefix];
        return prefixes.FirstOrDefault(prefix => definition.StartsWith(prefix, StringComparison.Ordinal)) is { } known
            ? pack.Fields.FirstOrDefault(field => PathOf(field) == definition[known.Length..])
            : null;
    }

    private static string NameOf(Field field) => $"{SinglePrefix}{PathOf(field)}";

    private static JsonObject Define(FieldType type) =>
        type.IsDay ? Shape.Date("")
        : type.IsContinuous ? Number(type)
        : Shape.OneOf("", type.Options.Select(option => option.Id));

    /// <summary>What a field is and what it may be, for a reader who points at it.</summary>
    public static string Describe(Field field)
    {
        var title = field.Title is { } own ? $"{field.Issue.Title}: {own}." : $"{field.Issue.Title}.";
        var type = field.Type;
        var range = (type.Minimum, type.Maximum) switch
        {
            ({ } low, { } high) => $", from {type.Format(low)} to {type.Format(high)}",
            ({ } low, null) => $", {type.Format(low)} or more",
            (null, { } high) => $", {type.Format(high)} or less",
            _ => "",
        };
        var kind = $"{type.Meaning.Describes(type.Unit)}{range}";
        var options = type.DeclaresOptions
            ? $":{string.Concat(type.Options.Select(option => $"\n- {option.Id}{(option.Description is { } meaning ? $": {meaning}" : "")}"))}"
            : ".";
        var statusQuo = field.StatusQuo is { } value ? $"\n\nWhere nothing is agreed: {type.Format(value)}." : "";
        return $"{title}\n\n{kind}{options}{statusQuo}";
    }

    /// <summary>Digits as an editor reads them, within the range of the field; or a text with a unit.</summary>
    private static JsonObject Number(FieldType type)
    {
        var number = Shape.OfType("number");
        if (type.Minimum is { } low)
        {
            number["minimum"] = InUnit(type, low);
        }

        if (type.Maximum is { } high)
        {
            number["maximum"] = InUnit(type, high);
        }

        return Shape.AnyOf(number, Shape.Pattern(string.Create(CultureInfo.InvariantCulture, $"^{Digits}{UnitOf(type)}$")));
    }

    /// <summary>What may stand behind the digits.</summary>
    private static string UnitOf(FieldType type) =>
        type.IsLength ? $@"(\s*({string.Join('|', ValueBinder.UnitsFor(type.Unit).Select(unit => $"{unit[..^1]}s?"))}))?"
        : (type.Sign ?? type.Unit) is { } unit ? $@"(\s*{Regex.Escape(unit)})?"
        : "";

    /// <summary>A length of time without a unit is counted in that of the field; a number of years is a number.</summary>
    private static decimal InUnit(FieldType type, Value value) => value.Ordinal / type.OneUnit;
}
