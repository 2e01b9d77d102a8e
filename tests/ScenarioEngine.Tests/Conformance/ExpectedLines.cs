using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using YamlDotNet.RepresentationModel;

namespace ScenarioEngine.Tests.Conformance;

/// <summary>What a case expects, and what an evaluation found, as lines that can be compared.</summary>
internal static class ExpectedLines
{
    /// <summary>
    /// What a case expects. What it leaves out must be empty, save for reasons: those are compared only where it gives them.
    /// </summary>
    public static string Of(YamlMappingNode expected) =>
        Join([
            $"outcome: {Text(expected["outcome"])}",
            .. Pairs(expected, "verdicts").Select(pair => $"verdict {pair.Key}: {Text(pair.Value)}"),
            .. Pairs(expected, "findings").SelectMany(pair => Status("finding", pair.Key, pair.Value)),
            .. Names(expected, "left-out").Select(LeftOut),
            .. Names(expected, "vague").Select(Vague),
            .. Names(expected, "without-meaning").Select(WithoutMeaning),
            .. Pairs(expected, "derived").Select(pair => Derived(pair.Key, Text(pair.Value["value"]), Text(pair.Value["by"]))),
            .. Pairs(expected, "assumed").Select(pair => Assumed(pair.Key, Text(pair.Value))),
            .. Pairs(expected, "contradictions").Select(pair => Contradiction(pair.Key, Names(pair.Value))),
            .. Pairs(expected, "constraints").SelectMany(pair => Status("constraint", pair.Key, pair.Value)),
        ]);

    /// <summary>What an evaluation found, with the reasons for which a case asks.</summary>
    public static string Of(Evaluation found, YamlMappingNode expected)
    {
        var states = found.Scenario.Pack.Fields.Select(found.StateOf).ToList();
        return Join([
            $"outcome: {Words.Of(found.Outcome)}",
            .. found.Parties.Select(party => $"verdict {party.Party.Id}: {Words.Of(party.Verdict)}"),
            .. found.Findings.SelectMany(finding =>
                Status("finding", finding.Position.FullName, Words.Of(finding.Status), finding.Reason, expected, "findings")
            ),
            .. found.LeftOut.Select(leftOut => LeftOut(leftOut.Position.FullName)),
            .. found.Parties.SelectMany(party => party.Vague).Select(position => Vague(position.FullName)),
            .. found.WithoutMeaning.Select(term => WithoutMeaning(term.Field.Path)),
            .. states
                .Where(state => state.Origin == Origin.Derived)
                .Select(state => Derived(state.Field.Path, Value(state), state.Implication?.Id ?? "")),
            .. states.Where(state => state.Origin == Origin.Assumed).Select(state => Assumed(state.Field.Path, Value(state))),
            .. found.Contradictions.Select(contradiction =>
                Contradiction(contradiction.Field.Path, contradiction.Implied.Select(term => term.Implication.Id))
            ),
            .. found.Constraints.SelectMany(constraint =>
                Status("constraint", constraint.Constraint.Id, Word(constraint.IsBroken), constraint.Reason, expected, "constraints")
            ),
        ]);
    }

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Status(string what, string name, YamlNode expected) =>
        Because(expected) is { } because
            ? [$"{what} {name}: {Text(expected["status"])}", Because(name, because)]
            : [$"{what} {name}: {Text(expected["status"])}"];

    private static IEnumerable<string> Status(
        string what,
        string name,
        string status,
        Reason reason,
        YamlMappingNode expected,
        string key
    ) =>
        Pairs(expected, key).Any(pair => pair.Key == name && Because(pair.Value) is not null)
            ? [$"{what} {name}: {status}", Because(name, reason.Terms.Select(term => term.Field.Path))]
            : [$"{what} {name}: {status}"];

    private static IEnumerable<string>? Because(YamlNode expected) =>
        ((YamlMappingNode)expected).Children.TryGetValue(new YamlScalarNode("because"), out var paths) ? Names(paths) : null;

    private static string Because(string name, IEnumerable<string> paths) =>
        $"because {name}: {string.Join(' ', paths.Order(StringComparer.Ordinal))}";

    private static string LeftOut(string position) => $"left out: {position}";

    private static string Vague(string position) => $"vague: {position}";

    private static string WithoutMeaning(string path) => $"without meaning: {path}";

    private static string Derived(string path, string value, string implication) => $"derived {path}: {value} by {implication}";

    private static string Assumed(string path, string value) => $"assumed {path}: {value}";

    private static string Contradiction(string path, IEnumerable<string> implications) =>
        $"contradiction {path}: {string.Join(' ', implications.Order(StringComparer.Ordinal))}";

    private static string Value(FieldState state) => state.Value is { } value ? state.Field.Type.Format(value) : "";

    private static string Word(bool? isBroken) =>
        isBroken switch
        {
            true => "broken",
            false => "kept",
            null => "open",
        };

    private static IEnumerable<KeyValuePair<string, YamlNode>> Pairs(YamlMappingNode expected, string key) =>
        expected.Children.TryGetValue(new YamlScalarNode(key), out var pairs)
            ? ((YamlMappingNode)pairs).Select(pair => KeyValuePair.Create(Text(pair.Key), pair.Value))
            : [];

    private static IEnumerable<string> Names(YamlMappingNode expected, string key) =>
        expected.Children.TryGetValue(new YamlScalarNode(key), out var names) ? Names(names) : [];

    private static IEnumerable<string> Names(YamlNode names) => ((YamlSequenceNode)names).Select(Text);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
