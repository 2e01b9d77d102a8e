using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>A source of a pack, with what rests on it.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Source">The source.</param>
/// <param name="Positions">The positions whose statement, or that of an exception, is published there.</param>
/// <param name="Facts">The facts that are published there.</param>
internal sealed record SourceUse(RulePack Pack, Source Source, ImmutableArray<Position> Positions, ImmutableArray<Fact> Facts)
{
    /// <summary>The name by which citations call the source: unique over all packs.</summary>
    public string Key => $"{Pack.Id}:{Source.Id}";

    /// <summary>The positions that rest on this source alone: their own statement is published there.</summary>
    public IEnumerable<Position> RestingOnItAlone => Positions.Where(position => position.Statement.Source == Source);

    /// <summary>The sources of a pack, in the order of its files.</summary>
    public static ImmutableArray<SourceUse> Of(RulePack pack) =>
        [
            .. pack.Sources.Select(source => new SourceUse(
                pack,
                source,
                [
                    .. pack.Positions.Where(position =>
                        position.Statement.Source == source || position.Exceptions.Any(excepted => excepted.Statement.Source == source)
                    ),
                ],
                [.. pack.Facts.Where(fact => fact.Statement.Source == source)]
            )),
        ];
}
