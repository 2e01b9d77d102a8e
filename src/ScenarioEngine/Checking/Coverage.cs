using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>
/// What scenarios have shown of a pack: what became of each position in some of them, and which options none of them uses.
/// </summary>
internal sealed class Coverage
{
    private Coverage(RulePack pack, ImmutableArray<PositionCoverage> positions, ImmutableArray<UnusedOptions> unused)
    {
        Pack = pack;
        Positions = positions;
        Unused = unused;
    }

    /// <summary>The pack.</summary>
    public RulePack Pack { get; }

    /// <summary>Every position that can be tested, in the order of the pack.</summary>
    public ImmutableArray<PositionCoverage> Positions { get; }

    /// <summary>The fields with options that no scenario states, derives or assumes.</summary>
    public ImmutableArray<UnusedOptions> Unused { get; }

    /// <summary>How many of the statuses that positions can have were shown.</summary>
    public int Shown => Positions.Sum(position => position.Expected.Length - position.Missing.Length);

    /// <summary>How many statuses the positions can have.</summary>
    public int All => Positions.Sum(position => position.Expected.Length);

    /// <summary>The part of the statuses that were shown, in whole percent. Never rounded up: 100 only where nothing is missing.</summary>
    public int Percent => All == 0 ? 100 : 100 * Shown / All;

    /// <summary>What evaluations have shown of their pack.</summary>
    public static Coverage Of(RulePack pack, IReadOnlyCollection<Evaluation> evaluations)
    {
        var shown = evaluations
            .SelectMany(evaluation => evaluation.Findings)
            .Select(finding => (finding.Position, finding.Status))
            .ToHashSet();
        var used = evaluations
            .SelectMany(evaluation => pack.Fields.Select(evaluation.StateOf))
            .Where(state => state.IsSettled)
            .ToLookup(state => state.Field, state => state.Value.GetValueOrDefault());
        return new Coverage(
            pack,
            [
                .. pack
                    .Positions.Where(position => position.Vague is null)
                    .Select(position => new PositionCoverage(
                        position,
                        [.. Expected(position.Policy).Where(status => !shown.Contains((position, status)))]
                    )),
            ],
            [
                .. pack
                    .Fields.Select(field => new UnusedOptions(field, FindUnused(field, [.. used[field]])))
                    .Where(unused => !unused.Options.IsEmpty),
            ]
        );
    }

    /// <summary>The statuses that a position of a kind should be shown with.</summary>
    internal static ImmutableArray<FindingStatus> Expected(PositionPolicy policy) => [policy.Held, policy.Kept, FindingStatus.Open];

    private static ImmutableArray<Option> FindUnused(Field field, HashSet<Value> values) =>
        field.Type switch
        {
            { HasOptions: true, Options: var options } => [.. options.Where((_, index) => !values.Contains(Value.OfOption(index)))],
            { IsSet: true, Options: var options } =>
            [
                .. options.Where((_, index) => values.All(value => (value.Members >> index & 1) == 0)),
            ],
            _ => [],
        };
}

/// <summary>What scenarios have shown of a position.</summary>
/// <param name="Position">The position.</param>
/// <param name="Missing">The statuses that no scenario gave it.</param>
internal sealed record PositionCoverage(Position Position, ImmutableArray<FindingStatus> Missing)
{
    /// <summary>The statuses that it should be shown with: gone against, kept to, and open.</summary>
    public ImmutableArray<FindingStatus> Expected => Coverage.Expected(Position.Policy);
}

/// <summary>Options of a field that no scenario uses.</summary>
/// <param name="Field">The field.</param>
/// <param name="Options">The options, in order of declaration.</param>
internal sealed record UnusedOptions(Field Field, ImmutableArray<Option> Options);
