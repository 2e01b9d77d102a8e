using System.Collections.Immutable;
using ScenarioEngine.Model;

namespace ScenarioEngine.Mutating;

/// <summary>What can become of one condition: each way in which it is bent, without looking at its parts.</summary>
internal static class Bending
{
    /// <summary>The condition in every way that it can be bent.</summary>
    public static IEnumerable<Condition> Bend(Condition condition) => condition switch
    {
        Condition.Test test => Bend(test),
        Condition.Not not => [not.Part],
        Condition.All { Parts.Length: > 1 } all => all.Parts.Select((_, part) => new Condition.All(all.Parts.RemoveAt(part), all.Location)),
        Condition.Any { Parts.Length: > 1 } any => any.Parts.Select((_, part) => new Condition.Any(any.Parts.RemoveAt(part), any.Location)),
        Condition.Over over => Bend(over),
        _ => [],
    };

    /// <summary>The condition as if it were not there: it always holds, or never.</summary>
    public static Condition Drop(Condition condition, bool holds) => holds ? new Condition.All([], condition.Location) : new Condition.Any([], condition.Location);

    private static IEnumerable<Condition> Bend(Condition.Test test) => test.Operator switch
    {
        Operator.Is => [With(test, Operator.IsNot)],
        Operator.IsNot => [With(test, Operator.Is)],
        Operator.OneOf when test.Values.Length == 1 => [With(test, Operator.IsNot)],
        Operator.NoneOf when test.Values.Length == 1 => [With(test, Operator.Is)],
        Operator.OneOf or Operator.NoneOf => test.Values.Select((_, value) => With(test, test.Operator, test.Values.RemoveAt(value))),
        Operator.AtLeast or Operator.AtMost when !test.Field.Type.IsContinuous => Steps(test),
        Operator.AtLeast => [With(test, test.Field.Type.Kind == FieldKind.Date ? Operator.After : Operator.MoreThan), .. Steps(test)],
        Operator.AtMost => [With(test, test.Field.Type.Kind == FieldKind.Date ? Operator.Before : Operator.LessThan), .. Steps(test)],
        Operator.MoreThan or Operator.After => [With(test, Operator.AtLeast)],
        Operator.LessThan or Operator.Before => [With(test, Operator.AtMost)],
        Operator.Between => Steps(test),
        Operator.Includes => [With(test, Operator.Excludes)],
        Operator.IncludesAll => DropMembers(test).DefaultIfEmpty(With(test, Operator.Excludes)),
        Operator.Excludes => DropMembers(test).DefaultIfEmpty(With(test, Operator.IncludesAll)),
        Operator.Stated => [With(test, Operator.Stated, [Value.OfOption(1 - test.Values[0].Option)])],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

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

    private static IEnumerable<Condition> Bend(Condition.Over over) => over.Quantifier switch
    {
        Quantifier.Some => [new Condition.Over(Quantifier.Every, over.Issue, over.Instances, over.Location)],
        Quantifier.Every or Quantifier.No => [new Condition.Over(Quantifier.Some, over.Issue, over.Instances, over.Location)],
        _ =>
        [
            new Condition.Over(Quantifier.Count, over.Issue, over.Instances, over.Location) { AtLeast = over.AtLeast + 1, AtMost = over.AtMost },
            new Condition.Over(Quantifier.Count, over.Issue, over.Instances, over.Location) { AtLeast = over.AtLeast, AtMost = over.AtMost - 1 },
        ],
    };

    private static Condition.Test With(Condition.Test test, Operator @operator, ImmutableArray<Value>? values = null) =>
        new(test.Field, @operator, values ?? test.Values, test.Location);
}
