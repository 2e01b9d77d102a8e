using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Binding;

/// <summary>Refuses a pack that would take more time and memory than any negotiation needs.</summary>
/// <remarks>
/// Every test is compiled against every value that its field tells apart, so many tests of one field with many values grow with their
/// product.
/// </remarks>
internal static class PackSize
{
    /// <summary>More than the largest condition of a large pack; searches for reasons go as deep as a condition is long.</summary>
    private const int MaximumTestsOfCondition = 1_000;

    /// <summary>So many values, over all tests of all fields, take some 100 MB while they are compiled.</summary>
    private const int MaximumComparisons = 5_000_000;

    /// <summary>Reports the first condition that is too long, or the field that costs most where all together cost too much.</summary>
    public static void Check(RulePack pack, DiagnosticBag diagnostics)
    {
        if (pack.Fields.IsEmpty)
        {
            return;
        }

        var tests = new int[pack.Fields.Length];
        var values = new int[pack.Fields.Length];
        foreach (var condition in pack.Conditions)
        {
            var count = 0;
            foreach (var test in condition.Tests)
            {
                count++;
                tests[test.Field.Index]++;
                values[test.Field.Index] += test.Values.Length;
            }

            if (count > MaximumTestsOfCondition)
            {
                diagnostics.Add(BindingDiagnostics.ConditionTooLong(condition.Location, MaximumTestsOfCondition));
                return;
            }
        }

        if (Cost(pack, tests, values).Total > MaximumComparisons)
        {
            // Values that are named again and again cost nothing more, which takes a second look.
            var different = Array.ConvertAll([.. pack.Fields], field => DifferentValues(pack, field));
            if (Cost(pack, tests, different) is var (total, dearest) && total > MaximumComparisons)
            {
                diagnostics.Add(BindingDiagnostics.TooManyComparisons(dearest, MaximumComparisons));
            }
        }
    }

    /// <summary>How many values are looked at for all tests of all fields, and the field on which most of them are.</summary>
    private static (long Total, Field Dearest) Cost(RulePack pack, int[] tests, int[] values)
    {
        var (total, most, dearest) = (0L, -1L, 0);
        for (var number = 0; number < tests.Length; number++)
        {
            var cost = (tests[number] + 1L) * CellsOf(pack.Fields[number], values[number]);
            total += cost;
            (most, dearest) = cost > most ? (cost, number) : (most, dearest);
        }

        return (total, pack.Fields[dearest]);
    }

    /// <summary>How many values a field tells apart: its options, or single values of a line and the ranges between them.</summary>
    private static int CellsOf(Field field, int values) => field.Type.IsContinuous ? (2 * values) + 1 : field.Type.Options.Length;

    private static int DifferentValues(RulePack pack, Field field) =>
        !field.Type.IsContinuous
            ? 0
            : pack
                .Conditions.SelectMany(condition => condition.Tests)
                .Where(test => test.Field == field)
                .SelectMany(test => test.Values)
                .Distinct()
                .Count();
}
