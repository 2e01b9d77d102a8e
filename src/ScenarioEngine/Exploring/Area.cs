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
    private int? _agreeing;

    public Area(Evaluator evaluator, Scenario scenario, Space space, Zones zones, bool isWhole)
    {
        Evaluator = evaluator;
        Scenario = scenario;
        Space = space;
        Zones = zones;
        Counter = Counter.For(space.Diagram, space.ChoicesFor(scenario.Terms));
        Packages = new PackageReader(space);
        _isWhole = isWhole;
    }

    public Evaluator Evaluator { get; }

    public Scenario Scenario { get; }

    public Space Space { get; }

    /// <summary>The zone and the sets around it, of this area or of the whole space: count in them with <see cref="Counter"/>, or narrow them down.</summary>
    public Zones Zones { get; }

    /// <summary>Counts the packages of a set that agree with the terms.</summary>
    public Counter Counter { get; }

    public PackageReader Packages { get; }

    /// <summary>The packages of a set that agree with the terms.</summary>
    public int Narrow(int set) => Space.Diagram.And(_agreeing ??= Space.Agreeing(Scenario.Terms), set);

    /// <summary>The red lines that a package crosses, as the evaluator finds it.</summary>
    /// <exception cref="InvalidOperationException">The evaluator finds the package impossible.</exception>
    public IEnumerable<Position> CrossedBy(Package package)
    {
        var evaluation = Evaluate(package);
        return evaluation.Outcome is Outcome.Impossible or Outcome.Contradictory
            ? throw new InvalidOperationException("A package has been evaluated and is not possible.")
            : evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed).Select(finding => finding.Position);
    }

    /// <summary>What becomes of a package in the scenario's place.</summary>
    public Evaluation Evaluate(Package package) => Evaluator.Evaluate(Scenario with { Terms = package.ToTerms(), LeftOpen = [] });

    /// <summary>The zone of the terms of all fields but some; count in it only what agrees with those terms.</summary>
    public int ZoneWithout(params ReadOnlySpan<Field> fields)
    {
        if (_isWhole)
        {
            return Zones.Zone;
        }

        var others = new List<Term>();
        foreach (var term in Scenario.Terms)
        {
            if (!fields.Contains(term.Field))
            {
                others.Add(term);
            }
        }

        return new Zones(Space, Space.Join([Space.Possible, Space.Agreeing(others)]), Zones.Positions).Zone;
    }

    /// <summary>For each choice of each variable, the packages of the zone that it leaves, the terms of other fields as they are.</summary>
    public BigInteger[][] CountOptions()
    {
        var counts = Counter.CountEach(Zones.Zone);
        if (!_isWhole)
        {
            // The zone of the terms alone does not know what another value of a stated field would leave.
            foreach (var term in Scenario.Terms)
            {
                var freed = Counter.CountEach(ZoneWithout(term.Field));
                foreach (var level in Space.LevelsOf(term.Field))
                {
                    counts[level] = freed[level];
                }
            }
        }

        return counts;
    }
}
