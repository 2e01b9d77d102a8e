using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Repairing;

/// <summary>
/// Finds packages to show from a table: the nearest, and for each of some parties one that meets as much of what it asks for and prefers as
/// any.
/// </summary>
/// <remarks>
/// Where a package keeps all terms, none is changed; otherwise as few as the rest allows. What is best is found in the diagram, and what is
/// nearest to it is a repair.
/// </remarks>
internal static class ExampleFinder
{
    private const int Wanted = 3;
    private const ulong Seed = 1;

    public static Examples Find(
        Evaluator evaluator,
        Scenario scenario,
        ImmutableArray<Party> parties,
        ExploreOptions limits,
        CancellationToken cancellation
    )
    {
        var standing = Standing.Of(evaluator, scenario);
        var (found, tooLarge) = Look(standing, area => See(area, parties));
        var keepsTerms = found is { IsOpen: true };
        if (found is { IsOpen: false })
        {
            (found, tooLarge) = Look(standing with { Terms = [], KeepsStated = false }, area => See(area, parties));
        }

        if (found is { IsOpen: true })
        {
            return new Examples(keepsTerms, [.. Show(found)], [], null, null);
        }

        // What keeps the zone shut is asked of the empty table, as of a whole pack.
        var (impasse, _) = found is null
            ? (null, null)
            : Look(new Standing(scenario with { Terms = [], LeftOpen = [] }, []), area => new Survey(area, limits).FindImpasse());
        return new Examples(
            false,
            [],
            impasse?.Deadlocks ?? [],
            impasse?.Concessions.MinBy(concession => concession.RedLines.Length),
            tooLarge
        );

        (T? Seen, TooLarge? TooLarge) Look<T>(Standing table, Func<Area, T> look)
            where T : class => Explorer.Of(evaluator).Look(table, limits, look, cancellation);

        IEnumerable<Example> Show(Seen seen)
        {
            var options = new RepairOptions { Most = Wanted, Locked = keepsTerms ? [.. standing.Terms.Select(term => term.Field)] : [] };
            var examples = new List<Example>();
            var nearest = Repairer.Repair(evaluator, scenario, options, limits, cancellation).Plan?.Repairs ?? [];
            foreach (var repair in nearest.Take(1))
            {
                Add(repair.Completion, repair.Changes, isNearest: true, []);
            }

            foreach (var (party, met) in seen.Best)
            {
                if (
                    Repairer.Repair(evaluator, scenario, options with { Most = 1, Keep = met }, limits, cancellation).Plan is
                    { Repairs: [var repair] }
                )
                {
                    Add(repair.Completion, repair.Changes, isNearest: repair.Changes.Length == nearest[0].Changes.Length, [party]);
                }
            }

            foreach (var repair in nearest.Skip(1))
            {
                Add(repair.Completion, repair.Changes, isNearest: true, []);
            }

            foreach (var package in keepsTerms ? seen.Others : [])
            {
                Add(package, [], isNearest: true, []);
            }

            return examples.Take(Math.Max(Wanted, seen.Best.Length + 1));

            void Add(Package package, ImmutableArray<PackageChoice> changes, bool isNearest, ImmutableArray<Party> bestFor)
            {
                var same = examples.FindIndex(example => example.Package.Choices.SequenceEqual(package.Choices));
                if (same >= 0)
                {
                    examples[same] = examples[same] with { BestFor = [.. examples[same].BestFor, .. bestFor] };
                }
                else
                {
                    examples.Add(new Example(package, changes, isNearest, bestFor));
                }
            }
        }
    }

    private static Seen See(Area area, ImmutableArray<Party> parties)
    {
        var zone = area.Narrow(area.Zones.Zone);
        if (zone == Diagram.Empty)
        {
            return new Seen(false, [], []);
        }

        var wishes = area.Zones.Positions.Asked.Concat(area.Zones.Positions.Preferences).ToLookup(position => position.Party);
        return new Seen(
            true,
            [.. parties.Where(wishes.Contains).Select(party => (party, MostMet(area, zone, [.. wishes[party]])))],
            [.. area.Packages.Sample(area.Tally(zone), zone, Wanted, Seed)]
        );
    }

    /// <summary>
    /// As many of some wishes as a package of the zone meets together, and which: the packages are told apart by how many they miss, and
    /// one more is let pass until there are some.
    /// </summary>
    private static ImmutableArray<Position> MostMet(Area area, int zone, Position[] wishes)
    {
        var diagram = area.Space.Diagram;
        for (var most = 0; ; most++)
        {
            var missing = new int[most + 1];
            Array.Fill(missing, Diagram.Empty);
            missing[0] = zone;
            foreach (var isMet in wishes.Select(area.Space.Respecting))
            {
                for (var missed = most; missed >= 0; missed--)
                {
                    var missesIt = missed == 0 ? Diagram.Empty : diagram.And(missing[missed - 1], Diagram.Not(isMet));
                    missing[missed] = diagram.Or(diagram.And(missing[missed], isMet), missesIt);
                }
            }

            if (missing[most] != Diagram.Empty)
            {
                var met = ImmutableArray.CreateBuilder<Position>();
                foreach (var wish in wishes)
                {
                    if (diagram.And(missing[most], area.Space.Respecting(wish)) is var rest && rest != Diagram.Empty)
                    {
                        missing[most] = rest;
                        met.Add(wish);
                    }
                }

                return met.ToImmutable();
            }
        }
    }

    /// <summary>
    /// What a look at the zone finds: for each party with wishes as many of them as can be met together, and some packages.
    /// </summary>
    private sealed record Seen(
        bool IsOpen,
        ImmutableArray<(Party Party, ImmutableArray<Position> Met)> Best,
        ImmutableArray<Package> Others
    );
}
