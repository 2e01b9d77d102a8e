namespace ScenarioEngine.Model;

/// <summary>What kind of values a field takes.</summary>
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

/// <summary>What a party's part in the negotiation is.</summary>
public enum PartyRole
{
    /// <summary>Would sign.</summary>
    Signatory,

    /// <summary>Would stand for what others sign.</summary>
    Guarantor,

    /// <summary>Would have to confirm it.</summary>
    Ratifier,

    /// <summary>Speaks, but neither signs nor confirms.</summary>
    Bystander,
}

/// <summary>What kind of thing a party has stated.</summary>
public enum PositionKind
{
    /// <summary>What the party says it will not do. Crossed, it is a conflict.</summary>
    RedLine,

    /// <summary>What the party asks for. Unmet, it is an objection.</summary>
    Demand,

    /// <summary>What the party asks for before something else. Unmet, it is an objection.</summary>
    Precondition,

    /// <summary>What the party would rather have. Unmet, it is a concern; it moves no verdict.</summary>
    Preference,

    /// <summary>A flexibility that the party has shown.</summary>
    Openness,
}

/// <summary>What has become of a position since it was stated.</summary>
public enum PositionStatus
{
    /// <summary>It stands as it was stated.</summary>
    InForce,

    /// <summary>It still counts, and the party has since spoken more mildly.</summary>
    Softened,

    /// <summary>The party has taken it back.</summary>
    Withdrawn,

    /// <summary>It counts, and sources contradict each other about it.</summary>
    Contested,
}

/// <summary>What an implication or a constraint rests on.</summary>
public enum Basis
{
    /// <summary>It follows from the meaning of the words.</summary>
    Definition,

    /// <summary>It follows from law.</summary>
    Law,

    /// <summary>The author of the pack assumes it.</summary>
    Assumption,
}

/// <summary>How much of a source the author of the pack has read.</summary>
public enum ReadExtent
{
    /// <summary>All of it.</summary>
    InFull,

    /// <summary>A part of it.</summary>
    InExcerpt,

    /// <summary>Nothing; it is known from elsewhere.</summary>
    NotRead,
}

/// <summary>How close a source is to whoever spoke, the closest first.</summary>
public enum SourceTier
{
    /// <summary>The speaker's own office published it: a government, a parliament, an organisation.</summary>
    Official,

    /// <summary>The words or the document, whole, published by somebody else.</summary>
    Transcript,

    /// <summary>A news agency reported it, on a page of its own or carried under its name by a newsroom.</summary>
    Agency,

    /// <summary>A newsroom reported it.</summary>
    Press,

    /// <summary>A site published the text of another one again.</summary>
    Republished,

    /// <summary>A site gathered or summed up what others reported.</summary>
    Aggregator,
}

/// <summary>How silence on a field is read.</summary>
public enum Silence
{
    /// <summary>The field stays unsettled.</summary>
    Open,

    /// <summary>The field is taken at its status quo, and marked as assumed.</summary>
    StatusQuo,
}

/// <summary>How a test compares the value of a field.</summary>
public enum Operator
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

/// <summary>How a condition ranges over the instances of an issue.</summary>
public enum Quantifier
{
    /// <summary>At least one instance.</summary>
    Some,

    /// <summary>All instances.</summary>
    Every,

    /// <summary>No instance.</summary>
    No,

    /// <summary>A number of instances within bounds.</summary>
    Count,
}
