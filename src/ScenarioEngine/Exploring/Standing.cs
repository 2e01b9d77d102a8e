using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A scenario as counting sees it: with what its silence is read as.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Terms">Its terms, and where silence is the status quo, those that are assumed.</param>
internal sealed record Standing(Scenario Scenario, ImmutableArray<Term> Terms)
{
    /// <summary>Whether what asks if something is stated asks the scenario; else that is free.</summary>
    public bool KeepsStated { get; init; } = true;

    /// <summary>The terms that are assumed.</summary>
    public IEnumerable<Term> Assumed => Terms.Except(Scenario.Terms);

    public static Standing Of(Evaluator evaluator, Scenario scenario)
    {
        if (scenario.Silence != Silence.StatusQuo)
        {
            return new Standing(scenario, scenario.Terms);
        }

        var evaluation = evaluator.Evaluate(scenario);
        var assumed =
            from state in scenario.Pack.Fields.Select(evaluation.StateOf)
            where state is { Origin: Origin.Assumed, IsApplicable: not false }
            select new Term(state.Field, state.Value.GetValueOrDefault(), state.Field.Location);
        return new Standing(scenario, [.. scenario.Terms, .. assumed]);
    }

    /// <summary>What agrees with it.</summary>
    public Allowed Agreeing(Layout layout) => layout.Agreeing(Terms, KeepsStated ? Scenario.Terms : null);

    /// <summary>The same with a field set free, as though nobody had said or assumed anything of it.</summary>
    public Standing Without(params ReadOnlySpan<Field> fields)
    {
        var others = new List<Term>();
        foreach (var term in Terms)
        {
            if (!fields.Contains(term.Field))
            {
                others.Add(term);
            }
        }

        return this with
        {
            Terms = [.. others],
        };
    }

    /// <summary>
    /// Whether another, of an edited scenario, differs in one field at most, so that one walk over the packages counts both.
    /// </summary>
    public bool IsSameBut(Field field, Standing other, Layout layout) =>
        (
            layout.StatedLevelOf(field) < 0
            || Scenario.Terms.Any(term => term.Field == field) == other.Scenario.Terms.Any(term => term.Field == field)
        ) && Without(field).Terms.Select(ValueOf).ToHashSet().SetEquals(other.Without(field).Terms.Select(ValueOf));

    private static (Field Field, Value Value) ValueOf(Term term) => (term.Field, term.Value);
}
