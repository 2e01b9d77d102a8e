using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>Changes of one field that come to the same.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">What it may be changed to, in words.</param>
/// <param name="Status">What becomes of the position.</param>
/// <param name="Worsens">What else the changes would cross or leave unmet.</param>
public sealed record ChangeText(Field Field, ImmutableArray<string> Values, FindingStatus Status, ImmutableArray<Position> Worsens)
{
    /// <summary>The changes grouped by field and by what they bring, in the order of the fields.</summary>
    public static ImmutableArray<ChangeText> Group(IEnumerable<Change> changes) =>
    [
        .. from change in changes
           group change by (change.Field, change.Status, Worsens: string.Join(' ', change.Worsens)) into same
           select new ChangeText(
               same.Key.Field,
               [.. same.Select(change => change.To.Describe(change.Field.Type))],
               same.Key.Status,
               same.First().Worsens),
    ];

    /// <summary>The changes in one line: <c>recognition: none or de-facto</c>.</summary>
    public override string ToString() => $"{Field.Path}: {Listing.Join(Values, " or ")}";
}
