using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Counting;

/// <summary>The days on which what is in force changed.</summary>
internal static class Days
{
    private static readonly ConditionalWeakTable<RulePack, StrongBox<ImmutableArray<DateOnly>>> Known = [];

    /// <summary>The days on which a position or an exception was stated, or a position ended, in order.</summary>
    public static ImmutableArray<DateOnly> Changes(RulePack pack) =>
        Known.GetValue(pack, pack => new StrongBox<ImmutableArray<DateOnly>>(Find(pack))).Value;

    /// <summary>The stops of time: the day before anybody had stated anything, and each day on which something changed.</summary>
    public static ImmutableArray<DateOnly> Stops(RulePack pack) =>
        Changes(pack) is [var first, ..] changes ? [first.AddDays(-1), .. changes] : [];

    private static ImmutableArray<DateOnly> Find(RulePack pack) =>
        [
            .. pack
                .Positions.SelectMany(position =>
                    position.Exceptions.Select(exception => exception.Statement.Date).Append(position.Statement.Date).Append(position.Until)
                )
                .OfType<DateOnly>()
                .Distinct()
                .Order(),
        ];
}
