using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>A pack with scenarios, as a random test draws them.</summary>
internal sealed record CaseSketch(PackSketch Pack, ImmutableArray<ScenarioSketch> Scenarios)
{
    /// <summary>The pack as the loader reads it.</summary>
    /// <exception cref="InvalidOperationException">It does not load, which is a mistake of the generator or of the loader.</exception>
    public RulePack LoadPack() => Engine.LoadPack([Pack.ToFile()]).ValueOrThrow();

    public bool Loads()
    {
        var pack = Engine.LoadPack([Pack.ToFile()]).Value;
        return pack is not null && Scenarios.All(scenario => Engine.LoadScenario(scenario.ToFile(), pack).Value is not null);
    }

    /// <summary>Smaller cases that may fail in the same way. What no longer fits together does not load, and is left out.</summary>
    public IEnumerable<CaseSketch> Shrink() => Candidates().Where(smaller => smaller.Loads());

    /// <summary>The files, ready to be saved and tried.</summary>
    public override string ToString() =>
        $"# {Pack.ToFile().Path}\n{Pack.ToYaml()}"
        + string.Concat(Scenarios.Select(scenario => $"\n# {scenario.ToFile().Path}\n{scenario.ToYaml()}"));

    private IEnumerable<CaseSketch> Candidates() =>
        [
            .. Scenarios.Length > 1 ? Scenarios.Select(scenario => this with { Scenarios = [scenario] }) : [],
            .. Shrinking
                .Items(Scenarios, scenario => scenario.Shrink())
                .Where(scenarios => !scenarios.IsEmpty)
                .Select(scenarios => this with { Scenarios = scenarios }),
            .. Pack.Shrink().Select(pack => this with { Pack = pack }),
        ];
}
