using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Another evaluator of a pack, beside the one that is built in: one scenario in, one record in words of the model out.</summary>
/// <remarks>
/// Used by several threads at once. It sees the model alone, and nothing that the built-in evaluator has made of it, so that the two share
/// no mistake.
/// </remarks>
internal interface IWitness
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>The same evaluator for the same pack under other readings.</summary>
    IWitness For(RulePack pack);

    /// <summary>What it finds of a scenario of its pack.</summary>
    Testimony Testify(Scenario scenario);
}
