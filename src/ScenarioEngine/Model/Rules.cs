using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Terms that follow from other terms.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="When">The condition under which the terms follow.</param>
/// <param name="Then">The terms that follow; at least one.</param>
/// <param name="Because">The reason why they follow.</param>
/// <param name="Basis">The ground of that.</param>
/// <param name="Location">The place where it is declared.</param>
public sealed record Implication(
    string Id,
    Condition When,
    ImmutableArray<ImpliedTerm> Then,
    string Because,
    Basis Basis,
    SourceLocation Location
)
{
    /// <summary>Its name.</summary>
    public override string ToString() => Id;
}

/// <summary>A term that an implication settles.</summary>
/// <param name="Field">The field that it settles.</param>
/// <param name="Value">The value that it settles it at.</param>
/// <param name="Location">The place where that is written.</param>
public sealed record ImpliedTerm(Field Field, Value Value, SourceLocation Location)
{
    /// <summary>The term as a file writes it.</summary>
    public override string ToString() => $"{Field.Path}: {Field.Type.Format(Value)}";
}

/// <summary>Terms that cannot stand together, whoever wants them.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="ImpossibleWhen">The condition under which a package cannot exist.</param>
/// <param name="Because">The reason why it cannot.</param>
/// <param name="Basis">The ground of that.</param>
/// <param name="Location">The place where it is declared.</param>
public sealed record Constraint(string Id, Condition ImpossibleWhen, string Because, Basis Basis, SourceLocation Location)
{
    /// <summary>Its name.</summary>
    public override string ToString() => Id;
}

/// <summary>A statement that is no position, kept so that nothing of a source is lost in silence.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Party">Whose statement it is, or null.</param>
/// <param name="Statement">The paraphrase.</param>
/// <param name="Because">Why it is no position.</param>
/// <param name="Location">The place where it is declared.</param>
internal sealed record Fact(string Id, Party? Party, Statement Statement, string Because, SourceLocation Location)
{
    /// <summary>The positions beside which it is shown; often empty.</summary>
    public ImmutableArray<Position> Positions { get; init; } = [];

    /// <summary>The issues beside which it is shown; often empty.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];
}
