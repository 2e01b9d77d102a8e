using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>Goes through the conditions of a pack.</summary>
internal static class ConditionWalk
{
    /// <summary>All conditions of a pack, each whole.</summary>
    public static IEnumerable<Condition> ConditionsOf(RulePack pack) =>
        pack
            .Fields.Select(field => field.OnlyWhen)
            .Concat(
                pack.Positions.SelectMany(position =>
                    position
                        .Exceptions.Select(exception => exception.When)
                        .Append(position.AppliesWhen)
                        .Append(position.Condition)
                        .Concat(position.Worth?.Terms.Select(term => term.When) ?? [])
                )
            )
            .Concat(pack.Implications.Select(implication => implication.When))
            .Concat(pack.Constraints.Select(constraint => constraint.ImpossibleWhen))
            .OfType<Condition>();

    /// <summary>The tests in a condition, in order.</summary>
    public static IEnumerable<Condition.Test> TestsIn(Condition condition) =>
        condition is Condition.Test test ? [test] : PartsOf(condition).SelectMany(TestsIn);

    /// <summary>What a condition is made of; nothing for a test.</summary>
    public static ImmutableArray<Condition> PartsOf(Condition condition) =>
        condition switch
        {
            Condition.All all => all.Parts,
            Condition.Any any => any.Parts,
            Condition.Not not => [not.Part],
            Condition.Over over => over.Instances,
            _ => [],
        };
}
