using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The positions that count in a scenario, of all parties or some.</summary>
internal sealed class PositionsThatCount
{
    public PositionsThatCount(Scenario scenario, ImmutableArray<Party> parties)
    {
        Pack = scenario.Pack;
        All = [.. Pack.Positions.Where(position => position.Vague is null
            && Evaluator.WhyLeftOut(position, scenario) is null
            && (parties.IsEmpty || parties.Contains(position.Party)))];
        Vague = [.. Pack.Positions.Where(position => position.Vague is not null
            && Evaluator.WhyLeftOut(position, scenario) is null
            && (parties.IsEmpty || parties.Contains(position.Party)))];
        RedLines = Of(PositionKind.RedLine);
        Asked = [.. Of(PositionKind.Demand), .. Of(PositionKind.Precondition)];
        Preferences = Of(PositionKind.Preference);
        Key = string.Join(',', All);
    }

    public RulePack Pack { get; }

    public ImmutableArray<Position> All { get; }

    public ImmutableArray<Position> RedLines { get; }

    /// <summary>Those that would count, were they not too vague to test.</summary>
    public ImmutableArray<Position> Vague { get; }

    /// <summary>Demands and preconditions.</summary>
    public ImmutableArray<Position> Asked { get; }

    public ImmutableArray<Position> Preferences { get; }

    /// <summary>Equal for equal positions.</summary>
    public string Key { get; }

    private ImmutableArray<Position> Of(PositionKind kind) => [.. All.Where(position => position.Kind == kind)];
}
