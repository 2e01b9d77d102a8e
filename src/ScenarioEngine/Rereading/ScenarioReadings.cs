using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>What of one scenario hangs on how positions are read. Exact over all combinations of readings.</summary>
/// <remarks>Immutable. Only the readings of positions that count in the scenario are looked at.</remarks>
internal sealed class ScenarioReadings
{
    /// <summary>The scenario, in the pack's own encoding.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What there is to choose: the questions, and the positions whose readings answer none.</summary>
    public required ImmutableArray<ReadingQuestion> Choices { get; init; }

    /// <summary>The readings of positions that count, in the order of the pack.</summary>
    public required ImmutableArray<Reading> Readings { get; init; }

    /// <summary>How many combinations of them there are.</summary>
    public required BigInteger Combinations { get; init; }

    /// <summary>What becomes of each position that counts and has readings, in the order of the pack.</summary>
    public required ImmutableArray<FindingReadings> Findings { get; init; }

    /// <summary>What the verdict of each party is, in the order of the pack.</summary>
    public required ImmutableArray<VerdictReadings> Verdicts { get; init; }

    /// <summary>What the outcome is.</summary>
    public required Hanging<Outcome> Outcome { get; init; }

    /// <summary>
    /// Whether some verdict could not be told apart within the steps that are allowed; it then stands as what single findings make of it.
    /// </summary>
    public required bool IsNotToldApart { get; init; }

    /// <summary>What hangs on what in a scenario. A scenario that reads positions otherwise is taken in the pack's own encoding.</summary>
    public static ScenarioReadings Of(Evaluation evaluation) => ReaderOf(evaluation).Read();

    /// <summary>What of it the verdicts of the parties hang on.</summary>
    public static ImmutableArray<VerdictReadings> VerdictsOf(Evaluation evaluation) => ReaderOf(evaluation).ReadHangingVerdicts();

    private static ScenarioReader ReaderOf(Evaluation evaluation)
    {
        var own = evaluation.Scenario.Pack.Own;
        return new ScenarioReader(
            evaluation.Scenario.Pack == own ? evaluation : evaluation.Evaluator.Evaluate(evaluation.Scenario with { Pack = own })
        );
    }
}

/// <summary>What becomes of a position under its readings.</summary>
/// <param name="Position">The position.</param>
/// <param name="Statuses">For its own encoding and then for each reading, the status.</param>
/// <param name="Hanging">On what it hangs.</param>
internal sealed record FindingReadings(Position Position, ImmutableArray<FindingStatus> Statuses, Hanging<FindingStatus> Hanging);

/// <summary>What the verdict of a party is under the readings of its positions.</summary>
/// <param name="Party">The party.</param>
/// <param name="Hanging">On what it hangs.</param>
internal sealed record VerdictReadings(Party Party, Hanging<Verdict> Hanging);
