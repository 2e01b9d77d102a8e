using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What the scenario settles, and how each term came about.</summary>
internal static class TermTable
{
    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var terms = evaluation.Scenario.Pack.Fields.Select(evaluation.StateOf).Where(state => state.IsSettled || state.Origin == Origin.LeftOpen).ToList();
        return terms.Count == 0
            ? [new Paragraph("The scenario settles nothing.")]
            : [new Table("", ["What", "Value", "How it came about", "Term"], [.. terms.Select(Row)], "")];
    }

    private static ImmutableArray<Cell> Row(FieldState state) =>
    [
        new Cell(Labels.Of(state.Field)),
        new Cell(state.Value is { } value ? state.Field.Type.Format(value) : "open"),
        new Cell(state.Origin switch
        {
            Origin.Stated => $"stated, {state.Location}",
            Origin.Derived => $"follows from {state.Implication?.Id}",
            Origin.Assumed => "assumed: the status quo",
            _ => $"left open on purpose, {state.Location}",
        }),
        new Cell(state.Field.Path),
    ];
}
