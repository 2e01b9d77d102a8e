using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>The order in which fields can be settled: each after the fields on which its value or its meaning depends.</summary>
/// <remarks>
/// A field depends on the fields in its <c>only-when</c>, and on those in the <c>when</c> of every implication that settles it.
/// Depth-first search; linear in the number of tests.
/// </remarks>
internal sealed class FieldOrder
{
    private readonly List<Field>[] _dependences;
    private readonly State[] _states;
    private readonly List<Field> _path = [];
    private readonly ImmutableArray<Field>.Builder _ordered = ImmutableArray.CreateBuilder<Field>();

    private FieldOrder(ImmutableArray<Field> fields, IEnumerable<Implication> implications)
    {
        _states = new State[fields.Length];
        _dependences = [.. fields.Select(field => field.OnlyWhen is { } condition ? FieldsIn(condition).ToList() : [])];
        foreach (var implication in implications)
        {
            foreach (var term in implication.Then)
            {
                _dependences[term.Field.Index].AddRange(FieldsIn(implication.When));
            }
        }
    }

    private enum State
    {
        New,
        OnPath,
        Done,
    }

    /// <summary>
    /// The fields in order; or, where they depend on each other in a circle, the circle, its first field given again at the end.
    /// </summary>
    public static (ImmutableArray<Field> Ordered, ImmutableArray<Field> Circle) Find(
        ImmutableArray<Field> fields,
        IEnumerable<Implication> implications
    )
    {
        var order = new FieldOrder(fields, implications);
        foreach (var field in fields)
        {
            if (order.Visit(field) is { IsEmpty: false } circle)
            {
                return ([], circle);
            }
        }

        return (order._ordered.ToImmutable(), []);
    }

    /// <summary>The fields that a condition tests, repeated as they occur.</summary>
    public static IEnumerable<Field> FieldsIn(Condition condition) => condition.Tests.Select(test => test.Field);

    private ImmutableArray<Field> Visit(Field field)
    {
        switch (_states[field.Index])
        {
            case State.Done:
                return [];
            case State.OnPath:
                return [.. _path.SkipWhile(step => step != field), field];
            default:
                break;
        }

        _states[field.Index] = State.OnPath;
        _path.Add(field);
        foreach (var dependence in _dependences[field.Index])
        {
            if (Visit(dependence) is { IsEmpty: false } circle)
            {
                return circle;
            }
        }

        _path.RemoveAt(_path.Count - 1);
        _states[field.Index] = State.Done;
        _ordered.Add(field);
        return [];
    }
}
