using System.Collections.Immutable;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// What a report says, as plain data that is made once; how it looks as text, Markdown or HTML is for those who write it.
/// </summary>
/// <param name="Title">The thing that turned.</param>
/// <param name="Ground">What it rests on: the file, the pack and the day.</param>
/// <param name="Blocks">What it says, in its order.</param>
internal sealed record Document(string Title, string Ground, ImmutableArray<Block> Blocks);

/// <summary>A part of a document.</summary>
internal abstract record Block
{
    private protected Block() { }
}

/// <summary>A claim that stands out.</summary>
/// <param name="Word">The claim in a word or two, in capitals.</param>
/// <param name="Text">The claim in a sentence.</param>
/// <param name="Mood">Whether that is good or bad.</param>
/// <param name="Entries">What there is to say about it.</param>
internal sealed record Claim(string Word, string Text, Mood Mood, ImmutableArray<Entry> Entries) : Block;

/// <summary>
/// Blocks under a heading. Sections may hold sections; where a writer has a table of contents, it lists those of the first level.
/// </summary>
/// <param name="Title">The heading.</param>
/// <param name="Blocks">What stands under it.</param>
internal sealed record Section(string Title, ImmutableArray<Block> Blocks) : Block;

/// <summary>A text.</summary>
internal sealed record Paragraph(string Text) : Block;

/// <summary>A list of texts.</summary>
/// <param name="Entries">The texts, all with labels or none.</param>
internal sealed record EntryList(ImmutableArray<Entry> Entries) : Block;

/// <summary>A table.</summary>
/// <param name="Caption">What it holds, or empty where the head says so.</param>
/// <param name="Head">The heads of the columns.</param>
/// <param name="Rows">The rows, each as long as the head.</param>
/// <param name="Note">What has to be said to read it, or empty.</param>
/// <param name="IsMatrix">Whether any column may be wide, so that what does not fit follows below; else only the last one may.</param>
internal sealed record Table(
    string Caption,
    ImmutableArray<string> Head,
    ImmutableArray<ImmutableArray<Cell>> Rows,
    string Note,
    bool IsMatrix = false
) : Block
{
    /// <summary>Whether the last cell of a row may stand below the others where it has no room beside them.</summary>
    public bool MayDrop { get; init; }
}

/// <summary>A numbered list.</summary>
internal sealed record NumberedList(ImmutableArray<Item> Items) : Block;

/// <summary>An item of a list.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Entries">What there is to say about it.</param>
internal sealed record Item(string Text, ImmutableArray<Entry> Entries);

/// <summary>A text with a label.</summary>
/// <param name="Label">The label; empty where the label is that of the entry before.</param>
/// <param name="Text">The text. One that is a whole address is a link where a writer has links.</param>
internal sealed record Entry(string Label, string Text)
{
    /// <summary>What the text is made of, such as the parts of a rule; often empty.</summary>
    public ImmutableArray<Branch> Branches { get; init; } = [];
}

/// <summary>A part of a tree.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Branches">Its own parts.</param>
internal sealed record Branch(string Text, ImmutableArray<Branch> Branches);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says; of a bar, its marks.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mood">Whether that is good or bad; null where it is neither said nor meant.</param>
internal sealed record Cell(string Text, CellKind Kind = CellKind.Text, Mood? Mood = null)
{
    /// <summary>How many others it belongs to, each to the next: a member of a group stands below the group, set in.</summary>
    public int Depth { get; init; }
}

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, set to the right.</summary>
    Number,

    /// <summary>A bar, of as many marks as it is long.</summary>
    Bar,
}

/// <summary>Whether something is good or bad.</summary>
internal enum Mood
{
    /// <summary>Good: nothing stands against it.</summary>
    Good,

    /// <summary>Neither.</summary>
    Doubtful,

    /// <summary>Bad: something stands against it.</summary>
    Bad,
}
