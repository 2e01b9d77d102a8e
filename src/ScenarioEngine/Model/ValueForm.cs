namespace ScenarioEngine.Model;

/// <summary>The form of a value: how it is read and written, and how it lies in cells. A new form is an algorithm of its own.</summary>
internal enum ValueForm
{
    /// <summary>One of several options.</summary>
    Option,

    /// <summary>Some of several options, or none of them.</summary>
    Set,

    /// <summary>A place on a line, written as a number.</summary>
    Number,

    /// <summary>A place on a line, written as a number of a unit of time.</summary>
    Length,

    /// <summary>A place among the days of the calendar.</summary>
    Day,
}
