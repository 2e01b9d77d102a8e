namespace ScenarioEngine.Model;

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

/// <summary>How a condition ranges over the instances of an issue.</summary>
internal enum Quantifier
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
