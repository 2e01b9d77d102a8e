using System.Globalization;
using NRules.RuleModel;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.NRules;

/// <summary>Turns a pack into rule definitions of NRules.</summary>
/// <remarks>
/// One rule for each position, for each constraint and for each field with an <c>only-when</c>: it writes what it found into the journal. Two for each
/// implication: one links its terms as facts while it holds or may yet hold, one is for when it does not. One for each field that
/// implications reach: it settles it. Priorities follow the order of dependence, so that in a new session each rule fires once.
/// </remarks>
internal sealed class PackRules
{
    private readonly CompiledPack _compiled;
    private readonly RulePack _pack;
    private readonly int[] _rankOf;
    private readonly string[] _gateNames;

    private PackRules(CompiledPack compiled)
    {
        _compiled = compiled;
        _pack = compiled.Pack;
        _rankOf = new int[_pack.Fields.Length];
        foreach (var (rank, field) in FieldOrder.Find(_pack.Fields, _pack.Implications).Ordered.Index())
        {
            _rankOf[field.Index] = rank;
        }

        // The first gates are those of the implications.
        _gateNames = [.. Enumerable.Range(0, compiled.GateCount).Select(gate => gate < _pack.Implications.Length
            ? $"implication {_pack.Implications[gate].Id} counts"
            : string.Create(CultureInfo.InvariantCulture, $"exception {gate - _pack.Implications.Length} counts"))];
    }

    /// <summary>The rules of a pack, in its order.</summary>
    public static IReadOnlyList<IRuleDefinition> Build(CompiledPack compiled)
    {
        var rules = new PackRules(compiled);
        return
        [
            .. compiled.Pack.Fields.Where(field => field.OnlyWhen is not null).Select(rules.BuildMeaning),
            .. compiled.Pack.Implications.Index().SelectMany(pair => rules.BuildImplication(pair.Item, pair.Index)),
            .. compiled.Settlings.Index().Select(pair => rules.BuildSettling(pair.Item, pair.Index)),
            .. compiled.Pack.Constraints.Index().Select(pair => rules.BuildConstraint(pair.Item, pair.Index)),
            .. compiled.Pack.Positions.Index().Where(pair => pair.Item.Vague is null).Select(pair => rules.BuildPosition(pair.Item, pair.Index)),
        ];
    }

    private IRuleDefinition BuildMeaning(Field field)
    {
        var draft = new RuleDraft($"meaning of {field.Path}", $"Whether {field.Path} has meaning in the scenario.", "only-when");
        draft.Read(FormulaOf(_compiled.Applicable[field.Index], field.OnlyWhen), _pack, _gateNames);
        return draft.Record();
    }

    private IRuleDefinition BuildConstraint(Constraint constraint, int index)
    {
        var draft = new RuleDraft($"constraint {constraint.Id}", constraint.Because, "constraint", Words.Of(constraint.Basis));
        draft.Read(FormulaOf(_compiled.Constraints[index], constraint.ImpossibleWhen), _pack, _gateNames);
        return draft.Record();
    }

    private IRuleDefinition BuildPosition(Position position, int index)
    {
        var kind = Words.Of(position.Kind);
        var source = position.Statement.Source.Id;
        var stated = position.Statement.Date?.ToIso() ?? "on no known day";
        var draft = new RuleDraft(position.FullName, $"{position.Title} ({kind} of {position.Party.Id}, stated {stated}, {source})", [kind, position.Party.Id, source, .. position.Tags]);
        draft.Describe(("Position", position.FullName), ("Kind", kind), ("Source", source), ("Location", position.Location.ToString()));
        var formulas = _compiled.Positions[index];
        var formula = position.Kind == PositionKind.Openness
            ? FormulaOf(formulas.Applies, [position.AppliesWhen, .. position.Exceptions.Select(exception => exception.When)], [formulas.Violated])
            : FormulaOf(formulas.Violated, [position.AppliesWhen, position.Condition, .. position.Exceptions.Select(exception => exception.When)], [formulas.Applies]);
        draft.Read(formula, _pack, _gateNames);
        return draft.Record();
    }

    private IEnumerable<IRuleDefinition> BuildImplication(Implication implication, int index)
    {
        var formula = FormulaOf(_compiled.Implications[index], implication.When);
        var consequences =
            from settling in _compiled.Settlings.Index()
            from implied in settling.Item.Implied
            where implied.Implication == index
            select new Consequence(settling.Item.Field, implied);
        var priority = PriorityOf(implication.Then.Min(term => _rankOf[term.Field.Index])) + 1;
        var holds = new RuleDraft($"implication {implication.Id}", implication.Because, "implication", Words.Of(implication.Basis));
        var truths = holds.Read(formula, _pack, _gateNames);
        yield return holds.Imply([.. consequences], priority);

        // The same expression object, so that NRules computes it once for both rules.
        var failsToHold = new RuleDraft($"implication {implication.Id} does not hold", implication.Because, "implication", Words.Of(implication.Basis));
        failsToHold.Read(formula, _pack, _gateNames, truths);
        yield return failsToHold.RecordWhereItDoesNotHold(priority);
    }

    private IRuleDefinition BuildSettling(Settling settling, int number)
    {
        var field = _pack.Fields[settling.Field];
        var draft = new RuleDraft($"settling of {field.Path}", $"Stated, else implied, else the status quo: {field.Path}.", "settling");
        return draft.Settle(field, number, PriorityOf(_rankOf[field.Index]));
    }

    /// <summary>Fields of low rank are settled before those of high rank; implications fire before the fields that they reach; all else comes last.</summary>
    private int PriorityOf(int rank) => 2 * (_rankOf.Length - rank);

    private Formula FormulaOf(Literal whole, Condition? condition) => FormulaOf(whole, [condition], []);

    /// <summary>Explanations ask for every part of a condition, also for one that does not matter to the whole.</summary>
    private Formula FormulaOf(Literal whole, IEnumerable<Condition?> conditions, IEnumerable<Literal> others) =>
        new(_compiled, whole, others.Concat(conditions.OfType<Condition>().SelectMany(PartsOf).Select(part => new Literal(_compiled.Conditions[part]))));

    private static IEnumerable<Condition> PartsOf(Condition condition) => condition switch
    {
        Condition.Not not => PartsOf(not.Part).Append(not),
        Condition.All all => all.Parts.SelectMany(PartsOf).Append(all),
        Condition.Any any => any.Parts.SelectMany(PartsOf).Append(any),
        Condition.Over over => over.Instances.SelectMany(PartsOf).Append(over),
        _ => [condition],
    };
}

/// <summary>A term that an implication settles.</summary>
/// <param name="Field">The number of the field.</param>
/// <param name="Implied">The implication and the cells.</param>
internal sealed record Consequence(int Field, ImpliedCells Implied);
