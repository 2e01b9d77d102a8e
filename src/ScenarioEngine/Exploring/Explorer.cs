using System.Runtime.CompilerServices;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>Keeps the spaces of one pack, so that what was found for one scenario serves for the next: a changed term costs a count, and builds nothing.</summary>
/// <remarks>Lives as long as the evaluator of the pack. For several threads at once, of which one explores and the others wait.</remarks>
internal sealed class Explorer
{
    private const int MostSpaces = 4;
    private const int MostZones = 64;

    /// <summary>A space is made anew when it has grown to so many times what its first look left, or what a small one has: counting takes room for every node.</summary>
    private const int MostGrowth = 8;
    private const int SmallSpace = 2_048;

    /// <summary>Where a scenario has terms, so much of the budget is tried on the whole space before its terms alone are looked at.</summary>
    private const int ShareOfWhole = 5;

    private static readonly ConditionalWeakTable<Evaluator, Explorer> Known = [];

    private readonly Evaluator _evaluator;
    private readonly Lock _lock = new();
    private readonly List<KeptSpace> _spaces = [];

    private Explorer(Evaluator evaluator) => _evaluator = evaluator;

    /// <summary>The explorer of an evaluator's pack.</summary>
    public static Explorer Of(Evaluator evaluator) => Known.GetValue(evaluator, evaluator => new Explorer(evaluator));

    /// <summary>Looks at the area of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="limits">Whose positions count, and what may be spent.</param>
    /// <param name="look">What to find out.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What was found, or why the area is too large.</returns>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    public (T? Found, TooLarge? TooLarge) Look<T>(Scenario scenario, ExploreOptions limits, Func<Area, T> look, CancellationToken cancellation)
        where T : class
    {
        if (scenario.Pack != _evaluator.Pack)
        {
            throw new ArgumentException("The scenario is written for another pack.", nameof(scenario));
        }

        lock (_lock)
        {
            var positions = new PositionsThatCount(scenario, limits.Parties);
            var kept = SpaceFor(scenario, limits);
            var hasTerms = !scenario.Terms.IsEmpty;
            if (!kept.IsTooLarge || !hasTerms)
            {
                var share = hasTerms ? ShareOfWhole : 1;
                var whole = Attempt(scenario, positions, kept, new Budget(limits.MaximumNodes / share, limits.MaximumTime / share, cancellation), look);
                kept.IsTooLarge = whole.TooLarge is not null;
                if (kept.IsTooLarge)
                {
                    kept.Forget();
                }

                if (!kept.IsTooLarge || !hasTerms)
                {
                    return whole;
                }
            }

            return Attempt(scenario, positions, kept: null, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation), look);
        }
    }

    /// <summary>Looks at a scenario in a space that is kept; or where there is none, in one of its own, with nothing in it but what agrees with its terms.</summary>
    private (T? Found, TooLarge? TooLarge) Attempt<T>(Scenario scenario, PositionsThatCount positions, KeptSpace? kept, Budget budget, Func<Area, T> look)
        where T : class
    {
        Space? space = null;
        Zones? zones = null;
        try
        {
            space = kept?.Open(_evaluator.Compiled, scenario, budget) ?? new Space(_evaluator.Compiled, scenario, budget);
            zones = kept?.ZonesOf(positions, space) ?? new Zones(space, space.Join([space.Possible, space.Agreeing(scenario.Terms)]), positions);
            return (look(new Area(_evaluator, scenario, space, zones, isWhole: kept is not null)), null);
        }
        catch (BudgetExceededException exceeded)
        {
            var reached = new Reached(zones?.Joined ?? 0, positions.RedLines.Length, space?.Diagram.NodeCount ?? 0);
            return (null, Knots.Explain(_evaluator.Compiled, kept is null ? scenario.Terms.Select(term => term.Field) : [], positions.All.Contains, exceeded.Budget, reached));
        }
    }

    private KeptSpace SpaceFor(Scenario scenario, ExploreOptions limits)
    {
        var gates = Space.GatesFor(_evaluator.Compiled, scenario);
        var kept = _spaces.Find(kept => kept.Gates.AsSpan().SequenceEqual(gates)) ?? new KeptSpace(gates);
        // The one that was used last comes first.
        _spaces.Remove(kept);
        _spaces.Insert(0, kept);
        _spaces.RemoveRange(Math.Min(MostSpaces, _spaces.Count), Math.Max(0, _spaces.Count - MostSpaces));
        kept.ForgetWhatFills(limits.MaximumNodes / 2);
        return kept;
    }

    /// <summary>A space with the zones that have been looked at in it.</summary>
    private sealed class KeptSpace(bool[] gates)
    {
        private readonly Dictionary<string, Zones> _zones = new(StringComparer.Ordinal);
        private Space? _space;
        private int _firstNodes;

        public bool[] Gates { get; } = gates;

        /// <summary>Whether the whole of it was too large when it was last tried.</summary>
        public bool IsTooLarge { get; set; }

        public Space Open(CompiledPack pack, Scenario scenario, Budget budget)
        {
            if (_space is { } known)
            {
                _firstNodes = _firstNodes == 0 ? known.Diagram.NodeCount : _firstNodes;
                known.Diagram.Budget = budget;
                return known;
            }

            return _space = new Space(pack, scenario, budget);
        }

        public Zones ZonesOf(PositionsThatCount positions, Space space)
        {
            if (!_zones.TryGetValue(positions.Key, out var zones))
            {
                if (_zones.Count == MostZones)
                {
                    _zones.Clear();
                }

                _zones.Add(positions.Key, zones = new Zones(space, space.Possible, positions));
            }

            return zones;
        }

        public void Forget()
        {
            _space = null;
            _firstNodes = 0;
            _zones.Clear();
        }

        /// <summary>Sets that nobody asks for any more are not taken out of a diagram; it is made anew instead, when they are many.</summary>
        public void ForgetWhatFills(int nodes)
        {
            if (_space?.Diagram.NodeCount is { } count && (count > nodes || (_firstNodes > 0 && count > MostGrowth * Math.Max(_firstNodes, SmallSpace))))
            {
                Forget();
            }
        }
    }
}
