using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Playing;

/// <summary>Asks the engine what becomes of packages: the one place where a play and the engine meet.</summary>
internal static class Referee
{
    private const int ScoreDigits = 2;

    /// <summary>What the engine finds of terms on a day.</summary>
    /// <param name="served">The pack.</param>
    /// <param name="address">The terms and the day, as a table says them.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What it finds, or what is wrong with the terms.</returns>
    public static (Weighed? Found, ImmutableArray<Diagnostic> Problems) Weigh(
        ServedPack served,
        TableAddress address,
        CancellationToken cancellation
    )
    {
        var read = Tables.Read(served, address);
        if (read.Value is not { } scenario)
        {
            return (null, read.Diagnostics);
        }

        var evaluation = served.Evaluator.Evaluate(scenario);
        var zone = ZoneMaps.Zones([(served.Evaluator, scenario)], cancellation).First();
        var crossed = evaluation
            .Findings.Where(finding => finding.Status == FindingStatus.Crossed)
            .Select(finding => finding.Position.FullName);
        return (
            new Weighed(Words.Of(evaluation.Outcome), zone?.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. crossed])
            {
                Worth = evaluation
                    .Parties.Where(result => result.Score is not null)
                    .ToImmutableSortedDictionary(
                        result => result.Party.Id,
                        result => result.Score?.ToText(ScoreDigits) ?? "",
                        StringComparer.Ordinal
                    ),
            },
            []
        );
    }

    /// <summary>The table of a state as an address, with some changes.</summary>
    public static TableAddress AddressOf(PlayState state, ImmutableSortedDictionary<string, ImmutableArray<string>> changes) =>
        Plain(state.Setup.Start) with
        {
            AsOf = state.Day,
            Terms = state.With(changes),
        };

    /// <summary>The table of a state as an address.</summary>
    public static TableAddress AddressOf(PlayState state) => Plain(state.Setup.Start) with { AsOf = state.Day, Terms = state.Table };

    /// <summary>An event as a move: on a new day the table and what is offered are looked at anew.</summary>
    public static (Move? Move, ImmutableArray<Diagnostic> Problems) Happen(
        ServedPack served,
        PlayState state,
        string? day,
        string? said,
        CancellationToken cancellation
    )
    {
        var move = new Move(MoveKind.Event, "")
        {
            Base = state.Version,
            Day = day,
            Said = said,
        };
        if (day is null || day == state.Day)
        {
            return (move with { Day = null }, []);
        }

        var later = state with { Day = day };
        var (found, problems) = Weigh(served, AddressOf(later), cancellation);
        if (found is null)
        {
            return (null, problems);
        }

        var anew = ImmutableSortedDictionary.CreateBuilder<int, Weighed>();
        foreach (var offer in state.Open)
        {
            // An option may not be there on that day; then nobody can agree on it any more, and the table says why.
            anew[offer.Number] =
                Weigh(served, AddressOf(later, offer.Changes), cancellation).Found ?? new Weighed(Words.Of(Outcome.Impossible), "0", []);
        }

        return (move with { Found = found, Anew = anew.ToImmutable() }, []);
    }

    private static TableAddress Plain(TableAddress start) =>
        start with
        {
            From = null,
            Title = null,
            Focus = null,
            View = null,
            Compare = null,
        };
}
