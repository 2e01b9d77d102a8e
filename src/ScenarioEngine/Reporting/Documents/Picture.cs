using System.Collections.Immutable;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Something that is drawn where a writer can draw, and stands in a table beside the drawing, so that nothing depends on seeing it.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
internal abstract record Picture(string Title, string Legend, Table Twin) : Block;

/// <summary>A field of marks: what stands in each row is told by columns.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Columns">What the columns are.</param>
/// <param name="Rows">The rows, each with a mark or null for every column.</param>
internal sealed record MatrixPicture(string Title, string Legend, Table Twin, ImmutableArray<string> Columns, ImmutableArray<MarkRow> Rows) : Picture(Title, Legend, Twin);

/// <summary>Bars on a linear scale that begins at nothing.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the bars mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Bars">The bars.</param>
internal sealed record BarPicture(string Title, string Legend, Table Twin, ImmutableArray<Bar> Bars) : Picture(Title, Legend, Twin);

/// <summary>What became of something over days, a cell for each of them.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Days">The days, in their order.</param>
/// <param name="Rows">The rows, each with a mark or null for every day.</param>
/// <param name="Notes">Days on which something turned, by their number, and what did.</param>
internal sealed record TimelinePicture(
    string Title, string Legend, Table Twin, ImmutableArray<DateOnly> Days, ImmutableArray<MarkRow> Rows, ImmutableArray<DayNote> Notes) : Picture(Title, Legend, Twin);

/// <summary>States in a circle, and arrows between them.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Nodes">The states, each with what it is called and whether it is stable.</param>
/// <param name="Arrows">The moves.</param>
internal sealed record GraphPicture(string Title, string Legend, Table Twin, ImmutableArray<Mark> Nodes, ImmutableArray<Arrow> Arrows) : Picture(Title, Legend, Twin);

/// <summary>An arrow from one node to another.</summary>
/// <param name="From">The number of the node where it begins.</param>
/// <param name="To">The number of the node where it ends.</param>
/// <param name="Label">Whose it is, in a letter or two.</param>
/// <param name="IsStrong">Whether it is drawn whole; else it is dotted.</param>
internal sealed record Arrow(int From, int To, string Label, bool IsStrong);

/// <summary>A row of marks.</summary>
/// <param name="Label">Whose they are.</param>
/// <param name="Marks">A mark, or null, for each column.</param>
internal sealed record MarkRow(string Label, ImmutableArray<Mark?> Marks);

/// <summary>A mark, told apart by its sign as well as by its mood.</summary>
/// <param name="Sign">A sign of one character, or empty.</param>
/// <param name="Mood">Whether it is good or bad; null where it is open.</param>
/// <param name="Text">What it says.</param>
internal sealed record Mark(string Sign, Mood? Mood, string Text);

/// <summary>A bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Length">Its length as a part of the longest, from 0 to 1.</param>
/// <param name="Text">The number that it shows.</param>
internal sealed record Bar(string Label, double Length, string Text);

/// <summary>Something that happened on a day.</summary>
/// <param name="Day">The number of the day.</param>
/// <param name="Text">What happened.</param>
internal sealed record DayNote(int Day, string Text);
