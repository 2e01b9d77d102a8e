using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>The evaluators.</summary>
internal static class Evaluators
{
    public static IReadOnlyList<string> Names { get; } = ["built-in", "nrules"];

    public static Evaluator Compile(string name, RulePack pack) =>
        name switch
        {
            "nrules" => NRules.NRulesEngine.Compile(pack),
            "built-in" => Engine.Compile(pack),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The build has no such evaluator."),
        };
}
