using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What edits make of a scenario: each with the outcome, the verdicts and the findings that it turns.</summary>
internal static class WhatIfDocument
{
    private const string Arrow = " -> ";

    /// <summary>What edits make of a scenario, for people to read.</summary>
    public static Document Of(SideBySide sideBySide, Detail detail)
    {
        var scenario = sideBySide.Evaluations[0].Scenario;
        return new Document(
            scenario.Title,
            EvaluationDocument.GroundOf(scenario),
            [
                .. sideBySide.Comparisons.SelectMany(Edit),
                .. detail == Detail.Brief
                    ? []
                    : sideBySide
                        .Evaluations.Skip(1)
                        .Select(evaluation => EvaluationDocument.Of(evaluation, Detail.Full))
                        .Select(report => new Section(report.Title, report.Blocks)),
            ]
        );
    }

    private static IEnumerable<Block> Edit(Comparison comparison)
    {
        var edits = Listing.And(comparison.Edits.Select(edit => edit.Name).DefaultIfEmpty("nothing is changed"));
        yield return new Claim("WHAT IF", comparison.Name.Length > 0 ? $"{comparison.Name} ({edits})" : edits, Mood.Doubtful, []);
        yield return OutcomeOf(comparison);
        yield return Verdicts(comparison);
        yield return Turns(comparison);
    }

    private static Claim OutcomeOf(Comparison comparison)
    {
        var after = comparison.After.Outcome;
        return comparison.Outcome is { } outcome
            ? new Claim(
                $"{Phrases.Outcome(outcome.Before)}{Arrow}{Phrases.Outcome(after)}".ToUpperInvariant(),
                $"The outcome is turned by {CauseText.Describe(outcome.Cause)}. {Headline.Of(comparison.After)}",
                EvaluationDocument.MoodOf(after),
                []
            )
            : new Claim(
                Phrases.Outcome(after).ToUpperInvariant(),
                $"The outcome is the same. {Headline.Of(comparison.After)}",
                EvaluationDocument.MoodOf(after),
                []
            );
    }

    private static Block Verdicts(Comparison comparison)
    {
        var rows =
            from pair in comparison.Before.Parties.Zip(comparison.After.Parties)
            let turn = comparison.Verdicts.FirstOrDefault(turn => turn.What == pair.First.Party)
            where turn is not null
            select (ImmutableArray<Cell>)
                [
                    new Cell(pair.First.Party.Title),
                    ComparisonBlocks.VerdictOf(pair.First),
                    ComparisonBlocks.VerdictOf(pair.Second),
                    new Cell(CauseText.Describe(turn.Cause)),
                ];
        ImmutableArray<ImmutableArray<Cell>> all = [.. rows];
        var same = comparison.Before.Parties.Count(HasVerdict) - all.Length;
        return all.IsEmpty
            ? new Paragraph("No verdict turns.")
            : new Table(
                "",
                ["Party", "Before", "After", "Turned by"],
                all,
                same <= 0 ? "" : $"{Quantity.Of(same, "other verdict")} {(same == 1 ? "is" : "are")} the same."
            );
    }

    private static Block Turns(Comparison comparison)
    {
        ImmutableArray<ImmutableArray<Cell>> rows =
        [
            .. comparison.Constraints.Select(turn =>
                Row($"{turn.What.Id}, constraint", Broken(turn.Before), Broken(turn.After), turn.Cause)
            ),
            .. comparison.Contradictions.Select(turn =>
                Row($"{Labels.WithPath(turn.What)}, term", Contradicted(turn.Before), Contradicted(turn.After), turn.Cause)
            ),
            .. comparison.Findings.Select(turn =>
                Row(
                    Labels.WithName(turn.What),
                    Phrases.Status(comparison.Before, turn.What),
                    Phrases.Status(comparison.After, turn.What),
                    turn.Cause
                )
            ),
        ];
        var same = comparison.Before.Findings.Count(finding => comparison.Findings.All(turn => turn.What != finding.Position));
        return rows.IsEmpty
            ? new Paragraph("No finding turns.")
            : new Table(
                "",
                ["Finding", "Before", "After", "Turned by"],
                rows,
                same <= 0 ? "" : $"{Quantity.Of(same, "other finding")} {(same == 1 ? "is" : "are")} the same."
            )
            {
                MayDrop = true,
            };
    }

    private static ImmutableArray<Cell> Row(string what, string before, string after, Cause cause) =>
        [new Cell(what), new Cell(before), new Cell(after), new Cell(CauseText.Describe(cause))];

    private static bool HasVerdict(PartyResult result) => result.Verdict < Verdict.NothingToTest;

    private static string Broken(bool? isBroken) =>
        isBroken switch
        {
            true => "broken",
            false => "kept",
            null => "open",
        };

    private static string Contradicted(bool isContradicted) => isContradicted ? "contradicted" : "consistent";
}
