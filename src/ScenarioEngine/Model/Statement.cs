using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Words of somebody, as the pack paraphrases them, and where that can be read.</summary>
/// <param name="Text">A paraphrase.</param>
/// <param name="Source">The source in which it was published.</param>
/// <param name="Location">The place of the paraphrase in the pack.</param>
public sealed record Statement(string Text, Source Source, SourceLocation Location)
{
    /// <summary>The speaker; null for an assumption, and where a fact has no speaker.</summary>
    public string? Speaker { get; init; }

    /// <summary>The time when it was said: a day, or the month or year to which alone it is known; null for an assumption only.</summary>
    public Period? Stated { get; init; }

    /// <summary>The day from which it counts as said: the last on which it can have been; null for an assumption only.</summary>
    public DateOnly? Date => Stated?.Last;

    /// <summary>The place where that day is written; null where there is none.</summary>
    public SourceLocation? DateLocation { get; init; }

    /// <summary>The place in the source, such as a paragraph; or null.</summary>
    public string? Locator { get; init; }

    /// <summary>The ids of the records of statements that it rests on; often empty.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    /// <summary>
    /// Whether it had been said by a day. What bears no date is assumed, and counts always; without a day everything had been said.
    /// </summary>
    public bool WasMadeBy(DateOnly? day) => day is not { } asOf || Date is not { } said || said <= asOf;

    /// <summary>The paraphrase.</summary>
    public override string ToString() => Text;
}
