using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>
/// The fields on which an output depends in a pack or in its mutant, each with one value for all that neither tells apart.
/// </summary>
internal sealed class TellingValues
{
    /// <summary>A set of which more options are asked for has too many values to try.</summary>
    private const int MostMembers = 10;

    private readonly Output _output;
    private readonly List<(CompiledPack Pack, Cone Cone, ILookup<int, int[]> Tests)> _sides = [];

    public TellingValues(Output output, CompiledPack pack, CompiledPack bent)
    {
        _output = output;
        foreach (var side in new[] { pack, bent })
        {
            var cone = new Cone(side);
            foreach (var formula in output.FormulasIn(side))
            {
                cone.Add(formula);
            }

            _sides.Add((side, cone, cone.Tests.ToLookup(test => test.SlotNumber, test => test.Cells)));
        }

        var own = (output as Output.OfContradiction)?.FieldIn(pack);
        Fields = [.. pack.Pack.Fields.Where(field => field == own || _sides.Exists(side => side.Cone.Fields.Contains(field)))];
        IsExact = !_sides.Exists(side => side.Tests.Any(test => side.Pack.Slots[test.Key].Kind == SlotKind.Stated));
        Choices = Fields.ConvertAll(field =>
            ValuesOf(field).DistinctBy(value => SignatureOf(field, value)).Select(value => new Term(field, value, field.Location)).ToList()
        );
    }

    /// <summary>The fields, in the order of the pack.</summary>
    public List<Field> Fields { get; }

    /// <summary>For each field, the terms to try.</summary>
    public List<List<Term>> Choices { get; }

    /// <summary>
    /// Whether all packages of the choices are all that there is to try: nothing asks whether a field is stated, and no set has too many
    /// values.
    /// </summary>
    public bool IsExact { get; private set; }

    private IEnumerable<Value> ValuesOf(Field field) =>
        field.Type switch
        {
            { IsSet: true } => SetsOf(field),
            { IsContinuous: true } => SamplesOf(field),
            var type => Enumerable.Range(0, type.Options.Length).Select(Value.OfOption),
        };

    /// <summary>Every set of the options that something asks for.</summary>
    private List<Value> SetsOf(Field field)
    {
        var asked = _sides
            .SelectMany(side =>
                side.Pack.ValueSlots[field.Index].Where(side.Tests.Contains).Select(slot => 1UL << side.Pack.Slots[slot].Member)
            )
            .Distinct()
            .ToList();
        IsExact &= asked.Count <= MostMembers;
        var sets = new List<ulong> { 0 };
        foreach (var option in asked.Take(MostMembers))
        {
            sets.AddRange(sets.ConvertAll(set => set | option));
        }

        return sets.ConvertAll(Value.OfSet);
    }

    /// <summary>A value of each range that is told apart. The mutant tells apart what the pack does, and more.</summary>
    private IEnumerable<Value> SamplesOf(Field field)
    {
        var bent = _sides[^1].Pack;
        var slot = bent.Slots[bent.ValueSlots[field.Index][0]];
        return from cell in Enumerable.Range(0, slot.CellCount)
            where !slot.IsEmpty(cell)
            let ends = slot.RangeOf(cell)
            let isPoint = cell % 2 == 1
            select new ValueRange(Value.OfOrdinal(ends.Low), Value.OfOrdinal(ends.High), isPoint, isPoint).Sample(field.Type);
    }

    /// <summary>What all tests in question say of a value: values with the same signature are never told apart.</summary>
    private string SignatureOf(Field field, Value value)
    {
        var answers =
            from side in _sides
            from slot in side.Pack.ValueSlots[field.Index]
            let cell = side.Pack.Slots[slot].CellOf(value)
            from answer in side.Tests[slot].Select(cells => cells.Contains(cell)).Concat(ImpliedAt(side.Pack, slot, cell))
            select answer ? '1' : '0';
        return string.Concat(answers);
    }

    /// <summary>Where the output is whether the field is in contradiction: whether each implication gives the slot this cell.</summary>
    private IEnumerable<bool> ImpliedAt(CompiledPack pack, int slot, int cell) =>
        _output is Output.OfContradiction && Array.IndexOf(pack.Settlings[_output.Index].Slots, slot) is >= 0 and var number
            ? pack.Settlings[_output.Index].Implied.Select(implied => implied.Cells[number] == cell)
            : [];
}
