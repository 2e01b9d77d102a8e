using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Counting;

/// <summary>The days on which what is in force changed.</summary>
internal static class Days
{
    private static readonly ConditionalWeakTable<RulePack, StrongBox<ImmutableArray<DateOnly>>> Known = [];

    /// <summary>The days on which a position or an exception was stated, or a position ended, in order.</summary>
    public static ImmutableArray<DateOnly> Changes(RulePack pack) => Known.GetValue(pack, pack => new StrongBox<ImmutableArray<DateOnly>>(Find(pack))).Value;

    /// <summary>The last of them up to a day; the first day of all where there is none. Between two of them every day is the same.</summary>
    public static DateOnly LastChange(RulePack pack, DateOnly day) => Changes(pack).LastOrDefault(change => change <= day, DateOnly.MinValue);

    private static ImmutableArray<DateOnly> Find(RulePack pack) =>
    [
        .. pack.Positions.SelectMany(position => position.Exceptions.Select(exception => exception.Statement.Date)
                .Append(position.Statement.Date).Append(position.Until))
            .OfType<DateOnly>().Distinct().Order(),
    ];
}
