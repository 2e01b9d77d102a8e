using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>The evaluators of the build: one, or two with <c>-p:NRules=true</c>.</summary>
internal static class Evaluators
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "built-in",
#if NRULES
        "nrules",
#endif
    ];

    public static Evaluator Compile(string name, RulePack pack) => name switch
    {
#if NRULES
        "nrules" => NRules.NRulesEngine.Compile(pack),
#endif
        "built-in" => Engine.Compile(pack),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The build has no such evaluator."),
    };
}
