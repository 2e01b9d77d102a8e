using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The same package on each day on which something was said: when did it begin to cross whose line?</summary>
internal static class Timeline
{
    private const int FewestDays = 3;

    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var days = History.Of(evaluation);
        if (days.Length < FewestDays)
        {
            return [];
        }

        var parties = evaluation
            .Parties.Where(result => days.Any(day => VerdictOf(day.Evaluation, result.Party) < Verdict.NothingToTest))
            .Select(result => result.Party);
        return
        [
            new TimelinePicture(
                $"The same package on each of {Quantity.Of(days.Length, "day")} on which something was said",
                "✕ conflict · △ objection · dot: open · ✓ clear · blank: nothing stated yet that can be tested",
                TwinOf(days),
                [.. days.Select(day => day.Day)],
                [.. parties.Select(party => new MarkRow(party.Title, [.. days.Select(day => MarkOf(VerdictOf(day.Evaluation, party)))]))],
                [
                    .. days.Index()
                        .Where(day => !day.Item.Crossed.IsEmpty)
                        .Select(day => new DayNote(day.Index, $"{Phrases.Day(day.Item.Day)}: {Labels.Quoted(day.Item.Crossed)}")),
                ]
            ),
        ];
    }

    private static Table TwinOf(ImmutableArray<PastDay> days)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        Outcome? before = null;
        foreach (var day in days)
        {
            var outcome = day.Evaluation.Outcome;
            if (outcome != before || !day.Crossed.IsEmpty)
            {
                rows.Add([
                    new Cell(Phrases.Day(day.Day)),
                    new Cell(Phrases.Outcome(outcome), CellKind.Text, EvaluationDocument.MoodOf(outcome)),
                    new Cell(Listing.And(day.Turned.Select(Labels.WithName).DefaultIfEmpty("-"))),
                ]);
            }

            before = outcome;
        }

        return new Table("", ["From", "Outcome", "Turned by what was stated that day, or no longer counted"], rows.DrainToImmutable(), "");
    }

    private static Verdict VerdictOf(Evaluation evaluation, Party party) =>
        evaluation.Parties.First(result => result.Party == party).Verdict;

    private static Mark? MarkOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Conflict => new Mark("✕", Mood.Bad, "conflict"),
            Verdict.Objection => new Mark("△", Mood.Doubtful, "objection"),
            Verdict.Open => new Mark("·", null, "open"),
            Verdict.Clear => new Mark("✓", Mood.Good, "clear"),
            _ => null,
        };
}
