using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>The way in: what <see cref="Engine.Compile(RulePack)"/> is for the built-in evaluator alone.</summary>
public static class NRulesEngine
{
    /// <summary>
    /// Turns a pack into rules of NRules, once for any number of scenarios. Each evaluation is one on which NRules and the built-in
    /// evaluator agree.
    /// </summary>
    public static Evaluator Compile(RulePack pack) => Engine.Compile(pack, new RuleWitness(pack));
}
