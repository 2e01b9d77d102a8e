using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>Reads off one evaluation what it would have found under every combination of readings.</summary>
/// <remarks>
/// The conditions of all readings are compiled with the pack, so the record of an evaluation knows of each whether it holds. A finding
/// hangs on the reading of its own position
/// alone; verdicts are put together from findings, and from what can be kept together.
/// </remarks>
internal sealed class ScenarioReader
{
    private const int Own = -1;

    private readonly Evaluation _evaluation;
    private readonly CompiledPack _compiled;
    private readonly Lazy<Completions?> _completions;
    private readonly Choices _choices;
    private readonly ImmutableArray<Position> _counting;
    private readonly Dictionary<Position, int> _numbers;
    private readonly Dictionary<(Position, int), FindingStatus> _statuses = [];
    private bool _isNotToldApart;

    /// <param name="evaluation">The evaluation, in the pack's own encoding.</param>
    public ScenarioReader(Evaluation evaluation)
    {
        _evaluation = evaluation;
        _compiled = evaluation.Evaluator.Compiled;
        _numbers = Pack.NumbersOfPositions();
        _counting = [.. Pack.Positions.Where(position => Evaluator.WhyLeftOut(position, evaluation.Scenario) is null)];
        _choices = new Choices(_counting);
        // Questions of its own, so that what is asked here costs the evaluation none of its steps.
        _completions = new Lazy<Completions?>(() =>
            evaluation.Asks
            && new Completions(evaluation.Evaluator.Decider.Layout, evaluation.Record, evaluation.Scenario.AbsentOptions)
                is { IsEmpty: not true } completions
                ? completions
                : null
        );
        foreach (var position in _counting)
        {
            for (var reading = Own; reading < position.Readings.Length; reading++)
            {
                _statuses.Add((position, reading), StatusOf(position, reading));
            }
        }
    }

    private RulePack Pack => _evaluation.Scenario.Pack;

    private Diagram Diagram => _choices.Diagram;

    public ScenarioReadings Read()
    {
        var verdicts = Pack.Parties.Select(party => (Party: party, Sets: VerdictsOf(party))).ToList();
        return new ScenarioReadings
        {
            Scenario = _evaluation.Scenario,
            Choices = [.. _choices.All],
            Readings = [.. _counting.SelectMany(position => position.Readings)],
            Combinations = Enumerable
                .Range(0, Diagram.Depth)
                .Aggregate(BigInteger.One, (product, level) => product * Diagram.SizeOf(level)),
            Findings = [.. _counting.Where(position => !position.Readings.IsEmpty).Select(FindingOf)],
            Verdicts = [.. verdicts.Select(one => HangingOf(one.Party, one.Sets))],
            Outcome = Partition.Of(_choices, OutcomeOf([.. verdicts.Select(one => one.Sets)]), _counting),
            IsNotToldApart = _isNotToldApart,
        };
    }

    /// <summary>What the verdict of each party hangs on, and nothing else.</summary>
    public ImmutableArray<VerdictReadings> ReadHangingVerdicts() => [.. Pack.Parties.Select(party => HangingOf(party, VerdictsOf(party)))];

    /// <summary>
    /// For each party the verdicts that it has under some readings beside its own, without what they hang on; and whether something could
    /// not be told apart.
    /// </summary>
    public (ImmutableArray<ImmutableArray<Verdict>> Otherwise, bool IsNotToldApart) ReadVerdicts()
    {
        var own = new int[Diagram.Depth];
        return (
            [
                .. Pack.Parties.Select(party =>
                    VerdictsOf(party)
                        .Where(one => one.Set != Diagram.Empty && !Diagram.Has(one.Set, own))
                        .Select(one => one.Verdict)
                        .ToImmutableArray()
                ),
            ],
            _isNotToldApart
        );
    }

    private VerdictReadings HangingOf(Party party, IEnumerable<(Verdict, int)> sets) =>
        new(party, Partition.Of(_choices, sets, [.. PositionsOf(party)]));

    private IEnumerable<Position> PositionsOf(Party party) => _counting.Where(position => position.Party == party);

    private PositionFormulas FormulasOf(Position position, int reading)
    {
        var number = _numbers[position];
        return reading == Own ? _compiled.Positions[number] : _compiled.Readings[number][reading];
    }

    private FindingStatus StatusOf(Position position, int reading)
    {
        if (reading == Own)
        {
            return _evaluation.StatusOf(_numbers[position]);
        }

        if (position.Readings[reading].As.Vague is not null)
        {
            return FindingStatus.LeftOut;
        }

        var formulas = FormulasOf(position, reading);
        var status = _evaluation.Record.StatusOf(formulas);
        if (status != FindingStatus.Open || _completions.Value is not { } completions)
        {
            return status;
        }

        var (decided, ground) = Decider.StatusOf(formulas, completions.CanHold);
        _isNotToldApart |= ground == Ground.NotToldApart;
        return decided;
    }

    private FindingReadings FindingOf(Position position)
    {
        ImmutableArray<FindingStatus> statuses =
        [
            .. Enumerable.Range(Own, position.Readings.Length + 1).Select(reading => _statuses[(position, reading)]),
        ];
        var sets = statuses
            .Distinct()
            .Select(status => (status, _choices.Where(position, reading => _statuses[(position, reading)] == status)));
        return new FindingReadings(position, statuses, Partition.Of(_choices, sets, [position]));
    }

    /// <summary>For each verdict the combinations under which a party has it.</summary>
    private List<(Verdict Verdict, int Set)> VerdictsOf(Party party)
    {
        var positions = PositionsOf(party).ToList();
        if (positions.TrueForAll(position => position.Readings.IsEmpty))
        {
            return [(_evaluation.Parties.First(result => result.Party == party).Verdict, Diagram.All)];
        }

        var isHeard = positions.Count > 0;
        var verdicts = new List<(Verdict, int)>();
        var rest = Diagram.All;
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var single = positions.Aggregate(
                Diagram.Empty,
                (set, position) => Diagram.Or(set, _choices.Where(position, reading => VerdictOf(position, reading) == verdict))
            );
            single = verdict == (isHeard ? Verdict.NothingToTest : Verdict.NoPosition) ? Diagram.All : single;
            var own = Diagram.And(rest, single);
            rest = Diagram.And(rest, Diagram.Not(own));
            if (verdict is Verdict.Conflict or Verdict.Objection)
            {
                var together = Diagram.And(rest, Unkeepable(positions, isStrict: verdict == Verdict.Objection, rest));
                own = Diagram.Or(own, together);
                rest = Diagram.And(rest, Diagram.Not(together));
            }

            verdicts.Add((verdict, own));
        }

        return verdicts;
    }

    private Verdict VerdictOf(Position position, int reading) =>
        Totals.VerdictOf(FormulasOf(position, reading).Kind, _statuses[(position, reading)]);

    /// <summary>The combinations under which open positions cannot all be kept together, though each by itself can.</summary>
    private int Unkeepable(List<Position> positions, bool isStrict, int asked)
    {
        // One that is open alone can be kept.
        var open = positions.FindAll(position =>
            Enumerable.Range(Own, position.Readings.Length + 1).Any(reading => LiteralOf(position, reading) is not null)
        );
        if (open.Count < 2 || asked == Diagram.Empty || _completions.Value is not { } completions)
        {
            return Diagram.Empty;
        }

        var keeping = new Keeping(_choices, new AgreeingPackages(completions), LiteralOf);
        var unkeepable = keeping.Unkeepable(open, asked);
        _isNotToldApart |= keeping.IsNotToldApart;
        return unkeepable;

        Literal? LiteralOf(Position position, int reading)
        {
            var formulas = FormulasOf(position, reading);
            return _statuses[(position, reading)] == FindingStatus.Open && Totals.IsKept(formulas.Kind, isStrict)
                ? formulas.Violated
                : null;
        }
    }

    /// <summary>
    /// For each outcome the combinations under which it comes about: the worst of the verdicts, unless the scenario cannot be.
    /// </summary>
    private List<(Outcome, int)> OutcomeOf(List<List<(Verdict Verdict, int Set)>> parties)
    {
        if (_evaluation.Outcome is Outcome.Impossible or Outcome.Contradictory)
        {
            return [(_evaluation.Outcome, Diagram.All)];
        }

        var outcomes = new List<(Outcome, int)>();
        var rest = Diagram.All;
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var any = parties
                .SelectMany(sets => sets)
                .Where(one => one.Verdict == verdict)
                .Aggregate(Diagram.Empty, (set, one) => Diagram.Or(set, one.Set));
            var worst = verdict == Verdict.NoPosition ? rest : Diagram.And(rest, any);
            outcomes.Add((Totals.OutcomeOf(isImpossible: false, isContradictory: false, verdict), worst));
            rest = Diagram.And(rest, Diagram.Not(worst));
        }

        return outcomes;
    }
}

/// <summary>The possible packages that agree with a scenario.</summary>
internal sealed class AgreeingPackages(Completions completions) : IPackages
{
    public bool? CanAvoid(IReadOnlyList<Literal> literals) => completions.CanAvoid(literals);

    public int[]? Avoiding(IReadOnlyList<Literal> literals) => completions.Example([.. literals.Select(literal => !literal)]);

    public bool Holds(Literal literal, int[] package) => completions.Holds(literal, package);

    public List<int>? Unavoidable(IReadOnlyList<Literal> literals) => completions.Unavoidable(literals);
}
