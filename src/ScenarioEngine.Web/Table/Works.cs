using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Table;

/// <summary>Packages that work, from a table; or what comes closest.</summary>
public sealed record Works
{
    internal Works(TableView view, Examples examples, ImmutableArray<WorkingTable> tables, WorkingTable? closest) =>
        (View, Examples, Tables, Closest) = (view, examples, tables, closest);

    /// <summary>The table.</summary>
    public TableView View { get; }

    /// <summary>Each example as a table of its own.</summary>
    public ImmutableArray<WorkingTable> Tables { get; }

    /// <summary>Where there is none, the package that crosses the fewest red lines; otherwise null.</summary>
    public WorkingTable? Closest { get; }

    /// <summary>What was found.</summary>
    internal Examples Examples { get; }

    /// <summary>
    /// The parties of which a package can be best: those with a demand, precondition or preference that counts; those that would sign
    /// first.
    /// </summary>
    public static ImmutableArray<Party> Choices(TableView view) =>
        [
            .. view
                .Evaluation.Parties.Where(result => result.Findings.Any(IsWish))
                .Select(result => result.Party)
                .OrderBy(party => party.Role),
        ];

    /// <summary>Whether a finding is of something that its party asks for or prefers.</summary>
    public static bool IsWish(Finding finding) => finding.Position.Policy is { IsLine: false, IsOffer: false };
}

/// <summary>A whole package on a table, with the table that it came from beside it.</summary>
/// <param name="Address">The link to it.</param>
/// <param name="Evaluation">What becomes of it.</param>
public sealed record WorkingTable(TableAddress Address, Evaluation Evaluation);
