using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ScenarioEngine.Cli.Commands;

namespace ScenarioEngine.Assistant;

/// <summary>The questions that an assistant may ask. A scenario comes as text, and nothing is written.</summary>
internal static class Questions
{
    private const string ScenarioText =
        "The scenario as YAML, with the keys scenario (a title), rules (the id of a pack), terms, and as-of (a day) if wanted.";

    public static CallToolResult Packs() => Answer.To("", "rules", "list");

    public static CallToolResult Positions(
        [Description("The id of a pack, as packs lists it.")] string pack,
        [Description("The name of a position, party, issue, fact or source in it; without it, all in brief.")] string? name = null
    ) => Answer.To("", ["rules", "show", "--", pack, .. name is null ? (string[])[] : [name]]);

    public static CallToolResult Facts([Description("Words that have to occur.")] string words) =>
        Answer.To("", ["rules", "search", "--", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    public static CallToolResult Evaluate([Description(ScenarioText)] string scenario) =>
        Answer.To(scenario, "evaluate", "-", "--format", "markdown");

    public static CallToolResult Explain(
        [Description(ScenarioText)] string scenario,
        [Description(
            "The full name of a position such as ukraine/no-recognition, or a party, constraint, implication or term; without it, what decides the outcome."
        )]
            string? name = null
    ) => Answer.To(scenario, ["explain", "--", "-", .. name is null ? (string[])[] : [name]]);

    public static CallToolResult WhatIf(
        [Description(ScenarioText)] string scenario,
        [Description("Terms to set, each as PATH=VALUE.")] string[]? set = null,
        [Description("Paths of terms to take out.")] string[]? unset = null,
        [Description("Full names of positions to leave out.")] string[]? without = null
    ) => Answer.To(scenario, ["what-if", "-", .. Each("--set", set), .. Each("--unset", unset), .. Each("--without", without)]);

    public static CallToolResult Explore(
        [Description("The id of a pack, for all of its packages; or leave it out and give a scenario.")] string? pack = null,
        [Description($"{ScenarioText} Its terms are kept, the rest is free.")] string scenario = ""
    ) => Answer.To(scenario, "explore", "--format", "markdown", "--", pack ?? "-");

    public static CallToolResult Repair([Description(ScenarioText)] string scenario) =>
        Answer.To(scenario, "repair", "-", "--format", "markdown");

    public static CallToolResult Check([Description(ScenarioText)] string scenario) => Answer.To(scenario, "check", "-");

    public static CallToolResult CheckDraft(
        [Description("The whole rule pack as YAML, in one text.")] string pack,
        [Description("The words of the source as plain text in English; without it, the pack alone is checked.")] string source = "",
        [Description("The id of that source in the pack, where the pack has several.")] string? sourceId = null
    ) => Answer.To(source, terminal => DraftCheck.Run(terminal, pack, hasSource: source.Length > 0, sourceId));

    public static string Sources(string pack) => Answer.TextOf("sources", "--", pack);

    /// <summary>An option with each of its values in one word, so that no value is read as an option of its own.</summary>
    private static IEnumerable<string> Each(string option, string[]? values) => (values ?? []).Select(value => $"{option}={value}");
}
