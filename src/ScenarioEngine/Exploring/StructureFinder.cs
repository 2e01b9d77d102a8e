using System.Collections.Immutable;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Finds what the packages of a zone have in common, and a few of them in which every pair of choices occurs.</summary>
/// <remarks>
/// Core and dead features, atomic sets and commonality are those of feature models (Benavides, Segura and Ruiz-Cortés, 2010). The packages
/// for pairs are chosen one after the
/// other: each begins with a pair that has not occurred, and takes for field after field the choice with which most such pairs come (after
/// AETG; Cohen et al., 1997).
/// </remarks>
internal sealed class StructureFinder
{
    private readonly Area _area;
    private readonly Diagram _diagram;
    private readonly int _zone;
    private readonly List<Option> _options = [];
    private readonly int[] _sets;

    public StructureFinder(Area area)
    {
        _area = area;
        _diagram = area.Space.Diagram;
        _zone = area.Narrow(area.Zones.Zone);
        foreach (var field in area.Space.Pack.Fields)
        {
            foreach (var (level, choice, range) in area.Space.OptionsOf(field))
            {
                _options.Add(new Option(new PackageChoice(field, range), level, choice));
            }
        }

        _sets = [.. _options.Select(option => _diagram.Where(option.Level, choice => choice == option.Choice))];
    }

    public Structure Find()
    {
        var tally = _area.Tally(_zone);
        var whole = tally.Of(_zone);
        var each = tally.Each(_zone);
        var counts = _options.ConvertAll(option => each[option.Level][option.Choice]);
        var pairs = FindPairs();
        return new Structure(
            Core: Choices(number => !whole.IsZero && counts[number] == whole),
            Dead: Choices(number => counts[number].IsZero),
            Together: [.. FindTogether(number => !counts[number].IsZero && counts[number] != whole)],
            Commonality: [.. _options.Select((option, number) => new Commonality(option.Of, counts[number]))],
            Pairs: Cover(pairs),
            PairCount: pairs.Count
        );
    }

    private ImmutableArray<PackageChoice> Choices(Func<int, bool> which) =>
        [.. Enumerable.Range(0, _options.Count).Where(which).Select(number => _options[number].Of)];

    /// <summary>Equal sets have equal references, so what stands together falls into one group.</summary>
    private IEnumerable<ImmutableArray<PackageChoice>> FindTogether(Func<int, bool> which) =>
        from number in Enumerable.Range(0, _options.Count)
        where which(number)
        group _options[number].Of by _diagram.And(_zone, _sets[number]) into together
        where together.Count() > 1
        select together.ToImmutableArray();

    /// <summary>
    /// The pairs of choices for different variables that some package of the zone has, from the lower number to the higher.
    /// </summary>
    private HashSet<(int First, int Second)> FindPairs()
    {
        var pairs = new HashSet<(int First, int Second)>();
        for (var first = 0; first < _options.Count; first++)
        {
            var having = _diagram.And(_zone, _sets[first]);
            var each = _area.Tally(having).Each(having);
            for (var second = first + 1; second < _options.Count; second++)
            {
                if (_options[second].Level != _options[first].Level && !each[_options[second].Level][_options[second].Choice].IsZero)
                {
                    pairs.Add((first, second));
                }
            }
        }

        return pairs;
    }

    private ImmutableArray<Package> Cover(HashSet<(int First, int Second)> pairs)
    {
        var left = pairs.ToHashSet();
        var packages = ImmutableArray.CreateBuilder<Package>();
        while (left.Count > 0)
        {
            var (first, second) = left.Min();
            var package =
                _diagram.FirstOf(Extend(_diagram.And(_diagram.And(_zone, _sets[first]), _sets[second]), [first, second], left))
                ?? throw new InvalidOperationException("A pair that occurs has a package.");
            left.RemoveWhere(pair => Has(package, pair.First) && Has(package, pair.Second));
            packages.Add(_area.Packages.Read(package));
        }

        return packages.ToImmutable();
    }

    /// <summary>Takes for one variable after the other the choice with which most pairs come that have not occurred.</summary>
    private int Extend(int set, List<int> taken, HashSet<(int First, int Second)> left)
    {
        foreach (
            var level in _options
                .Select(option => option.Level)
                .Distinct()
                .Where(level => taken.TrueForAll(number => _options[number].Level != level))
                .ToList()
        )
        {
            var candidates =
                from number in Enumerable.Range(0, _options.Count)
                where _options[number].Level == level
                let gain = taken.Count(other => left.Contains((Math.Min(number, other), Math.Max(number, other))))
                where gain > 0
                orderby gain descending
                select number;
            foreach (var number in candidates)
            {
                if (_diagram.And(set, _sets[number]) is var more && more != Diagram.Empty)
                {
                    (set, taken) = (more, [.. taken, number]);
                    break;
                }
            }
        }

        return set;
    }

    private bool Has(int[] package, int number) => package[_options[number].Level] == _options[number].Choice;

    private readonly record struct Option(PackageChoice Of, int Level, int Choice);
}
