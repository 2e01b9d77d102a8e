using ScenarioEngine.Model;

namespace ScenarioEngine.Compiling;

/// <summary>
/// Lays out the slots: finds every value at which a line of numbers must be cut, and every field that is asked whether it is stated.
/// </summary>
internal sealed class SlotBuilder
{
    private readonly RulePack _pack;
    private readonly decimal[][] _cuts;
    private readonly bool[] _isAskedWhetherStated;

    private SlotBuilder(RulePack pack)
    {
        _pack = pack;
        _cuts = [.. pack.Fields.Select(_ => Array.Empty<decimal>())];
        _isAskedWhetherStated = new bool[pack.Fields.Length];
    }

    /// <param name="pack">The pack.</param>
    /// <param name="besides">Conditions that are not in the pack and are compiled with it.</param>
    public static (Slot[] Slots, int[][] ValueSlots, int[] StatedSlots) Build(RulePack pack, IEnumerable<Condition> besides)
    {
        var builder = new SlotBuilder(pack);
        builder.Collect(besides);
        return builder.Lay();
    }

    private void Collect(IEnumerable<Condition> besides)
    {
        foreach (var condition in _pack.Conditions)
        {
            Collect(condition);
        }

        foreach (var condition in besides)
        {
            Collect(condition);
        }

        foreach (var field in _pack.Fields)
        {
            Cut(field, field.StatusQuo);
            Cut(field, field.Type.Minimum);
            Cut(field, field.Type.Maximum);
            foreach (var step in field.Type.Steps())
            {
                Cut(field, Value.OfNumber(step));
            }
        }

        foreach (var implication in _pack.Implications)
        {
            foreach (var term in implication.Then)
            {
                Cut(term.Field, term.Value);
            }
        }
    }

    private void Collect(Condition condition)
    {
        switch (condition)
        {
            case Condition.Test { AsksWhetherStated: true } test:
                _isAskedWhetherStated[test.Field.Index] = true;
                break;
            case Condition.Test test:
                foreach (var value in test.Values)
                {
                    Cut(test.Field, value);
                }

                break;
            case Condition.Not not:
                Collect(not.Part);
                break;
            case Condition.All all:
                Array.ForEach([.. all.Parts], Collect);
                break;
            case Condition.Any any:
                Array.ForEach([.. any.Parts], Collect);
                break;
            case Condition.Over over:
                Array.ForEach([.. over.Instances], Collect);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Cut(Field field, Value? at)
    {
        if (field.Type.IsContinuous && at is { } value)
        {
            _cuts[field.Index] = Cut(_cuts[field.Index], value.Ordinal);
        }
    }

    private static decimal[] Cut(decimal[] cuts, decimal at)
    {
        var place = 0;
        while (place < cuts.Length && cuts[place] < at)
        {
            place++;
        }

        if (place < cuts.Length && cuts[place] == at)
        {
            return cuts;
        }

        var more = new decimal[cuts.Length + 1];
        Array.Copy(cuts, more, place);
        more[place] = at;
        Array.Copy(cuts, place, more, place + 1, cuts.Length - place);
        return more;
    }

    private (Slot[] Slots, int[][] ValueSlots, int[] StatedSlots) Lay()
    {
        var slots = new List<Slot>();
        var valueSlots = new int[_pack.Fields.Length][];
        var statedSlots = new int[_pack.Fields.Length];
        var cell = 0;
        foreach (var field in _pack.Fields)
        {
            var isSet = field.Type.IsSet;
            var first = slots.Count;
            for (var member = 0; member < (isSet ? field.Type.Options.Length : 1); member++)
            {
                Add(field, isSet ? SlotKind.Member : SlotKind.Value, member);
            }

            valueSlots[field.Index] = new int[slots.Count - first];
            for (var i = first; i < slots.Count; i++)
            {
                valueSlots[field.Index][i - first] = i;
            }

            statedSlots[field.Index] = _isAskedWhetherStated[field.Index] ? Add(field, SlotKind.Stated, 0) : -1;
        }

        return ([.. slots], valueSlots, statedSlots);

        int Add(Field field, SlotKind kind, int member)
        {
            var slot = new Slot(field, kind, member, kind == SlotKind.Value ? _cuts[field.Index] : [], cell);
            slots.Add(slot);
            cell += slot.CellCount;
            return slots.Count - 1;
        }
    }
}
