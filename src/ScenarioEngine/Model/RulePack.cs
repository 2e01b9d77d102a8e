using System.Collections.Concurrent;
using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>The vocabulary, parties, sources, positions, implications and constraints of one negotiation.</summary>
/// <remarks>Immutable. Everything in it refers to objects, not names; lists keep the order of the files.</remarks>
public sealed class RulePack
{
    private const int MostKept = 16;

    private readonly ConcurrentDictionary<string, RulePack> _under = new(StringComparer.Ordinal);
    private RulePack? _own;

    internal RulePack(string id, string title)
    {
        Id = id;
        Title = title;
    }

    /// <summary>Its name in files.</summary>
    public string Id { get; }

    /// <summary>Its name for readers.</summary>
    public string Title { get; }

    /// <summary>The place of its id.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its version, as its author counts.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>The matter that it covers.</summary>
    public string Summary { get; internal init; } = "";

    /// <summary>The actors.</summary>
    public ImmutableArray<Party> Parties { get; internal init; } = [];

    /// <summary>The publications that statements rest on.</summary>
    public ImmutableArray<Source> Sources { get; internal init; } = [];

    /// <summary>The issues to be settled.</summary>
    public ImmutableArray<Issue> Issues { get; internal init; } = [];

    /// <summary>The issues by topic, in the order of pages and reports.</summary>
    internal ImmutableArray<Topic> Topics { get; init; } = [];

    /// <summary>All fields of all issues, each at its own index.</summary>
    public ImmutableArray<Field> Fields { get; internal init; } = [];

    /// <summary>The positions of the parties, vague statements included.</summary>
    public ImmutableArray<Position> Positions { get; internal set; } = [];

    /// <summary>The implications: what follows from what.</summary>
    public ImmutableArray<Implication> Implications { get; internal init; } = [];

    /// <summary>The constraints: what cannot stand together.</summary>
    public ImmutableArray<Constraint> Constraints { get; internal init; } = [];

    /// <summary>Statements that are no positions.</summary>
    internal ImmutableArray<Fact> Facts { get; set; } = [];

    /// <summary>What the readings of several positions answer together.</summary>
    internal ImmutableArray<PackQuestion> Questions { get; init; } = [];

    /// <summary>The language that was asked for when it was loaded; null for the texts as they are.</summary>
    internal string? Language { get; private set; }

    /// <summary>The languages in which it has some texts beside its own.</summary>
    internal ImmutableArray<string> Languages { get; private set; } = [];

    /// <summary>The pack in its own encoding: itself, unless positions are read otherwise here.</summary>
    public RulePack Own => _own ?? this;

    /// <summary>The readings that hold here in place of the encoding; none in the pack's own.</summary>
    internal IEnumerable<Reading> ReadAs => _own is null ? [] : Positions.Select(position => position.ReadAs).OfType<Reading>();

    /// <summary>The options that come or end on some day, in the order of the fields.</summary>
    internal ImmutableArray<FieldOption> OptionsInTime { get; init; } = [];

    /// <summary>
    /// The package that stands if nothing is agreed, where the status quo is not all there is to say of it; null where the pack gives none.
    /// </summary>
    public ImmutableArray<Term>? NoDeal { get; internal init; }

    /// <summary>How parties rank the states that their moves lead to; empty where no party ranks any.</summary>
    internal ImmutableArray<Ranking> Rankings { get; init; } = [];

    /// <summary>The texts that stand in the language that was asked for; all others are as they were written.</summary>
    internal IReadOnlyCollection<string> Told { get; private set; } = [];

    /// <summary>Notes in which languages there is something, which was asked for, and which texts stand in it.</summary>
    internal void Speak(string? language, ImmutableArray<string> languages, IReadOnlyCollection<string> told) =>
        (Language, Languages, Told) = (language, languages, told);

    /// <summary>The facts that concern a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="asOf">The day; what was said later is left out. Null leaves nothing out.</param>
    internal IEnumerable<Fact> FactsBeside(Position position, DateOnly? asOf = null) =>
        Facts.Where(fact => fact.Positions.Contains(position) && fact.Statement.WasMadeBy(asOf));

    /// <summary>The facts that concern an issue.</summary>
    internal IEnumerable<Fact> FactsBeside(Issue issue) => Facts.Where(fact => fact.Issues.Contains(issue));

    /// <summary>The pack in which some positions are read otherwise, and all others in their own encoding.</summary>
    /// <param name="readings">At most one for each position.</param>
    /// <returns>The same pack for the same readings, as long as no more than a dozen are in use.</returns>
    internal RulePack Under(IEnumerable<Reading> readings)
    {
        var asked = readings.ToDictionary(reading => reading.Position);
        if (_own is not null || asked.Count == 0)
        {
            return asked.Count == 0 ? Own : Own.Under(asked.Values);
        }

        if (_under.Count >= MostKept)
        {
            _under.Clear();
        }

        return _under.GetOrAdd(string.Join(' ', Positions.Select(asked.GetValueOrDefault).OfType<Reading>()), _ => Read(asked));
    }

    /// <summary>
    /// The pack after some choices of readings. Where two touch one position, the later one counts; what none touches is read as here.
    /// </summary>
    internal RulePack With(IEnumerable<ReadingChoice> choices)
    {
        var readings = ReadAs.ToDictionary(reading => reading.Position, Reading? (reading) => reading);
        foreach (var (position, reading) in choices.SelectMany(choice => choice.Takes))
        {
            readings[position] = reading;
        }

        return Under(readings.Values.OfType<Reading>());
    }

    private RulePack Read(Dictionary<Position, Reading> readings)
    {
        var pack = (RulePack)MemberwiseClone();
        pack._own = this;
        pack.Positions = [.. Positions.Select(Read)];
        pack.Facts = [.. Facts.Select(fact => fact with { Positions = [.. fact.Positions.Select(Read)] })];
        return pack;

        Position Read(Position position) => readings.GetValueOrDefault(position)?.As ?? position;
    }

    /// <summary>The conditions of positions, implications and constraints: all but those that say when a field has meaning.</summary>
    internal IEnumerable<Condition> ConditionsOfRules =>
        Positions
            .SelectMany(position => position.ConditionsUnderAll)
            .Concat(Implications.Select(implication => implication.When))
            .Concat(Constraints.Select(constraint => constraint.ImpossibleWhen));

    /// <summary>Every condition of the pack.</summary>
    internal IEnumerable<Condition> Conditions => Fields.Select(own => own.OnlyWhen).OfType<Condition>().Concat(ConditionsOfRules);

    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<SourceFile> Files { get; internal init; } = [];

    /// <summary>
    /// The folder that it was read from, as its files' paths have it and with slashes: which of two packs of one name it is. Null where a
    /// pack comes from memory.
    /// </summary>
    public string? Folder =>
        Files is [var first, ..] && Path.GetDirectoryName(first.Path) is { Length: > 0 } folder ? folder.Replace('\\', '/') : null;

    /// <summary>Its name and version: <c>ukraine-interview 0.2.0</c>.</summary>
    public override string ToString() => $"{Id} {Version}";
}
