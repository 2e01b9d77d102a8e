using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>One thing that a package settles: a field of an issue, for one instance where the issue has several.</summary>
public sealed class Field
{
    internal Field(int index, Issue issue, Party? instance, string? name, FieldType type, SourceLocation location)
    {
        Index = index;
        Issue = issue;
        Instance = instance;
        Name = name;
        Type = type;
        Location = location;
        Path = issue.Id + (instance is null ? "" : $"[{instance.Id}]") + (name is null ? "" : $".{name}");
    }

    /// <summary>Its number among all fields of the pack, from 0 in order of declaration.</summary>
    public int Index { get; }

    /// <summary>Its full name, such as <c>guarantee[united-states].form</c>.</summary>
    public string Path { get; }

    /// <summary>The issue that it belongs to.</summary>
    public Issue Issue { get; }

    /// <summary>The party whose instance of the issue it belongs to, or null.</summary>
    public Party? Instance { get; }

    /// <summary>Its name within the issue; null where the issue has one value.</summary>
    public string? Name { get; }

    /// <summary>Its name for readers, or null where the pack gives none.</summary>
    public string? Title { get; internal init; }

    /// <summary>The values that it takes.</summary>
    public FieldType Type { get; }

    /// <summary>The condition under which it has meaning; null when always.</summary>
    public Condition? OnlyWhen { get; internal set; }

    /// <summary>The value that holds where nothing is agreed, or null where the pack gives none.</summary>
    public Value? StatusQuo { get; internal set; }

    /// <summary>The party that settles it on its own; null where no party does.</summary>
    public Party? ControlledBy { get; internal init; }

    /// <summary>For each option, by number, the options to which it can be changed; null where each can be changed to each.</summary>
    public ImmutableArray<ImmutableArray<int>>? Moves { get; internal init; }

    /// <summary>The place where it is declared.</summary>
    public SourceLocation Location { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
