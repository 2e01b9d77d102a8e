using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Changes that would turn a finding, with what each goes against.</summary>
internal static class ChangeEntries
{
    /// <summary>The changes that clear a finding; those after which it no longer applies stand apart, since they meet nothing.</summary>
    public static IEnumerable<Entry> WaysOut(Finding finding)
    {
        if (!finding.IsViolated)
        {
            return [];
        }

        var cleared = finding.WaysOut;
        if (cleared.IsEmpty)
        {
            var opened = finding.Changes.Where(change => change.Status == FindingStatus.Open).ToList();
            var nothing = $"No single change {finding.Position.Policy.Clears} it{(opened.Count > 0 ? "; it is left open with" : ".")}";
            return [new Entry("Way out", nothing), .. Listed("", opened)];
        }

        return
        [
            .. Listed("Way out", cleared.Where(change => change.Status != FindingStatus.NotApplicable)),
            .. Listed("No longer applies with", cleared.Where(change => change.Status == FindingStatus.NotApplicable)),
        ];
    }

    /// <summary>Every change that turns a finding, by what it turns it into.</summary>
    public static IEnumerable<Entry> Turns(Finding finding) =>
        finding.Changes.IsEmpty
            ? [new Entry("Turned by", "no single change of a term")]
            : finding
                .Changes.GroupBy(change => change.Status)
                .SelectMany(changes => Listed($"{Listing.Sentence(Phrases.Status(changes.Key))} with", changes));

    /// <summary>What each value of each unsettled field that matters would bring.</summary>
    public static IEnumerable<Entry> WouldSettle(Finding finding)
    {
        var byField = finding.WouldSettle.GroupBy(change => change.Field).ToList();
        var settling = byField.FindAll(changes => changes.Any(change => change.Status != FindingStatus.Open));
        foreach (var (number, field) in settling.Index())
        {
            var outcomes =
                from change in field
                group change.To.Describe(change.Field.Type) by change.Status into same
                select $"{Phrases.Status(same.Key)} with {Listing.Or(same)}";
            yield return new Entry(number == 0 ? "Settled by" : "", $"{field.Key.Path}: {string.Join("; ", outcomes)}");
        }

        var together = byField.Except(settling).Select(changes => changes.Key.Path).ToList();
        if (together.Count > 0)
        {
            yield return new Entry(
                settling.Count == 0 ? "Depends on" : "",
                $"{(settling.Count == 0 ? "" : "and, only together with others, ")}{Listing.And(together)}"
            );
        }
    }

    /// <summary>Changes, one field to an entry.</summary>
    private static IEnumerable<Entry> Listed(string label, IEnumerable<Change> changes) =>
        ChangeText
            .Group(changes)
            .Select(
                (change, number) =>
                {
                    var but = change.Worsens.IsEmpty ? "" : $" (but that goes against {Labels.Quoted(change.Worsens)})";
                    return new Entry(number == 0 ? label : "", $"{change}{but}");
                }
            );
}
