using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Lessons;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Playing;

/// <summary>Everything that one look from a seat shows.</summary>
/// <param name="Code">The word of the room.</param>
/// <param name="Play">The play.</param>
/// <param name="Group">The number of the group.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Names">What things of the pack are called.</param>
public sealed record SeatView(string Code, Play Play, int Group, Seat Seat, PlayNames Names)
{
    /// <summary>What the group has done.</summary>
    public GroupPlay Played => Play.GroupOf(Group) ?? throw new InvalidOperationException("A seat belongs to a group that there is.");

    /// <summary>The table of the group.</summary>
    public PlayState State => Played.State;

    /// <summary>The address of the seat.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/rooms/{Code}/play/{Group}/{Uri.EscapeDataString(Seat.Party)}");

    /// <summary>What whoever takes the seat is told, or null.</summary>
    internal SeatBrief? Brief => Names.Served.Briefs?.Seats.FirstOrDefault(brief => brief.Party.Id == Seat.Party);

    /// <summary>What the party has stated and counts on the day, too vague to be tested or not.</summary>
    public IEnumerable<Position> Stated => Names.StatedBy(Seat.Party, State.Day);

    /// <summary>
    /// What a package is worth to this seat, in words; null where its party has stated no preferences that count. Nobody else's is shown to
    /// it.
    /// </summary>
    public string? WorthOf(Weighed found) => found.Worth.GetValueOrDefault(Seat.Party);
}

/// <summary>The card of a seat.</summary>
/// <param name="Group">The number of the group.</param>
/// <param name="Seat">The seat.</param>
/// <param name="Word">The word by which it is taken.</param>
/// <param name="Address">The whole address that takes it.</param>
public sealed record SeatCard(int Group, Seat Seat, string Word, string Address);

/// <summary>
/// What the things of a pack are called that a ledger names. A ledger that was kept may name what its pack has no longer; it is then called
/// as it is written.
/// </summary>
/// <param name="Served">The pack.</param>
public sealed record PlayNames(ServedPack Served)
{
    /// <summary>The pack.</summary>
    public RulePack Pack => Served.Pack;

    /// <summary>A party; of nobody, the teacher.</summary>
    public string Party(string id) =>
        id.Length == 0 ? English.Play.Teacher : Pack.Parties.FirstOrDefault(party => party.Id == id)?.Title ?? id;

    /// <summary>A position by its full name, or null.</summary>
    public Position? Position(string fullName) => Pack.Positions.FirstOrDefault(position => position.FullName == fullName);

    /// <summary>Terms in the order of the pack.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<string>>> InOrder(
        ImmutableSortedDictionary<string, ImmutableArray<string>> terms
    ) => terms.OrderBy(term => FieldOf(term.Key)?.Index ?? int.MaxValue);

    /// <summary>A field in words.</summary>
    public string Field(string path) => FieldOf(path) is { } field ? English.Field(field) : path;

    /// <summary>The field of a path, or null.</summary>
    public Field? FieldOf(string path) => Pack.Fields.FirstOrDefault(field => field.Path == path);

    /// <summary>What is said of a field, in words.</summary>
    public string Value(string path, ImmutableArray<string> values) =>
        values is [] ? English.Play.Nothing
        : values is [TableAddress.EmptySet] ? English.Play.EmptySet
        : string.Join(", ", values.Select(value => FieldOf(path) is { } field ? English.Value(field, value) : value));

    /// <summary>A day in words; null for all positions in force.</summary>
    public static string Day(string? day) => IsoDate.Parse(day ?? "") is { } known ? Phrases.Day(known) : English.Play.EveryDay;

    /// <summary>What a party has stated and counts on a day.</summary>
    public IEnumerable<Position> StatedBy(string party, string? day) =>
        Pack.Positions.Where(position => position.Party.Id == party && position.WhyLeftOut(IsoDate.Parse(day ?? "")) is null);

    /// <summary>What came into force between two days, and what went.</summary>
    /// <param name="before">The one day.</param>
    /// <param name="after">The other.</param>
    /// <param name="own">The party that looks, which hears of its own positions alone: some were stated in confidence. Null for whoever may
    /// hear of all.</param>
    public (ImmutableArray<Position> Came, ImmutableArray<Position> Went) Between(string? before, string? after, string? own)
    {
        var (one, other) = (InForce(before, own), InForce(after, own));
        return ([.. other.Except(one)], [.. one.Except(other)]);
    }

    private List<Position> InForce(string? day, string? own) =>
        [
            .. Pack.Positions.Where(position =>
                (own is null || position.Party.Id == own) && position.WhyLeftOut(IsoDate.Parse(day ?? "")) is null
            ),
        ];
}
