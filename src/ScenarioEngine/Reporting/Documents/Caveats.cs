using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What a reader must not overlook: what was not tested, what is assumed, what does not count.</summary>
internal static class Caveats
{
    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        ImmutableArray<ImmutableArray<Cell>> rows =
        [
            .. evaluation
                .Parties.SelectMany(result => result.Vague)
                .Select(position => Row(position, $", {Phrases.Sort(position)}", $"too vague to test: {position.Vague}")),
            .. evaluation
                .Parties.Where(result => result.Verdict >= Verdict.NothingToTest && result.Party.Note is not null)
                .Select(result =>
                    (ImmutableArray<Cell>)
                        [new Cell(result.Party.Title), new Cell(Phrases.Verdict(result)), new Cell(result.Party.Note ?? "")]
                ),
            .. evaluation
                .Findings.Select(finding => finding.Position)
                .Where(position => position.Statement.Source.IsAssumption)
                .Select(position => Row(position, "", "assumed by the author of the pack")),
            .. evaluation.LeftOut.Select(leftOut => Row(leftOut.Position, "", $"does not count, {Phrases.LeftOut(leftOut)}")),
        ];
        return rows.IsEmpty ? [] : [new Table("", ["Whose", "What", "Why"], rows, "")];
    }

    private static ImmutableArray<Cell> Row(Position position, string sort, string why) =>
        [new Cell(position.Party.Title), new Cell($"{position.Title} ({position.FullName}{sort})"), new Cell(why)];
}
