using System.Diagnostics.CodeAnalysis;

namespace ScenarioEngine.Model;

/// <summary>The contents of a pack, by their names in files.</summary>
public static class PackLookup
{
    /// <summary>The field of a path, such as <c>guarantee[united-states].form</c>.</summary>
    /// <exception cref="ArgumentException">The pack has no such field.</exception>
    public static Field Field(this RulePack pack, string path) =>
        pack.TryGetField(path, out var field) ? field : throw Missing(pack, "field", path, nameof(path));

    /// <summary>The field of a path, where there is one.</summary>
    public static bool TryGetField(this RulePack pack, string path, [NotNullWhen(true)] out Field? field) =>
        (field = pack.Fields.FirstOrDefault(known => known.Path == path)) is not null;

    /// <summary>The position of a full name, such as <c>ukraine/no-recognition</c>.</summary>
    /// <exception cref="ArgumentException">The pack has no such position.</exception>
    public static Position Position(this RulePack pack, string fullName) =>
        pack.TryGetPosition(fullName, out var position) ? position : throw Missing(pack, "position", fullName, nameof(fullName));

    /// <summary>The position of a full name, where there is one.</summary>
    public static bool TryGetPosition(this RulePack pack, string fullName, [NotNullWhen(true)] out Position? position) =>
        (position = pack.Positions.FirstOrDefault(known => known.FullName == fullName)) is not null;

    /// <summary>The party of an id, such as <c>ukraine</c>.</summary>
    /// <exception cref="ArgumentException">The pack has no such party.</exception>
    public static Party Party(this RulePack pack, string id) =>
        pack.TryGetParty(id, out var party) ? party : throw Missing(pack, "party", id, nameof(id));

    /// <summary>The party of an id, where there is one.</summary>
    public static bool TryGetParty(this RulePack pack, string id, [NotNullWhen(true)] out Party? party) =>
        (party = pack.Parties.FirstOrDefault(known => known.Id == id)) is not null;

    /// <summary>The place of each position in the pack, for who looks many of them up.</summary>
    internal static Dictionary<Position, int> NumbersOfPositions(this RulePack pack) =>
        pack.Positions.Index().ToDictionary(position => position.Item, position => position.Index);

    private static ArgumentException Missing(RulePack pack, string what, string name, string argument) =>
        new($"The pack {pack.Id} has no {what} `{name}`.", argument);
}
