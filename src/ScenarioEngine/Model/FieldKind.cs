namespace ScenarioEngine.Model;

/// <summary>The kind of values that a field takes. What each member is and what it is called is a row of <c>FieldKindMeaning</c>.</summary>
public enum FieldKind
{
    /// <summary>One of several options without an order.</summary>
    Choice,

    /// <summary>One of several options in order, weakest first.</summary>
    Scale,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>An exact decimal number.</summary>
    Number,

    /// <summary>An exact decimal number of hundredths.</summary>
    Percent,

    /// <summary>A length of time in the field's unit.</summary>
    Duration,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A subset of the options.</summary>
    Set,
}
