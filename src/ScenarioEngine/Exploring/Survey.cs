using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds out about an area what was asked for.</summary>
internal sealed class Survey(Area area, ExploreOptions options)
{
    /// <summary>So much of what is left may be spent on values.</summary>
    private const int ShareOfValues = 2;

    private readonly Space _space = area.Space;
    private readonly Zones _zones = area.Zones;

    public Exploration Run()
    {
        if (options.Headline is { } tell)
        {
            tell(new Survey(area, new ExploreOptions { Parts = ExploreParts.None, First = 0 }).Run());
        }

        var (values, areTooLarge) = Asks(ExploreParts.Values) ? FindValues() : (null, false);
        var tally = area.Tally(_space.Universe, _zones.Possible, _zones.Zone, _zones.Strict);
        var impasse = Asks(ExploreParts.Conflicts) ? FindImpasse() : Impasse.None;
        return new Exploration
        {
            Scenario = area.Scenario,
            Assumed = [.. area.Standing.Assumed],
            All = tally.Of(_space.Universe),
            Possible = tally.Of(_zones.Possible),
            Zone = tally.Of(_zones.Zone),
            Honest = Asks(ExploreParts.Rooms) ? FindHonest() : [],
            Balance = FindBalance(),
            StrictZone = tally.Of(_zones.Strict),
            Rooms = Asks(ExploreParts.Rooms) ? FindRooms() : [],
            Options = Asks(ExploreParts.Options) ? [.. area.Scenario.Pack.Fields.SelectMany(area.Options.Of)] : [],
            Prices = Asks(ExploreParts.Prices) ? FindPrices() : [],
            Decisive = FindDecisive(),
            Deadlocks = impasse.Deadlocks,
            Concessions = impasse.Concessions,
            IsCut = impasse.IsCut,
            First = [.. area.Packages.First(tally, _zones.Zone, options.First)],
            Samples = [.. area.Packages.Sample(tally, _zones.Zone, options.Samples, options.Seed)],
            Structure = Asks(ExploreParts.Structure) ? new StructureFinder(area).Find() : null,
            Over = options.Over.IsEmpty ? null : area.Options.Over(options.Over, options.MostCombinations),
            Map = options.Map is var (down, across) ? area.Options.Cross(down, across) : null,
            Values = values,
            AreValuesTooLarge = areTooLarge,
        };
    }

    /// <summary>What the packages are worth; where telling costs too much, the rest is told all the same.</summary>
    private (Values? Values, bool AreTooLarge) FindValues()
    {
        var whole = _space.Diagram.Budget;
        _space.Diagram.Budget = whole.Share(ShareOfValues);
        try
        {
            return (ValueFinder.Find(area, options.Seed), false);
        }
        catch (BudgetExceededException)
        {
            return (null, true);
        }
        finally
        {
            _space.Diagram.Budget = whole;
        }
    }

    private bool Asks(ExploreParts part) => options.Parts.HasFlag(part);

    /// <summary>
    /// Deadlocks and concessions, where packages are possible and none is in the zone. Every witness is evaluated, so that nothing is
    /// claimed that the evaluator would not find.
    /// </summary>
    public Impasse FindImpasse()
    {
        var possible = area.Narrow(_zones.Possible);
        if (possible == Diagram.Empty || area.Narrow(_zones.Zone) != Diagram.Empty)
        {
            return Impasse.None;
        }

        var (deadlocks, concessions, isCut) = new DeadlockFinder(_space, possible, _zones.Positions.RedLines).Find();
        foreach (var concession in concessions)
        {
            Prove(concession.Witness, _zones.Positions.RedLines, concession.RedLines);
        }

        return new Impasse(
            [
                .. deadlocks.Select(deadlock =>
                    deadlock with
                    {
                        Witnesses =
                        [
                            .. deadlock.RedLines.Zip(
                                deadlock.Witnesses,
                                (line, witness) => Witness(deadlock, line, witness.Package, concessions)
                            ),
                        ],
                        MissingOptions = new MissingOptions(area, possible, deadlock.RedLines).Find(),
                    }
                ),
            ],
            concessions,
            isCut
        );
    }

    /// <summary>
    /// The witness of a concession that takes this line and no other of the deadlock: by the duality of the two there is one, unless the
    /// search was cut off.
    /// </summary>
    private DeadlockWitness Witness(Deadlock deadlock, Position line, Package otherwise, ImmutableArray<Concession> concessions)
    {
        var concession = concessions.FirstOrDefault(concession =>
            deadlock.RedLines.Where(concession.RedLines.Contains).SequenceEqual([line])
        );
        var package = concession?.Witness ?? otherwise;
        Prove(package, deadlock.RedLines, [line]);
        return new DeadlockWitness(
            package,
            [.. area.CrossedBy(package).Where(crossed => crossed != line && _zones.Positions.RedLines.Contains(crossed))]
        );
    }

    private void Prove(Package witness, ImmutableArray<Position> among, ImmutableArray<Position> claimed)
    {
        var crossed = area.CrossedBy(witness).ToHashSet();
        if (!among.Where(crossed.Contains).SequenceEqual(claimed))
        {
            throw new InvalidOperationException("A witness has been evaluated and does not show what it should.");
        }
    }

    private ImmutableArray<Room> FindRooms()
    {
        var tally = area.Tally([.. _zones.Coalitions.Select(coalition => coalition.Set)]);
        return [.. _zones.Coalitions.Select(coalition => new Room(coalition.Parties, tally.Of(coalition.Set)))];
    }

    /// <summary>
    /// For each party and for all: what keeps to red lines, what meets demands as well, and what meets preconditions as well.
    /// </summary>
    private ImmutableArray<HonestRoom> FindHonest()
    {
        var positions = _zones.Positions;
        var heard = positions.Pack.Parties.Where(party => positions.All.Concat(positions.Vague).Any(position => position.Party == party));
        var sets = heard
            .Select(party => (Party: (Party?)party, Sets: Cumulate(position => position.Party == party)))
            .Append((null, Cumulate(_ => true)))
            .ToList();
        var tally = area.Tally([.. sets.SelectMany(row => row.Sets).Distinct()]);
        return
        [
            .. sets.Select(row => new HonestRoom(
                row.Party,
                tally.Of(row.Sets[0]),
                tally.Of(row.Sets[1]),
                tally.Of(row.Sets[2]),
                [.. positions.Vague.Where(position => row.Party is null || position.Party == row.Party)]
            )),
        ];

        int[] Cumulate(Func<Position, bool> isOwn)
        {
            var red = _space.Join([_zones.Possible, .. Respecting(positions.RedLines)]);
            var met = _space.Join([red, .. Respecting(positions.Asked.Where(position => position.Kind == PositionKind.Demand))]);
            return [red, met, _space.Join([met, .. Respecting(positions.Asked)])];

            IEnumerable<int> Respecting(IEnumerable<Position> some) => some.Where(isOwn).Select(_space.Respecting);
        }
    }

    private ImmutableArray<PartyBalance> FindBalance()
    {
        var positions = _zones.Positions;
        return
        [
            .. from party in positions.Pack.Parties
            let own = positions.All.Where(position => position.Party == party).ToList()
            let vague = positions.Vague.Count(position => position.Party == party)
            where own.Count + vague > 0
            select new PartyBalance(
                party,
                [.. Enum.GetValues<PositionKind>().Select(kind => own.Count(position => position.Kind == kind))],
                vague
            ),
        ];
    }

    private ImmutableArray<Price> FindPrices()
    {
        var crossing = _zones
            .Positions.RedLines.Select((_, line) => _space.Diagram.And(_zones.Possible, Diagram.Not(_zones.Respecting(line))))
            .ToList();
        var tally = area.Tally(crossing);
        var alone = area.CountAlone();
        return
        [
            .. _zones.Positions.RedLines.Select(
                (line, number) =>
                    new Price(line, tally.Of(crossing[number]), alone[number])
                    {
                        CoveredBy = alone[number].IsZero ? LinesThatCover(number, area.Narrow(crossing[number])) : [],
                    }
            ),
        ];
    }

    /// <summary>
    /// A smallest set of other lines of which every package that crosses a line crosses one; none where no package crosses it at all.
    /// </summary>
    /// <remarks>
    /// Led by examples: each package that crosses the line and none of the others so far crosses some other line, and only such a line can
    /// be next. So few lines are
    /// joined of the many that there are.
    /// </remarks>
    private ImmutableArray<Position> LinesThatCover(int line, int crossing)
    {
        var lines = _zones.Positions.RedLines;
        // The party's own lines first: that it says the same in two ways is the nearest reason.
        List<int> others =
        [
            .. Enumerable.Range(0, lines.Length).Where(other => other != line && lines[other].Party == lines[line].Party),
            .. Enumerable.Range(0, lines.Length).Where(other => lines[other].Party != lines[line].Party),
        ];
        var alone = others;
        var needed = new List<int>();
        for (
            var left = crossing;
            _space.Diagram.FirstOf(left) is { } package;
            left = _space.Diagram.And(left, _zones.Respecting(needed[^1]))
        )
        {
            alone = alone.FindAll(other => !_space.Diagram.Has(_zones.Respecting(other), package));
            if (CoversAlone(alone, crossing) is { } one)
            {
                return [lines[one]];
            }

            needed.Add(others.Find(other => !_space.Diagram.Has(_zones.Respecting(other), package)));
        }

        // Each is taken out for which the others make up.
        foreach (var one in needed.ToList())
        {
            var without = needed.FindAll(other => other != one);
            if (_space.Join([crossing, .. without.Select(_zones.Respecting)]) == Diagram.Empty)
            {
                needed = without;
            }
        }

        return [.. needed.Order().Select(number => lines[number])];
    }

    /// <summary>
    /// The first of some lines that every package of a set crosses; those that an example shows not to be are taken out. Null where none
    /// is.
    /// </summary>
    private int? CoversAlone(List<int> lines, int crossing)
    {
        while (lines is [var next, ..])
        {
            if (_space.Diagram.FirstOf(_space.Diagram.And(crossing, _zones.Respecting(next))) is not { } example)
            {
                return next;
            }

            lines.RemoveAll(line => _space.Diagram.Has(_zones.Respecting(line), example));
        }

        return null;
    }

    private ImmutableArray<Field> FindDecisive()
    {
        var reach = new Reach(area.Evaluator.Compiled);
        return
        [
            .. _zones
                .Positions.RedLines.SelectMany(line => reach.SlotsOf(_space.Violated(line)))
                .Select(slot => slot.Field)
                .Distinct()
                .OrderBy(field => field.Index),
        ];
    }
}
