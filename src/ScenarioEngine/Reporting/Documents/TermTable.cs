using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What the scenario settles, and how each term came about.</summary>
internal static class TermTable
{
    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var terms = evaluation
            .Scenario.Pack.Fields.Select(evaluation.StateOf)
            .Where(state => state.IsSettled || state.Origin == Origin.LeftOpen)
            .ToList();
        return terms.Count == 0
            ? [new Paragraph("The scenario settles nothing.")]
            : [new Table("", ["Term", "Value", "How it came about"], [.. terms.Select(Row)], "")];
    }

    private static ImmutableArray<Cell> Row(FieldState state) =>
        [
            new Cell(Labels.WithPath(state.Field)),
            new Cell(state.Value is { } value ? state.Field.Type.Format(value) : "open"),
            new Cell(
                state.Origin switch
                {
                    Origin.Stated => $"stated{Line(state)}",
                    Origin.Derived => $"follows from {state.Implication?.Id}",
                    Origin.Assumed => "assumed: the status quo",
                    _ => $"left open on purpose{Line(state)}",
                }
            ),
        ];

    private static string Line(FieldState state) =>
        state.Location is { } location ? FormattableString.Invariant($" (line {location.Line})") : "";
}
