using System.Collections.Immutable;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>
/// Something that is drawn where a writer can draw, and stands in a table beside the drawing, so that nothing depends on seeing it.
/// </summary>
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
internal sealed record MatrixPicture(string Title, string Legend, Table Twin, ImmutableArray<string> Columns, ImmutableArray<MarkRow> Rows)
    : Picture(Title, Legend, Twin);

/// <summary>Bars on a linear scale that begins at nothing.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the bars mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Bars">The bars.</param>
internal sealed record BarPicture(string Title, string Legend, Table Twin, ImmutableArray<Bar> Bars) : Picture(Title, Legend, Twin);

/// <summary>Numbers that are too far apart for a linear scale, as bars on one of powers of ten, which is drawn.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the bars mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Bars">The bars, those of all first.</param>
internal sealed record FunnelPicture(string Title, string Legend, Table Twin, ImmutableArray<FunnelBar> Bars)
    : Picture(Title, Legend, Twin);

/// <summary>Groups, each joined by a line to everything that is in it.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Groups">What the groups are called.</param>
/// <param name="Members">What can be in a group.</param>
/// <param name="Links">What is in which, by their numbers.</param>
internal sealed record NetworkPicture(
    string Title,
    string Legend,
    Table Twin,
    ImmutableArray<string> Groups,
    ImmutableArray<string> Members,
    ImmutableArray<(int Group, int Member)> Links
) : Picture(Title, Legend, Twin);

/// <summary>Things by two counts, each scale linear from nothing; those of one place stand beside each other.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What dots and rings mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Across">What is counted from left to right.</param>
/// <param name="Up">What is counted from below.</param>
/// <param name="Points">The things.</param>
internal sealed record PointPicture(string Title, string Legend, Table Twin, string Across, string Up, ImmutableArray<PicturePoint> Points)
    : Picture(Title, Legend, Twin);

/// <summary>What became of something over days.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Days">The days on which something changed, in their order; they are drawn as far apart as they are.</param>
/// <param name="Rows">The rows, each with a mark or null for every day.</param>
/// <param name="Notes">Days on which something turned, by their number, and what did.</param>
internal sealed record TimelinePicture(
    string Title,
    string Legend,
    Table Twin,
    ImmutableArray<DateOnly> Days,
    ImmutableArray<MarkRow> Rows,
    ImmutableArray<DayNote> Notes
) : Picture(Title, Legend, Twin);

/// <summary>States in a circle, and arrows between them.</summary>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Legend">What the marks mean.</param>
/// <param name="Twin">The same as a table.</param>
/// <param name="Nodes">The states, each with what it is called and whether it is stable.</param>
/// <param name="Arrows">The moves.</param>
internal sealed record GraphPicture(string Title, string Legend, Table Twin, ImmutableArray<Mark> Nodes, ImmutableArray<Arrow> Arrows)
    : Picture(Title, Legend, Twin);

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

/// <summary>A number as a power of ten.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Power">Which power of ten it is, 0 for one; null for none at all.</param>
/// <param name="Text">The number that it shows.</param>
internal sealed record FunnelBar(string Label, double? Power, string Text);

/// <summary>Something with two counts.</summary>
/// <param name="Across">Its count from left to right.</param>
/// <param name="Up">Its count from below.</param>
/// <param name="IsRing">Whether it is drawn as a ring; else it is a dot.</param>
/// <param name="Text">What it is called.</param>
internal sealed record PicturePoint(int Across, int Up, bool IsRing, string Text);

/// <summary>Something that happened on a day.</summary>
/// <param name="Day">The number of the day.</param>
/// <param name="Text">What happened.</param>
internal sealed record DayNote(int Day, string Text);
