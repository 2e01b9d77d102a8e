using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Where a statement was published.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Title">The title of the publication.</param>
/// <param name="Location">Where it is declared.</param>
public sealed record Source(string Id, string Title, SourceLocation Location)
{
    /// <summary>The id that stands for no publication at all: the author of the pack assumes the statement.</summary>
    public const string AssumptionId = "assumption";

    /// <summary>Who published it; null for an assumption only.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The day of publication, or null where it bears none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Its address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>An address at which a copy is kept, or null.</summary>
    public string? Archive { get; init; }

    /// <summary>How close it is to whoever spoke, or null where the pack does not say.</summary>
    public SourceTier? Tier { get; init; }

    /// <summary>How much of it was read, or null where the pack does not say.</summary>
    public ReadExtent? Read { get; init; }

    /// <summary>What a reader should know of it, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is known to be far from whoever spoke: a newsroom's report, or a copy of one.</summary>
    public bool IsWeak => Tier is SourceTier.Press or SourceTier.Republished or SourceTier.Aggregator;

    /// <summary>Whether nothing was published: the author of the pack assumes the statement.</summary>
    public bool IsAssumption => Id == AssumptionId;

    /// <summary>Its name in the pack.</summary>
    public override string ToString() => Id;
}
