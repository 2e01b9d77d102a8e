using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Output;

/// <summary>Answer keys: those that are not met, each with what was found and why; how many hold; and what no scenario has shown.</summary>
internal static class TestDocument
{
    public static Document Of(IReadOnlyList<KeyResult> results, IEnumerable<Coverage> coverages) =>
        new(
            "Answer keys",
            "",
            [
                .. results.Where(result => result.Outcome is KeyOutcome.Failed or KeyOutcome.Todo).Select(Of),
                .. results
                    .Where(result => result is { Outcome: KeyOutcome.Passed, Todo: not null })
                    .Select(result => new Claim(
                        "TODO DONE",
                        $"{result.Path}: the answer key is met, and still says `todo: {result.Todo}`.",
                        Mood.Doubtful,
                        []
                    )),
                Totals(results),
                .. coverages.SelectMany(Of),
            ]
        );

    private static Claim Of(KeyResult result)
    {
        var isTodo = result.Outcome == KeyOutcome.Todo;
        return new Claim(
            isTodo ? "TODO" : "FAILED",
            $"{result.Path}: {result.Title}",
            isTodo ? Mood.Doubtful : Mood.Bad,
            [
                .. isTodo ? [new Entry("Todo", result.Todo ?? "")] : (Entry[])[],
                .. result.Mismatches.SelectMany(mismatch => Of(mismatch, result.Evaluation)),
            ]
        );
    }

    private static IEnumerable<Entry> Of(Mismatch mismatch, Evaluation? evaluation) =>
        [
            new Entry("Expected", $"{mismatch.What} to be {mismatch.Expected}"),
            new Entry("", mismatch.Location.ToString()),
            new Entry("Found", mismatch.Found),
            .. evaluation is null ? [] : Why(evaluation, mismatch),
        ];

    private static ImmutableArray<Entry> Why(Evaluation evaluation, Mismatch mismatch)
    {
        if (mismatch.Position is not { } position)
        {
            return
            [
                new Entry("Findings", string.Join("; ", Concerned(evaluation, mismatch).DefaultIfEmpty("none is crossed, unmet or open"))),
            ];
        }

        return evaluation.Findings.FirstOrDefault(finding => finding.Position == position) is { } finding
            ? FindingBlocks.InShort(evaluation, finding)
            : [new Entry("Because", Phrases.Status(evaluation, position))];
    }

    /// <summary>The findings that move what was expected otherwise: of a verdict those of its party.</summary>
    private static IEnumerable<string> Concerned(Evaluation evaluation, Mismatch mismatch) =>
        from finding in evaluation.Findings
        where mismatch.Party is null || finding.Position.Party == mismatch.Party
        where finding.Position.Policy.MovesVerdict
        where finding.IsViolated || finding.Status == FindingStatus.Open
        select $"{Labels.Quoted(finding.Position)} is {Phrases.Status(finding.Status)}";

    private static Claim Totals(IReadOnlyList<KeyResult> results)
    {
        int Count(KeyOutcome outcome) => results.Count(result => result.Outcome == outcome);

        var (passed, failed) = (Count(KeyOutcome.Passed), Count(KeyOutcome.Failed));
        string[] totals =
        [
            $"{Quantity.Of(passed, "answer key")} {(passed == 1 ? "holds" : "hold")}",
            .. Some(failed, "is not met", "are not met"),
            .. Some(Count(KeyOutcome.Todo), "is to do", "are to do"),
            .. Some(Count(KeyOutcome.Unreadable), "could not be read", "could not be read"),
            .. Some(Count(KeyOutcome.NoKey), "scenario has no key", "scenarios have no key"),
        ];
        var isBad = failed + Count(KeyOutcome.Unreadable) > 0;
        return new Claim(
            isBad ? "FAILED"
                : passed > 0 ? "PASSED"
                : "NOTHING TESTED",
            $"{string.Join("; ", totals)}.",
            isBad ? Mood.Bad
                : passed > 0 ? Mood.Good
                : Mood.Doubtful,
            []
        );
    }

    private static IEnumerable<string> Some(int count, string singular, string plural) =>
        count == 0 ? [] : [$"{Quantity.Number(count)} {(count == 1 ? singular : plural)}"];

    private static IEnumerable<Block> Of(Coverage coverage)
    {
        yield return new Claim(
            "COVERAGE",
            $"{coverage.Pack.Id}: {Quantity.Number(coverage.Percent)} %, {Quantity.Number(coverage.Shown)} of {Quantity.Number(coverage.All)}. Of each position three things can be shown: that a scenario goes against it, keeps to it, leaves it open.",
            coverage.Shown == coverage.All ? Mood.Good : Mood.Doubtful,
            []
        );
        var gaps = coverage.Positions.Where(position => !position.Missing.IsEmpty).ToList();
        if (gaps.Count > 0)
        {
            yield return new Table(
                "",
                ["Position", "Kind", "Never"],
                [
                    .. gaps.Select(gap =>
                        Row(
                            Labels.WithName(gap.Position),
                            Phrases.Sort(gap.Position),
                            string.Join(", ", gap.Missing.Select(Phrases.Status))
                        )
                    ),
                ],
                ""
            );
        }

        if (!coverage.Unused.IsEmpty)
        {
            yield return new Table(
                "",
                ["Term", "Options that no scenario uses"],
                [
                    .. coverage.Unused.Select(unused =>
                        Row(Labels.WithPath(unused.Field), string.Join(", ", unused.Options.Select(option => option.Id)))
                    ),
                ],
                ""
            );
        }
    }

    private static ImmutableArray<Cell> Row(params string[] cells) => [.. cells.Select(cell => new Cell(cell))];
}
