using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Evaluating;

/// <summary>The way in which a field came to its value, or the reason why it has none.</summary>
public enum Origin
{
    /// <summary>The scenario states it.</summary>
    Stated,

    /// <summary>It follows from other terms.</summary>
    Derived,

    /// <summary>The scenario is silent, and its silence is read as the status quo.</summary>
    Assumed,

    /// <summary>The scenario leaves it open on purpose.</summary>
    LeftOpen,

    /// <summary>The scenario says nothing about it.</summary>
    Silent,
}

/// <summary>The state of a field in an evaluation.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">Its value; null where it is unsettled, and where it is derived from a value that the pack gives as a range.</param>
/// <param name="Origin">The way in which it came to that.</param>
public sealed record FieldState(Field Field, Value? Value, Origin Origin)
{
    /// <summary>The place where the scenario states the value or leaves the field open; otherwise null.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The implication that it follows from; null unless it is derived.</summary>
    public Implication? Implication { get; init; }

    /// <summary>Whether the field has meaning; null where that cannot be told yet.</summary>
    public bool? IsApplicable { get; init; }

    /// <summary>Whether the field has a value.</summary>
    public bool IsSettled => Value is not null;

    /// <summary>The term in the words of the file, such as <c>recognition: none</c>.</summary>
    public override string ToString() => Value is { } value ? $"{Field.Path}: {Field.Type.Format(value)}" : Field.Path;
}

/// <summary>A term that follows from others, and those others.</summary>
/// <param name="Term">The term that follows.</param>
/// <param name="Implication">From which implication.</param>
public sealed record Derivation(FieldState Term, Implication Implication);

/// <summary>The reason why a status is what it is.</summary>
/// <param name="Terms">The smallest set of terms that forces it, in the order of the pack's fields.</param>
/// <param name="Derivations">The terms derived on the way, the last step first.</param>
public sealed record Reason(ImmutableArray<FieldState> Terms, ImmutableArray<Derivation> Derivations);
