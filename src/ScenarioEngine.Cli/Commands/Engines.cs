using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>The evaluators that a call may choose from.</summary>
internal enum Engines
{
    /// <summary>Conditions compiled to one program.</summary>
    BuiltIn,

    /// <summary>NRules.</summary>
    Nrules,
}

/// <summary>What compiles packs for each evaluator.</summary>
internal static class EnginesExtensions
{
    /// <summary>What compiles a pack for an evaluator.</summary>
    public static Func<RulePack, Evaluator> Compiler(this Engines engine) => engine switch
    {
        Engines.Nrules => NRules.NRulesEngine.Compile,
        _ => Engine.Compile,
    };
}
