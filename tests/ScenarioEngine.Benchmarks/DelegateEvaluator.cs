using System.Linq.Expressions;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks;

/// <summary>What a programmer would write for one pack by hand: a compiled method for each rule, over the option of each field.</summary>
/// <remarks>
/// An option is its index, -1 where the field is unsettled. Conditions are 0 for false, 1 for unknown and 2 for true, and stop at the
/// first part that decides. Knows choices, scales and implications of which each settles a field of its own; no numbers, dates, sets,
/// exceptions or opennesses.
/// </remarks>
internal sealed class DelegateEvaluator
{
    private const int False = 0;
    private const int Unknown = 1;
    private const int True = 2;

    private static readonly ParameterExpression Options = Expression.Parameter(typeof(int[]), "options");

    private readonly Func<int[], FindingStatus>[] _positions;
    private readonly (Func<int[], int> When, int Field, int Option)[] _implications;

    public DelegateEvaluator(RulePack pack)
    {
        _positions = [.. pack.Positions.Select(position => Compile<FindingStatus>(StatusOf(position)))];
        _implications =
        [
            .. FieldOrder
                .Find(pack.Fields, pack.Implications)
                .Ordered.SelectMany(field =>
                    from implication in pack.Implications
                    from term in implication.Then
                    where term.Field == field
                    select (Compile<int>(Truth(implication.When)), field.Index, (int)term.Value.Ordinal)
                ),
        ];
    }

    /// <summary>The options of a scenario, as the methods want them.</summary>
    public static int[] OptionsOf(Scenario scenario)
    {
        var options = new int[scenario.Pack.Fields.Length];
        Array.Fill(options, -1);
        foreach (var term in scenario.Terms)
        {
            options[term.Field.Index] = (int)term.Value.Ordinal;
        }

        return options;
    }

    /// <summary>Evaluates every position.</summary>
    /// <param name="stated">The options that a scenario states.</param>
    /// <param name="settled">Room for those and what is implied; untouched where the pack has no implications.</param>
    /// <param name="statuses">Where to write the statuses.</param>
    public void Evaluate(int[] stated, int[] settled, Span<FindingStatus> statuses)
    {
        var options = _implications.Length == 0 ? stated : Imply(stated, settled);
        var positions = _positions;
        for (var i = 0; i < positions.Length; i++)
        {
            statuses[i] = positions[i](options);
        }
    }

    private int[] Imply(int[] stated, int[] settled)
    {
        stated.AsSpan().CopyTo(settled);
        foreach (var (when, field, option) in _implications)
        {
            if (settled[field] < 0 && when(settled) == True)
            {
                settled[field] = option;
            }
        }

        return settled;
    }

    private static Func<int[], T> Compile<T>(Expression body) => Expression.Lambda<Func<int[], T>>(body, Options).Compile();

    private static BlockExpression StatusOf(Position position)
    {
        var isRedLine = position.Kind == PositionKind.RedLine;
        var body = position.Condition is { } condition ? Truth(condition) : throw new NotSupportedException(position.FullName);
        var violated = Expression.Variable(typeof(int), "violated");
        var status = Choose(
            Expression.Equal(violated, Expression.Constant(True)),
            isRedLine ? FindingStatus.Crossed : FindingStatus.Unmet,
            Expression.Condition(
                Expression.Equal(violated, Expression.Constant(False)),
                Expression.Constant(isRedLine ? FindingStatus.Respected : FindingStatus.Met),
                Expression.Constant(FindingStatus.Open)
            )
        );
        var crossing = isRedLine ? body : Negated(body);
        if (position.AppliesWhen is not { } appliesWhen)
        {
            return Expression.Block([violated], Expression.Assign(violated, crossing), status);
        }

        var applies = Expression.Variable(typeof(int), "applies");
        return Expression.Block(
            [applies, violated],
            Expression.Assign(applies, Truth(appliesWhen)),
            Choose(
                Expression.Equal(applies, Expression.Constant(False)),
                FindingStatus.NotApplicable,
                Expression.Block(Expression.Assign(violated, Decided([applies, crossing], by: False)), status)
            )
        );
    }

    private static ConditionalExpression Choose(Expression when, FindingStatus then, Expression otherwise) =>
        Expression.Condition(when, Expression.Constant(then), otherwise);

    private static Expression Truth(Condition condition) =>
        condition switch
        {
            Condition.Test test => Truth(test),
            Condition.Not not => Negated(Truth(not.Part)),
            Condition.All all => Decided([.. all.Parts.Select(Truth)], by: False),
            Condition.Any any => Decided([.. any.Parts.Select(Truth)], by: True),
            _ => throw new NotSupportedException(condition.ToString()),
        };

    private static BinaryExpression Negated(Expression truth) => Expression.Subtract(Expression.Constant(True), truth);

    /// <summary>The least of some truths where false decides, the greatest where true does.</summary>
    private static BlockExpression Decided(IReadOnlyList<Expression> parts, int by)
    {
        var truth = Expression.Variable(typeof(int), "truth");
        var part = Expression.Variable(typeof(int), "part");
        var decided = Expression.Label(typeof(int), "decided");
        var steps = new List<Expression> { Expression.Assign(truth, Expression.Constant(True - by)) };
        foreach (var expression in parts)
        {
            steps.Add(Expression.Assign(part, expression));
            steps.Add(
                Expression.IfThen(Expression.Equal(part, Expression.Constant(by)), Expression.Return(decided, Expression.Constant(by)))
            );
            steps.Add(Expression.IfThen(Expression.Equal(part, Expression.Constant(Unknown)), Expression.Assign(truth, part)));
        }

        steps.Add(Expression.Label(decided, truth));
        return Expression.Block([truth, part], steps);
    }

    private static BlockExpression Truth(Condition.Test test)
    {
        var option = Expression.Variable(typeof(int), "option");
        var holds = Expression.Condition(Holds(test, option), Expression.Constant(True), Expression.Constant(False));
        return Expression.Block(
            [option],
            Expression.Assign(option, Expression.ArrayIndex(Options, Expression.Constant(test.Field.Index))),
            Expression.Condition(Expression.LessThan(option, Expression.Constant(0)), Expression.Constant(Unknown), holds)
        );
    }

    private static Expression Holds(Condition.Test test, ParameterExpression option)
    {
        var first = Expression.Constant((int)test.Values[0].Ordinal);
        var isListed = test
            .Values.Select(value => Expression.Equal(option, Expression.Constant((int)value.Ordinal)))
            .Aggregate(Expression.OrElse);
        return test.Operator switch
        {
            Operator.Is or Operator.OneOf => isListed,
            Operator.IsNot or Operator.NoneOf => Expression.Not(isListed),
            Operator.AtLeast => Expression.GreaterThanOrEqual(option, first),
            Operator.AtMost => Expression.LessThanOrEqual(option, first),
            Operator.MoreThan => Expression.GreaterThan(option, first),
            Operator.LessThan => Expression.LessThan(option, first),
            _ => throw new NotSupportedException(Words.Of(test.Operator)),
        };
    }
}
