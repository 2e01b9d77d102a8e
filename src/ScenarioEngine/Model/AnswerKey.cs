using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>What the author of a scenario expects an evaluation of it to find. What the key does not mention may be anything.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record AnswerKey(SourceLocation Location)
{
    /// <summary>The expected outcome, or null.</summary>
    public Expected<Outcome>? Outcome { get; init; }

    /// <summary>The expected verdicts.</summary>
    public ImmutableArray<ExpectedVerdict> Verdicts { get; init; } = [];

    /// <summary>The expected findings.</summary>
    public ImmutableArray<ExpectedFinding> Findings { get; init; } = [];

    /// <summary>Findings expected under other readings, each under its own.</summary>
    public ImmutableArray<ExpectedReading> Readings { get; init; } = [];

    /// <summary>The status of every finding that the key does not name, or null where those may be anything.</summary>
    public Expected<FindingStatus>? Others { get; init; }

    /// <summary>The fields in contradiction, all of them; null where the key does not say.</summary>
    public ImmutableArray<Field>? Contradictions { get; init; }

    /// <summary>How many smallest repairs there are, 0 where nothing has to change or no change helps; null where the key does not say.</summary>
    public Expected<int>? Repairs { get; init; }

    /// <summary>The codes of all diagnostics of the file, warnings included, in any order; null where the key does not say.</summary>
    public ImmutableArray<string>? Diagnostics { get; init; }

    /// <summary>Why the key may stay unmet for now; null where it may not.</summary>
    public string? Todo { get; init; }
}

/// <summary>Something expected, and where that is written.</summary>
/// <typeparam name="T">What is expected.</typeparam>
/// <param name="Value">The expected value.</param>
/// <param name="Location">Where it is written.</param>
public sealed record Expected<T>(T Value, SourceLocation Location);

/// <summary>A finding expected where a position is read otherwise, and what goes with that reading.</summary>
/// <param name="Choice">How it is read.</param>
/// <param name="Finding">What is expected then.</param>
public sealed record ExpectedReading(ReadingChoice Choice, ExpectedFinding Finding);

/// <summary>The verdict expected of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ExpectedVerdict(Party Party, Verdict Verdict, SourceLocation Location);

/// <summary>The finding expected of a position.</summary>
/// <param name="Position">The position.</param>
/// <param name="Status">Its status.</param>
/// <param name="Because">The fields of the smallest set of terms that forces the status, in any order; null where the key does not say.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ExpectedFinding(Position Position, FindingStatus Status, ImmutableArray<Field>? Because, SourceLocation Location);
