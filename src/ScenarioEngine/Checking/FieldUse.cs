using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Which fields of a pack anything depends on.</summary>
internal static class FieldUse
{
    /// <summary>
    /// The fields that positions, implications and constraints name or that a party controls, and those on which the meaning of such a
    /// field depends.
    /// </summary>
    /// <remarks>A field that only says when an unused one has meaning is unused itself.</remarks>
    public static IReadOnlySet<Field> Find(RulePack pack)
    {
        var used = new HashSet<Field>();
        var open = new Queue<Field>(
            pack.ConditionsOfRules.SelectMany(FieldOrder.FieldsIn)
                .Concat(pack.Implications.SelectMany(implication => implication.Then).Select(term => term.Field))
                .Concat(pack.Fields.Where(field => field.ControlledBy is not null))
        );
        while (open.TryDequeue(out var field))
        {
            if (used.Add(field) && field.OnlyWhen is { } condition)
            {
                foreach (var other in FieldOrder.FieldsIn(condition))
                {
                    open.Enqueue(other);
                }
            }
        }

        return used;
    }

    /// <summary>The fields about which something other than a red line asks.</summary>
    /// <remarks>A red line names what is refused. That it leaves the rest alone is its meaning, and tells nothing about the rest.</remarks>
    public static IReadOnlySet<Field> FindBesideRedLines(RulePack pack)
    {
        var conditions = pack
            .Positions.Where(position => !position.Policy.IsLine)
            .SelectMany(position => position.Conditions)
            .Concat(pack.Implications.Select(implication => implication.When))
            .Concat(pack.Constraints.Select(constraint => constraint.ImpossibleWhen));
        return conditions
            .SelectMany(FieldOrder.FieldsIn)
            .Concat(pack.Implications.SelectMany(implication => implication.Then).Select(term => term.Field))
            .ToHashSet();
    }
}
