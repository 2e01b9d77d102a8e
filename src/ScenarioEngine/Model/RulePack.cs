using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>The vocabulary, parties, sources, positions, implications and constraints of one negotiation.</summary>
/// <remarks>Immutable. Everything in it refers to objects, not names; lists keep the order of the files.</remarks>
public sealed class RulePack
{
    internal RulePack(string id, string title)
    {
        Id = id;
        Title = title;
    }

    /// <summary>Its name in files.</summary>
    public string Id { get; }

    /// <summary>Its name for readers.</summary>
    public string Title { get; }

    /// <summary>Where its id stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its version, as its author counts.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>What it covers.</summary>
    public string Summary { get; internal init; } = "";

    /// <summary>The actors.</summary>
    public ImmutableArray<Party> Parties { get; internal init; } = [];

    /// <summary>The publications that statements rest on.</summary>
    public ImmutableArray<Source> Sources { get; internal init; } = [];

    /// <summary>What there is to be settled.</summary>
    public ImmutableArray<Issue> Issues { get; internal init; } = [];

    /// <summary>All fields of all issues, each at its own index.</summary>
    public ImmutableArray<Field> Fields { get; internal init; } = [];

    /// <summary>What the parties have stated, vague statements included.</summary>
    public ImmutableArray<Position> Positions { get; internal init; } = [];

    /// <summary>What follows from what.</summary>
    public ImmutableArray<Implication> Implications { get; internal init; } = [];

    /// <summary>What cannot stand together.</summary>
    public ImmutableArray<Constraint> Constraints { get; internal init; } = [];

    /// <summary>Statements that are no positions.</summary>
    public ImmutableArray<Fact> Facts { get; internal init; } = [];

    /// <summary>The options that come or end on some day, in the order of the fields.</summary>
    public ImmutableArray<FieldOption> OptionsInTime { get; internal init; } = [];

    /// <summary>The package that stands if nothing is agreed, where the status quo is not all there is to say of it; null where the pack gives none.</summary>
    public ImmutableArray<Term>? NoDeal { get; internal init; }

    /// <summary>How parties rank the states that their moves lead to; empty where no party ranks any.</summary>
    public ImmutableArray<Ranking> Rankings { get; internal init; } = [];

    /// <summary>The facts that concern a position.</summary>
    /// <param name="position">The position.</param>
    public IEnumerable<Fact> FactsBeside(Position position) => Facts.Where(fact => fact.Positions.Contains(position));

    /// <summary>The facts that concern an issue.</summary>
    /// <param name="issue">The issue.</param>
    public IEnumerable<Fact> FactsBeside(Issue issue) => Facts.Where(fact => fact.Issues.Contains(issue));

    /// <summary>The conditions of positions, implications and constraints: all but those that say when a field has meaning.</summary>
    internal IEnumerable<Condition> ConditionsOfRules =>
        Positions.SelectMany(position => position.Conditions)
            .Concat(Implications.Select(implication => implication.When))
            .Concat(Constraints.Select(constraint => constraint.ImpossibleWhen));

    /// <summary>Every condition of the pack.</summary>
    internal IEnumerable<Condition> Conditions => Fields.Select(own => own.OnlyWhen).OfType<Condition>().Concat(ConditionsOfRules);

    /// <summary>The files that it was read from.</summary>
    public ImmutableArray<SourceFile> Files { get; internal init; } = [];

    /// <summary>The folder that it was read from, as its files' paths have it and with slashes: which of two packs of one name it is. Null where a pack comes from memory.</summary>
    public string? Folder => Files is [var first, ..] && Path.GetDirectoryName(first.Path) is { Length: > 0 } folder ? folder.Replace('\\', '/') : null;
}
