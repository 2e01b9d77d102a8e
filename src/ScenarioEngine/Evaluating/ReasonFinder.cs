using ScenarioEngine.Compiling;

namespace ScenarioEngine.Evaluating;

/// <summary>Finds the smallest set of terms that forces a node of the program to the value that an evaluation recorded.</summary>
/// <remarks>
/// A true <c>and</c> needs both of its parts, a false one either of its false parts; a test needs its field, and a derived field
/// needs one of the implications that settle it. Iterative deepening over the number of terms (Korf, 1985) finds a smallest set first and
/// counts a term once however often it is needed. The search is exponential in the worst case; past <see cref="MaximumSteps"/> it settles for
/// the first set that it finds, which the tests never reach.
/// </remarks>
internal sealed class ReasonFinder(CompiledPack pack, Record record, Func<int, Origin> originOf)
{
    private const int MaximumSteps = 200_000;
    private const int Nothing = -1;

    private readonly List<(int Node, int Next)> _agenda = [];
    private readonly List<int> _terms = [];
    private readonly List<(int Field, int Implication)> _derivations = [];
    private int _budget;
    private int _steps;

    /// <summary>The numbers of the fields, and the implications by which fields were derived; valid until the next call.</summary>
    public (List<int> Fields, List<(int Field, int Implication)> Derivations) Find(Literal literal)
    {
        _steps = 0;
        for (_budget = 0; _budget <= pack.Pack.Fields.Length; _budget = _steps > MaximumSteps ? Math.Max(_budget + 1, pack.Pack.Fields.Length) : _budget + 1)
        {
            _agenda.Clear();
            _terms.Clear();
            _derivations.Clear();
            if (Force(literal.Node, Nothing))
            {
                return (_terms, _derivations);
            }
        }

        throw new System.Diagnostics.UnreachableException("All terms together do not force what was recorded.");
    }

    /// <summary>Forces a node and then what is left on the agenda, within the budget.</summary>
    private bool Force(int node, int rest)
    {
        _steps++;
        var (operation, instruction) = pack.Nodes[node];
        var step = pack.Instructions.Length == 0 ? default : pack.Instructions[instruction];
        switch (operation)
        {
            case Operation.Test:
                return ForceTest(pack.Slots[step.A], rest);
            case Operation.And when record.TruthOf(Literal.Of(node)) == true:
                return ForceBoth(new Literal(step.A).Node, new Literal(step.B).Node, rest);
            case Operation.And:
                return ForceFalse(new Literal(step.A), rest) || ForceFalse(new Literal(step.B), rest);
            case Operation.NotFalse when record.TruthOf(Literal.Of(node)) == false:
                return Force(new Literal(step.A).Node, rest);
            default:
                return Continue(rest);
        }
    }

    private bool Continue(int rest) => rest == Nothing || Force(_agenda[rest].Node, _agenda[rest].Next);

    private bool ForceBoth(int first, int second, int rest)
    {
        _agenda.Add((second, rest));
        var isForced = Force(first, _agenda.Count - 1);
        _agenda.RemoveAt(_agenda.Count - 1);
        return isForced;
    }

    private bool ForceFalse(Literal literal, int rest) => record.TruthOf(literal) == false && Force(literal.Node, rest);

    private bool ForceTest(Slot slot, int rest)
    {
        var field = slot.Field.Index;

        // That a field is stated or not is a matter of its own, which no derivation of its value explains.
        if (slot.Kind == SlotKind.Stated)
        {
            return _terms.Contains(field) ? Continue(rest) : ForceTerm(field, rest);
        }

        // Of a derived field the term says only that it is not stated; its value is forced by a derivation.
        if (_derivations.Exists(derivation => derivation.Field == field) || (originOf(field) != Origin.Derived && _terms.Contains(field)))
        {
            return Continue(rest);
        }

        // What is stated may follow from other terms too, and these may be needed anyway.
        return (originOf(field) != Origin.Derived && ForceTerm(field, rest)) || ForceDerived(field, rest);
    }

    private bool ForceTerm(int field, int rest)
    {
        if (_terms.Count >= _budget)
        {
            return false;
        }

        _terms.Add(field);
        if (Continue(rest))
        {
            return true;
        }

        _terms.RemoveAt(_terms.Count - 1);
        return false;
    }

    private bool ForceDerived(int field, int rest)
    {
        if (pack.SettlingOf[field] is < 0)
        {
            return false;
        }

        // Where implications disagree with each other or with what is stated, none of them explains anything.
        var settling = pack.Settlings[pack.SettlingOf[field]];
        var holding = Array.FindAll(settling.Implied, implied => record.TruthOf(implied.When) == true);
        if (!Array.TrueForAll(holding, implied => IsAt(settling.Slots, implied.Cells)))
        {
            return false;
        }

        foreach (var implied in holding)
        {
            _derivations.Add((field, implied.Implication));
            if (Force(implied.When.Node, rest))
            {
                return true;
            }

            _derivations.RemoveAt(_derivations.Count - 1);
        }

        return false;
    }

    private bool IsAt(int[] slots, int[] cells)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (record.CellOf(slots[i]) != cells[i])
            {
                return false;
            }
        }

        return true;
    }
}
