using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>What a call may have evaluate.</summary>
internal enum Engines
{
    /// <summary>NRules and the built-in evaluator, each the other's witness.</summary>
    Nrules,

    /// <summary>The built-in evaluator alone.</summary>
    BuiltIn,
}

/// <summary>What compiles packs for each evaluator.</summary>
internal static class EnginesExtensions
{
    /// <summary>What compiles a pack for an evaluator.</summary>
    public static Func<RulePack, Evaluator> Compiler(this Engines engine) =>
        engine switch
        {
            Engines.Nrules => NRules.NRulesEngine.Compile,
            _ => Engine.Compile,
        };
}
