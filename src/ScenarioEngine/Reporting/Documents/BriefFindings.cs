using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>What is wrong or open in a line each, for a reader who wants to know where to look.</summary>
internal static class BriefFindings
{
    private const int MostCrossed = 10;
    private const int MostUnmet = 3;
    private const int MostOpen = 3;
    private const int MostFields = 6;

    /// <summary>What cannot be, what is crossed, unmet and open.</summary>
    public static ImmutableArray<Entry> Of(Evaluation evaluation) =>
        [
            .. evaluation
                .Constraints.Where(finding => finding.IsBroken == true)
                .Select(finding => new Entry(
                    "Impossible",
                    $"{Listing.Stop(finding.Constraint.Because)} Because {Because(finding.Reason)} ({finding.Constraint.Id})."
                )),
            .. evaluation.Contradictions.SelectMany(FindingBlocks.Sides),
            .. Listed("Crossed", MostCrossed, evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed), OfViolated),
            .. Listed(
                "Unmet",
                MostUnmet,
                evaluation.Findings.Where(finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.IsAsked),
                OfViolated
            ),
            // Of many that are open no three say more than their number, which the headline has.
            .. OpenFindings.Of(evaluation) is { Length: <= MostOpen } open
                ? Listed("Open", MostOpen, open, finding => OfOpen(evaluation, finding))
                : [],
        ];

    /// <summary>What a reader must not take for consent: what was not tested, and what does not count.</summary>
    public static IEnumerable<Block> Caveats(Evaluation evaluation)
    {
        var vague = evaluation.Parties.Sum(result => result.Vague.Length);
        var leftOut = evaluation.LeftOut.Length;
        var parts = new List<string>();
        if (vague > 0)
        {
            parts.Add($"{Quantity.Of(vague, "statement")} {(vague == 1 ? "is" : "are")} too vague to be tested");
        }

        if (leftOut > 0)
        {
            parts.Add($"{Quantity.Of(leftOut, "position")} {(leftOut == 1 ? "does" : "do")} not count: {Listing.And(Reasons(evaluation))}");
        }

        return parts.Count == 0 ? [] : [new Paragraph($"{string.Join("; ", parts)}.")];
    }

    /// <summary>What to type for more.</summary>
    public static IEnumerable<Block> HowToReadOn(Evaluation evaluation)
    {
        var first =
            evaluation.Findings.FirstOrDefault(finding => finding.Status == FindingStatus.Crossed)
            ?? evaluation.Findings.FirstOrDefault(finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.IsAsked)
            ?? OpenFindings.Of(evaluation).FirstOrDefault();
        var one = first is null ? "" : $"One in full: `scenario explain FILE {first.Position.FullName}`. ";
        return [new Paragraph($"{one}Everything: `--all`.")];
    }

    private static IEnumerable<string> Reasons(Evaluation evaluation)
    {
        var groups = evaluation.LeftOut.GroupBy(one => Words.Of(one.Reason).Replace('-', ' ')).ToList();
        return groups.Select(group => groups.Count == 1 ? group.Key : $"{Quantity.Number(group.Count())} {group.Key}");
    }

    private static IEnumerable<Entry> Listed(string label, int most, IEnumerable<Finding> findings, Func<Finding, string> describe)
    {
        var all = findings.ToList();
        // A list that is one line longer than it may be says more with that line than with "1 more".
        var shown = all.Count <= most + 1 ? all.Count : most;
        foreach (var (number, finding) in all.Take(shown).Index())
        {
            yield return new Entry(number == 0 ? label : "", describe(finding));
        }

        if (all.Count > shown)
        {
            yield return new Entry("", $"and {Quantity.Number(all.Count - shown)} more");
        }
    }

    private static string OfViolated(Finding finding)
    {
        var ways = ChangeText.Group(finding.WaysOut.Where(change => change.Worsens.IsEmpty));
        var way = ways.IsEmpty ? "" : $" Way out: {string.Join("; ", ways)}.";
        return $"{NameOf(finding)}{(finding.Because.IsEmpty ? "." : $", because {Because(finding.Reason)}.")}{ToCome(finding)}{way}";
    }

    /// <summary>Exceptions that had not been stated by the day, and so save nothing yet.</summary>
    private static string ToCome(Finding finding) =>
        string.Concat(
            finding.ExceptionsToCome.Select(exception =>
                exception.Statement.Date is { } day
                    ? $" The exception of {Phrases.Day(day)} ({ConditionText.Describe(exception.When)}) does not count yet."
                    : ""
            )
        );

    private static string OfOpen(Evaluation evaluation, Finding finding) =>
        $"{NameOf(finding)}, depends on {Listing.Some([.. OpenFindings.FieldsOf(evaluation, finding)], MostFields)}.{ToCome(finding)}";

    private static string NameOf(Finding finding)
    {
        var day = finding.Position.Statement is { Source.IsAssumption: false, Date: { } stated } ? $", {Phrases.Day(stated)}" : ", assumed";
        return $"{Labels.Of(finding.Position)} ({finding.Position.FullName}{day})";
    }

    private static string Because(Reason reason) => Listing.And(reason.Terms.Select(FindingBlocks.Stated));
}
