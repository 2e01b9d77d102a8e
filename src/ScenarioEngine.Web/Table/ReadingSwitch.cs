using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Table;

/// <summary>Addresses in which a position is read otherwise, with all that share its question.</summary>
internal static class ReadingSwitch
{
    private const char Sign = ':';

    /// <summary>The address with a position read in a way; null reads it as it is encoded.</summary>
    public static TableAddress Read(TableAddress address, RulePack pack, Position position, Reading? reading)
    {
        // One choice stands for all that go with it; another answer to the same question takes its place.
        var touched = ReadingChoice
            .Of(pack.Positions, position.Own, reading)
            .Takes.Select(taken => taken.Position.FullName)
            .ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> others = [.. address.Readings.Where(chosen => !touched.Contains(Split(chosen).Position))];
        return address with { Readings = reading is null ? others : others.Add($"{position.FullName}{Sign}{reading.Id}") };
    }

    /// <summary>The name of a position and that of its reading.</summary>
    public static (string Position, string Reading) Split(string chosen) =>
        chosen.LastIndexOf(Sign) is var sign and >= 0 ? (chosen[..sign], chosen[(sign + 1)..].Trim()) : (chosen, "");
}
