using ScenarioEngine.Compiling;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Compares the readings of positions with their encodings over all possible packages.</summary>
/// <param name="compiled">The pack.</param>
/// <param name="space">Its packages.</param>
internal sealed class ReadingLint(CompiledPack compiled, Space space)
{
    /// <summary>Readings that change nothing, and those that say the opposite of the same words.</summary>
    /// <exception cref="BudgetExceededException">The space of the pack is too large.</exception>
    public IEnumerable<Diagnostic> Run() =>
        from position in compiled.Pack.Own.Positions.Index()
        from reading in position.Item.Readings.Index()
        where IsTested(position.Item) && IsTested(reading.Item.As)
        let found = Compare(reading.Item, compiled.Positions[position.Index], compiled.Readings[position.Index][reading.Index])
        where found is not null
        select found;

    private Diagnostic? Compare(Reading reading, PositionFormulas own, PositionFormulas read)
    {
        var (applying, violating) = (Possible(read.Applies), Possible(read.Violated));
        if (read.Kind == own.Kind && applying == Possible(own.Applies) && violating == Possible(own.Violated))
        {
            return LintDiagnostics.ReadingChangesNothing(reading);
        }

        return read.Policy.IsOffer ? null
            : violating == Diagram.Empty ? LintDiagnostics.ReadingContradicts(reading, "no possible package goes against it")
            : violating == applying
                ? LintDiagnostics.ReadingContradicts(reading, "every possible package to which it applies goes against it")
            : !own.Policy.IsOffer && space.Diagram.And(violating, Possible(own.Violated)) == Diagram.Empty
                ? LintDiagnostics.ReadingContradicts(reading, "whatever goes against the position as encoded keeps to it read so")
            : null;
    }

    private int Possible(Literal literal) => space.Diagram.And(space.Possible, space.Of(literal));

    /// <summary>A complete package states everything, so what asks whether a field is stated says nothing here.</summary>
    private static bool IsTested(Position position) =>
        position.Vague is null && !position.Conditions.SelectMany(condition => condition.Tests).Any(test => test.AsksWhetherStated);
}
