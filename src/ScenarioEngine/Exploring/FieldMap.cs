using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Exploring;

/// <summary>The size of the zone with each pair of options of two fields on the table, all other terms as they are.</summary>
/// <remarks>Of a set, the packages that include the option.</remarks>
/// <param name="Down">The field whose options are rows.</param>
/// <param name="Across">The field whose options are columns.</param>
/// <param name="Rows">The options of the first.</param>
/// <param name="Columns">The options of the second.</param>
/// <param name="Counts">For each row, a number for each column.</param>
public sealed record FieldMap(
    Field Down,
    Field Across,
    ImmutableArray<ValueRange> Rows,
    ImmutableArray<ValueRange> Columns,
    ImmutableArray<ImmutableArray<BigInteger>> Counts
);
