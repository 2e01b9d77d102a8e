using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>Other ways to write the same pack and scenario.</summary>
internal static class Rewriting
{
    private static readonly (string Old, string New)[] Names = [("alfa", "zulu"), ("bravo", "mike"), ("charlie", "able")];

    /// <summary>A text with other names for the parties, which occur in it as nothing else.</summary>
    public static string Rename(string text) =>
        Names.Aggregate(text, (renamed, name) => renamed.Replace(name.Old, name.New, StringComparison.Ordinal));

    /// <summary>Lines with other names for the parties, in order.</summary>
    public static IEnumerable<string> Rename(IEnumerable<string> lines) => lines.Select(Rename);

    public static SourceFile Rename(SourceFile file) => new(file.Path, Rename(file.Text));

    /// <summary>The case with everything in the opposite order.</summary>
    public static CaseSketch Reverse(CaseSketch sketch) =>
        new(
            sketch.Pack with
            {
                Parties = [.. sketch.Pack.Parties.Reverse()],
                IsReversed = !sketch.Pack.IsReversed,
                Positions = [.. sketch.Pack.Positions.Reverse()],
                Implications = [.. sketch.Pack.Implications.Reverse()],
                Constraints = [.. sketch.Pack.Constraints.Reverse()],
            },
            [.. sketch.Scenarios.Select(scenario => scenario with { Terms = [.. scenario.Terms.Reverse()] })]
        );

    /// <summary>
    /// The pack without what an edit takes out. What a position superseded stays superseded: it ends on the day when that was stated.
    /// </summary>
    public static PackSketch Without(PackSketch pack, EditSketch edit) =>
        pack with
        {
            Implications = [.. pack.Implications.Where(implication => !edit.WithoutImplications.Contains(implication.Id))],
            Positions =
            [
                .. from position in pack.Positions
                where !edit.Without.Contains(position.FullName)
                let successor = pack.Positions.FirstOrDefault(other => other.Party == position.Party && other.Id == position.SupersededBy)
                select successor is null || !edit.Without.Contains(successor.FullName) ? position : EndWith(position, successor),
            ],
        };

    private static PositionSketch EndWith(PositionSketch position, PositionSketch successor)
    {
        // An assumption bears no date, and counts always.
        ImmutableArray<string> ends = [successor.IsAssumption ? "0001-01-01" : successor.Stated, position.Until ?? "9999-12-31"];
        return position with { SupersededBy = null, Until = ends.Min(StringComparer.Ordinal) };
    }
}
