using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Compares the positions of a pack over all possible packages: exactly, on the decision diagram.</summary>
/// <remarks>
/// A complete package states everything, so what asks whether a field is stated says nothing here and is passed over. Positions are
/// compared
/// with each other only within a party, and only where they are in force and have a field in common.
/// </remarks>
internal sealed class PositionLint
{
    private readonly RulePack _pack;
    private readonly Space _space;
    private readonly PackageReader _packages;
    private readonly Reach _reach;
    private readonly CompiledPack _compiled;
    private readonly Dictionary<Position, int> _violating = [];
    private readonly HashSet<Position> _reported = [];

    private PositionLint(CompiledPack compiled, Budget budget)
    {
        _pack = compiled.Pack;
        _compiled = compiled;
        _space = new Space(compiled, new Scenario(_pack.Title, _pack, _pack.Files[0]), budget);
        _packages = new PackageReader(_space);
        _reach = new Reach(compiled);
    }

    private Diagram Diagram => _space.Diagram;

    /// <exception cref="BudgetExceededException">The space of the pack is too large.</exception>
    public static ImmutableArray<Diagnostic> Run(CompiledPack compiled, Budget budget) => new PositionLint(compiled, budget).Run();

    private ImmutableArray<Diagnostic> Run()
    {
        if (_space.Possible == Diagram.Empty)
        {
            return [LintDiagnostics.NothingPossible(_pack)];
        }

        var tested = _pack.Positions.Where(position => position.Vague is null && !position.Conditions.Any(AsksWhatIsStated)).ToList();
        foreach (var position in tested)
        {
            _violating[position] = Diagram.And(_space.Possible, Diagram.Not(_space.Respecting(position)));
        }

        var own = DeadConditions().Concat(tested.SelectMany(Alone)).ToList();
        var inForce = tested.Where(position => !_reported.Contains(position) && position.WhyLeftOut(asOf: null) is null).ToList();
        return
        [
            .. own,
            .. new ReadingLint(_compiled, _space).Run(),
            .. inForce.GroupBy(position => position.Party).SelectMany(party => Among([.. party])),
        ];
    }

    /// <summary>
    /// Conditions that never hold; of implications, those that the same rules rule out are one mistake: two that contradict each other rule
    /// out both.
    /// </summary>
    private IEnumerable<Diagnostic> DeadConditions()
    {
        var ofFields = _pack.Fields.Select(field => field.OnlyWhen).OfType<Condition>().DistinctBy(condition => condition.Location);
        var ofPositions = _pack
            .Positions.SelectMany(position => position.Exceptions.Select(excepted => excepted.When).Prepend(position.AppliesWhen))
            .OfType<Condition>();
        var ofImplications = _pack.Implications.Select(implication => implication.When).ToList();
        var inPossible = ofPositions.Concat(ofImplications).Select(condition => (condition, Within: _space.Possible));
        var inAll = _pack.Constraints.Select(constraint => (condition: constraint.ImpossibleWhen, Within: _space.Universe));
        return inPossible
            .Concat(inAll)
            .Concat(ofFields.Select(condition => (condition, Within: _space.Universe)))
            .Where(pair => !AsksWhatIsStated(pair.condition) && Diagram.And(pair.Within, _space.Holding(pair.condition)) == Diagram.Empty)
            .Select(pair => (Condition: pair.condition, Because: WhatRulesOut(_space.Holding(pair.condition))))
            .GroupBy(dead =>
                !dead.Because.IsEmpty && ofImplications.Exists(when => ReferenceEquals(when, dead.Condition))
                    ? string.Join(' ', dead.Because.Select(rule => rule.Location))
                    : dead.Condition.Location.ToString()
            )
            .Select(same => LintDiagnostics.NeverHolds([.. same.Select(dead => dead.Condition)], same.First().Because));
    }

    /// <summary>Exceptions that hold wherever the position would apply, so that it never does.</summary>
    private IEnumerable<Diagnostic> AlwaysExcepted(Position position)
    {
        var applying = position.AppliesWhen is { } appliesWhen
            ? Diagram.And(_space.Possible, _space.Holding(appliesWhen))
            : _space.Possible;
        return applying == Diagram.Empty
            ? []
            : position
                .Exceptions.Where(exception => Diagram.And(applying, Diagram.Not(_space.Holding(exception.When))) == Diagram.Empty)
                .Select(exception => LintDiagnostics.AlwaysExcepted(position, exception));
    }

    /// <summary>
    /// Constraints and implications, as few as will do, that together leave none of some packages; none where there are no such packages
    /// whatever the rules.
    /// </summary>
    private ImmutableArray<RelatedLocation> WhatRulesOut(int packages)
    {
        var within = Diagram.And(_space.Universe, packages);
        var rules =
            within == Diagram.Empty
                ? []
                : _space.RulesByName().Where(rule => Diagram.And(within, Diagram.Not(rule.Set)) != Diagram.Empty).ToList();
        for (var number = rules.Count - 1; number >= 0; number--)
        {
            var others = rules.Where((_, other) => other != number).Select(rule => rule.Set);
            if (_space.Join([within, .. others]) == Diagram.Empty)
            {
                rules.RemoveAt(number);
            }
        }

        return
        [
            .. rules
                .Select(rule =>
                    rule.Constraint is { } constraint
                        ? new RelatedLocation(constraint.Location, $"the constraint `{constraint.Id}`")
                        : new RelatedLocation(rule.Implication?.Location ?? _pack.Location, $"the implication `{rule.Implication?.Id}`")
                )
                .Distinct(),
        ];
    }

    /// <summary>Whether a position can be gone against, and kept to, at all.</summary>
    private IEnumerable<Diagnostic> Alone(Position position)
    {
        var applying = Diagram.And(_space.Possible, _space.Applying(position));
        if (applying == Diagram.Empty)
        {
            // The condition that never holds, or the exception that always does, is reported at its own place.
            _reported.Add(position);
            foreach (var excepted in AlwaysExcepted(position))
            {
                yield return excepted;
            }
        }
        else if (!position.Policy.IsOffer && _violating[position] == Diagram.Empty)
        {
            _reported.Add(position);
            yield return LintDiagnostics.NeverViolated(position, WhatRulesOut(Diagram.Not(_space.Respecting(position))));
        }
        else if (_violating[position] == applying)
        {
            _reported.Add(position);
            yield return LintDiagnostics.AlwaysViolated(position);
        }
    }

    private IEnumerable<Diagnostic> Among(List<Position> party)
    {
        var binding = party.Where(position => position.Policy.MovesVerdict).ToList();
        return Contradictions(binding).Concat(RuledOut(party)).Concat(Repetitions(party));
    }

    private IEnumerable<Diagnostic> Contradictions(List<Position> binding)
    {
        if (_space.Join([_space.Possible, .. binding.Select(_space.Respecting)]) != Diagram.Empty)
        {
            return [];
        }

        return from deadlock in new DeadlockFinder(_space, _space.Possible, [.. binding]).Find().Deadlocks
            let ways = deadlock.RedLines.Zip(
                deadlock.Witnesses,
                (position, witness) => (position, Describe(witness.Package, deadlock.RedLines))
            )
            select LintDiagnostics.Contradictory([.. ways]);
    }

    /// <summary>Openness to what the same party's red lines leave no room for.</summary>
    private IEnumerable<Diagnostic> RuledOut(List<Position> party)
    {
        var redLines = party.Where(position => position.Policy.IsLine).ToList();
        foreach (var openness in party.Where(position => position.Policy.IsOffer))
        {
            var offered = Diagram.And(_space.Possible, _space.Applying(openness));
            if (redLines.Find(redLine => Diagram.And(offered, _space.Respecting(redLine)) == Diagram.Empty) is { } against)
            {
                yield return LintDiagnostics.RuledOut(openness, against, Describe(_packages.First(offered), [openness, against]));
            }
        }
    }

    /// <summary>Positions that say no more than another of the same party and kind.</summary>
    private IEnumerable<Diagnostic> Repetitions(List<Position> party)
    {
        for (var later = 1; later < party.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (party[earlier].Kind == party[later].Kind && Compare(party[earlier], party[later]) is { } repetition)
                {
                    yield return repetition;
                    break;
                }
            }
        }
    }

    private Diagnostic? Compare(Position first, Position second)
    {
        if (!FieldsOf([first]).Overlaps(FieldsOf([second])))
        {
            return null;
        }

        if (first.Policy.IsOffer)
        {
            return Diagram.And(_space.Possible, _space.Applying(first)) == Diagram.And(_space.Possible, _space.Applying(second))
                ? LintDiagnostics.SaidTwice(first, second)
                : null;
        }

        var (a, b) = (_violating[first], _violating[second]);
        if (a == b)
        {
            return LintDiagnostics.SaidTwice(first, second);
        }

        // Of preferences each has a weight of its own, so that none is idle beside another.
        return first.Policy.IsWeighed ? null
            : Diagram.And(b, Diagram.Not(a)) == Diagram.Empty
                ? LintDiagnostics.Implied(second, first, Describe(_packages.First(Diagram.And(a, Diagram.Not(b))), [first, second]))
            : Diagram.And(a, Diagram.Not(b)) == Diagram.Empty
                ? LintDiagnostics.Implied(first, second, Describe(_packages.First(Diagram.And(b, Diagram.Not(a))), [first, second]))
            : null;
    }

    /// <summary>What a package says about the fields of some positions.</summary>
    private string Describe(Package? package, IEnumerable<Position> positions)
    {
        var fields = FieldsOf(positions);
        return string.Join(", ", package?.Choices.Where(choice => fields.Contains(choice.Field)) ?? []);
    }

    private HashSet<Field> FieldsOf(IEnumerable<Position> positions) =>
        [
            .. from position in positions
            let formulas = _compiled.Positions[IndexOf(position)]
            from slot in _reach.SlotsOf(formulas.Applies).Concat(_reach.SlotsOf(formulas.Violated))
            select slot.Field,
        ];

    private int IndexOf(Position position) => _pack.Positions.IndexOf(position);

    private static bool AsksWhatIsStated(Condition condition) => condition.Tests.Any(test => test.AsksWhetherStated);
}
