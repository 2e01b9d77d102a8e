using ScenarioEngine.Checking;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Cli.Output;

/// <summary>Answer keys: those that are not met, each with what was found and why; how many hold; and what no scenario has shown.</summary>
internal static class TestPage
{
    public static void Write(Page page, IReadOnlyList<KeyResult> results)
    {
        foreach (var result in results.Where(result => result.Outcome is KeyOutcome.Failed or KeyOutcome.Todo))
        {
            Write(page, result);
            page.Blank();
        }

        foreach (var result in results.Where(result => result is { Outcome: KeyOutcome.Passed, Todo: not null }))
        {
            page.Heading("TODO DONE", $"{result.Path}: the answer key is met, and still says `todo: {result.Todo}`.", Tone.Doubtful);
            page.Blank();
        }

        WriteTotals(page, results);
    }

    public static void Write(Page page, Coverage coverage)
    {
        page.Blank();
        page.Heading("COVERAGE", FormattableString.Invariant($"{coverage.Pack.Id}: {coverage.Percent} %, {coverage.Shown} of {coverage.All}: {(coverage.Shown == coverage.All ? "some scenario goes against each position, some keeps to it, and some leaves it open." : "of each position it is asked that some scenario goes against it, that some keeps to it, and that some leaves it open.")}"), Tone.Heading);
        var gaps = coverage.Positions.Where(position => !position.Missing.IsEmpty).ToList();
        if (gaps.Count > 0)
        {
            page.Blank();
            page.Table([["Position", "Kind", "Never"], .. gaps.Select(gap => (string[])[gap.Position.FullName, Phrases.Sort(gap.Position), string.Join(", ", gap.Missing.Select(Phrases.Status))])]);
        }

        if (!coverage.Unused.IsEmpty)
        {
            page.Blank();
            page.Table([["Term", "Options that no scenario uses"], .. coverage.Unused.Select(unused => (string[])[unused.Field.Path, string.Join(", ", unused.Options.Select(option => option.Id))])]);
        }
    }

    /// <summary>The result as a case of a JUnit report.</summary>
    public static JUnitCase ToCase(KeyResult result)
    {
        var details = string.Join('\n', result.Mismatches.Select(mismatch => $"{mismatch.Location}: expected {mismatch.What} to be {mismatch.Expected}, and it is {mismatch.Found}"));
        return new JUnitCase(result.Path, result.Title)
        {
            Details = details,
            Outcome = result.Outcome switch
            {
                KeyOutcome.Passed => JUnitOutcome.Passed,
                KeyOutcome.Failed => JUnitOutcome.Failed,
                KeyOutcome.Unreadable => JUnitOutcome.Error,
                _ => JUnitOutcome.Skipped,
            },
            Message = result.Outcome switch
            {
                KeyOutcome.Failed => "the answer key is not met",
                KeyOutcome.Todo => $"todo: {result.Todo}",
                KeyOutcome.NoKey => "no answer key",
                KeyOutcome.Unreadable => "the scenario has mistakes",
                _ => "",
            },
        };
    }

    private static void Write(Page page, KeyResult result)
    {
        var isTodo = result.Outcome == KeyOutcome.Todo;
        page.Heading(isTodo ? "TODO" : "FAILED", $"{result.Path}: {result.Title}", isTodo ? Tone.Doubtful : Tone.Bad);
        if (isTodo)
        {
            page.Entry("Todo", result.Todo ?? "");
        }

        foreach (var mismatch in result.Mismatches)
        {
            page.Entry("Expected", $"{mismatch.What} to be {mismatch.Expected}");
            page.Entry("", mismatch.Location.ToString());
            page.Entry("Found", mismatch.Found);
            if (result.Evaluation is { } evaluation)
            {
                Explain(page, evaluation, mismatch);
            }
        }
    }

    private static void Explain(Page page, Evaluation evaluation, Mismatch mismatch)
    {
        if (mismatch.Position is not { } position)
        {
            var weighty = evaluation.Findings.Where(finding => finding.Position.Kind is not (PositionKind.Preference or PositionKind.Openness) && (finding.IsViolated || finding.Status == FindingStatus.Open));
            page.Entry("Findings", string.Join("; ", weighty.Select(finding => $"{finding.Position.FullName} is {Phrases.Status(finding.Status)}").DefaultIfEmpty("none is crossed, unmet or open")));
        }
        else if (evaluation.Findings.FirstOrDefault(finding => finding.Position == position) is { } finding)
        {
            new FindingPage(page, evaluation).WriteBriefly(finding);
        }
        else
        {
            page.Entry("Because", Wording.StatusOf(evaluation, position));
        }
    }

    private static void WriteTotals(Page page, IReadOnlyList<KeyResult> results)
    {
        int Count(KeyOutcome outcome) => results.Count(result => result.Outcome == outcome);

        var (passed, failed) = (Count(KeyOutcome.Passed), Count(KeyOutcome.Failed));
        var totals = new List<string> { FormattableString.Invariant($"{passed:N0} answer {(passed == 1 ? "key holds" : "keys hold")}") };
        Add(failed, "is not met", "are not met");
        Add(Count(KeyOutcome.Todo), "is to do", "are to do");
        Add(Count(KeyOutcome.Unreadable), "could not be read", "could not be read");
        Add(Count(KeyOutcome.NoKey), "scenario has no key", "scenarios have no key");
        var isBad = failed + Count(KeyOutcome.Unreadable) > 0;
        page.Heading(isBad ? "FAILED" : passed > 0 ? "PASSED" : "NOTHING TESTED", $"{string.Join("; ", totals)}.", isBad ? Tone.Bad : passed > 0 ? Tone.Good : Tone.Doubtful);

        void Add(int count, string singular, string plural)
        {
            if (count > 0)
            {
                totals.Add(FormattableString.Invariant($"{count:N0} {(count == 1 ? singular : plural)}"));
            }
        }
    }
}
