using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The parties with their verdicts, and how much of what each has stated is crossed, unmet or open.</summary>
internal static class PartyTable
{
    public static Table Of(Evaluation evaluation)
    {
        var rows = evaluation.Parties.Where(result => result.Party.MemberOf is null).SelectMany(result => Rows(evaluation, result, 0));
        return new Table(
            "",
            ["Party", "Verdict", "Crossed", "Unmet", "Open", "Score"],
            [.. rows],
            "Crossed: red lines. Unmet: demands and preconditions. Score: how far preferences are met, from 0 to 1."
        );
    }

    /// <summary>Members stand below the party that they belong to; their verdicts are their own.</summary>
    private static IEnumerable<ImmutableArray<Cell>> Rows(Evaluation evaluation, PartyResult result, int depth)
    {
        ImmutableArray<Cell> row =
        [
            new Cell(result.Party.Title) { Depth = depth },
            new Cell(Phrases.Verdict(result), CellKind.Text, MoodOf(result.Verdict)),
            new Cell(Share(result, Verdict.Conflict)),
            new Cell(Share(result, Verdict.Objection)),
            new Cell(Open(result)),
            new Cell(ScoreOf(result)),
        ];
        return evaluation
            .Parties.Where(member => member.Party.MemberOf == result.Party)
            .SelectMany(member => Rows(evaluation, member, depth + 1))
            .Prepend(row);
    }

    /// <summary>The score; where even the highest lies below the one at which the party walks away, that too.</summary>
    private static string ScoreOf(PartyResult result) =>
        result switch
        {
            { Score: null } => "-",
            { Score: { High.Ranks: [var high] } score, Party.WalksAwayBelow: { } bound } when high < Fraction.Of(bound) =>
                $"{score.ToText(ValueBlocks.Digits)}, walks away below {Fraction.Of(bound).ToText(ValueBlocks.Digits)}",
            _ => result.Score.ToText(ValueBlocks.Digits),
        };

    internal static Mood? MoodOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Conflict => Mood.Bad,
            Verdict.Objection or Verdict.Open => Mood.Doubtful,
            Verdict.Clear => Mood.Good,
            _ => null,
        };

    private static string Share(PartyResult result, Verdict violation)
    {
        var findings = result.Findings.Where(finding => finding.Position.Policy.Violation == violation).ToList();
        return findings.Count == 0
            ? "-"
            : FormattableString.Invariant($"{findings.Count(finding => finding.IsViolated)} of {findings.Count}");
    }

    private static string Open(PartyResult result)
    {
        var findings = result.Findings.Where(finding => finding.Position.Policy.MovesVerdict).ToList();
        return findings.Count == 0 ? "-" : Quantity.Number(findings.Count(finding => finding.Status == FindingStatus.Open));
    }
}
