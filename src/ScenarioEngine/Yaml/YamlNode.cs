using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>A piece of YAML with its place: text, a list, or a mapping.</summary>
internal abstract class YamlNode
{
    private protected YamlNode(SourceLocation location) => Location = location;

    /// <summary>Where the piece stands. A mapping in blocks reaches from its first key to the end of its last value.</summary>
    public SourceLocation Location { get; }
}

/// <summary>Text; what it means is decided by the type of the field that reads it, never by YAML's guess.</summary>
internal sealed class YamlScalar(SourceLocation location, string text, bool isBare) : YamlNode(location)
{
    public string Text { get; } = text;

    /// <summary>Whether it was written without quotes, and is no block of text.</summary>
    public bool IsBare { get; } = isBare;

    /// <summary>Whether it was written without quotes and in one piece, so that offsets into the text are offsets into the file.</summary>
    public bool IsPlain => IsBare && Location.Span.Length == Text.Length;

    /// <summary>Nothing was written: <c>key:</c> and the end of the line.</summary>
    public bool IsEmpty => IsPlain && Text.Length == 0;
}

/// <summary>A list.</summary>
internal sealed class YamlSequence(SourceLocation location, ImmutableArray<YamlNode> items) : YamlNode(location)
{
    public ImmutableArray<YamlNode> Items { get; } = items;
}

/// <summary>A mapping; its keys are text and differ from each other.</summary>
internal sealed class YamlMapping(SourceLocation location, ImmutableArray<YamlEntry> entries) : YamlNode(location)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
