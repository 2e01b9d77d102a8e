using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Why there is no zone, and what would open it.</summary>
internal static class ConflictBlocks
{
    private const int MostListed = 20;

    /// <param name="exploration">The exploration.</param>
    /// <param name="telling">What to say of a package.</param>
    public static IEnumerable<Block> Of(Exploration exploration, Func<Package, IEnumerable<PackageChoice>> telling)
    {
        foreach (var deadlock in exploration.Deadlocks.Take(MostListed))
        {
            var together = deadlock.RedLines.Length > 1 ? " together" : "";
            yield return new Claim(
                "DEADLOCK",
                $"No possible package respects {Labels.Quoted(deadlock.RedLines)}{together}.",
                Mood.Bad,
                [
                    .. deadlock.RedLines.Zip(
                        deadlock.Witnesses,
                        (line, witness) =>
                            new Entry("Without", $"{Labels.Quoted(line)}: {string.Join("; ", telling(witness.Package))}{Also(witness)}")
                    ),
                    .. deadlock.MissingOptions.Select(Missing),
                ]
            );
        }

        foreach (var concession in exploration.Concessions.Take(MostListed))
        {
            yield return new Claim(
                "CONCESSION",
                $"The zone opens without {Labels.Quoted(concession.RedLines)}.",
                Mood.Doubtful,
                [new Entry("Then", string.Join("; ", telling(concession.Witness)))]
            );
        }

        var (deadlocks, concessions) = (exploration.Deadlocks.Length - MostListed, exploration.Concessions.Length - MostListed);
        if (deadlocks > 0 || concessions > 0)
        {
            yield return new Paragraph(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Max(0, deadlocks):N0} more deadlocks and {Math.Max(0, concessions):N0} more concessions are in --format json."
                )
            );
        }

        if (exploration.IsCut)
        {
            yield return new Paragraph("There are still more, which have not been looked for.");
        }
    }

    /// <summary>The red lines that stand in deadlocks, each joined to those in which it stands; null where there is none.</summary>
    public static NetworkPicture? Network(IReadOnlyList<Deadlock> deadlocks)
    {
        var shown = deadlocks.Take(MostListed).ToList();
        var lines = shown
            .SelectMany(deadlock => deadlock.RedLines)
            .Distinct()
            .OrderByDescending(line => shown.Count(deadlock => deadlock.RedLines.Contains(line)))
            .ToList();
        var names = shown.Select((_, number) => string.Create(CultureInfo.InvariantCulture, $"Deadlock {number + 1}")).ToList();
        return shown.Count == 0
            ? null
            : new NetworkPicture(
                "Red lines that no package can respect together",
                $"Each deadlock is joined to its red lines; without any one of them there is a package for the others{(shown.Count < deadlocks.Count ? $". {Listing.Sentence(Quantity.Of(deadlocks.Count - shown.Count, "more"))} are not drawn" : "")}",
                new Table(
                    "",
                    ["Deadlock", "Red lines"],
                    [
                        .. names.Zip(
                            shown,
                            (name, deadlock) =>
                                (ImmutableArray<Cell>)[new Cell(name), new Cell(string.Join("; ", deadlock.RedLines.Select(Labels.Of)))]
                        ),
                    ],
                    ""
                ),
                [.. names],
                [.. lines.Select(Labels.Of)],
                [.. from deadlock in shown.Index() from line in deadlock.Item.RedLines select (deadlock.Index, lines.IndexOf(line))]
            );
    }

    private static Entry Missing(MissingOption missing)
    {
        var requirements = missing.Requirements.Select(requirement =>
            $"to {Labels.Quoted(requirement.RedLine)} like {Listing.Or(requirement.Like.Select(range => range.Describe(missing.Field.Type)))}"
        );
        var wanted = Listing.Join(requirements, "and");
        return missing.Closed is { } closed
            ? new Entry(
                "Closed",
                $"{missing.Field.Path}: {closed.Option.Describe(missing.Field.Type)} is {wanted}, but is closed{By(closed)}"
            )
            : new Entry("Missing", $"an option of {Labels.WithPath(missing.Field)} that is {wanted}");
    }

    private static string By(ClosedOption closed) =>
        Listing.And([
            .. closed.Constraints.Select(constraint => $"constraint {constraint.Id}"),
            .. closed.Implications.Select(implication => $"implication {implication.Id}"),
        ])
            is { Length: > 0 } rules
            ? $" by {rules}"
            : " with the rest of the package";

    private static string Also(DeadlockWitness witness) =>
        witness.AlsoCrosses.IsEmpty ? "" : $" (also crosses {Labels.Quoted(witness.AlsoCrosses)})";
}
