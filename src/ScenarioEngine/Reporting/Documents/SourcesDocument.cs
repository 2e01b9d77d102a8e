using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The sources of packs: how close each is to whoever spoke, how much of it was read, and what rests on it.</summary>
internal static class SourcesDocument
{
    /// <summary>What there is to say of the sources of one pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="uses">Those of its sources that are to be listed.</param>
    public static Document Of(RulePack pack, ImmutableArray<SourceUse> uses) =>
        new(
            $"Sources of {pack.Title}",
            Phrases.NameOf(pack),
            [
                new Table("", ["Source", "Tier", "Read", "Positions", "Facts", "Published by"], [.. uses.Select(Row)], Note(uses)),
                .. Weak(uses),
            ]
        );

    private static ImmutableArray<Cell> Row(SourceUse use) =>
        [
            new(use.Source.Id),
            new(use.Source.Tier is { } tier ? Words.Of(tier) : "-"),
            new(use.Source.Read is { } read ? Words.Of(read) : "-"),
            new(use.Positions.Length.ToString(CultureInfo.InvariantCulture), CellKind.Number),
            new(use.Facts.Length.ToString(CultureInfo.InvariantCulture), CellKind.Number),
            new($"{use.Source.Publisher}{(use.Source.Date is { } day ? $", {Phrases.Day(day)}" : "")}"),
        ];

    private static string Note(ImmutableArray<SourceUse> uses) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Sources: {uses.Length}. Positions that rest on them: {uses.SelectMany(use => use.Positions).Distinct().Count()}. Tiers, from near to far: {string.Join(", ", Words.All<SourceTier>())}."
        );

    /// <summary>What can move a verdict and is known from afar alone, red lines first: every finding on it is only as good.</summary>
    private static IEnumerable<Block> Weak(ImmutableArray<SourceUse> uses)
    {
        var weak = uses.Where(use => use.Source.IsWeak)
            .SelectMany(use => use.RestingOnItAlone)
            .Where(position => position is { Vague: null, Policy.MovesVerdict: true })
            .OrderBy(position => position.Kind)
            .ToList();
        if (weak.Count > 0)
        {
            yield return new Table(
                "Findings on these rest on a newsroom's report or a copy alone:",
                ["Kind", "Position", "Source"],
                [
                    .. weak.Select(position =>
                        ImmutableArray.Create(
                            new Cell(Phrases.Kind(position.Kind)),
                            new Cell(Labels.WithName(position)),
                            new Cell(position.Statement.Source.Id)
                        )
                    ),
                ],
                "Reports name them where they are crossed or unmet."
            );
        }
    }
}
