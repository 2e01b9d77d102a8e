using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Something to be settled.</summary>
public sealed class Issue
{
    internal Issue(string id, string title, SourceLocation location)
    {
        Id = id;
        Title = title;
        Location = location;
    }

    /// <summary>Its name in files.</summary>
    public string Id { get; }

    /// <summary>Its name for readers.</summary>
    public string Title { get; }

    /// <summary>The topic that groups it with others, or null.</summary>
    public string? Topic { get; internal init; }

    /// <summary>A note on what a reader should know of it, or null.</summary>
    public string? Note { get; internal init; }

    /// <summary>The parties for each of which the issue is settled on its own; empty for an issue that is settled once.</summary>
    public ImmutableArray<Party> Per { get; internal init; } = [];

    /// <summary>Whether the issue has one value, and so no named fields.</summary>
    public bool HasOneValue { get; internal init; }

    /// <summary>Its fields, for all instances: instance by instance, in order of declaration.</summary>
    public ImmutableArray<Field> Fields { get; internal set; } = [];

    /// <summary>The place where it is declared.</summary>
    public SourceLocation Location { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
