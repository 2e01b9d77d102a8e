using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Syntax;

/// <summary>A condition as written, before its names are looked up.</summary>
internal abstract record ConditionSyntax(SourceLocation Location)
{
    public sealed record All(ImmutableArray<ConditionSyntax> Parts, SourceLocation Location) : ConditionSyntax(Location);

    public sealed record Any(ImmutableArray<ConditionSyntax> Parts, SourceLocation Location) : ConditionSyntax(Location);

    public sealed record Not(ConditionSyntax Part, SourceLocation Location) : ConditionSyntax(Location);

    public sealed record Over(
        Quantifier Quantifier,
        Word Issue,
        ConditionSyntax Where,
        ImmutableArray<ComparisonSyntax> Bounds,
        SourceLocation Location
    ) : ConditionSyntax(Location);

    public sealed record Test(PathSyntax Path, ImmutableArray<ComparisonSyntax> Comparisons, SourceLocation Location)
        : ConditionSyntax(Location);
}

/// <summary>An operator and what it compares with. The short form <c>path: option</c> is <c>is</c>.</summary>
internal sealed record ComparisonSyntax(Operator Operator, ValueSyntax Value, SourceLocation Location);
