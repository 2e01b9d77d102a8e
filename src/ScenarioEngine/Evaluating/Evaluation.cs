using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Deciding;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>The answer to a scenario: a finding for each position that counts, a verdict for each party, an outcome.</summary>
/// <remarks>Immutable, and the same for the same scenario. Everything in it is read off what the evaluation recorded.</remarks>
public sealed class Evaluation
{
    private readonly Evaluator _evaluator;
    private readonly CompiledPack _compiled;
    private readonly Record _record;
    private readonly Term?[] _stated;
    private readonly FieldState?[] _states;
    private readonly Decision _decision;
    private readonly PackageFinder? _packages;
    private readonly Lazy<ChangeFinder> _changes;
    private ReasonFinder? _finder;
    private ImmutableArray<Contradiction> _contradictions;
    private ImmutableArray<ConstraintFinding> _constraints;

    internal Evaluation(Evaluator evaluator, Scenario scenario, Record record)
    {
        _evaluator = evaluator;
        _compiled = evaluator.Compiled;
        _record = record;
        Scenario = scenario;
        _states = new FieldState?[Pack.Fields.Length];
        _stated = new Term?[Pack.Fields.Length];
        foreach (var term in scenario.Terms)
        {
            _stated[term.Field.Index] = term;
        }

        _decision = Decide();
        _packages = _decision.Completions is { } completions ? new PackageFinder(this, completions) : null;
        _changes = new Lazy<ChangeFinder>(() => new ChangeFinder(_evaluator, this, _decision));
        (Findings, LeftOut, Parties) = Collect();
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The sum of it all.</summary>
    public Outcome Outcome => _decision.Outcome;

    /// <summary>
    /// Why no possible package agrees with the scenario, where it is impossible for that and no broken constraint alone tells; or null.
    /// </summary>
    internal Necessity? Impossibility => _decision.IsImpossible == true ? _packages?.Impossibility : null;

    /// <summary>Whether it could not be told, within the steps that are allowed, if a possible package agrees with the scenario.</summary>
    public bool IsPossibilityUntold => _decision.IsImpossible is null;

    /// <summary>
    /// A smallest set of red lines that no possible package which agrees with the scenario keeps together, where nobody is in conflict and
    /// yet none keeps to all: they cannot be kept together.
    /// </summary>
    public ImmutableArray<Position> Deadlock =>
        _decision.IsDividing == true && _packages is not null ? _packages.DeadlockOf(_decision, party: null) : [];

    /// <summary>The parties of the pack, in its order.</summary>
    public ImmutableArray<PartyResult> Parties { get; }

    /// <summary>The findings of all positions that count and can be tested, in the order of the pack.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The positions that do not count, in the order of the pack.</summary>
    public ImmutableArray<LeftOutPosition> LeftOut { get; }

    /// <summary>The fields on which the scenario says two things.</summary>
    public ImmutableArray<Contradiction> Contradictions =>
        _contradictions.IsDefault ? _contradictions = [.. Settlings(isContradicted: true).Select(FindContradiction)] : _contradictions;

    /// <summary>
    /// The findings of all constraints, in the order of the pack; then the terms with an option that is not there, each as a broken
    /// constraint of the day.
    /// </summary>
    public ImmutableArray<ConstraintFinding> Constraints =>
        _constraints.IsDefault
            ? _constraints = [.. Pack.Constraints.Select(FindConstraint), .. TakenThoughAbsent().Select(FindAbsence)]
            : _constraints;

    /// <summary>The terms on fields that have no meaning in the scenario, which are passed over.</summary>
    public ImmutableArray<Term> WithoutMeaning =>
        [.. Scenario.Terms.Where(term => _record.TruthOf(_compiled.Applicable[term.Field.Index]) == false)];

    /// <summary>The names of what evaluated it; where there are two, they agree on everything.</summary>
    public ImmutableArray<string> Engines => _evaluator.Engines;

    /// <summary>What evaluated it.</summary>
    internal Evaluator Evaluator => _evaluator;

    /// <summary>What it was read off.</summary>
    internal Record Record => _record;

    /// <summary>What became of a position, by its number in the pack; also where that is no finding.</summary>
    internal FindingStatus StatusOf(int position) => _decision.Statuses[position];

    /// <summary>
    /// Whether what is open may be asked of packages: no constraint is broken by the terms, and nothing is said in two ways.
    /// </summary>
    internal bool Asks { get; private set; }

    private RulePack Pack => Scenario.Pack;

    /// <summary>The state of a field.</summary>
    public FieldState StateOf(Field field) => _states[field.Index] ??= FindState(field);

    /// <summary>Whether a condition of the pack holds in the scenario; null where that cannot be told yet.</summary>
    /// <exception cref="ArgumentException">The condition is not one of the pack.</exception>
    public bool? TruthOf(Condition condition) =>
        _compiled.Conditions.TryGetValue(condition, out var index)
            ? _record.TruthOf(new Literal(index))
            : throw new ArgumentException("The condition is not one of the pack.", nameof(condition));

    internal Reason ReasonOf(int position, FindingStatus status)
    {
        if (GroundOf(position) == Ground.WhicheverWay)
        {
            return new Reason(Packages?.NecessityOf(position, status)?.Terms ?? [], []);
        }

        var formulas = _compiled.Positions[position];
        return status switch
        {
            FindingStatus.Open => new Reason([], []),
            FindingStatus.NotApplicable or FindingStatus.Offered => ReasonOf(formulas.Applies),
            _ => ReasonOf(formulas.Violated),
        };
    }

    internal WorthRange WorthOf(int position)
    {
        var preference = Pack.Positions[position];
        var hasMeaning = preference.Worth is { Field: var field } ? _record.TruthOf(_compiled.Applicable[field.Index]) : true;
        return WorthRange.Of(preference, _record.TruthOf(_compiled.Positions[position].Applies), hasMeaning, TruthOf);
    }

    internal ExceptedCase? ExceptionOf(Position position) =>
        position.Exceptions.FirstOrDefault(exception => exception.Statement.WasMadeBy(Scenario.AsOf) && TruthOf(exception.When) == true);

    internal ImmutableArray<Change> AlternativesOf(int position) => _changes.Value.Find(position);

    internal ImmutableArray<PackageChoice> TellingChoices(int position, Package package)
    {
        var cone = new Cone(_compiled);
        cone.Add(_compiled.Positions[position].Applies);
        cone.Add(_compiled.Positions[position].Violated);
        var fields = cone.Fields.ToHashSet();
        return [.. package.Choices.Where(choice => !StateOf(choice.Field).IsSettled && fields.Contains(choice.Field))];
    }

    internal Ground GroundOf(int position) => _decision.Grounds[position];

    /// <summary>
    /// What can be asked of the packages that agree; null where the terms alone decide everything, and where no package agrees.
    /// </summary>
    internal PackageFinder? Packages => _decision.IsImpossible == true ? null : _packages;

    /// <summary>The unsettled fields on which a finding hangs.</summary>
    internal IEnumerable<Field> UnsettledFieldsOf(Finding finding) => UnsettledFieldsOf(finding.Index);

    internal HashSet<Field> UnsettledFieldsOf(int position)
    {
        var cone = new Cone(_compiled);
        cone.AddUnknown(_compiled.Positions[position].Deciding, _record);
        return [.. cone.Fields.Where(field => _record.CellOf(_compiled.ValueSlots[field.Index][0]) < 0)];
    }

    private (ImmutableArray<Finding>, ImmutableArray<LeftOutPosition>, ImmutableArray<PartyResult>) Collect()
    {
        var found = new Finding?[Pack.Positions.Length];
        var leftOut = ImmutableArray.CreateBuilder<LeftOutPosition>();
        for (var i = 0; i < found.Length; i++)
        {
            var position = Pack.Positions[i];
            if (Evaluator.WhyLeftOut(position, Scenario) is { } reason)
            {
                leftOut.Add(new LeftOutPosition(position, reason));
            }
            else if (position.Vague is null)
            {
                found[i] = new Finding(this, i, _decision.Statuses[i]);
            }
        }

        var parties = ImmutableArray.CreateBuilder<PartyResult>(Pack.Parties.Length);
        for (var i = 0; i < Pack.Parties.Length; i++)
        {
            parties.Add(CollectParty(i, found));
        }

        return ([.. found.OfType<Finding>()], leftOut.DrainToImmutable(), parties.MoveToImmutable());
    }

    private PartyResult CollectParty(int party, Finding?[] found)
    {
        var positions = _compiled.PositionsOf[party];
        var findings = ImmutableArray.CreateBuilder<Finding>(positions.Length);
        var vague = ImmutableArray.CreateBuilder<Position>();
        foreach (var number in positions)
        {
            if (found[number] is { } finding)
            {
                findings.Add(finding);
            }
            else if (Pack.Positions[number] is { Vague: not null } position && Evaluator.WhyLeftOut(position, Scenario) is null)
            {
                vague.Add(position);
            }
        }

        return new PartyResult(Pack.Parties[party], _decision.Verdicts[party], findings.DrainToImmutable(), vague.DrainToImmutable())
        {
            IsNotToldApart = _decision.VerdictGrounds[party] == Ground.NotToldApart,
            Deadlock =
                _decision.VerdictGrounds[party] == Ground.WhicheverWay && _packages is not null
                    ? _packages.DeadlockOf(_decision, party)
                    : [],
        };
    }

    private Decision Decide()
    {
        var decision = new Decision(_compiled);
        for (var i = 0; i < decision.Statuses.Length; i++)
        {
            var counts = Pack.Positions[i].Vague is null && Evaluator.WhyLeftOut(Pack.Positions[i], Scenario) is null;
            decision.Statuses[i] = counts ? _record.StatusOf(_compiled.Positions[i]) : FindingStatus.LeftOut;
        }

        var isBroken = Array.Exists(_compiled.Constraints, constraint => _record.TruthOf(constraint) == true) || TakenThoughAbsent().Any();
        var isOpen =
            decision.Statuses.Contains(FindingStatus.Open)
            || Array.Exists(_compiled.Constraints, constraint => _record.TruthOf(constraint) is null)
            || Array.Exists(_compiled.Implications, implication => _record.TruthOf(implication) is null)
            || Scenario.AbsentOptions.Any(absent => !StateOf(absent.What.Field).IsSettled);
        var isContradicted = Settlings(isContradicted: true).Any();
        Asks = !isBroken && !isContradicted;
        _evaluator.Decider.Decide(
            isOpen ? _record : null,
            Scenario.AbsentOptions,
            decision,
            Evaluator.WhoIsHeard(Scenario),
            isBroken,
            isContradicted
        );
        return decision;
    }

    private IEnumerable<Settling> Settlings(bool isContradicted) =>
        _compiled.Settlings.Where((_, number) => _record.IsContradicted(number) == isContradicted);

    private Origin OriginOf(int field)
    {
        if (_stated[field] is not null)
        {
            return Origin.Stated;
        }

        if (_record.CellOf(_compiled.ValueSlots[field][0]) < 0)
        {
            return Scenario.LeftOpen.Any(open => open.Field.Index == field) ? Origin.LeftOpen : Origin.Silent;
        }

        return DerivationOf(field) is null ? Origin.Assumed : Origin.Derived;
    }

    private ImpliedCells? DerivationOf(int field) =>
        _compiled.SettlingOf[field] is >= 0 and var settling
            ? Array.Find(_compiled.Settlings[settling].Implied, implied => _record.TruthOf(implied.When) == true)
            : null;

    private FieldState FindState(Field field)
    {
        var origin = OriginOf(field.Index);
        var implication =
            origin == Origin.Derived && DerivationOf(field.Index) is { } implied ? Pack.Implications[implied.Implication] : null;
        var value = origin switch
        {
            Origin.Stated => _stated[field.Index]?.Value,
            Origin.Derived => implication?.Then.First(term => term.Field == field).Value,
            Origin.Assumed => field.StatusQuo,
            _ => null,
        };
        return new FieldState(field, value, origin)
        {
            Location = origin switch
            {
                Origin.Stated => _stated[field.Index]?.Location,
                Origin.LeftOpen => Scenario.LeftOpen.First(open => open.Field == field).Location,
                _ => null,
            },
            Implication = implication,
            IsApplicable = _record.TruthOf(_compiled.Applicable[field.Index]),
        };
    }

    private Reason ReasonOf(Literal literal)
    {
        // Several threads may ask at once: each takes the finder, or makes one of its own.
        var finder = Interlocked.Exchange(ref _finder, null) ?? new ReasonFinder(_compiled, _record, OriginOf);
        var (fields, derivations) = finder.Find(literal);
        var terms = ImmutableArray.CreateBuilder<FieldState>(fields.Length);
        foreach (var field in fields)
        {
            terms.Add(StateOf(Pack.Fields[field]));
        }

        var steps = derivations.Count == 0 ? [] : derivations.Select(DerivationAt).ToImmutableArray();
        _finder = finder;
        return new Reason(terms.MoveToImmutable(), steps);
    }

    private Derivation DerivationAt((int Field, int Implication) step) =>
        new(StateOf(Pack.Fields[step.Field]), Pack.Implications[step.Implication]);

    private Contradiction FindContradiction(Settling settling)
    {
        var field = Pack.Fields[settling.Field];
        var stated = _stated[settling.Field] is null ? null : StateOf(field);
        var terms =
            from implied in settling.Implied
            where _record.TruthOf(implied.When) == true
            let implication = Pack.Implications[implied.Implication]
            let term = implication.Then.First(term => term.Field == field)
            where term.Value != stated?.Value
            select new ContradictingTerm(implication, term, ReasonOf(implied.When));
        return new Contradiction(field, stated, [.. terms]);
    }

    private ConstraintFinding FindConstraint(Constraint constraint, int index)
    {
        var literal = _compiled.Constraints[index];
        var isBroken = _record.TruthOf(literal);
        return new ConstraintFinding(constraint, isBroken, isBroken is null ? new Reason([], []) : ReasonOf(literal));
    }

    /// <summary>The options that the terms have, stated, derived or assumed, and that are not there.</summary>
    private IEnumerable<AbsentOption> TakenThoughAbsent() =>
        Scenario.AbsentOptions.Where(absent =>
            StateOf(absent.What.Field) is { Value: { } value, IsApplicable: not false } && absent.What.IsIn(value)
        );

    private ConstraintFinding FindAbsence(AbsentOption absent)
    {
        var state = StateOf(absent.What.Field);
        var reason =
            DerivationOf(state.Field.Index) is { } implied && state.Implication is { } implication
                ? ReasonOf(implied.When) is var (terms, steps)
                    ? new Reason(terms, [new Derivation(state, implication), .. steps])
                    : null
                : null;
        return new ConstraintFinding(absent.ToConstraint(), IsBroken: true, reason ?? new Reason([state], []));
    }

    /// <summary>The title and the outcome: <c>Recognition of law: conflict</c>.</summary>
    public override string ToString() => $"{Scenario.Title}: {Words.Of(Outcome)}";
}
