using System.Numerics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Rooms;

/// <summary>A package that a team has handed in.</summary>
/// <param name="Number">Which in the room it is, from 1.</param>
/// <param name="Team">What the team calls itself.</param>
/// <param name="Table">The link to its table.</param>
/// <param name="Evaluation">What becomes of it.</param>
public sealed record HandIn(int Number, string Team, TableAddress Table, Evaluation Evaluation)
{
    /// <summary>The longest name of a team.</summary>
    public const int LongestTeam = 40;

    /// <summary>How many packages its terms leave in the zone; null where they cannot be counted.</summary>
    public BigInteger? Zone { get; init; }

    /// <summary>How many packages agree with its terms.</summary>
    public BigInteger Possible { get; init; }

    /// <summary>A name without what no name has: null where nothing is left of it.</summary>
    public static string? TeamOf(string text) =>
        OneLine.Of(text) is { } name
            ? name.Length > LongestTeam
                ? name[..LongestTeam]
                : name
            : null;
}
