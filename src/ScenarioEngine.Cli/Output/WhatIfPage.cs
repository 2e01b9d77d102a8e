using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>What edits make of a scenario: each with the outcome, the verdicts and the findings that it turns.</summary>
internal static class WhatIfPage
{
    private const string Arrow = " -> ";

    public static void Write(Page page, SideBySide sideBySide)
    {
        var scenario = sideBySide.Evaluations[0].Scenario;
        page.Line(page.Paint(scenario.Title, Tone.Heading));
        page.Paragraph($"{scenario.File.Path}, {Phrases.Against(scenario)}.", Tone.Quiet);
        foreach (var comparison in sideBySide.Comparisons)
        {
            page.Blank();
            Write(page, comparison);
        }
    }

    private static void Write(Page page, Comparison comparison)
    {
        var edits = Wording.List(comparison.Edits.Select(edit => edit.Name).DefaultIfEmpty("nothing is changed"));
        page.Heading("WHAT IF", comparison.Name.Length > 0 ? $"{comparison.Name} ({edits})" : edits, Tone.Heading);
        WriteOutcome(page, comparison);
        page.Blank();
        page.Table(
        [
            ["Party", "Before", "After", "Turned by"],
            .. comparison.Before.Parties.Zip(comparison.After.Parties).Where(pair => HasVerdict(pair.First) || HasVerdict(pair.Second)).Select(pair => (string[])
            [
                pair.First.Party.Title,
                Phrases.Verdict(pair.First),
                Phrases.Verdict(pair.Second),
                TurnedBy(comparison.Verdicts.FirstOrDefault(turn => turn.What == pair.First.Party)?.Cause),
            ]),
        ]);
        WriteTurns(page, comparison);
    }

    private static void WriteOutcome(Page page, Comparison comparison)
    {
        var after = comparison.After.Outcome;
        if (comparison.Outcome is { } outcome)
        {
            var word = $"{Phrases.Outcome(outcome.Before)}{Arrow}{Phrases.Outcome(after)}".ToUpperInvariant();
            page.Heading(word, $"The outcome is turned by {CauseText.Describe(outcome.Cause)}.", Wording.ToneOf(after));
        }
        else
        {
            page.Heading(Phrases.Outcome(after).ToUpperInvariant(), "The outcome is the same.", Wording.ToneOf(after));
        }
    }

    private static void WriteTurns(Page page, Comparison comparison)
    {
        var rows = new List<IReadOnlyList<string>>();
        rows.AddRange(comparison.Constraints.Select(turn => (string[])[$"{turn.What.Id} (constraint)", Wording.Broken(turn.Before), Wording.Broken(turn.After), CauseText.Describe(turn.Cause)]));
        rows.AddRange(comparison.Contradictions.Select(turn => (string[])[$"{turn.What.Path} (term)", Wording.Contradicted(turn.Before), Wording.Contradicted(turn.After), CauseText.Describe(turn.Cause)]));
        rows.AddRange(comparison.Findings.Select(turn => (string[])
        [
            turn.What.FullName,
            Wording.StatusOf(comparison.Before, turn.What),
            Wording.StatusOf(comparison.After, turn.What),
            CauseText.Describe(turn.Cause),
        ]));
        page.Blank();
        if (rows.Count == 0)
        {
            page.Paragraph("No finding turns.");
            return;
        }

        page.Table([["Finding", "Before", "After", "Turned by"], .. rows], mayDrop: true);
        var same = comparison.Before.Findings.Count(finding => comparison.Findings.All(turn => turn.What != finding.Position));
        page.Paragraph(Wording.Sentence($"{Wording.Count(same, "other finding")} {(same == 1 ? "is" : "are")} the same."), Tone.Quiet);
    }

    private static bool HasVerdict(PartyResult result) => result.Verdict < Verdict.NothingToTest;

    private static string TurnedBy(Cause? cause) => cause is null ? "-" : CauseText.Describe(cause);
}
