namespace ScenarioEngine.Model;

/// <summary>How a test compares the value of a field. What each member means is a row of <c>OperatorMeaning</c>.</summary>
internal enum Operator
{
    /// <summary>Equal.</summary>
    Is,

    /// <summary>Not equal.</summary>
    IsNot,

    /// <summary>Equal to one of a list.</summary>
    OneOf,

    /// <summary>Equal to none of a list.</summary>
    NoneOf,

    /// <summary>Equal or higher.</summary>
    AtLeast,

    /// <summary>Equal or lower.</summary>
    AtMost,

    /// <summary>Higher.</summary>
    MoreThan,

    /// <summary>Lower.</summary>
    LessThan,

    /// <summary>In a range, both ends included.</summary>
    Between,

    /// <summary>An earlier day.</summary>
    Before,

    /// <summary>A later day.</summary>
    After,

    /// <summary>The set has the option.</summary>
    Includes,

    /// <summary>The set has all options of a list.</summary>
    IncludesAll,

    /// <summary>The set has none of the options.</summary>
    Excludes,

    /// <summary>Whether the scenario itself settles the field.</summary>
    Stated,
}
