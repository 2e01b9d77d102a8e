using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>Changes of one field that come to the same.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">What it may be changed to, in words.</param>
/// <param name="Status">The status of the position then.</param>
/// <param name="Worsens">What else the changes would cross or leave unmet.</param>
internal sealed record ChangeText(Field Field, ImmutableArray<string> Values, FindingStatus Status, ImmutableArray<Position> Worsens)
{
    /// <summary>What is said of changes that give up the purpose of a settlement.</summary>
    internal const string GivingUp = "gives up the purpose of a settlement";

    /// <summary>Whether the changes give up the purpose of a settlement.</summary>
    public bool GivesUp { get; init; }

    /// <summary>The changes grouped by field and by what they bring, in the order of the fields.</summary>
    public static ImmutableArray<ChangeText> Group(IEnumerable<Change> changes) =>
        [
            .. from change in changes
            group change by string.Join(
                ' ',
                [
                    change.Field.Path,
                    Words.Of(change.Status),
                    change.GivesUp ? "!" : "",
                    .. change.Worsens.Select(position => position.FullName),
                ]
            ) into same
            let first = same.First()
            select new ChangeText(
                first.Field,
                [.. same.Select(change => change.To.Describe(change.Field.Type))],
                first.Status,
                first.Worsens
            )
            {
                GivesUp = first.GivesUp,
            },
        ];

    /// <summary>The changes in one line: <c>recognition: none or de-facto</c>.</summary>
    public override string ToString() => $"{Field.Path}: {Listing.Join(Values, "or")}{(GivesUp ? $" (which {GivingUp})" : "")}";
}
