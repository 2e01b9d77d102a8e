using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>
/// Keeps the spaces of one pack, so that what was found for one scenario serves for the next: a changed term costs a count, and builds
/// nothing.
/// </summary>
/// <remarks>Lives as long as the evaluator of the pack. For several threads at once, of which one explores and the others wait.</remarks>
internal sealed class Explorer
{
    private const int MostSpaces = 4;
    private const int MostZones = 64;
    private const int MostMaps = 32;

    /// <summary>
    /// A space is made anew when it has grown to so many times what its first look left, or what a small one has: counting takes room for
    /// every node.
    /// </summary>
    private const int MostGrowth = 8;
    private const int SmallSpace = 2_048;

    /// <summary>
    /// Where a scenario has terms, so much of the budget is tried on the whole space before its terms alone are looked at.
    /// </summary>
    private const int ShareOfWhole = 5;

    private static readonly ConditionalWeakTable<Evaluator, Explorer> Known = [];

    private readonly Evaluator _evaluator;
    private readonly Lock _turn = new();
    private readonly List<KeptSpace> _spaces = [];
    private readonly ConcurrentDictionary<string, ZoneMap?> _maps = new(StringComparer.Ordinal);

    private Explorer(Evaluator evaluator) => _evaluator = evaluator;

    /// <summary>The explorer of an evaluator's pack.</summary>
    public static Explorer Of(Evaluator evaluator) => Known.GetValue(evaluator, evaluator => new Explorer(evaluator));

    /// <summary>Looks at the area of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="limits">Whose positions count, and what may be spent.</param>
    /// <param name="look">The parts to find out.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What was found, or why the area is too large.</returns>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    public (T? Found, TooLarge? TooLarge) Look<T>(
        Scenario scenario,
        ExploreOptions limits,
        Func<Area, T> look,
        CancellationToken cancellation
    )
        where T : class => Look(Standing.Of(_evaluator, scenario), limits, look, cancellation);

    /// <summary>Looks at the area of what is on a table.</summary>
    /// <param name="standing">What is on the table.</param>
    /// <param name="limits">Whose positions count, and what may be spent.</param>
    /// <param name="look">The parts to find out.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What was found, or why the area is too large.</returns>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="ArgumentException">The scenario is written for another pack.</exception>
    public (T? Found, TooLarge? TooLarge) Look<T>(
        Standing standing,
        ExploreOptions limits,
        Func<Area, T> look,
        CancellationToken cancellation
    )
        where T : class
    {
        if (standing.Scenario.Pack != _evaluator.Pack)
        {
            throw new ArgumentException("The scenario is written for another pack.", nameof(standing));
        }

        limits = limits with { MaximumNodes = Math.Min(limits.MaximumNodes, _evaluator.MostNodes) };
        var budget = new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation);
        var positions = new PositionsThatCount(standing.Scenario, limits.Parties);
        return TakeTurn(() => Look(standing, limits, positions, budget, look), budget, standing, positions);
    }

    /// <summary>
    /// The map of the positions that count in a scenario, on which any terms can be read; null where the pack is too large.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public ZoneMap? MapFor(Scenario scenario, ExploreOptions limits, CancellationToken cancellation)
    {
        var positions = new PositionsThatCount(scenario, limits.Parties);
        var key = $"{string.Concat(Space.GatesFor(_evaluator.Compiled, scenario).Select(isOpen => isOpen ? '1' : '0'))} {positions.Key}";
        if (_maps.TryGetValue(key, out var known))
        {
            return known;
        }

        limits = limits with { MaximumNodes = Math.Min(limits.MaximumNodes, _evaluator.MostNodes) };
        var budget = new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation);
        var frame = new Standing(scenario, []);
        return TakeTurn(
            () =>
            {
                var kept = SpaceFor(scenario, limits);
                var made = kept.IsTooLarge
                    ? (null, null)
                    : Attempt(frame, positions, kept, budget, area => new ZoneMap(_evaluator, area.Space, area.Zones));
                kept.Tried(isWithAll: true, isTooLarge: made.Found is null);
                if (_maps.Count >= MostMaps)
                {
                    _maps.Clear();
                }

                _maps[key] = made.Found;
                return made;
            },
            budget,
            frame,
            positions
        ).Found;
    }

    /// <summary>One explores and the others wait, for no longer than their own budgets last.</summary>
    private (T? Found, TooLarge? TooLarge) TakeTurn<T>(
        Func<(T? Found, TooLarge? TooLarge)> explore,
        Budget budget,
        Standing standing,
        PositionsThatCount positions
    )
        where T : class
    {
        if (!budget.Wait(_turn))
        {
            return (null, WhyTooLarge(standing.Terms, positions, "time", new Reached(0, positions.RedLines.Length, 0)));
        }

        try
        {
            return explore();
        }
        finally
        {
            _turn.Exit();
        }
    }

    private (T? Found, TooLarge? TooLarge) Look<T>(
        Standing standing,
        ExploreOptions limits,
        PositionsThatCount positions,
        Budget budget,
        Func<Area, T> look
    )
        where T : class
    {
        var kept = SpaceFor(standing.Scenario, limits);
        var hasTerms = !standing.Terms.IsEmpty;
        if (!kept.IsTooLargeForAShare || !hasTerms)
        {
            var whole = Attempt(standing, positions, kept, hasTerms ? budget.Share(ShareOfWhole) : budget, look);
            kept.Tried(isWithAll: !hasTerms, isTooLarge: whole.TooLarge is not null);
            if (whole.TooLarge is not null)
            {
                kept.Forget();
            }

            if (whole.TooLarge is null || !hasTerms)
            {
                return whole;
            }
        }

        return Attempt(standing, positions, kept: null, budget, look);
    }

    /// <summary>
    /// Looks at a scenario in a space that is kept; or where there is none, in one of its own, with nothing in it but what agrees with its
    /// terms.
    /// </summary>
    private (T? Found, TooLarge? TooLarge) Attempt<T>(
        Standing standing,
        PositionsThatCount positions,
        KeptSpace? kept,
        Budget budget,
        Func<Area, T> look
    )
        where T : class
    {
        Space? space = null;
        Zones? zones = null;
        try
        {
            space = kept?.Open(_evaluator.Compiled, standing.Scenario, budget) ?? new Space(_evaluator.Compiled, standing.Scenario, budget);
            zones = kept?.ZonesOf(positions, space) ?? ZonesAlone(standing, positions, space);
            return (look(new Area(_evaluator, standing, space, zones, isWhole: kept is not null)), null);
        }
        catch (BudgetExceededException exceeded)
        {
            var reached = new Reached(zones?.Joined ?? 0, positions.RedLines.Length, space?.Diagram.NodeCount ?? 0);
            return (null, WhyTooLarge(kept is null ? standing.Terms : [], positions, exceeded.Budget, reached));
        }
    }

    private static Zones ZonesAlone(Standing standing, PositionsThatCount positions, Space space) =>
        new(space, space.Join([space.Possible, space.Keeping(standing.Agreeing(space.Layout))]), positions);

    private TooLarge WhyTooLarge(IEnumerable<Term> terms, PositionsThatCount positions, string budget, Reached reached) =>
        Knots.Explain(_evaluator.Compiled, terms.Select(term => term.Field), positions.All.Contains, budget, reached);

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

        /// <summary>Whether the whole of it was too large when it was last tried with all that may be spent.</summary>
        public bool IsTooLarge { get; private set; }

        /// <summary>Whether it was too large for all, or for the share that a scenario with terms may spend on the whole.</summary>
        public bool IsTooLargeForAShare { get; private set; }

        /// <summary>Notes how it went. That a share is not enough says nothing of all.</summary>
        public void Tried(bool isWithAll, bool isTooLarge)
        {
            IsTooLargeForAShare = isTooLarge;
            IsTooLarge = isTooLarge && (isWithAll || IsTooLarge);
        }

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

        /// <summary>
        /// Sets that nobody asks for any more are not taken out of a diagram; it is made anew instead, when they are many.
        /// </summary>
        public void ForgetWhatFills(int nodes)
        {
            if (
                _space?.Diagram.NodeCount is { } count
                && (count > nodes || (_firstNodes > 0 && count > MostGrowth * Math.Max(_firstNodes, SmallSpace)))
            )
            {
                Forget();
            }
        }
    }
}
