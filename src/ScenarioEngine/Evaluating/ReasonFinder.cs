using ScenarioEngine.Compiling;

namespace ScenarioEngine.Evaluating;

/// <summary>Finds the smallest set of terms that forces a node of the program to the value that an evaluation recorded, and how.</summary>
/// <remarks>
/// A true <c>and</c> needs both of its parts, a false one either of its false parts; a test needs its field, and a derived field
/// needs one of the implications that settle it. What is enough for a node or a field is worked out once for all findings of the
/// evaluation, so that the
/// cost is linear in the program, but for the number of sets that are kept apart (<see cref="TermSets"/>). The set is a smallest one as
/// long as no more
/// than those are needed, of which a large program keeps fewer; beyond, it is one of which no term can be left out.
/// </remarks>
internal sealed class ReasonFinder
{
    private readonly CompiledPack _pack;
    private readonly Record _record;
    private readonly Func<int, Origin> _originOf;
    private readonly TermSets?[] _ofNode;
    private readonly TermSets?[] _ofValue;
    private readonly ImpliedCells[]?[] _ways;
    private readonly int _most;

    /// <summary>A finder for what one evaluation recorded.</summary>
    public ReasonFinder(CompiledPack pack, Record record, Func<int, Origin> originOf)
    {
        _pack = pack;
        _record = record;
        _originOf = originOf;
        _ofNode = new TermSets?[pack.Nodes.Length];
        _ofValue = new TermSets?[pack.Pack.Fields.Length];
        _most = TermSets.MostFor(pack.Nodes.Length);
        _ways = new ImpliedCells[]?[pack.Pack.Fields.Length];
    }

    /// <summary>
    /// The numbers of the fields in their order, and the implications by which fields were derived, each before those that it rests on.
    /// </summary>
    public (int[] Fields, List<(int Field, int Implication)> Derivations) Find(Literal literal)
    {
        var fields =
            EnoughFor(literal.Node).Smallest
            ?? throw new System.Diagnostics.UnreachableException("All terms together do not force what was recorded.");
        for (var i = fields.Length - 1; i >= 0; i--)
        {
            int[] fewer = [.. fields[..i], .. fields[(i + 1)..]];
            if (new Proof(this, fewer).Forces(literal.Node))
            {
                fields = fewer;
            }
        }

        return (fields, new Proof(this, fields).Of(literal.Node));
    }

    private TermSets EnoughFor(int node) => _ofNode[node] ??= FindEnough(node);

    private TermSets FindEnough(int node) =>
        _pack.Nodes[node] switch
        {
            // That a field is stated or not is a matter of its own, which no derivation of its value explains.
            Node.Test { AsksWhetherStated: true } test => TermSets.Of(test.Slot.Field.Index),
            Node.Test test => EnoughForValue(test.Slot.Field.Index),
            Node.And both when IsTrue(node) => TermSets.Both(EnoughFor(both.A.Node), EnoughFor(both.B.Node), _most),
            Node.And both => TermSets.Either(EnoughForFalse(both.A), EnoughForFalse(both.B), _most),
            Node.NotFalse notFalse when !IsTrue(node) => EnoughFor(notFalse.Part.Node),
            _ => TermSets.Free,
        };

    private TermSets EnoughForFalse(Literal literal) => IsFalse(literal) ? EnoughFor(literal.Node) : TermSets.None;

    private TermSets EnoughForValue(int field) => _ofValue[field] ??= FindEnoughForValue(field);

    private TermSets FindEnoughForValue(int field)
    {
        // What is stated may follow from other terms too, and these may be needed anyway.
        var enough = _originOf(field) == Origin.Derived ? TermSets.None : TermSets.Of(field);
        foreach (var implied in WaysTo(field))
        {
            enough = TermSets.Either(enough, EnoughFor(implied.When.Node), _most);
        }

        return enough;
    }

    /// <summary>
    /// The implications that explain the value of a field. Where they disagree with each other or with what is stated, none of them does.
    /// </summary>
    private ImpliedCells[] WaysTo(int field) => _ways[field] ??= FindWaysTo(field);

    private ImpliedCells[] FindWaysTo(int field)
    {
        if (_pack.SettlingOf[field] < 0)
        {
            return [];
        }

        var settling = _pack.Settlings[_pack.SettlingOf[field]];
        var holding = Array.FindAll(settling.Implied, implied => _record.TruthOf(implied.When) == true);
        return Array.TrueForAll(holding, implied => IsAt(settling.Slots, implied.Cells)) ? holding : [];
    }

    private bool IsAt(int[] slots, int[] cells)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (_record.CellOf(slots[i]) != cells[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsTrue(int node) => _record.TruthOf(Literal.Of(node)) == true;

    private bool IsFalse(Literal literal) => _record.TruthOf(literal) == false;

    /// <summary>How some terms force a node: the first way of those that there are.</summary>
    private sealed class Proof(ReasonFinder finder, int[] fields)
    {
        private readonly Dictionary<int, bool> _isForced = [];
        private readonly Dictionary<int, ImpliedCells?> _wayTo = [];
        private readonly HashSet<int> _walked = [];
        private readonly HashSet<int> _explained = [];
        private readonly List<(int Field, int Implication)> _derivations = [];

        public List<(int Field, int Implication)> Of(int node)
        {
            Walk(node);
            return _derivations;
        }

        /// <summary>Whether the terms are enough.</summary>
        public bool Forces(int node)
        {
            if (!_isForced.TryGetValue(node, out var isForced))
            {
                isForced = FindWhetherForced(node);
                _isForced.Add(node, isForced);
            }

            return isForced;
        }

        private bool FindWhetherForced(int node) =>
            finder._pack.Nodes[node] switch
            {
                Node.Test test => Has(test.Slot) || WayTo(test.Slot) is not null,
                Node.And both when finder.IsTrue(node) => Forces(both.A.Node) && Forces(both.B.Node),
                Node.And both => ForcesFalse(both.A) || ForcesFalse(both.B),
                Node.NotFalse notFalse when !finder.IsTrue(node) => Forces(notFalse.Part.Node),
                _ => true,
            };

        private bool ForcesFalse(Literal literal) => finder.IsFalse(literal) && Forces(literal.Node);

        /// <summary>Whether a field is one of the terms. Of a derived field the term says only that it is not stated.</summary>
        private bool Has(Slot slot) =>
            (slot.Kind == SlotKind.Stated || finder._originOf(slot.Field.Index) != Origin.Derived)
            && Array.BinarySearch(fields, slot.Field.Index) >= 0;

        private ImpliedCells? WayTo(Slot slot)
        {
            if (slot.Kind == SlotKind.Stated)
            {
                return null;
            }

            var field = slot.Field.Index;
            if (!_wayTo.TryGetValue(field, out var way))
            {
                way = Array.Find(finder.WaysTo(field), implied => Forces(implied.When.Node));
                _wayTo.Add(field, way);
            }

            return way;
        }

        private void Walk(int node)
        {
            if (!_walked.Add(node))
            {
                return;
            }

            switch (finder._pack.Nodes[node])
            {
                case Node.Test test:
                    WalkTest(test.Slot);
                    break;
                case Node.And both when finder.IsTrue(node):
                    Walk(both.A.Node);
                    Walk(both.B.Node);
                    break;
                case Node.And both:
                    Walk((ForcesFalse(both.A) ? both.A : both.B).Node);
                    break;
                case Node.NotFalse notFalse when !finder.IsTrue(node):
                    Walk(notFalse.Part.Node);
                    break;
                default:
                    break;
            }
        }

        private void WalkTest(Slot slot)
        {
            var field = slot.Field.Index;
            if (!Has(slot) && _explained.Add(field) && WayTo(slot) is { } way)
            {
                _derivations.Add((field, way.Implication));
                Walk(way.When.Node);
            }
        }
    }
}
