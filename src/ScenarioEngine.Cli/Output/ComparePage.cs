using System.Globalization;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Output;

/// <summary>Scenarios side by side, or one on several days: first which terms make the difference, then everything that differs.</summary>
internal sealed class ComparePage(Page page, SideBySide sideBySide, bool isByDay)
{
    private readonly string[] _columns = [.. sideBySide.Evaluations.Select((evaluation, number) => isByDay ? DayOf(evaluation) : ((char)('A' + number)).ToString())];

    public void Write()
    {
        if (isByDay)
        {
            WriteDays();
        }
        else
        {
            WriteScenarios();
        }

        WriteVerdicts();
        WriteTerms();
        WriteFindings();
        if (isByDay)
        {
            WriteComingAndGoing();
        }
        else
        {
            WriteCauses();
        }
    }

    /// <summary>The answer: for each column what alone would turn the first one's outcome into its own.</summary>
    private void WriteScenarios()
    {
        page.Table(
        [
            ["", "Outcome", $"What makes the difference from {_columns[0]}"],
            [_columns[0], Phrases.Outcome(sideBySide.Evaluations[0].Outcome), "-"],
            .. sideBySide.Comparisons.Select((comparison, number) => (string[])[_columns[number + 1], Phrases.Outcome(comparison.After.Outcome), Difference(comparison)]),
        ]);
        page.Blank();
        page.Table(
        [
            ["", "Scenario", "Title"],
            .. sideBySide.Evaluations.Select((evaluation, number) => (string[])
            [
                _columns[number],
                Path.GetFileNameWithoutExtension(evaluation.Scenario.File.Path),
                evaluation.Scenario.Title,
            ]),
        ]);
    }

    private static string Difference(Comparison comparison) => comparison switch
    {
        { Outcome: { } outcome } => CauseText.Describe(outcome.Cause),
        { Findings.IsEmpty: true } => "nothing: every finding is the same",
        { Findings.Length: var count } => $"the outcome is the same; {Wording.Count(count, "finding")} {(count == 1 ? "is" : "are")} not",
    };

    private void WriteDays()
    {
        var first = sideBySide.Evaluations[0].Scenario;
        page.Line(page.Paint(first.Title, Tone.Heading));
        page.Paragraph($"{first.File.Path}, against {first.Pack.Id} {first.Pack.Version}.", Tone.Quiet);
        page.Blank();
        page.Table(
        [
            ["As of", "Outcome", "Positions that count"],
            .. sideBySide.Evaluations.Select((evaluation, number) => (string[])
            [
                _columns[number],
                Phrases.Outcome(evaluation.Outcome),
                string.Create(CultureInfo.InvariantCulture, $"{sideBySide.Pack.Positions.Length - evaluation.LeftOut.Length} of {sideBySide.Pack.Positions.Length}"),
            ]),
        ]);
    }

    private void WriteVerdicts()
    {
        var silent = sideBySide.Pack.Parties.Where(party => sideBySide.Evaluations.All(evaluation => ResultOf(evaluation, party).Verdict == Verdict.NoPosition)).ToList();
        page.Blank();
        page.Grid(
        [
            ["Party", .. _columns],
            .. sideBySide.Pack.Parties.Except(silent).Select(party => (string[])[party.Title, .. sideBySide.Evaluations.Select(evaluation => Phrases.Verdict(ResultOf(evaluation, party)))]),
        ]);
        if (silent.Count > 0)
        {
            page.Paragraph($"No stated position that could be tested: {Wording.List(silent.Select(party => party.Title))}.", Tone.Quiet);
        }
    }

    private static PartyResult ResultOf(Evaluation evaluation, Party party) => evaluation.Parties.First(result => result.Party == party);

    private void WriteTerms()
    {
        if (!sideBySide.Terms.IsEmpty)
        {
            page.Blank();
            page.Grid([["Term", .. _columns], .. sideBySide.Terms.Select(row => (string[])[row.What.Path, .. row.States.Select(CellOf)])]);
            page.Paragraph("A dash: not stated.", Tone.Quiet);
        }
    }

    private void WriteFindings()
    {
        page.Blank();
        if (sideBySide.Positions.IsEmpty)
        {
            page.Paragraph("No finding differs.");
            return;
        }

        page.Grid(
        [
            ["Finding", .. _columns],
            .. sideBySide.Positions.Select(row => (string[])[row.What.FullName, .. sideBySide.Evaluations.Select(evaluation => Wording.StatusOf(evaluation, row.What))]),
        ]);
    }

    /// <summary>What turned each finding of the first column into that of another.</summary>
    private void WriteCauses()
    {
        foreach (var (number, comparison) in sideBySide.Comparisons.Index().Where(pair => !pair.Item.Findings.IsEmpty))
        {
            page.Blank();
            page.Table(
            [
                [$"{_columns[0]} -> {_columns[number + 1]}", "Turned by"],
                .. comparison.Findings.Select(turn => (string[])[turn.What.FullName, CauseText.Describe(turn.Cause)]),
            ], mayDrop: true);
        }
    }

    /// <summary>What happened to positions from each day to the next, those included that are too vague to be tested.</summary>
    private void WriteComingAndGoing()
    {
        var rows = new List<string[]>();
        foreach (var (before, after) in sideBySide.Evaluations.Zip(sideBySide.Evaluations.Skip(1)))
        {
            foreach (var position in sideBySide.Pack.Positions)
            {
                if (Event(position, before.Scenario.AsOf, after.Scenario.AsOf) is { } happened)
                {
                    rows.Add([DayOf(after), position.FullName, happened]);
                }
            }
        }

        if (rows.Count > 0)
        {
            page.Blank();
            page.Table([["By", "Position", "What happened since the day before it"], .. rows], mayDrop: true);
        }
    }

    /// <summary>What was found of a field, short enough for a column.</summary>
    private static string CellOf(FieldState state) => state switch
    {
        { IsApplicable: false } => "no meaning",
        { Value: { } value, Origin: Origin.Derived or Origin.Assumed } => $"{state.Field.Type.Format(value)} ({Words.Of(state.Origin)})",
        { Value: { } value } => state.Field.Type.Format(value),
        { Origin: Origin.LeftOpen } => "left open",
        _ => "-",
    };

    private static string? Event(Position position, DateOnly? before, DateOnly? after)
    {
        var (was, now) = (position.WhyLeftOut(before), position.WhyLeftOut(after));
        var title = position.Vague is null ? position.Title : $"{position.Title} (too vague to test)";
        return (was, now) switch
        {
            _ when was == now => null,
            (_, null) => $"came: {title}{(position.Status == PositionStatus.Softened ? ", since softened" : "")}",
            (_, { } reason) => $"{(was is null ? "went" : "came and went")}: {Phrases.LeftOut(new LeftOutPosition(position, reason))}",
        };
    }

    private static string DayOf(Evaluation evaluation) =>
        evaluation.Scenario.AsOf?.ToIso() ?? "no day";
}
