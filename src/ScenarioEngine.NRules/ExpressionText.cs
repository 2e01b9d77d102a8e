using System.Linq.Expressions;
using System.Reflection;

namespace ScenarioEngine.NRules;

/// <summary>Says the expressions of rules in the words of the pack: <c>recognition is at least de-facto and not (…)</c>.</summary>
internal static class ExpressionText
{
    private static readonly Dictionary<MethodInfo, Func<MethodCallExpression, string>> Words = new()
    {
        [Members.Test] = call => $"{Describe(call.Arguments[0])} {Describe(call.Arguments[1])}",
        [Members.Keep] = call => Describe(call.Arguments[0]),
        [Members.Conclude] = Conclude,
        [Members.Keeps] = call => $"the scenario keeps {Describe(call.Arguments[0])}",
        [Members.Admits] = call => $"the scenario admits {Describe(call.Arguments[0])}",
        [Members.Of] = call => Describe(call.Arguments[1]),
        [Members.NotMethod] = call => $"not ({Describe(call.Arguments[0])})",
        [Members.AndMethod] = call => $"{Part(call.Arguments[0], Members.OrMethod)} and {Part(call.Arguments[1], Members.OrMethod)}",
        [Members.OrMethod] = call => $"{Part(call.Arguments[0], Members.AndMethod)} or {Part(call.Arguments[1], Members.AndMethod)}",
        [Members.AlsoMethod] = call =>
            call.Object is MethodCallExpression more ? $"{Describe(more)}; {Describe(call.Arguments[0])}" : Describe(call.Arguments[0]),
        [Members.IsWithinMethod] = call =>
            $"from {call.Arguments[0]} to {call.Arguments[1]} of ({(call.Object is { } of ? Describe(of) : "")})",
    };

    /// <summary>An expression in words; what is no expression of ours as .NET has it.</summary>
    public static string Describe(Expression expression) =>
        expression switch
        {
            BlockExpression block => Describe(block.Expressions[^1]),
            MethodCallExpression call when Words.TryGetValue(call.Method, out var describe) => describe(call),
            ConstantExpression { Value: Truth truth } => truth.ToString().ToLowerInvariant(),
            ConstantExpression { Value: { } value } => value.ToString() ?? "",
            BinaryExpression { Left: ConstantExpression value, Right: MemberExpression } => Describe(value),
            _ => expression.ToString(),
        };

    private static string Conclude(MethodCallExpression call) =>
        call.Arguments[0] is ConstantExpression
            ? Describe(call.Arguments[1])
            : $"{Part(call.Arguments[0], Members.OrMethod)} and {Part(call.Arguments[1], Members.OrMethod)}";

    /// <summary>A part of a longer expression, in brackets where another word would join it.</summary>
    private static string Part(Expression part, MethodInfo other)
    {
        var inner = part is MethodCallExpression call && call.Method == Members.Keep ? call.Arguments[0] : part;
        return inner is MethodCallExpression joined && joined.Method == other ? $"({Describe(inner)})" : Describe(inner);
    }
}
