using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>A random case as the loader reads it.</summary>
internal sealed record LoadedCase(RulePack Pack, Evaluator Evaluator, ImmutableArray<Scenario> Scenarios)
{
    /// <exception cref="InvalidOperationException">A file does not load, which is a mistake of the generator or of the loader.</exception>
    public static LoadedCase Load(CaseSketch sketch)
    {
        var pack = sketch.LoadPack();
        return new LoadedCase(
            pack,
            Engine.Compile(pack),
            [.. sketch.Scenarios.Select(scenario => Engine.LoadScenario(scenario.ToFile(), pack).ValueOrThrow())]
        );
    }
}
