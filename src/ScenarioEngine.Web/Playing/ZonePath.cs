using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Web.Wording;
using Twin = ScenarioEngine.Reporting.Documents.Table;

namespace ScenarioEngine.Web.Playing;

/// <summary>The way of the zone through a play, as a picture with the same table beside it.</summary>
internal static class ZonePath
{
    /// <summary>Up to so many packages a linear scale shows a single one.</summary>
    private const int LargestLinear = 1_000;

    /// <summary>The picture: a bar for the table before the first move, and for each turn of the way.</summary>
    public static BarPicture Draw(PlayNames names, GroupPlay group, int number, int groups)
    {
        var steps = group
            .Path.Select(step => (Step: step, What: English.Play.Turn(names, step.Moves == 0 ? null : group.Ledger[step.Moves - 1])))
            .ToList();
        var most = steps.Max(step => Zone(step.Step)) is { IsZero: false } largest ? largest : BigInteger.One;
        var isLogarithmic = most > LargestLinear;
        return new BarPicture(
            English.Play.PathTitle(number, groups),
            English.Play.PathLegend(isLogarithmic),
            new Twin(
                "",
                [English.Play.PathColumnMoves, English.Play.PathColumnDay, English.Play.PathColumnWhat, English.Play.PathColumnZone],
                [
                    .. steps.Select(step =>
                        (ImmutableArray<Cell>)
                            [
                                new Cell(step.Step.Moves.ToString(CultureInfo.InvariantCulture), CellKind.Number),
                                new Cell(PlayNames.Day(step.Step.Day)),
                                new Cell(step.What),
                                new Cell(English.Play.Number(step.Step.Found.Zone), CellKind.Number),
                            ]
                    ),
                ],
                ""
            ),
            [
                .. steps.Select(step => new Bar(
                    step.What,
                    isLogarithmic ? (double)Amounts.LogarithmicShare(Zone(step.Step), most) / 100 : (double)Zone(step.Step) / (double)most,
                    English.Play.Number(step.Step.Found.Zone)
                )),
            ]
        );
    }

    private static BigInteger Zone(PathStep step) =>
        step.Found.Zone is { } zone ? BigInteger.Parse(zone, CultureInfo.InvariantCulture) : BigInteger.Zero;
}
