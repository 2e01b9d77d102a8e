using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>
/// A unit in which lengths of time are counted: so many of a base unit. Days and weeks come down to days, months and years to months; the
/// two never convert.
/// </summary>
/// <param name="Name">Its name in files, of several.</param>
/// <param name="Base">The unit to which it comes down.</param>
/// <param name="Factor">How many of the base unit it is.</param>
internal sealed record TimeUnit(string Name, string Base, int Factor)
{
    /// <summary>All units, in the order in which they are explained.</summary>
    public static ImmutableArray<TimeUnit> All { get; } =
    [new("days", "days", 1), new("weeks", "days", 7), new("months", "months", 1), new("years", "months", 12)];

    /// <summary>The unit of a name, of one or of several; null where there is none.</summary>
    public static TimeUnit? Find(string? name) => All.FirstOrDefault(unit => unit.Name == name || unit.One == name);

    /// <summary>Its name of one.</summary>
    public string One => Name[..^1];

    /// <summary>Whether every length in it is one in another unit, too.</summary>
    public bool ConvertsTo(TimeUnit other) => Base == other.Base;
}
