using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>A test of a position's rule, what it came to, and the value that it saw.</summary>
/// <param name="Test">The test.</param>
/// <param name="Holds">Whether it holds; null where that cannot be told yet.</param>
/// <param name="Seen">What was found about its field.</param>
internal sealed record Observation(Condition.Test Test, bool? Holds, FieldState Seen)
{
    /// <summary>All tests of a position, in the order of its rule, as the evaluation recorded them.</summary>
    public static ImmutableArray<Observation> Of(Evaluation evaluation, Position position)
    {
        var exceptions = position
            .Exceptions.Where(exception => exception.Statement.WasMadeBy(evaluation.Scenario.AsOf))
            .Select(exception => exception.When);
        return
        [
            .. new[] { position.AppliesWhen }
                .Concat(exceptions)
                .Append(position.Condition)
                .OfType<Condition>()
                .SelectMany(condition => condition.Tests)
                .Select(test => new Observation(test, evaluation.TruthOf(test), evaluation.StateOf(test.Field))),
        ];
    }
}
