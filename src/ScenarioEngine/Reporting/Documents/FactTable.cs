using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What was said by the day of a scenario that is no position, beside what it concerns.</summary>
internal static class FactTable
{
    public static IEnumerable<Block> Of(Evaluation evaluation)
    {
        var scenario = evaluation.Scenario;
        var facts = scenario.Pack.Facts.Where(fact => fact.Statement.WasMadeBy(scenario.AsOf)).ToList();
        return facts.Count == 0
            ? []
            :
            [
                new Table(
                    "",
                    ["Fact", "Said"],
                    [.. facts.Select(Row)],
                    "No position, and no part of a verdict: `scenario rules show PACK FACT` says why."
                )
                {
                    MayDrop = true,
                },
            ];
    }

    private static ImmutableArray<Cell> Row(Fact fact) =>
        [
            new Cell(fact.Id),
            new Cell($"{Listing.Stop(fact.Statement.Text)} {Listing.Stop(Phrases.Reference(fact.Statement))}{Beside(fact)}"),
        ];

    private static string Beside(Fact fact) =>
        fact.Positions.Select(Labels.Quoted).Concat(fact.Issues.Select(issue => $"“{issue.Title}”")).ToList() is { Count: > 0 } names
            ? $" Beside {Listing.And(names)}."
            : "";
}
