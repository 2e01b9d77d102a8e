using NRules;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;

namespace ScenarioEngine.NRules;

/// <summary>A session of NRules and the facts in it. Not for several threads at once.</summary>
/// <remarks>
/// A lane is brought in as an edit: only the facts in which it differs from the lane before are updated, and only the rules
/// that rest on them fire again. A lane that has little in common with the one before starts afresh: NRules propagates every
/// updated fact through all that it is joined with, so that many updates cost more than to insert everything once.
/// </remarks>
internal sealed class RuleSession
{
    /// <summary>An edit of several facts, and of more than one in so many, starts afresh.</summary>
    private const int LargestEdit = 4;

    private readonly CompiledPack _pack;
    private readonly ISessionFactory _rules;
    private readonly Journal _journal;
    private readonly TermFact?[] _terms;
    private readonly StatementFact[] _statements;
    private readonly GateFact[] _gates;
    private readonly List<object> _changed = [];
    private ISession? _session;

    public RuleSession(CompiledPack pack, ISessionFactory rules)
    {
        _pack = pack;
        _rules = rules;
        _journal = new Journal(pack);
        _journal.Nodes[0] = Truth.True;
        _terms = [.. pack.Pack.Fields.Select(field => pack.SettlingOf[field.Index] >= 0 ? null : new TermFact(field, SlotsOf(field.Index)))];
        _statements = [.. pack.Settlings.Select(settling => new StatementFact(pack.Pack.Fields[settling.Field], SlotsOf(settling.Field)))];
        _gates = [.. Enumerable.Range(0, pack.GateCount).Select(number => new GateFact(number))];
    }

    /// <summary>Runs one lane, and writes what was found into it.</summary>
    public void Run(Lanes lanes, int lane)
    {
        ReadFacts(lanes, lane);
        if (_session is null || (_changed.Count > 1 && _changed.Count * LargestEdit > _terms.Length + _gates.Length))
        {
            _session = _rules.CreateSession();
            _session.DependencyResolver = _journal;
            _session.InsertAll([_pack.Pack, .. _terms.OfType<TermFact>(), .. _statements, .. _gates]);
        }
        else
        {
            _session.UpdateAll(_changed);
        }

        _session.Fire();
        Write(lanes, lane);
    }

    private int SlotsOf(int field) => _pack.ValueSlots[field].Length + (_pack.StatedSlots[field] < 0 ? 0 : 1);

    private void ReadFacts(Lanes lanes, int lane)
    {
        _changed.Clear();
        foreach (var term in _terms)
        {
            if (term is not null && ReadCells(term, lanes, lane))
            {
                _changed.Add(term);
            }
        }

        for (var i = 0; i < _statements.Length; i++)
        {
            var assumes = lanes.IsAssumedUnlessImplied(lane, i);
            if (ReadCells(_statements[i], lanes, lane) | assumes != _statements[i].AssumesStatusQuo)
            {
                _statements[i].AssumesStatusQuo = assumes;
                _changed.Add(_statements[i]);
            }
        }

        foreach (var gate in _gates)
        {
            if (gate.IsOpen != lanes.IsOpen(gate.Number))
            {
                gate.IsOpen = !gate.IsOpen;
                _changed.Add(gate);
            }
        }
    }

    /// <returns>Whether anything is different.</returns>
    private bool ReadCells(FieldFact fact, Lanes lanes, int lane)
    {
        var slots = _pack.ValueSlots[fact.Number];
        var isChanged = false;
        for (var i = 0; i < fact.Cells.Length; i++)
        {
            var cell = lanes.CellOf(lane, i < slots.Length ? slots[i] : _pack.StatedSlots[fact.Number]);
            isChanged |= fact.Cells[i] != cell;
            fact.Cells[i] = cell;
        }

        return isChanged;
    }

    private void Write(Lanes lanes, int lane)
    {
        for (var node = 0; node < _journal.Nodes.Length; node++)
        {
            lanes.SetTruth(lane, node, _journal.Nodes[node] == Truth.True, _journal.Nodes[node] == Truth.False);
        }

        for (var i = 0; i < _statements.Length; i++)
        {
            lanes.SetContradicted(lane, i, _journal.Contradicted[i]);
            if (!_statements[i].IsSettled && _journal.Settled[i] is { IsSettled: true } term)
            {
                var slots = _pack.Settlings[i].Slots;
                for (var slot = 0; slot < slots.Length; slot++)
                {
                    lanes.SetCell(lane, slots[slot], term.Cells[slot]);
                }
            }
        }
    }
}
