using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Another honest way in which the words of a position can be turned into a condition, beside the position's own.</summary>
/// <remarks>What was said, by whom, when and where is the same under every reading; so is how long it counts.</remarks>
internal sealed class Reading
{
    internal Reading(string id, string title, Position readAs, string because, SourceLocation location)
    {
        Id = id;
        Title = title;
        As = readAs;
        Because = because;
        Location = location;
    }

    /// <summary>The name of the reading that is the position's own encoding.</summary>
    public const string Own = "own";

    /// <summary>Its name among the readings of its position; never <see cref="Own"/>.</summary>
    public string Id { get; }

    /// <summary>How the words are read, in a few words.</summary>
    public string Title { get; }

    /// <summary>The position, in its own encoding.</summary>
    public Position Position => As.Own;

    /// <summary>The position as it reads here.</summary>
    public Position As { get; }

    /// <summary>Why it can honestly be read so.</summary>
    public string Because { get; }

    /// <summary>What it answers, together with the readings of the same name of other positions; or null.</summary>
    internal PackQuestion? Question { get; init; }

    /// <summary>Where one can read what speaks for it; or null.</summary>
    public Source? Source { get; internal init; }

    /// <summary>Where in that source; or null.</summary>
    public string? Locator { get; internal init; }

    /// <summary>The place where it is declared.</summary>
    public SourceLocation Location { get; }

    /// <summary>Its position and its name, as one chooses it: <c>ukraine/no-recognition=de-jure-only</c>.</summary>
    public override string ToString() => $"{Position.FullName}={Id}";
}

/// <summary>The choice of a reading, and all that goes with it: the readings of one question are taken together.</summary>
/// <param name="Position">The position for which it is chosen.</param>
/// <param name="Reading">The reading; null for the position's own encoding.</param>
/// <param name="Location">Where it is chosen; null where it was worked out and stands in no file.</param>
internal sealed record ReadingChoice(Position Position, Reading? Reading, SourceLocation? Location)
{
    /// <summary>
    /// How each position is read that the choice touches: of those that share a question, null for those that have no reading of this name.
    /// </summary>
    public required ImmutableArray<(Position Position, Reading? Reading)> Takes { get; init; }

    /// <summary>The choice in words of the file: <c>ukraine/no-recognition=de-jure-only</c>.</summary>
    public override string ToString() => $"{Position.FullName}={Reading?.Id ?? Model.Reading.Own}";

    /// <summary>A choice for a position, with what goes with it among all positions of its pack.</summary>
    internal static ReadingChoice Of(
        IEnumerable<Position> positions,
        Position position,
        Reading? reading,
        SourceLocation? location = null
    ) =>
        new(position, reading, location)
        {
            Takes = (reading ?? position.Readings.FirstOrDefault())?.Question is not { } question
                ? [(position, reading)]
                :
                [
                    .. from other in positions.Select(other => other.Own)
                    where other.Readings.Any(known => known.Question == question)
                    select (other, other.Readings.FirstOrDefault(known => known.Id == reading?.Id)),
                ],
        };
}

/// <summary>Something on which the reading of several positions hangs together.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Location">The place where it is declared.</param>
internal sealed record PackQuestion(string Id, string Text, SourceLocation Location);
