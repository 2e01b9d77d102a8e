using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Syntax;

/// <summary>A question that readings answer.</summary>
internal sealed record QuestionSyntax(Word Id, Word Text);

/// <summary>Another reading of a position, as written.</summary>
internal sealed record ReadingSyntax(Word Id, Word Title, Word Because, ReadingDetails Details, SourceLocation Location);

/// <summary>What a reading may have and need not; what is null stays as the position has it.</summary>
internal sealed record ReadingDetails
{
    public Word? Question { get; init; }

    public Word? Source { get; init; }

    public Word? Locator { get; init; }

    public PositionKind? Kind { get; init; }

    public ConditionSyntax? AppliesWhen { get; init; }

    public ConditionSyntax? CrossedWhen { get; init; }

    public ConditionSyntax? MetWhen { get; init; }

    public ImmutableArray<ExceptedCaseSyntax>? Unless { get; init; }

    public Word? Vague { get; init; }

    public Word? Encoding { get; init; }

    /// <summary>A key of what no reading can change, or null.</summary>
    public Word? Fact { get; init; }

    /// <summary>Whether it replaces anything.</summary>
    public bool Replaces =>
        Kind is not null
        || AppliesWhen is not null
        || CrossedWhen is not null
        || MetWhen is not null
        || Unless is not null
        || Vague is not null;
}

/// <summary>A position and how it is to be read, as a what-if or a call has them.</summary>
internal sealed record ReadingChoiceSyntax(Word Position, Word Reading);
