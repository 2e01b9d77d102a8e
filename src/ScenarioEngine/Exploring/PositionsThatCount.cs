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
        All =
        [
            .. Pack.Positions.Where(position =>
                position.Vague is null
                && Evaluator.WhyLeftOut(position, scenario) is null
                && (parties.IsEmpty || parties.Contains(position.Party))
            ),
        ];
        Vague =
        [
            .. Pack.Positions.Where(position =>
                position.Vague is not null
                && Evaluator.WhyLeftOut(position, scenario) is null
                && (parties.IsEmpty || parties.Contains(position.Party))
            ),
        ];
        RedLines = [.. All.Where(position => position.Policy.IsLine)];
        Asked = [.. All.Where(position => position.Policy.IsAsked).OrderBy(position => position.Kind)];
        Preferences = [.. All.Where(position => position.Policy.IsWeighed)];
        Key = string.Join(',', All.Concat(Vague));
    }

    public RulePack Pack { get; }

    public ImmutableArray<Position> All { get; }

    public ImmutableArray<Position> RedLines { get; }

    /// <summary>Those that would count, were they not too vague to test.</summary>
    public ImmutableArray<Position> Vague { get; }

    /// <summary>Demands and preconditions.</summary>
    public ImmutableArray<Position> Asked { get; }

    public ImmutableArray<Position> Preferences { get; }

    /// <summary>Equal for equal positions, those included that are too vague to test.</summary>
    public string Key { get; }
}
