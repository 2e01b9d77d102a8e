using System.Collections.Immutable;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The things that packages of the zone have in common, and a few that show how they differ.</summary>
internal static class StructureBlocks
{
    private const int MostPackages = 5;

    public static IEnumerable<Block> Of(Structure structure, Exploration exploration)
    {
        yield return new Claim(
            "STRUCTURE",
            $"What {Amounts.InWords(exploration.Zone)} {(exploration.Zone.IsOne ? "package" : "packages")} of the zone have in common.",
            Mood.Doubtful,
            [
                new Entry("Every one has", Names(structure.Core)),
                new Entry("None has", Names(structure.Dead)),
                .. structure.Together.Select(together => new Entry("Together", Names(together))),
            ]
        );
        if (!structure.Commonality.IsEmpty && !exploration.Zone.IsZero)
        {
            yield return new Table(
                "How common each choice is.",
                ["Packages", "Share", "Choice"],
                [
                    .. structure
                        .Commonality.Where(common => !common.Packages.IsZero && common.Packages != exploration.Zone)
                        .Select(common =>
                            (ImmutableArray<Cell>)
                                [
                                    new Cell(Amounts.Rounded(common.Packages), CellKind.Number),
                                    new Cell(Amounts.Share(common.Packages, exploration.Zone), CellKind.Number),
                                    new Cell(Name(common.Choice)),
                                ]
                        ),
                ],
                "Share: of the zone; no probability."
            );
        }

        if (!structure.Pairs.IsEmpty)
        {
            yield return new Paragraph(
                $"In these {Amounts.Exact(structure.Pairs.Length)} packages every pair of choices occurs that some package of the zone has, {Amounts.Exact(structure.PairCount)} pairs in all{(structure.Pairs.Length > MostPackages ? $"; the first {Amounts.Exact(MostPackages)}, and all in --format json" : "")}:"
            );
            yield return new NumberedList([
                .. structure.Pairs.Take(MostPackages).Select(package => new Item(string.Join("; ", package.Choices), [])),
            ]);
        }
    }

    private static string Names(IEnumerable<PackageChoice> choices) => string.Join("; ", choices.Select(Name).DefaultIfEmpty("nothing"));

    private static string Name(PackageChoice choice) =>
        choice.Field.Type.IsSet
            ? $"{choice.Field.Path} with {choice.Field.Type.OptionsOf(choice.Range.Low.GetValueOrDefault()).First()}"
            : choice.ToString();
}
