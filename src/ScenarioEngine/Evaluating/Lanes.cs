using System.Runtime.InteropServices;
using ScenarioEngine.Compiling;
using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>Evaluates up to 64 packages at once: package <c>n</c> is bit <c>n</c> of every word. One scenario uses one lane.</summary>
/// <remarks>
/// Bit slicing (Biham, 1997): a program of a few hundred word operations answers for 64 packages in the time that it takes for one.
/// Nothing is allocated after construction. Not safe for use by several threads at once.
/// </remarks>
internal sealed class Lanes
{
    /// <summary>How many packages fit.</summary>
    public const int Count = 64;

    private readonly CompiledPack _pack;
    private readonly ulong[] _cells;
    private readonly ulong[] _settled;
    private readonly ulong[] _rails;
    private readonly ulong[] _assumes;
    private readonly ulong[] _contradicted;
    private readonly bool[] _isShut;
    private readonly OptionField[] _optionFields;

    public Lanes(CompiledPack pack)
    {
        _pack = pack;
        _cells = new ulong[pack.CellCount];
        _settled = new ulong[pack.Slots.Length];
        _rails = new ulong[2 * pack.Nodes.Length];
        _assumes = new ulong[pack.Settlings.Length];
        _contradicted = new ulong[pack.Settlings.Length];
        _isShut = new bool[pack.GateCount];
        _optionFields = new OptionField[pack.Pack.Fields.Length];
        for (var i = 0; i < _optionFields.Length; i++)
        {
            _optionFields[i] = OptionField.Of(pack, pack.Pack.Fields[i]);
        }
    }

    /// <summary>Makes all lanes silent and opens all gates.</summary>
    public void Clear()
    {
        Array.Clear(_cells);
        Array.Clear(_settled);
        Array.Clear(_assumes);
        Array.Clear(_isShut);
        foreach (var slot in _pack.StatedSlots)
        {
            if (slot >= 0)
            {
                _cells[_pack.Slots[slot].FirstCell] = ulong.MaxValue;
                _settled[slot] = ulong.MaxValue;
            }
        }
    }

    /// <summary>Opens or shuts a gate for all lanes.</summary>
    public void SetGate(int gate, bool isOpen) => _isShut[gate] = !isOpen;

    /// <summary>Settles a field in a lane, because the scenario states it.</summary>
    public void State(int lane, int field, Value value)
    {
        ref readonly var fast = ref _optionFields[field];
        var bit = 1UL << lane;
        if (fast.FirstCell >= 0 && (_settled[fast.Slot] & bit) == 0)
        {
            _settled[fast.Slot] |= bit;
            _cells[fast.FirstCell + value.Option] |= bit;
            return;
        }

        Assume(lane, field, value);
        MarkStated(lane, field);
    }

    /// <summary>Settles a field in a lane without the scenario having stated it.</summary>
    public void Assume(int lane, int field, Value value)
    {
        foreach (var slot in _pack.ValueSlots[field])
        {
            var layout = _pack.Slots[slot];
            SetCell(lane, slot, layout, layout.CellOf(value));
        }
    }

    /// <summary>Settles a field that implications reach at its status quo, unless an implication settles it or may yet.</summary>
    public void AssumeUnlessImplied(int lane, int settling) => _assumes[settling] |= 1UL << lane;

    /// <summary>Settles one slot in a lane, and forgets what was settled there before.</summary>
    public void SetCell(int lane, int slot, int cell) => SetCell(lane, slot, _pack.Slots[slot], cell);

    /// <summary>Notes that the scenario itself settles a field in a lane.</summary>
    public void MarkStated(int lane, int field)
    {
        if (_pack.StatedSlots[field] is >= 0 and var slot)
        {
            SetCell(lane, slot, 1);
        }
    }

    /// <summary>Whether a field is settled in a lane.</summary>
    public bool IsSettled(int lane, int field) => (_settled[_pack.ValueSlots[field][0]] >> lane & 1) == 1;

    /// <summary>The lanes in which a field is settled.</summary>
    public ulong Settled(int field) => _settled[_pack.ValueSlots[field][0]];

    /// <summary>The cell at which a slot is settled in a lane, or -1.</summary>
    public int CellOf(int lane, int slot)
    {
        var first = _pack.Slots[slot].FirstCell;
        for (var cell = 0; cell < _pack.Slots[slot].CellCount; cell++)
        {
            if ((_cells[first + cell] >> lane & 1) == 1)
            {
                return cell;
            }
        }

        return -1;
    }

    /// <summary>The lanes in which a field has an option, or a set that has it, and has meaning.</summary>
    public ulong Has(FieldOption option)
    {
        var (slot, cell) = _pack.CellOf(option);
        return _cells[slot.FirstCell + cell] & ~Holds(!_pack.Applicable[option.Field.Index]);
    }

    /// <summary>The lanes in which a literal is true. Its negation gives those in which it is false.</summary>
    public ulong Holds(Literal literal) => _rails[literal.Index];

    /// <summary>The lanes in which a field is stated one way and implied another, or implied two ways, and has meaning.</summary>
    public ulong Contradicted(int settling) => _contradicted[settling] & ~Holds(!_pack.Applicable[_pack.Settlings[settling].Field]);

    /// <summary>What became of a position in a lane, were it to count.</summary>
    public FindingStatus StatusOf(int position, int lane) => StatusOf(_pack.Positions[position], lane);

    /// <summary>The same of the formulas of a position, such as those of one of its readings.</summary>
    public FindingStatus StatusOf(PositionFormulas formulas, int lane) =>
        formulas.Policy.StatusOf(TruthOf(formulas.Applies, lane), TruthOf(formulas.Violated, lane));

    /// <summary>Computes every node for all lanes.</summary>
    public void Run()
    {
        _rails[Literal.True.Index] = ulong.MaxValue;
        _rails[Literal.False.Index] = 0;
        foreach (var run in _pack.Runs)
        {
            var instructions = _pack.Instructions.AsSpan(run.Start, run.End - run.Start);
            switch (run.Operation)
            {
                case Operation.Test:
                    Test(instructions);
                    break;
                case Operation.And:
                    And(instructions);
                    break;
                case Operation.NotFalse:
                    NotFalse(instructions);
                    break;
                case Operation.Gate:
                    Gate(instructions);
                    break;
                default:
                    Settle(instructions);
                    break;
            }
        }
    }

    private void SetCell(int lane, int slot, Slot layout, int cell)
    {
        var bit = 1UL << lane;
        ref var settled = ref _settled[slot];
        if ((settled & bit) != 0)
        {
            foreach (ref var other in _cells.AsSpan(layout.FirstCell, layout.CellCount))
            {
                other &= ~bit;
            }
        }

        _cells[layout.FirstCell + cell] |= bit;
        settled |= bit;
    }

    /// <summary>The rails of each node side by side.</summary>
    private Span<(ulong True, ulong False)> Rails => MemoryMarshal.Cast<ulong, (ulong True, ulong False)>(_rails.AsSpan());

    private bool? TruthOf(Literal literal, int lane) =>
        Has(literal, lane) ? true
        : Has(!literal, lane) ? false
        : null;

    private bool Has(Literal literal, int lane) => (_rails[literal.Index] >> lane & 1) == 1;

    private void Test(ReadOnlySpan<Instruction> instructions)
    {
        var cells = _cells;
        var lists = _pack.CellLists;
        var rails = Rails;
        foreach (ref readonly var test in instructions)
        {
            var holds = 0UL;
            for (var i = test.B; i < test.C; i++)
            {
                holds |= cells[lists[i]];
            }

            rails[test.Target] = (holds, _settled[test.A] & ~holds);
        }
    }

    private void And(ReadOnlySpan<Instruction> instructions)
    {
        var rails = _rails;
        var pairs = Rails;
        foreach (ref readonly var and in instructions)
        {
            pairs[and.Target] = (rails[and.A] & rails[and.B], rails[and.A ^ 1] | rails[and.B ^ 1]);
        }
    }

    private void NotFalse(ReadOnlySpan<Instruction> instructions)
    {
        foreach (ref readonly var known in instructions)
        {
            _rails[2 * known.Target] = ~_rails[known.A ^ 1];
            _rails[(2 * known.Target) + 1] = _rails[known.A ^ 1];
        }
    }

    private void Gate(ReadOnlySpan<Instruction> instructions)
    {
        foreach (ref readonly var gate in instructions)
        {
            var isOpen = _isShut[gate.A] ? 0 : ulong.MaxValue;
            _rails[2 * gate.Target] = isOpen;
            _rails[(2 * gate.Target) + 1] = ~isOpen;
        }
    }

    private void Settle(ReadOnlySpan<Instruction> instructions)
    {
        foreach (ref readonly var instruction in instructions)
        {
            Settle(instruction.A, _pack.Settlings[instruction.A]);
        }
    }

    /// <summary>
    /// Stated values stand; then what is implied, where it is implied one way; then the status quo, where nothing may yet be implied.
    /// </summary>
    private void Settle(int number, Settling settling)
    {
        var stated = _settled[settling.Slots[0]];
        var mayBeImplied = 0UL;
        var contradicted = 0UL;
        for (var i = 0; i < settling.Implied.Length; i++)
        {
            var (_, when, cells) = settling.Implied[i];
            var holds = _rails[when.Index];
            contradicted |= holds & stated & ~StatedAt(settling.Slots, cells);
            for (var j = 0; j < i; j++)
            {
                var other = settling.Implied[j];
                contradicted |= other.Cells.AsSpan().SequenceEqual(cells) ? 0 : holds & _rails[other.When.Index];
            }

            mayBeImplied |= ~_rails[when.Index ^ 1];
        }

        foreach (var (_, when, cells) in settling.Implied)
        {
            Fill(settling.Slots, cells, _rails[when.Index] & ~stated & ~contradicted);
        }

        if (settling.StatusQuo is { } statusQuo)
        {
            Fill(settling.Slots, statusQuo, _assumes[number] & ~stated & ~mayBeImplied);
        }

        _contradicted[number] = contradicted;
    }

    private ulong StatedAt(int[] slots, int[] cells)
    {
        var lanes = ulong.MaxValue;
        for (var i = 0; i < slots.Length; i++)
        {
            lanes &= _cells[_pack.Slots[slots[i]].FirstCell + cells[i]];
        }

        return lanes;
    }

    private void Fill(int[] slots, int[] cells, ulong lanes)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            _cells[_pack.Slots[slots[i]].FirstCell + cells[i]] |= lanes;
            _settled[slots[i]] |= lanes;
        }
    }

    /// <summary>Where a field lies that is a choice, a scale or yes-no, and of which nothing asks whether it is stated; else -1.</summary>
    private readonly record struct OptionField(int Slot, int FirstCell)
    {
        public static OptionField Of(CompiledPack pack, Field field)
        {
            var slot = pack.ValueSlots[field.Index][0];
            return new OptionField(slot, field.Type.HasOptions && pack.StatedSlots[field.Index] < 0 ? pack.Slots[slot].FirstCell : -1);
        }
    }
}
