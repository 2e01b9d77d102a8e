using System.Linq.Expressions;
using NRules.Extensibility;

namespace ScenarioEngine.NRules;

/// <summary>Compiles the expressions of rules, and those of actions once: all rules of one kind have the same.</summary>
/// <remarks>
/// NRules gives an expression as a block that fetches facts out of a tuple, the last first, and ends in what the rule says.
/// </remarks>
internal sealed class SharedActions : IExpressionCompiler
{
    private readonly Dictionary<(Expression End, int Length), Delegate> _known = [];

    /// <summary>The delegate of an expression; the same one for the same action that fetches as many facts.</summary>
    public TDelegate Compile<TDelegate>(Expression<TDelegate> expression)
        where TDelegate : Delegate
    {
        if (expression is not { ReturnType: var type, Body: BlockExpression { Expressions: [.., var end] steps } } || type != typeof(void))
        {
            return expression.Compile();
        }

        var key = (end, steps.Count);
        if (_known.TryGetValue(key, out var known))
        {
            return (TDelegate)known;
        }

        var compiled = expression.Compile();
        _known.Add(key, compiled);
        return compiled;
    }
}
