using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>The way in: what <see cref="Engine.Compile"/> is for the built-in evaluator.</summary>
public static class NRulesEngine
{
    /// <summary>Turns a pack into rules of NRules, once for any number of scenarios.</summary>
    public static Evaluator Compile(RulePack pack)
    {
        var compiled = PackCompiler.Compile(pack);
        return new Evaluator(compiled, new RuleRunner(compiled));
    }
}
