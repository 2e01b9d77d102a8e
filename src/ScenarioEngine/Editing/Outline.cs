using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>The keys, items and values of a text as far as they can be told, however much of it is not written yet.</summary>
/// <remarks>What is told wrongly costs a suggestion and no more: whether a text means anything is for the reader of YAML to say.</remarks>
internal sealed class Outline
{
    private Outline(OutlineNode root, Place? place) => (Root, Place) = (root, place);

    /// <summary>What holds the keys at the margin.</summary>
    public OutlineNode Root { get; }

    /// <summary>
    /// What stands, or could stand, at the offset that was asked for; null in comments, in blocks of text, and where none was asked for.
    /// </summary>
    public Place? Place { get; }

    /// <summary>The outline of a text.</summary>
    /// <param name="file">The text.</param>
    /// <param name="offset">The offset of somebody who types or points; null for nobody.</param>
    public static Outline Of(SourceFile file, int? offset = null)
    {
        var reader = new OutlineReader(file.Text, offset ?? -1);
        reader.Read();
        return new Outline(reader.Root, reader.Place);
    }
}

/// <summary>A key with what belongs to it, or an item of a list.</summary>
internal sealed class OutlineNode(OutlineNode? parent, string? key, SourceSpan span)
{
    /// <summary>What it belongs to; null for the root alone.</summary>
    public OutlineNode? Parent { get; } = parent;

    /// <summary>The key; null for an item of a list and for the root.</summary>
    public string? Key { get; } = key;

    /// <summary>Where the key stands, or where the item begins.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>The column, from 0, below which nothing deeper can begin; of what is in brackets that of the key before them.</summary>
    public int Column { get; init; }

    /// <summary>Whether it is written in brackets or braces.</summary>
    public bool IsInBrackets { get; init; }

    /// <summary>The value where that is a word or a text, without its quotation marks; else null.</summary>
    public string? Value { get; set; }

    /// <summary>Where that value stands.</summary>
    public SourceSpan ValueSpan { get; set; }

    /// <summary>The offset after the last thing that belongs to it.</summary>
    public int End { get; set; } = span.End;

    /// <summary>The keys, or the items, that belong to it.</summary>
    public List<OutlineNode> Children { get; } = [];

    /// <summary>The keys from the margin to here, null for each item of a list.</summary>
    public ImmutableArray<string?> Path => Parent is null ? [] : Parent.Path.Add(Key);

    /// <summary>The value of a key that belongs to it, or null.</summary>
    public string? ValueOf(string key) => Children.Find(child => child.Key == key)?.Value;
}

/// <summary>What a word is in the place where it stands.</summary>
internal enum PlaceKind
{
    /// <summary>A key: a colon follows, or it is alone between braces.</summary>
    Key,

    /// <summary>A value: it follows a colon, or is an item in brackets.</summary>
    Value,

    /// <summary>A word on a line of its own, which becomes a key with a colon behind it.</summary>
    Either,
}

/// <summary>A word, or the place for one.</summary>
/// <param name="Owner">What the word belongs to: of a value its key or its list's item, of a key what holds it.</param>
/// <param name="Kind">What it is there.</param>
/// <param name="Span">Where it stands, with its quotation marks; empty where nothing does.</param>
/// <param name="Text">The word, without them.</param>
internal sealed record Place(OutlineNode Owner, PlaceKind Kind, SourceSpan Span, string Text);
