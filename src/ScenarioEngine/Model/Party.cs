using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>An actor with stated positions.</summary>
/// <param name="Id">Its name in files.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="Role">Its part in the negotiation.</param>
/// <param name="MemberOf">The party that it belongs to, or null. Membership groups reports; members may diverge and have verdicts of their
/// own.</param>
/// <param name="Note">A note on what a reader should know of its record, such as that the pack holds no position of it; or null.</param>
/// <param name="Location">The place where it is declared.</param>
public sealed record Party(string Id, string Title, PartyRole Role, Party? MemberOf, string? Note, SourceLocation Location)
{
    /// <summary>The score below which it walks away, from 0 to 1; null where the pack gives none.</summary>
    public decimal? WalksAwayBelow { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
