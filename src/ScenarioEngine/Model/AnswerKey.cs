using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>What the author of a scenario expects an evaluation of it to find. What the key does not mention may be anything.</summary>
/// <param name="Location">The place where it is written.</param>
internal sealed record AnswerKey(SourceLocation Location)
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

    /// <summary>The number of packages that agree with the terms; null where the key does not say.</summary>
    public Expected<BigInteger>? Packages { get; init; }

    /// <summary>How many of them are possible; null where the key does not say.</summary>
    public Expected<BigInteger>? Possible { get; init; }

    /// <summary>How many of those cross no red line; null where the key does not say.</summary>
    public Expected<BigInteger>? Zone { get; init; }

    /// <summary>The deadlocks; null where the key does not say.</summary>
    public ExpectedSets? Deadlocks { get; init; }

    /// <summary>The concessions; null where the key does not say.</summary>
    public ExpectedSets? Concessions { get; init; }

    /// <summary>How many combinations of scores the best packages of the zone have; null where the key does not say.</summary>
    public Expected<int>? Best { get; init; }

    /// <summary>The expected scores of parties.</summary>
    public ImmutableArray<ExpectedScore> Scores { get; init; } = [];

    /// <summary>By which notions the state in which the scenario stands is expected to be stable, by party.</summary>
    public ImmutableArray<ExpectedStability> Stable { get; init; } = [];

    /// <summary>The smallest repairs; null where the key does not say.</summary>
    public ExpectedRepairs? Repairs { get; init; }

    /// <summary>Where the first thing stands that it says about exploring; null where it says nothing of that.</summary>
    internal SourceLocation? PlaceOfSpace =>
        Packages?.Location ?? Possible?.Location ?? Zone?.Location ?? Deadlocks?.Location ?? Concessions?.Location ?? Best?.Location;

    /// <summary>The codes of all diagnostics of the file, warnings included, in any order; null where the key does not say.</summary>
    public ImmutableArray<string>? Diagnostics { get; init; }

    /// <summary>Why the key may stay unmet for now; null where it may not.</summary>
    public string? Todo { get; init; }
}

/// <summary>Something expected, and where that is written.</summary>
/// <typeparam name="T">What is expected.</typeparam>
/// <param name="Value">The expected value.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record Expected<T>(T Value, SourceLocation Location);

/// <summary>A finding expected where a position is read otherwise, and what goes with that reading.</summary>
/// <param name="Choice">How it is read.</param>
/// <param name="Finding">What is expected then.</param>
internal sealed record ExpectedReading(ReadingChoice Choice, ExpectedFinding Finding);

/// <summary>The verdict expected of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedVerdict(Party Party, Verdict Verdict, SourceLocation Location);

/// <summary>The finding expected of a position.</summary>
/// <param name="Position">The position.</param>
/// <param name="Status">Its status.</param>
/// <param name="Because">The fields of the smallest set of terms that forces the status, in any order; null where the key does not
/// say.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedFinding(Position Position, FindingStatus Status, ImmutableArray<Field>? Because, SourceLocation Location);

/// <summary>The sets of red lines that are expected: how many, or all of them by name.</summary>
/// <param name="Number">How many there are.</param>
/// <param name="Sets">The sets, in any order, each with its red lines in any order; null where only their number is expected.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedSets(int Number, ImmutableArray<ImmutableArray<Position>>? Sets, SourceLocation Location);

/// <summary>The smallest repairs that are expected.</summary>
/// <param name="Changes">How many terms each of them changes; null where the key does not say.</param>
/// <param name="Ways">How many there are, 0 where nothing has to change or no change helps; null where the key does not say.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedRepairs(int? Changes, int? Ways, SourceLocation Location);

/// <summary>By which notions a state is expected to be stable for a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Letters">A letter for each notion, as reports have it: <c>NGMS</c>; empty where it is stable by none.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedStability(Party Party, string Letters, SourceLocation Location)
{
    /// <summary>What files have in place of letters where it is stable by none.</summary>
    public const string ByNone = "none";
}

/// <summary>The score expected of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Score">The score as a report prints it, with any number of digits: <c>0.45</c>, <c>0.25 to 0.67</c>; or as a fraction:
/// <c>9/20</c>.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record ExpectedScore(Party Party, string Score, SourceLocation Location)
{
    /// <summary>Whether a score is that.</summary>
    public bool IsMetBy(ScoreRange? found) =>
        found is not null
        && Score
            == (
                Score.Contains('/', StringComparison.Ordinal)
                    ? string.Join(" to ", new[] { found.Low, found.High }.Select(Exact).Distinct())
                    : found.ToText(DigitsBehindThePoint)
            );

    private int DigitsBehindThePoint =>
        Score.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? Score[(point + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;

    private static string Exact(PartyScore score) => string.Join(", then ", score.Ranks);
}
