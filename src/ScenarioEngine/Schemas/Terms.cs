using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Schemas;

/// <summary>The shape of terms: of any pack, or with the paths and options of one.</summary>
internal sealed class Terms(RulePack? pack)
{
    /// <summary>The name under which terms are defined.</summary>
    public const string Definition = "terms";

    /// <summary>The name under which options that are taken away are defined.</summary>
    public const string OptionsDefinition = "options-by-path";

    private const string Open = "open";
    private const string PathPattern = @"^[a-z0-9-]+(\[[a-z0-9-]+\]|\.[a-z0-9-]+)*$";

    /// <summary>The definitions to which <see cref="Definition"/> refers, and itself.</summary>
    public IEnumerable<(string Name, JsonNode Shape)> Definitions()
    {
        yield return (
            OptionsDefinition,
            Shape.Named(
                "Paths, each with an option or a list of them, such as `lease.form: [contract]`; without a party, for every one.",
                Options(),
                PathPattern
            )
        );
        if (pack is null)
        {
            var values = Shape.AnyOf(Shape.Text(""), Shape.List("", Shape.Text("")), Shape.Ref(Definition));
            yield return (Definition, Shape.Named("Paths with values, such as `lease: 5 years`.", values, PathPattern));
            yield break;
        }

        foreach (var field in Values.FieldsOf(pack))
        {
            yield return (ValueOf(field), Shape.Described(Values.Describe(field), Shape.AnyOf(Values.Of(field), Left())));
        }

        yield return (Definition, All(pack));
    }

    private JsonObject Options()
    {
        var option = pack is null
            ? Shape.Text("")
            : Shape.OneOf("", pack.Fields.SelectMany(field => field.Type.Options).Select(known => known.Id).Distinct());
        return Shape.AnyOf(option, Shape.List("", option.DeepClone(), least: 1), Shape.Ref(OptionsDefinition));
    }

    private static string ValueOf(Field field) => $"{Values.ValuePrefix}{Values.PathOf(field)}";

    private static JsonObject Left() => new() { ["const"] = Open, ["description"] = "Left open on purpose." };

    private static JsonObject All(RulePack pack)
    {
        var (properties, patterns) = (new JsonObject(), new JsonObject());
        foreach (var issue in pack.Issues)
        {
            properties[issue.Id] = Nested(issue);
        }

        foreach (var field in pack.Fields.Where(field => field.Path != field.Issue.Id))
        {
            properties[field.Path] = Shape.Ref(ValueOf(field));
        }

        foreach (var issue in pack.Issues.Where(issue => !issue.Per.IsEmpty))
        {
            // What stands in one piece may break off after the party, and a point may stand in place of brackets.
            var parties = string.Join('|', issue.Per.Select(party => Regex.Escape(party.Id)));
            var names = Values.FieldsOf(issue).ToList();
            var id = Regex.Escape(issue.Id);
            foreach (var field in names)
            {
                patterns[$"^{id}\\.({parties}){(field.Name is null ? "" : $"\\.{Regex.Escape(field.Name)}")}$"] = Shape.Ref(ValueOf(field));
            }

            if (!issue.HasOneValue)
            {
                patterns[$"^{id}(\\[({parties})\\]|\\.({parties}))$"] = Fields(names);
            }
        }

        return new JsonObject
        {
            ["description"] = "What the package states: paths with values.",
            ["type"] = "object",
            ["properties"] = properties,
            ["patternProperties"] = patterns,
            ["additionalProperties"] = false,
        };
    }

    /// <summary>An issue with what stands below it: its value, its fields, or its parties and for each of them that.</summary>
    private static JsonObject Nested(Issue issue)
    {
        var names = Values.FieldsOf(issue).ToList();
        if (issue.Per.IsEmpty)
        {
            return issue.HasOneValue ? Shape.Ref(ValueOf(names[0])) : Shape.Described(Title(issue), Fields(names));
        }

        var mapping = Shape.Mapping(
            Title(issue),
            [],
            issue.Per.Select(party =>
                (party.Id, issue.HasOneValue ? (JsonNode)Shape.Ref(ValueOf(names[0])) : Shape.Described(party.Title, Fields(names)))
            )
        );
        if (!issue.HasOneValue)
        {
            mapping["patternProperties"] = new JsonObject(
                from field in names
                let parties = string.Join('|', issue.Per.Select(party => Regex.Escape(party.Id)))
                select KeyValuePair.Create($"^({parties})\\.{Regex.Escape(field.Name ?? "")}$", (JsonNode?)Shape.Ref(ValueOf(field)))
            );
        }

        return mapping;
    }

    private static JsonObject Fields(IEnumerable<Field> fields) =>
        Shape.Mapping("", [], fields.Select(field => (field.Name ?? "", (JsonNode)Shape.Ref(ValueOf(field)))));

    private static string Title(Issue issue) => issue.Note is null ? $"{issue.Title}." : $"{issue.Title}.\n\n{issue.Note}";
}
