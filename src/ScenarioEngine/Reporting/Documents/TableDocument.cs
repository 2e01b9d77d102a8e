using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// A whole negotiation table to hand on: what is on it, each scenario with pictures, findings and ways out, the room, sources and words.
/// </summary>
internal static class TableDocument
{
    /// <summary>Of more scenarios the columns of their terms would be too narrow to read; each has a table of its own terms.</summary>
    private const int MostColumns = 6;

    /// <summary>The table of a pack.</summary>
    /// <param name="title">The name.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="evaluations">What became of each scenario that lies on it; may be none.</param>
    /// <param name="exploration">How much room there is; null where the pack is too large to count.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static Document Of(
        string title,
        RulePack pack,
        IReadOnlyList<Evaluation> evaluations,
        Exploration? exploration,
        IReadOnlyCollection<Diagnostic> diagnostics
    ) =>
        new(
            title,
            $"{Listing.Sentence(Phrases.NameOf(pack))}. {Days(evaluations)}",
            [
                new Paragraph(pack.Summary),
                new Paragraph(Caution),
                .. evaluations.Count > 1
                    ? [new Section("Scenarios", SummaryDocument.Of(evaluations, failed: 0))]
                    : (ImmutableArray<Block>)[],
                new Section("What is on the table", [Options(pack, evaluations)]),
                .. evaluations.Select(EvaluationDocument.OnTable),
                .. exploration is null ? (ImmutableArray<Block>)[] : [new Section("How much room there is", Room(exploration))],
                .. ReportDocument.Closing(evaluations, diagnostics),
            ]
        );

    private const string Caution =
        "A finding says what a stated line is and what the terms do to it, never what anybody would do: stated lines have been crossed and signed before. Silence is not consent.";

    private static string Days(IReadOnlyList<Evaluation> evaluations) =>
        evaluations.Select(evaluation => evaluation.Scenario.AsOf).Distinct().ToList() is [{ } day] ? $"As of {Phrases.Day(day)}." : "";

    /// <summary>Every field with its options, and beside it what each scenario has chosen.</summary>
    private static Table Options(RulePack pack, IReadOnlyList<Evaluation> evaluations)
    {
        var shown = evaluations.Count <= MostColumns ? evaluations : [];
        return new Table(
            "",
            ["Term", "Options", .. shown.Select(evaluation => evaluation.Scenario.Title)],
            [
                .. pack.Fields.Select(field =>
                    (ImmutableArray<Cell>)
                        [
                            new Cell(Labels.Of(field)),
                            new Cell(OptionsOf(field)),
                            .. shown.Select(evaluation => new Cell(ChosenOf(evaluation.StateOf(field)))),
                        ]
                ),
            ],
            shown.Count > 0 ? "In brackets: not stated, but concluded or assumed. -: open." : "",
            IsMatrix: true
        );
    }

    private static string OptionsOf(Field field) =>
        field.Type.DeclaresOptions
            ? string.Join(", ", field.Type.Options.Select(option => option.Id))
            : $"{Words.Of(field.Type.Kind)}{(field.Type.Unit is { } unit ? $", {unit}" : "")}";

    private static string ChosenOf(FieldState state) =>
        state.Value is not { } value ? "-"
        : state.Origin == Origin.Stated ? state.Field.Type.Format(value)
        : $"({state.Field.Type.Format(value)})";

    private static ImmutableArray<Block> Room(Exploration exploration)
    {
        var found = ExplorationDocument.Of(exploration, [], []);
        return [new Paragraph(found.Ground), .. found.Blocks];
    }
}
