using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Shows packages that agree with an evaluated scenario, and says why there are no others.</summary>
/// <remarks>Several threads may ask at once.</remarks>
internal sealed class PackageFinder(Evaluation evaluation, Completions completions)
{
    private readonly CompiledPack _pack = completions.Layout.Pack;
    private readonly Lock _lock = new();

    /// <summary>What leaves no package; null where that could not be told.</summary>
    public Necessity? Impossibility => Because(Literal.True);

    /// <summary>What leaves no package that gives a position another status; null where that could not be told.</summary>
    public Necessity? NecessityOf(int position, FindingStatus status)
    {
        var formulas = _pack.Positions[position];
        return Because(
            status switch
            {
                FindingStatus.Crossed or FindingStatus.Unmet => !formulas.Violated,
                FindingStatus.Offered => !formulas.Applies,
                FindingStatus.NotApplicable => formulas.Applies,
                _ => formulas.Violated,
            }
        );
    }

    /// <summary>A package that goes against a position, or that takes up an openness; null where there is none.</summary>
    public Package? Against(int position) => Example(Deciding(position));

    /// <summary>A package that keeps a position; null where there is none.</summary>
    public Package? Keeping(int position) => Example(!Deciding(position));

    /// <summary>Some package that agrees.</summary>
    public Package? Any() => Example(Literal.True);

    /// <summary>A smallest set of open positions that cannot be kept together: of a party, or of all.</summary>
    public ImmutableArray<Position> DeadlockOf(Decision decision, int? party)
    {
        var isStrict = party is { } own && decision.Verdicts[own] == Verdict.Objection;
        var open = evaluation.Evaluator.Decider.OpenOnes(
            decision,
            party is { } one ? _pack.PositionsOf[one] : Enumerable.Range(0, _pack.Positions.Length),
            isStrict
        );
        lock (_lock)
        {
            completions.Left = Completions.StepsOfScenario;
            var apart =
                completions.Unavoidable([.. open.Select(position => _pack.Positions[position].Violated)])
                ?? [.. Enumerable.Range(0, open.Count)];
            return [.. apart.Select(number => _pack.Pack.Positions[open[number]])];
        }
    }

    /// <summary>Whether a literal holds in a package in which slots have some cells; null where that could not be told.</summary>
    public bool? CanHold(Literal literal, IReadOnlyList<(int Slot, int Cell)> at)
    {
        lock (_lock)
        {
            completions.Left = Completions.StepsOfScenario;
            return completions.CanHold(literal, at);
        }
    }

    private Literal Deciding(int position) => _pack.Positions[position].Deciding;

    private Package? Example(Literal literal)
    {
        lock (_lock)
        {
            completions.Left = Completions.StepsOfScenario;
            return completions.Example(literal) is { } choices ? Read(choices) : null;
        }
    }

    private Package Read(int[] choices) =>
        new([
            .. _pack
                .Pack.Fields.Where(field => completions.Holds(_pack.Applicable[field.Index], choices))
                .Select(field => new PackageChoice(field, RangeOf(field, choices))),
        ]);

    private ValueRange RangeOf(Field field, int[] choices)
    {
        var slots = _pack.ValueSlots[field.Index];
        if (completions.Known.CellOf(slots[0]) is >= 0 and var cell)
        {
            return evaluation.StateOf(field).Value is { } value ? ValueRange.Of(value) : RangeOf(_pack.Slots[slots[0]], cell);
        }

        var ranges = Array.ConvertAll(slots, slot => ChoiceAt(completions.Layout.Levels[slot]));
        return !field.Type.IsSet
            ? ranges[0]
            : ValueRange.Of(Value.OfSet(ranges.Aggregate(0UL, (members, range) => members | range.Low.GetValueOrDefault().Members)));

        ValueRange ChoiceAt(int level) =>
            completions.Layout.Variables[level].Choices[choices[level]].Range
            ?? throw new System.Diagnostics.UnreachableException("That a field has no meaning is none of the choices here.");
    }

    private static ValueRange RangeOf(Slot slot, int cell)
    {
        var (low, high) = slot.RangeOf(cell);
        return new ValueRange(Value.OfOrdinal(low), Value.OfOrdinal(high), cell % 2 == 1, cell % 2 == 1);
    }

    private Necessity? Because(Literal contrary)
    {
        var fields = _pack
            .Pack.Fields.Where(field => evaluation.StateOf(field).Origin is Origin.Stated or Origin.Assumed)
            .Select(field => field.Index)
            .ToList();
        return NecessityFinder.Find(completions, fields, contrary) is { } needed
            ? new Necessity(
                [.. needed.Fields.Select(field => evaluation.StateOf(_pack.Pack.Fields[field]))],
                [
                    .. needed.Constraints.Select(constraint => _pack.Pack.Constraints[constraint]),
                    .. needed.Absent.Select(absent => completions.Absent[absent].ToConstraint()),
                ],
                [.. needed.Implications.Select(implication => _pack.Pack.Implications[implication])]
            )
            : null;
    }
}

/// <summary>
/// Why there is no other way: each of these is needed, and with all of them no possible package is left, or none that gives a position
/// another status.
/// </summary>
/// <param name="Terms">The terms that the scenario states, or takes from the status quo, in the order of the pack's fields.</param>
/// <param name="Constraints">The constraints; an option that is not there is one, of the day.</param>
/// <param name="Implications">The implications.</param>
internal sealed record Necessity(
    ImmutableArray<FieldState> Terms,
    ImmutableArray<Constraint> Constraints,
    ImmutableArray<Implication> Implications
);
