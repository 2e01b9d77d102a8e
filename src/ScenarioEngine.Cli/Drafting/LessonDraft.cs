using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>A lesson on a pack to start from: one that can be taught, with comments that say what to write in place of what.</summary>
internal static class LessonDraft
{
    private const string Prefix = "new-lesson/";

    /// <summary>How many of the pack's statements the events and the questions begin with.</summary>
    private const int Most = 4;

    /// <summary>
    /// The files of a lesson, each with its name; empty where nothing in the pack was stated on a day, so that there is no day to teach.
    /// </summary>
    public static IReadOnlyList<(string Path, string Text)> Files(RulePack pack)
    {
        var dated = pack
            .Positions.Where(position => position.Statement.Date is not null)
            .OrderBy(position => position.Statement.Date)
            .ToImmutableArray();
        if (dated.IsEmpty)
        {
            return [];
        }

        var days = dated.Select(Day).Distinct().ToList();
        // The first day, the last, and as many between as a lesson has time for.
        var shown = days.Count <= Most ? days : [.. days.Take(Most - 1), days[^1]];
        var lines = dated.Where(position => position is { Policy.IsLine: true, Vague: null }).Take(Most).ToList();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TITLE, in 45 minutes"] = ScalarText.Of($"{pack.Title}, in 45 minutes"),
            ["LAST-DAY"] = days[^1],
            ["DAYS"] = string.Join(", ", shown),
            ["ISSUES"] = Lines(
                pack.Issues.Select((issue, number) => string.Create(CultureInfo.InvariantCulture, $"      {number + 1}. {issue.Title}"))
            ),
            ["ROLES"] = Lines(
                pack.Parties.Where(party => party.Role == PartyRole.Signatory)
                    .Select(party =>
                        $"  - party: {party.Id}\n    public: {ScalarText.Of($"You speak for {party.Title}. Write here what everybody knows of this side.")}"
                    )
            ),
            ["EVENTS"] = Lines(
                dated
                    .Take(Most)
                    .Select(position =>
                        $"  - day: {Day(position)}\n    what: {ScalarText.Of($"{position.Party.Title}: {{{{figure said {position.FullName}}}}}")}{Source(position)}"
                    )
            ),
            ["QUESTIONS"] = Lines(
                (lines.Count > 0 ? lines : [.. dated.Take(1)]).Select(position =>
                    $"  - ask: \"On which day was this stated: “{{{{figure line {position.FullName}}}}}”?\"\n    answer: \"{{{{figure day {position.FullName}}}}}, by {{{{figure speaker {position.FullName}}}}}.\"\n    points: 1"
                )
            ),
        };
        return
        [
            .. Templates
                .Under(Prefix)
                .Select(template =>
                    (
                        template.Path,
                        parts.Aggregate(template.Text, (text, part) => text.Replace(part.Key, part.Value, StringComparison.Ordinal))
                    )
                ),
        ];
    }

    private static string Day(Position position) => position.Statement.Date is { } day ? day.ToIso() : "";

    private static string Source(Position position) =>
        position.Statement.Source.IsAssumption ? "" : $"\n    source: {position.Statement.Source.Id}";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
