using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>Something that an answer key expects and an evaluation does not find.</summary>
/// <param name="Location">Where the key says so.</param>
/// <param name="What">What it is about, as the middle of a sentence: <c>the verdict of `ukraine`</c>.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Found">What is found.</param>
internal sealed record Mismatch(SourceLocation Location, string What, string Expected, string Found)
{
    /// <summary>The position of which another finding was expected; null where it is about something else.</summary>
    public Position? Position { get; init; }

    /// <summary>The party of which another verdict was expected; null where it is about something else.</summary>
    public Party? Party { get; init; }

    /// <summary>What to type to see how it came about, as the end of a sentence.</summary>
    internal string HowToSee { get; init; } = "`scenario explain` shows how the finding came about";

    /// <summary>
    /// The key below which an expected number or list stands, and what would have to stand there; null where it is about something else, or
    /// not known.
    /// </summary>
    internal (string Key, string Text)? Correction { get; init; }

    /// <summary>Every mismatch of an evaluation with the answer key of its scenario; none where it has no key.</summary>
    public static ImmutableArray<Mismatch> Find(Evaluation evaluation) => [.. Each(evaluation)];

    /// <summary>The same, one after the other: what costs more to find out comes later, and only for whoever asks on.</summary>
    internal static IEnumerable<Mismatch> Each(Evaluation evaluation, CancellationToken cancellation = default) =>
        evaluation.Scenario.Expect is { } key
            ? InOutcome(key, evaluation)
                .Concat(InVerdicts(key, evaluation))
                .Concat(key.Findings.SelectMany(expected => InFinding(expected, evaluation)))
                .Concat(InReadings(key, evaluation))
                .Concat(InOthers(key, evaluation))
                .Concat(InContradictions(key, evaluation))
                .Concat(InScores(key, evaluation))
                .Concat(SpaceMismatches.Find(key, evaluation, cancellation))
                .Concat(
                    StabilityMismatches.Find(
                        key,
                        evaluation.Evaluator,
                        evaluation.Scenario,
                        MoveRules.Of(evaluation.Scenario.Pack),
                        cancellation
                    )
                )
            : [];

    private static IEnumerable<Mismatch> InOutcome(AnswerKey key, Evaluation evaluation)
    {
        if (key.Outcome is { } expected && expected.Value != evaluation.Outcome)
        {
            yield return new Mismatch(expected.Location, "the outcome", Words.Of(expected.Value), Words.Of(evaluation.Outcome));
        }
    }

    private static IEnumerable<Mismatch> InVerdicts(AnswerKey key, Evaluation evaluation) =>
        from expected in key.Verdicts
        let found = evaluation.Parties.First(result => result.Party == expected.Party).Verdict
        where found != expected.Verdict
        select new Mismatch(expected.Location, $"the verdict of `{expected.Party.Id}`", Words.Of(expected.Verdict), Words.Of(found))
        {
            Party = expected.Party,
        };

    private static IEnumerable<Mismatch> InFinding(ExpectedFinding expected, Evaluation evaluation)
    {
        var finding = evaluation.Findings.FirstOrDefault(finding => finding.Position == expected.Position);
        var status = finding?.Status ?? FindingStatus.LeftOut;
        var name = $"`{expected.Position.FullName}`";
        if (status != expected.Status)
        {
            yield return new Mismatch(expected.Location, name, Words.Of(expected.Status), Words.Of(status))
            {
                Position = expected.Position,
            };
        }
        else if (
            finding is not null
            && expected.Because is { } fields
            && !fields.ToHashSet().SetEquals(finding.Because.Select(state => state.Field))
        )
        {
            yield return new Mismatch(
                expected.Location,
                $"the reason of {name}",
                List(fields),
                List(finding.Because.Select(state => state.Field))
            )
            {
                Position = expected.Position,
            };
        }
    }

    private static IEnumerable<Mismatch> InReadings(AnswerKey key, Evaluation evaluation) =>
        from expected in key.Readings
        let read = new WhatIf($"reading {expected.Choice}", expected.Finding.Location) { Readings = [expected.Choice] }
        from mismatch in InFinding(expected.Finding, evaluation.Evaluator.Evaluate(evaluation.Scenario.With(read)))
        select mismatch with
        {
            Position = null,
            What = $"{mismatch.What}, reading `{expected.Choice}`,",
        };

    private static IEnumerable<Mismatch> InOthers(AnswerKey key, Evaluation evaluation)
    {
        if (key.Others is not { } expected)
        {
            return [];
        }

        var named = key.Findings.Select(finding => finding.Position).ToHashSet();
        return from finding in evaluation.Findings
            where finding.Status != expected.Value && !named.Contains(finding.Position)
            select new Mismatch(
                expected.Location,
                $"`{finding.Position.FullName}`, which the key does not name,",
                Words.Of(expected.Value),
                Words.Of(finding.Status)
            )
            {
                Position = finding.Position,
            };
    }

    private static IEnumerable<Mismatch> InContradictions(AnswerKey key, Evaluation evaluation)
    {
        var found = evaluation.Contradictions.Select(contradiction => contradiction.Field).ToList();
        if (key.Contradictions is { } fields && !fields.ToHashSet().SetEquals(found))
        {
            yield return new Mismatch(key.Location, "what is contradictory", List(fields), List(found));
        }
    }

    private static IEnumerable<Mismatch> InScores(AnswerKey key, Evaluation evaluation) =>
        from expected in key.Scores
        let found = evaluation.Parties.First(result => result.Party == expected.Party).Score
        where !expected.IsMetBy(found)
        select new Mismatch(
            expected.Location,
            $"the score of `{expected.Party.Id}`",
            expected.Score,
            found is null ? "none: no preference of it counts" : TextLike(expected.Score, found)
        );

    /// <summary>A score with as many digits as the expected one, or more where they would look the same.</summary>
    private static string TextLike(string expected, ScoreRange found)
    {
        const int few = 2;
        return expected == found.ToText(few) ? $"{string.Join(", then ", found.Low.Ranks)}" : found.ToText(few);
    }

    private static string List(IEnumerable<Field> fields) => $"[{string.Join(", ", fields.Select(field => field.Path))}]";
}
