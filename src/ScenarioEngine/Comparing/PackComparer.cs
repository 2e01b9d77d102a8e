using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Comparing;

/// <summary>Compares what two packs leave of all packages, exactly, in one diagram over their joined vocabulary.</summary>
/// <remarks>Costs what exploring both costs, together. Every package that is shown has been evaluated in both.</remarks>
internal sealed class PackComparer
{
    private readonly JoinedPacks _packs;
    private readonly Space _space;
    private readonly PackageReader _reader;
    private readonly Evaluator _first;
    private readonly Evaluator _second;
    private readonly Dictionary<int, Counterexample> _shown = [];

    private PackComparer(JoinedPacks packs, ExploreOptions limits, CancellationToken cancellation)
    {
        _packs = packs;
        var frame = new Scenario("", packs.Pack, packs.Pack.Files[0]) { WithoutOptions = packs.OnlyInOne };
        _space = new Space(PackCompiler.Compile(packs.Pack), frame, new Budget(limits.MaximumNodes, limits.MaximumTime, cancellation));
        _reader = new PackageReader(_space);
        _first = Engine.Compile(packs.First.Of.Pack);
        _second = ReferenceEquals(packs.First.Of.Pack, packs.Second.Of.Pack) ? _first : Engine.Compile(packs.Second.Of.Pack);
    }

    /// <summary>Compares them; null where the budget does not reach.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static PackComparison? Compare(JoinedPacks packs, ExploreOptions limits, CancellationToken cancellation)
    {
        try
        {
            return new PackComparer(packs, limits, cancellation).Compare();
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }

    private PackComparison Compare()
    {
        var (first, second) = (PossibleIn(_packs.First), PossibleIn(_packs.Second));
        var both = _space.Diagram.And(first, second);
        var parties =
            from party in _packs.Pack.Parties
            let own = (First: LinesOf(_packs.First, party.Id), Second: LinesOf(_packs.Second, party.Id))
            where own.First.Count + own.Second.Count > 0
            select Difference(
                party,
                (own.First.Count, own.Second.Count),
                _space.Join([both, .. own.First]),
                _space.Join([both, .. own.Second]),
                isOfLines: true
            );
        return new PackComparison(
            _packs.First.Of,
            _packs.Second.Of,
            Difference(party: null, default, first, second, isOfLines: false),
            [.. parties],
            Difference(
                party: null,
                (_packs.First.Lines.Length, _packs.Second.Lines.Length),
                _space.Join([first, .. LinesOf(_packs.First, party: null)]),
                _space.Join([second, .. LinesOf(_packs.Second, party: null)]),
                isOfLines: true
            ),
            [.. CompareLines(both)],
            _packs.OnlyInOne
        );
    }

    private IEnumerable<LineDifference> CompareLines(int both)
    {
        var first = _packs.First.Lines.ToDictionary(line => line.Own.FullName, StringComparer.Ordinal);
        var second = _packs.Second.Lines.ToDictionary(line => line.Own.FullName, StringComparer.Ordinal);
        foreach (var name in first.Keys.Union(second.Keys))
        {
            var (one, other) = (first.GetValueOrDefault(name), second.GetValueOrDefault(name));
            yield return new LineDifference(
                name,
                one.Own,
                other.Own,
                one.Own is null || other.Own is null ? null : RelationOf(LeftBy(one.Joined), LeftBy(other.Joined))
            );
        }

        int LeftBy(Position line) => _space.Diagram.And(both, _space.Respecting(line));
    }

    private int PossibleIn(JoinedSide side) =>
        _space.Join([
            _space.Universe,
            .. StatingAll(),
            .. _space
                .RulesByName()
                .Where(rule =>
                    rule.Constraint is { } constraint
                        ? side.Constraints.Contains(constraint)
                        : rule.Implication is { } implication && side.Implications.Contains(implication)
                )
                .Select(rule => rule.Set),
        ]);

    /// <summary>A package that is compared states all that it settles.</summary>
    private IEnumerable<int> StatingAll() =>
        _packs
            .Pack.Fields.Select(_space.Layout.StatedLevelOf)
            .Where(level => level >= 0)
            .Select(level => _space.Diagram.Where(level, choice => choice == 1));

    private List<int> LinesOf(JoinedSide side, string? party) =>
        [.. side.Lines.Where(line => party is null || line.Joined.Party.Id == party).Select(line => _space.Respecting(line.Joined))];

    private Relation RelationOf(int first, int second) =>
        (_space.Diagram.And(first, Diagram.Not(second)), _space.Diagram.And(second, Diagram.Not(first))) switch
        {
            (Diagram.Empty, Diagram.Empty) => Relation.Equivalent,
            (Diagram.Empty, _) => Relation.Stronger,
            (_, Diagram.Empty) => Relation.Weaker,
            _ => Relation.Neither,
        };

    private LogicalDifference Difference(Party? party, (int First, int Second) lines, int first, int second, bool isOfLines) =>
        new(
            party,
            lines,
            RelationOf(first, second),
            Show(first, second, party, isOfLines, isFirst: true),
            Show(second, first, party, isOfLines, isFirst: false)
        );

    /// <summary>A package of one set that is not in another, evaluated in both packs.</summary>
    private Counterexample? Show(int left, int other, Party? party, bool isOfLines, bool isFirst)
    {
        var set = _space.Diagram.And(left, Diagram.Not(other));
        if (set == Diagram.Empty)
        {
            return null;
        }

        if (!_shown.TryGetValue(set, out var shown))
        {
            var package = _reader.First(set) ?? throw new InvalidOperationException("A set that is not empty has a package.");
            _shown.Add(
                set,
                shown = new Counterexample(
                    package,
                    Evaluate(_first, _packs.First.Of, package),
                    Evaluate(_second, _packs.Second.Of, package)
                )
            );
        }

        var (keeps, breaks) = isFirst ? (shown.InFirst, shown.InSecond) : (shown.InSecond, shown.InFirst);
        return IsLeft(keeps, party, isOfLines) && !IsLeft(breaks, party, isOfLines)
            ? shown
            : throw new InvalidOperationException($"A counterexample has been evaluated and is none: {shown.Package}.");
    }

    /// <summary>Whether an evaluation finds what a set of packages says: possible, and crossing none of the lines.</summary>
    private static bool IsLeft(Evaluation evaluation, Party? party, bool isOfLines) =>
        evaluation.Outcome is not (Outcome.Impossible or Outcome.Contradictory)
        && !(
            isOfLines
            && evaluation.Findings.Any(finding =>
                finding.Status == FindingStatus.Crossed && (party is null || finding.Position.Party.Id == party.Id)
            )
        );

    /// <summary>The package as a scenario of one of the packs: what that pack has no words for is left out.</summary>
    private static Evaluation Evaluate(Evaluator evaluator, PackOnDay of, Package package)
    {
        var terms =
            from term in package.ToTerms()
            where of.Pack.TryGetField(term.Field.Path, out _)
            select $"{term.Field.Path}={term.Field.Type.Format(term.Value)}";
        return evaluator.Evaluate(Engine.NewScenario(of.Pack, "Counterexample", terms).ValueOrThrow() with { AsOf = of.AsOf });
    }
}
