using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Drafting;

/// <summary>A statement that is to become a position of a pack, as somebody has answered the questions about it.</summary>
/// <param name="Party">Who stated it.</param>
/// <param name="Kind">What kind of position it is.</param>
/// <param name="Title">The name.</param>
/// <param name="Text">What was said, in the words of the pack.</param>
internal sealed record NewStatement(Party Party, PositionKind Kind, string Title, string Text)
{
    /// <summary>Who spoke, or null.</summary>
    public string? Speaker { get; init; }

    /// <summary>The day, or the month or year, as files write it; or null.</summary>
    public string? Stated { get; init; }

    /// <summary>The id of the source in which it can be read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The source, where the pack does not have it yet; else null.</summary>
    public NewSource? NewSource { get; init; }

    /// <summary>The place in the source, or null.</summary>
    public string? Locator { get; init; }

    /// <summary>The field on which it turns; null where it is too vague to be tested.</summary>
    public Field? Field { get; init; }

    /// <summary>How the field is compared.</summary>
    public Operator Operator { get; init; }

    /// <summary>With what, as files write it.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Why it is too vague to be tested; null where it is not.</summary>
    public string? Vague { get; init; }

    /// <summary>How the words were read, or null.</summary>
    public string? Encoding { get; init; }
}

/// <summary>A source that the pack does not have yet.</summary>
/// <param name="Title">The name.</param>
/// <param name="Publisher">Who published it.</param>
internal sealed record NewSource(string Title, string Publisher)
{
    /// <summary>The day of it, or null.</summary>
    public string? Date { get; init; }

    /// <summary>Its address, or null.</summary>
    public string? Url { get; init; }
}
