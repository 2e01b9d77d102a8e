using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>The evaluators that a call may choose from.</summary>
internal enum Engines
{
    /// <summary>The one that is always there.</summary>
    BuiltIn,

    /// <summary>NRules, where the build has it.</summary>
    Nrules,
}

/// <summary>What compiles packs for each evaluator.</summary>
internal static class EnginesExtensions
{
    /// <summary>What compiles a pack for an evaluator; null where the build lacks it.</summary>
    public static Func<RulePack, Evaluator>? Compiler(this Engines engine) => engine switch
    {
#if NRULES
        Engines.Nrules => NRules.NRulesEngine.Compile,
#else
        Engines.Nrules => null,
#endif
        _ => Engine.Compile,
    };
}
