using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Compares what the built-in evaluator recorded with what a witness says, term by term and in words of the model.</summary>
/// <remarks>
/// What others rest on comes first, so that a difference is named where it begins: fields, implications, constraints, positions.
/// </remarks>
internal sealed class Agreement
{
    private readonly CompiledPack _compiled;
    private readonly Record _record;
    private readonly Testimony _testimony;
    private readonly string _witness;

    private Agreement(CompiledPack compiled, Record record, Testimony testimony, string witness)
    {
        _compiled = compiled;
        _record = record;
        _testimony = testimony;
        _witness = witness;
    }

    private RulePack Pack => _compiled.Pack;

    /// <summary>Throws where the two differ.</summary>
    /// <exception cref="EvaluatorsDisagreeException">They differ; the message names the first term, condition or position on which they
    /// do.</exception>
    public static void Require(CompiledPack compiled, Record record, Testimony testimony, string witness)
    {
        var agreement = new Agreement(compiled, record, testimony, witness);
        agreement.CompareFields();
        agreement.CompareImplications();
        foreach (var constraint in compiled.Pack.Constraints)
        {
            agreement.CompareParts($"the constraint {constraint.Id}", constraint.ImpossibleWhen);
        }

        agreement.ComparePositions();
    }

    private void CompareFields()
    {
        foreach (var field in FieldOrder.Find(Pack.Fields, Pack.Implications).Ordered)
        {
            if (field.OnlyWhen is { } condition)
            {
                CompareParts(field.Path, condition);
            }

            CompareValues(field);
            var isContradicted = _compiled.SettlingOf[field.Index] is >= 0 and var settling && _record.IsContradicted(settling);
            Compare(field.Path, "whether it is contradicted", _testimony.Contradicted[field.Index], isContradicted);
        }
    }

    /// <summary>
    /// The witness names a value and the record a cell of values; that the value lies in the cell is all that conditions can tell.
    /// </summary>
    private void CompareValues(Field field)
    {
        var value = _testimony.Values[field.Index];
        foreach (var slot in _compiled.ValueSlots[field.Index])
        {
            var recorded = _record.CellOf(slot);
            if (recorded != (value is { } known ? _compiled.Slots[slot].CellOf(known) : -1))
            {
                throw Disagree(
                    field.Path,
                    "its value",
                    value is { } found ? field.Type.Format(found) : "unsettled",
                    recorded < 0 ? "unsettled" : "another value"
                );
            }
        }
    }

    private void CompareImplications()
    {
        for (var number = 0; number < Pack.Implications.Length; number++)
        {
            var implication = Pack.Implications[number];
            var name = $"the implication {implication.Id}";
            CompareParts(name, implication.When);
            var holds = _testimony.Implications.TryGetValue(implication, out var found) ? found : false;
            Compare(name, "whether it holds", holds, _record.TruthOf(_compiled.Implications[number]));
        }
    }

    private void ComparePositions()
    {
        for (var number = 0; number < Pack.Positions.Length; number++)
        {
            var position = Pack.Positions[number];
            if (position.Vague is not null)
            {
                continue;
            }

            foreach (var condition in position.Conditions)
            {
                CompareParts(position.FullName, condition);
            }

            var (found, recorded) = (_testimony.Statuses[number], _record.StatusOf(_compiled.Positions[number]));
            if (found != recorded)
            {
                throw Disagree(
                    position.FullName,
                    "what became of it",
                    found is { } status ? Words.Of(status) : "nothing",
                    Words.Of(recorded)
                );
            }
        }
    }

    private void CompareParts(string owner, Condition condition)
    {
        foreach (var part in condition.Inner)
        {
            CompareParts(owner, part);
        }

        var what = $"the condition in {condition.Location}";
        if (!_testimony.Conditions.TryGetValue(condition, out var found))
        {
            throw Disagree(owner, what, "nothing", Describe(Recorded(condition)));
        }

        Compare(owner, what, found, Recorded(condition));
    }

    private bool? Recorded(Condition condition) => _record.TruthOf(new Literal(_compiled.Conditions[condition]));

    private void Compare(string owner, string what, bool? found, bool? recorded)
    {
        if (found != recorded)
        {
            throw Disagree(owner, what, Describe(found), Describe(recorded));
        }
    }

    private EvaluatorsDisagreeException Disagree(string owner, string what, string found, string recorded) =>
        new($"The evaluators disagree on {owner}, {what}: {_witness} finds {found}, the built-in evaluator {recorded}.");

    private static string Describe(bool? truth) =>
        truth switch
        {
            true => "true",
            false => "false",
            null => "unknown",
        };
}
