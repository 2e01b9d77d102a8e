namespace ScenarioEngine.Model;

/// <summary>A kind of thing that a party states. What each member is and does is a row of <c>PositionPolicy</c>.</summary>
public enum PositionKind
{
    /// <summary>A line: something that the party says it will not do. Crossed, it is a conflict.</summary>
    RedLine,

    /// <summary>Something that the party asks for. Unmet, it is an objection.</summary>
    Demand,

    /// <summary>Something that the party asks for before something else. Unmet, it is an objection.</summary>
    Precondition,

    /// <summary>Something that the party would rather have. Unmet, it is a concern; it moves no verdict.</summary>
    Preference,

    /// <summary>A flexibility that the party has shown.</summary>
    Openness,
}
