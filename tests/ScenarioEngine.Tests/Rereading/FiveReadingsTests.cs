using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Rereading;

/// <summary>
/// Five readings of the pack on a Russia-Ukraine settlement turn the verdicts that a copy of the pack turns in which the encodings
/// themselves are edited by hand.
/// </summary>
public sealed class FiveReadingsTests
{
    private const string Stop = "\n    readings:";

    private static readonly Dictionary<string, (string Position, string Before, string After)[]> Edits = new(StringComparer.Ordinal)
    {
        ["ukraine/no-recognition=in-law-only"] =
        [
            ("gains-not-recognised", "crossed-when: {recognition: {at-least: de-facto}}", "crossed-when: {recognition: de-jure}"),
            (
                "no-recognition-by-others",
                "met-when: {every outside-recognition: {outside-recognition: none}}",
                "met-when: {no outside-recognition: {outside-recognition: de-jure}}"
            ),
            ("no-recognition", "crossed-when: {recognition: {at-least: de-facto}}", "crossed-when: {recognition: de-jure}"),
            ("concessions-need-a-vote", "recognition: {at-least: de-facto}", "recognition: de-jure"),
            (
                "borders-not-by-force",
                "recognition: {at-least: de-facto}\n        - some outside-recognition: {outside-recognition: {at-least: de-facto}}",
                "recognition: de-jure\n        - some outside-recognition: {outside-recognition: de-jure}"
            ),
            ("ukrainians-decide-on-land", "recognition: {at-least: de-facto}", "recognition: de-jure"),
        ],
        ["russia/no-threatening-weapons=limited-or-ended"] =
        [
            (
                "no-threatening-weapons",
                "vague: >-",
                "crossed-when: {force-size.weapons-limited: no, force-size.foreign-arms: continue}\n    interest: >-"
            ),
        ],
        ["russia/no-compromise-on-five-regions=nothing-less"] =
        [
            (
                "no-compromise-on-five-regions",
                "crossed-when:\n      any:\n        - claimed-regions: fixed-as-ukrainian\n        - {ceasefire.disputes: settled, claimed-regions: {is-not: fixed-as-russian}}",
                "crossed-when: {ceasefire.line: {is-not: none}, claimed-regions: {is-not: fixed-as-russian}}"
            ),
        ],
        ["russia/no-freeze-on-current-line=not-since-august-2025"] =
        [
            (
                "no-freeze-on-current-line",
                "crossed-when: {ceasefire.line: current-lines}",
                "vague: Which freeze is still excluded nobody has said."
            ),
        ],
        ["europe/stop-at-once=any-end"] =
        [
            ("stop-at-once", "met-when: {ceasefire.order: before-settlement}", "met-when: {ceasefire.line: {is-not: none}}"),
        ],
    };

    private static readonly string Folder = Repository.At("rules", "ukraine-settlement");
    private static readonly RulePack Pack = Engine.LoadPack(Folder).ValueOrThrow();

    private static IEnumerable<string> Readings => Edits.Keys;

    [TestCaseSource(nameof(Readings))]
    public void Reading_TurnsWhatAnEditedCopyTurns(string chosen)
    {
        var evaluator = Engine.Compile(Pack);
        var copy = Engine.Compile(EditedCopy(Edits[chosen]));
        var position = Pack.Position(chosen.Split('=')[0]);
        var reading = position.Readings.First(reading => reading.Id == chosen.Split('=')[1]);
        var flips = new List<string>();

        using (Assert.EnterMultipleScope())
        {
            foreach (
                var path in Directory.GetFiles(Repository.At("scenarios", "ukraine-settlement"), "*.yaml").Order(StringComparer.Ordinal)
            )
            {
                var evaluation = evaluator.Evaluate(Engine.LoadScenario(path, Pack).ValueOrThrow());
                var edited = copy.Evaluate(Engine.LoadScenario(path, copy.Pack).ValueOrThrow());
                var readings = ScenarioReadings.Of(evaluation);
                var answer = readings.Choices.FirstOrDefault(choice =>
                    reading.Question is { } question ? choice.Question == question : choice.Position == position
                )
                    is { } choice
                    ? new ReadingAnswer(choice, reading.Id)
                    : null;
                foreach (var (verdict, other) in readings.Verdicts.Zip(edited.Parties))
                {
                    var found = answer is null ? verdict.Hanging.Own : verdict.Hanging.At(answer);
                    Assert.That(found, Is.EqualTo(other.Verdict), $"{Path.GetFileName(path)}: {verdict.Party.Id}");
                    if (found != verdict.Hanging.Own)
                    {
                        flips.Add($"{Path.GetFileNameWithoutExtension(path)}: {verdict.Party.Id} {verdict.Hanging.Own} -> {found}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{chosen} turns {flips.Count}:\n  {string.Join("\n  ", flips)}");
    }

    private static RulePack EditedCopy((string Position, string Before, string After)[] edits) =>
        Engine.LoadPack([.. from file in Pack.Files select new SourceFile(file.Path, edits.Aggregate(file.Text, Edit))]).ValueOrThrow();

    /// <summary>The text with a position encoded otherwise, and all as it was where it holds no such position.</summary>
    private static string Edit(string text, (string Position, string Before, string After) edit)
    {
        var start = text.IndexOf($"  - id: {edit.Position}\n", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var end = text.IndexOf(Stop, start, StringComparison.Ordinal);
        var rule = text[start..end];
        return rule.Contains(edit.Before, StringComparison.Ordinal)
            ? text[..start] + rule.Replace(edit.Before, edit.After, StringComparison.Ordinal) + text[end..]
            : text;
    }
}
