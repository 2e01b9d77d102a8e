using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The reason why a space could not be explored exactly.</summary>
/// <param name="Budget">The budget that was used up: nodes or time.</param>
/// <param name="TiedTogether">The fields that most rules tie to each other, the worst first.</param>
/// <param name="TyingPositions">The positions that tie such fields, the worst first.</param>
/// <param name="WorthStating">Fields that take the knot apart: with these stated, no more than a few fields hang together in any one
/// place.</param>
public sealed record TooLarge(
    string Budget,
    ImmutableArray<Field> TiedTogether,
    ImmutableArray<Position> TyingPositions,
    ImmutableArray<Field> WorthStating
)
{
    /// <summary>How far the diagram had come.</summary>
    internal Reached Reached { get; init; }
}

/// <summary>How far a diagram had come when its budget was used up.</summary>
/// <param name="Joined">How many positions were joined.</param>
/// <param name="Positions">How many there were to be joined.</param>
/// <param name="Nodes">How many nodes the diagram had.</param>
internal readonly record struct Reached(int Joined, int Positions, int Nodes);
