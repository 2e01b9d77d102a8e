using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>A scenario in a space: the packages that agree with its terms, and the positions that count in it.</summary>
/// <remarks>
/// Usually the sets are those of the whole space, kept from one scenario to the next, and what agrees with the terms is counted in them.
/// Where the whole space is too large, they are made for the terms alone.
/// </remarks>
internal sealed class Area
{
    private readonly bool _isWhole;
    private readonly FindingStatus[] _statuses;
    private readonly Allowed _allowed;
    private int? _agreeing;
    private CountingGraph? _zone;

    public Area(Evaluator evaluator, Standing standing, Space space, Zones zones, bool isWhole)
    {
        Evaluator = evaluator;
        Standing = standing;
        Space = space;
        Zones = zones;
        Packages = new PackageReader(space);
        _isWhole = isWhole;
        _statuses = new FindingStatus[space.Pack.Positions.Length];
        _allowed = Standing.Agreeing(space.Layout);
    }

    public Evaluator Evaluator { get; }

    public Scenario Scenario => Standing.Scenario;

    /// <summary>The scenario with what its silence is read as.</summary>
    public Standing Standing { get; }

    public Space Space { get; }

    /// <summary>
    /// The zone and the sets around it, of this area or of the whole space: count in them with <see cref="Tally(IReadOnlyList{int})"/>, or
    /// narrow them down.
    /// </summary>
    public Zones Zones { get; }

    public PackageReader Packages { get; }

    /// <summary>Counts what every choice would leave.</summary>
    public OptionCounter Options => new(Evaluator, Space.Layout, Standing, TallyOfZone, Space.OptionsOf, _isWhole);

    /// <summary>Counts, of some sets, the packages that agree with the terms.</summary>
    public Tally Tally(params IReadOnlyList<int> sets) =>
        CountingGraph.Of(Space.Diagram, Space.Whole, sets).Tally(_allowed, Space.Diagram.Budget);

    /// <summary>For each red line, how many packages that agree with the terms cross it and no other.</summary>
    public BigInteger[] CountAlone() => Zones.Alone.Count(_allowed, Space.Diagram.Budget);

    /// <summary>The packages of a set that agree with the terms.</summary>
    public int Narrow(int set) => Space.Diagram.And(_agreeing ??= Space.Keeping(_allowed), set);

    /// <summary>The red lines that a package crosses, as the evaluator finds it.</summary>
    /// <exception cref="InvalidOperationException">The evaluator finds the package impossible.</exception>
    public IEnumerable<Position> CrossedBy(Package package)
    {
        Evaluate(package);
        return [.. Scenario.Pack.Positions.Where((_, number) => _statuses[number] == FindingStatus.Crossed)];
    }

    /// <summary>
    /// What becomes of each position, by its number, with a package in the scenario's place; until the next one is asked for.
    /// </summary>
    /// <exception cref="InvalidOperationException">The evaluator finds the package impossible.</exception>
    public ReadOnlySpan<FindingStatus> Evaluate(Package package) =>
        Evaluator.TryPackage(Scenario, package.ToTerms(), _statuses)
            ? _statuses
            : throw new InvalidOperationException("A package has been evaluated and is not possible.");

    private (Tally Tally, int Zone) TallyOfZone(Standing standing, Allowed? allowed)
    {
        var budget = Space.Diagram.Budget;
        if (_isWhole)
        {
            _zone ??= CountingGraph.Of(Space.Diagram, Space.Whole, Zones.Zone);
            return (_zone.Tally(allowed ?? standing.Agreeing(Space.Layout), budget), Zones.Zone);
        }

        // The zone of the terms alone does not know what other terms would leave.
        var own = allowed ?? standing.Agreeing(Space.Layout);
        var zone = ReferenceEquals(standing, Standing)
            ? Zones.Zone
            : new Zones(Space, Space.Join([Space.Possible, Space.Keeping(own)]), Zones.Positions).Zone;
        return (CountingGraph.Of(Space.Diagram, Space.Whole, zone).Tally(own, budget), zone);
    }
}
