using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Api;

/// <summary>Packs as plain data. Properties without a value are left out.</summary>
internal static class PackJson
{
    /// <summary>What there is, in short.</summary>
    public static void WriteAll(JsonText json, IEnumerable<ServedPack> packs) =>
        json.List(
            "packs",
            packs,
            served =>
            {
                WriteHead(json, served);
                json.Names("scenarios", served.Scenarios.Keys);
            }
        );

    /// <summary>What can be said in a pack, and what has been said.</summary>
    public static void Write(JsonText json, ServedPack served)
    {
        WriteHead(json, served);
        json.List(
            "parties",
            served.Pack.Parties,
            party =>
            {
                json.Text("id", party.Id);
                json.Text("title", party.Title);
                json.Text("role", Words.Of(party.Role));
                json.Text("memberOf", party.MemberOf?.Id);
            }
        );
        json.List(
            "fields",
            served.Pack.Fields,
            known =>
            {
                json.Text("path", known.Path);
                json.Text("title", known.Title ?? known.Issue.Title);
                json.Text("type", Words.Of(known.Type.Kind));
                json.Text("unit", known.Type.Unit);
                json.List(
                    "options",
                    known.Type.Options,
                    option =>
                    {
                        json.Text("id", option.Id);
                        json.Text("description", option.Description);
                    }
                );
                json.Text("onlyWhen", known.OnlyWhen is { } condition ? ConditionText.Describe(condition) : null);
            }
        );
        json.List("positions", served.Pack.Positions, position => WritePosition(json, position));
        json.List(
            "scenarios",
            served.Scenarios,
            scenario =>
            {
                json.Text("name", scenario.Key);
                json.Text("title", scenario.Value.Title);
            }
        );
    }

    private static void WriteHead(JsonText json, ServedPack served)
    {
        json.Text("id", served.Pack.Id);
        json.Text("title", served.Pack.Title);
        json.Text("version", served.Pack.Version);
        json.Text("summary", served.Pack.Summary);
    }

    private static void WritePosition(JsonText json, Position position)
    {
        json.Text("position", position.FullName);
        json.Text("kind", Words.Of(position.Kind));
        json.Text("title", position.Title);
        json.Text("rule", position.Vague is null ? Phrases.Rule(position) : null);
        json.Text("vague", position.Vague);
        json.Text("statement", position.Statement.Text);
        json.Text("reference", Phrases.Reference(position.Statement));
        json.Text("stated", position.Statement.Stated?.ToString());
        json.Text("url", position.Statement.Source.Url);
    }
}
