using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Comparing;

/// <summary>
/// The packages of a class as dots, and the scenarios of the pack as rings, by what they cross and what they leave unmet.
/// </summary>
internal static class ClassPoints
{
    /// <summary>The picture; null where there is no package.</summary>
    /// <param name="packages">What the packages of the class are called, and what becomes of them.</param>
    /// <param name="drafts">What becomes of the scenarios of the pack.</param>
    public static PointPicture? Of(
        IReadOnlyCollection<(string Name, Evaluation Evaluation)> packages,
        IReadOnlyCollection<Evaluation> drafts
    )
    {
        ImmutableArray<PicturePoint> points =
        [
            .. packages.Select(package => Point(package.Name, package.Evaluation, isRing: false)),
            .. drafts.Select(draft => Point(draft.Scenario.Title, draft, isRing: true)),
        ];
        return packages.Count == 0
            ? null
            : new PointPicture(
                English.Pictures.Class,
                English.Pictures.ClassLegend(drafts.Count),
                Twin(points),
                English.Pictures.Crossed,
                English.Pictures.Unmet,
                points
            );
    }

    private static PicturePoint Point(string name, Evaluation evaluation, bool isRing) =>
        new(
            evaluation.Findings.Count(finding => finding.Status == FindingStatus.Crossed),
            evaluation.Findings.Count(finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.MovesVerdict),
            isRing,
            name
        );

    private static Reporting.Documents.Table Twin(ImmutableArray<PicturePoint> points) =>
        new(
            "",
            [
                English.Pictures.Package,
                English.Pictures.Kind,
                English.Heading(English.Pictures.Crossed),
                English.Heading(English.Pictures.Unmet),
            ],
            [
                .. points.Select(point =>
                    (ImmutableArray<Cell>)
                        [
                            new Cell(point.Text),
                            new Cell(point.IsRing ? English.Pictures.OfThePack : English.Pictures.OfTheClass),
                            new Cell(Explaining.Quantity.Number(point.Across), CellKind.Number),
                            new Cell(Explaining.Quantity.Number(point.Up), CellKind.Number),
                        ]
                ),
            ],
            ""
        );
}
