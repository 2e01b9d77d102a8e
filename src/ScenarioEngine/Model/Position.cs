using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>A position that a party has stated.</summary>
/// <remarks>Equal to itself, however it is read: which reading holds is a matter of the pack that it is taken from.</remarks>
public sealed class Position : IEquatable<Position>
{
    private ImmutableArray<Reading> _readings = [];
    private Position? _own;
    private Position? _supersededBy;

    internal Position(string id, Party party, PositionKind kind, string title, Statement statement, SourceLocation location)
    {
        Id = id;
        Party = party;
        Kind = kind;
        Title = title;
        Statement = statement;
        Location = location;
    }

    /// <summary>Its name among the positions of its party.</summary>
    public string Id { get; }

    /// <summary>The party that stated it.</summary>
    public Party Party { get; }

    /// <summary>The kind of thing that was stated.</summary>
    public PositionKind Kind { get; private set; }

    /// <summary>What that kind is and does.</summary>
    internal PositionPolicy Policy => PositionPolicy.Of(Kind);

    /// <summary>The position in a few words.</summary>
    public string Title { get; }

    /// <summary>The statement: its words, by whom, when, and where that can be read.</summary>
    public Statement Statement { get; }

    /// <summary>The aim of the party with it, where that was stated; or null.</summary>
    public string? Interest { get; internal init; }

    /// <summary>The condition under which the position says anything at all; null when always.</summary>
    public Condition? AppliesWhen { get; internal set; }

    /// <summary>
    /// The condition under which a red line is crossed, or another position is met, a valued preference at its highest worth; null for an
    /// openness and for a vague position.
    /// </summary>
    public Condition? Condition { get; internal set; }

    /// <summary>The cases that the party has excepted, each with its own source.</summary>
    public ImmutableArray<ExceptedCase> Exceptions { get; internal set; } = [];

    /// <summary>For a preference, how much it matters to the party beside its others: more than 0; 0 for the other kinds.</summary>
    public decimal Weight { get; internal set; }

    /// <summary>For a preference of a party that ranks its own, the rank: those of rank 1 outrank those of rank 2; else null.</summary>
    public int? Priority { get; internal set; }

    /// <summary>
    /// For a preference that values the values of a field, what each is worth; else null, and the preference is worth 1 where it is met.
    /// </summary>
    internal Worth? Worth { get; set; }

    /// <summary>Its state since it was stated.</summary>
    public PositionStatus Status { get; internal init; }

    /// <summary>The time when it ended: a day, or the month or year to which alone it is known; null where it has not.</summary>
    public Period? Ended { get; internal init; }

    /// <summary>The day on which it ended, or null: it counts only before. Where only a month or a year is known, its first day.</summary>
    public DateOnly? Until => Ended?.First;

    /// <summary>The position of the same party that took its place on the day when that was stated, or null.</summary>
    public Position? SupersededBy
    {
        get => Own._supersededBy;
        internal set => _supersededBy = value;
    }

    /// <summary>Words to group positions by.</summary>
    public ImmutableArray<string> Tags { get; internal init; } = [];

    /// <summary>The way in which the words were turned into a condition, in the encoder's voice; or null.</summary>
    public string? Encoding { get; internal set; }

    /// <summary>The reason why the statement is too vague to be tested, or null. A vague position is listed and never evaluated.</summary>
    public string? Vague { get; internal set; }

    /// <summary>The place of its rule.</summary>
    public SourceLocation Location { get; private set; }

    /// <summary>The position in its own encoding: itself, unless it is read otherwise here.</summary>
    public Position Own => _own ?? this;

    /// <summary>How it is read here; null in its own encoding.</summary>
    internal Reading? ReadAs { get; private set; }

    /// <summary>The other honest ways to read it, however it is read here.</summary>
    internal ImmutableArray<Reading> Readings
    {
        get => Own._readings;
        set => _readings = value;
    }

    /// <summary>Its name in the pack: <c>party/id</c>.</summary>
    public string FullName => $"{Party.Id}/{Id}";

    /// <summary>Every condition of it: when it applies, what is excepted, when it is crossed or met, when it is worth how much.</summary>
    internal IEnumerable<Condition> Conditions =>
        Exceptions
            .Select(excepted => excepted.When)
            .Prepend(AppliesWhen)
            .Append(Condition)
            .OfType<Condition>()
            .Concat(Worth?.Terms.Select(term => term.When) ?? []);

    /// <summary>Of a preference, what is worth something where it holds.</summary>
    internal ImmutableArray<WorthTerm> WorthTerms =>
        Worth?.Terms ?? (Policy.IsWeighed && Condition is { } met ? [new WorthTerm(Fraction.One, met)] : []);

    /// <summary>Of a preference, the highest worth that it can have.</summary>
    internal Fraction HighestWorth => Worth?.Highest ?? Fraction.One;

    /// <summary>Every condition of it and of its readings, each once.</summary>
    internal IEnumerable<Condition> ConditionsUnderAll =>
        Readings
            .SelectMany(reading => reading.As.Conditions)
            .Concat(Own.Conditions)
            .Distinct<Condition>(ReferenceEqualityComparer.Instance);

    /// <summary>The same position read otherwise: all that is fact stays as it is.</summary>
    /// <param name="kind">The kind of thing that was stated.</param>
    /// <param name="replace">Sets what the reading has in place of the encoding.</param>
    internal Position ReadOtherwise(PositionKind kind, Action<Position> replace)
    {
        var position = (Position)MemberwiseClone();
        position._own = Own;
        position.Kind = kind;
        replace(position);
        return position;
    }

    /// <summary>Notes how a copy is read, once the reading is known.</summary>
    internal void NoteReading(Reading reading)
    {
        ReadAs = reading;
        Location = reading.Location;
    }

    /// <summary>The reason why the position does not count on a day, or null when it counts.</summary>
    /// <param name="asOf">The day; null counts everything that nothing recorded in the pack has ended.</param>
    public LeftOutReason? WhyLeftOut(DateOnly? asOf) =>
        this switch
        {
            _ when !Statement.WasMadeBy(asOf) => LeftOutReason.StatedLater,
            { SupersededBy: { } successor } when successor.Statement.WasMadeBy(asOf) => LeftOutReason.Superseded,
            { Until: { } end } when asOf is not { } day || day >= end => Status == PositionStatus.Withdrawn
                ? LeftOutReason.Withdrawn
                : LeftOutReason.Ended,
            _ => null,
        };

    /// <summary>Whether two are the same position, each under whichever reading.</summary>
    public static bool operator ==(Position? one, Position? other) => ReferenceEquals(one?.Own, other?.Own);

    /// <summary>Whether two are different positions.</summary>
    public static bool operator !=(Position? one, Position? other) => !(one == other);

    /// <summary>Whether the other is the same position, under whichever reading.</summary>
    public bool Equals(Position? other) => this == other;

    /// <summary>Whether the other is the same position, under whichever reading.</summary>
    public override bool Equals(object? obj) => obj is Position other && this == other;

    /// <summary>The same number under every reading.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(Own);

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;
}

/// <summary>Something that a party has excepted from a position: where it holds, the position does not apply.</summary>
/// <param name="When">The condition under which it holds.</param>
/// <param name="Statement">The statement in which the party said so.</param>
public sealed record ExceptedCase(Condition When, Statement Statement);

/// <summary>The reason why a position does not count on a day.</summary>
public enum LeftOutReason
{
    /// <summary>It was stated after that day.</summary>
    StatedLater,

    /// <summary>Another position had taken its place.</summary>
    Superseded,

    /// <summary>The party had taken it back.</summary>
    Withdrawn,

    /// <summary>It had ended.</summary>
    Ended,

    /// <summary>An edit of the scenario has taken it out.</summary>
    TakenOut,
}
