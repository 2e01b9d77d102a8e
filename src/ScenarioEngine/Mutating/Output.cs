using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>One thing that a pack says of a scenario, and that a mutant of it may say otherwise.</summary>
/// <param name="Index">The number of what it is about, the same in both packs.</param>
internal abstract record Output(int Index)
{
    /// <summary>The formulas that decide it.</summary>
    public abstract IEnumerable<Literal> FormulasIn(CompiledPack pack);

    /// <summary>What it comes to in a lane, as a number that means the same in both packs.</summary>
    public abstract int ValueIn(CompiledPack pack, Lanes lanes, int lane);

    /// <summary>All that a pack says of a scenario.</summary>
    public static IEnumerable<Output> AllOf(CompiledPack pack) =>
        [
            .. Enumerable
                .Range(0, pack.Positions.Length)
                .Where(number => pack.Pack.Positions[number].Vague is null)
                .Select(number => new OfPosition(number)),
            .. Enumerable.Range(0, pack.Constraints.Length).Select(number => new OfConstraint(number)),
            .. Enumerable.Range(0, pack.Settlings.Length).Select(number => new OfContradiction(number)),
        ];

    /// <summary>The status of a position.</summary>
    public sealed record OfPosition(int Index) : Output(Index)
    {
        public override IEnumerable<Literal> FormulasIn(CompiledPack pack) =>
            [pack.Positions[Index].Applies, pack.Positions[Index].Violated];

        public override int ValueIn(CompiledPack pack, Lanes lanes, int lane) => (int)lanes.StatusOf(Index, lane);
    }

    /// <summary>Whether a constraint makes the scenario impossible.</summary>
    public sealed record OfConstraint(int Index) : Output(Index)
    {
        public override IEnumerable<Literal> FormulasIn(CompiledPack pack) => [pack.Constraints[Index]];

        public override int ValueIn(CompiledPack pack, Lanes lanes, int lane) => (int)(lanes.Holds(pack.Constraints[Index]) >> lane & 1);
    }

    /// <summary>Whether a field that implications reach is in contradiction.</summary>
    public sealed record OfContradiction(int Index) : Output(Index)
    {
        public Field FieldIn(CompiledPack pack) => pack.Pack.Fields[pack.Settlings[Index].Field];

        public override IEnumerable<Literal> FormulasIn(CompiledPack pack) =>
            pack.Settlings[Index].Implied.Select(implied => implied.When).Append(pack.Applicable[pack.Settlings[Index].Field]);

        public override int ValueIn(CompiledPack pack, Lanes lanes, int lane) => (int)(lanes.Contradicted(Index) >> lane & 1);
    }
}
