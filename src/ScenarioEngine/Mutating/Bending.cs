using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>What can become of one condition: each way in which it is bent, without looking at its parts.</summary>
internal static class Bending
{
    /// <summary>The condition in every way that it can be bent.</summary>
    public static IEnumerable<Condition> Bend(Condition condition) =>
        condition switch
        {
            Condition.Test test => Bend(test),
            Condition.Not not => [not.Part],
            Condition.All { Parts.Length: > 1 } all => all.Parts.Select(
                (_, part) => new Condition.All(all.Parts.RemoveAt(part), all.Location)
            ),
            Condition.Any { Parts.Length: > 1 } any => any.Parts.Select(
                (_, part) => new Condition.Any(any.Parts.RemoveAt(part), any.Location)
            ),
            Condition.Over over => Bend(over),
            _ => [],
        };

    /// <summary>The condition as if it were not there: it always holds, or never.</summary>
    public static Condition Drop(Condition condition, bool holds) =>
        holds ? new Condition.All([], condition.Location) : new Condition.Any([], condition.Location);

    private static IEnumerable<Condition> Bend(Condition.Test test)
    {
        var (meaning, type) = (test.Meaning, test.Field.Type);
        var confused = meaning
            .BentTo.Where(other => OperatorMeaning.Of(other).Fits(type.Meaning))
            .Take(1)
            .Select(other => With(test, other));
        return meaning.Takes switch
        {
            Operand.YesNo => [With(test, test.Operator, [Value.OfOption(1 - test.Values[0].Option)])],
            Operand.Values when test.Values.Length > 1 => test.Values.Select(
                (_, value) => With(test, test.Operator, test.Values.RemoveAt(value))
            ),
            Operand.Options or Operand.OptionOrOptions when DropMembers(test).ToList() is { Count: > 0 } fewer => fewer,
            _ when meaning.Low == End.Included || meaning.High == End.Included => [.. type.IsContinuous ? confused : [], .. Steps(test)],
            _ => confused,
        };
    }

    /// <summary>Every bound one step lower and one step higher, as far as the field goes.</summary>
    private static IEnumerable<Condition> Steps(Condition.Test test) =>
        from bound in Enumerable.Range(0, test.Values.Length)
        from step in new[] { -1, 1 }
        let moved = Move(test.Field.Type, test.Values[bound], step)
        where moved is not null
        select With(test, test.Operator, test.Values.SetItem(bound, moved.GetValueOrDefault()));

    private static Value? Move(FieldType type, Value value, int step)
    {
        if (!type.IsContinuous)
        {
            var option = value.Option + step;
            return option >= 0 && option < type.Options.Length ? Value.OfOption(option) : null;
        }

        var moved = Value.OfNumber(value.Ordinal + (step * (type.Step?.Ordinal ?? type.OneUnit)));
        return moved.Ordinal < type.Lowest || moved.Ordinal > type.Highest ? null : moved;
    }

    private static IEnumerable<Condition> DropMembers(Condition.Test test)
    {
        var members = test.Values[0].Members;
        return from option in Enumerable.Range(0, test.Field.Type.Options.Length)
            let bit = 1UL << option
            where (members & bit) != 0 && members != bit
            select With(test, test.Operator, [Value.OfSet(members & ~bit)]);
    }

    private static IEnumerable<Condition> Bend(Condition.Over over) =>
        over.Quantifier switch
        {
            Quantifier.Some => [new Condition.Over(Quantifier.Every, over.Issue, over.Instances, over.Location)],
            Quantifier.Every or Quantifier.No => [new Condition.Over(Quantifier.Some, over.Issue, over.Instances, over.Location)],
            _ =>
            [
                new Condition.Over(Quantifier.Count, over.Issue, over.Instances, over.Location)
                {
                    AtLeast = over.AtLeast + 1,
                    AtMost = over.AtMost,
                },
                new Condition.Over(Quantifier.Count, over.Issue, over.Instances, over.Location)
                {
                    AtLeast = over.AtLeast,
                    AtMost = over.AtMost - 1,
                },
            ],
        };

    private static Condition.Test With(Condition.Test test, Operator @operator, ImmutableArray<Value>? values = null) =>
        new(test.Field, @operator, values ?? test.Values, test.Location);
}
