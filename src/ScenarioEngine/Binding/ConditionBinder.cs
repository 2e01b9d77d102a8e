using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up the names in conditions and reads their values; quantifiers become one condition for each instance.</summary>
internal sealed class ConditionBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>
    /// More tests than a pack of thousands of positions has; nested quantifiers could otherwise be made to fill the memory.
    /// </summary>
    private const int MaximumTests = 100_000;

    private int _tests;
    private readonly PathBinder _paths = new(scope, diagnostics);
    private readonly ValueBinder _values = new(diagnostics, scope);

    /// <summary>The condition, or null after a diagnostic, and for null.</summary>
    public Condition? Bind(ConditionSyntax? syntax, IssueScope? inside = null) =>
        syntax switch
        {
            null => null,
            ConditionSyntax.Not not => Bind(not.Part, inside) is { } part ? new Condition.Not(part, not.Location) : null,
            ConditionSyntax.All all => BindParts(all.Parts, inside) is { } parts ? new Condition.All(parts, all.Location) : null,
            ConditionSyntax.Any any => BindParts(any.Parts, inside) is { } parts ? new Condition.Any(parts, any.Location) : null,
            ConditionSyntax.Over over => BindOver(over),
            ConditionSyntax.Test test => BindTest(test, inside),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private ImmutableArray<Condition>? BindParts(ImmutableArray<ConditionSyntax> parts, IssueScope? inside)
    {
        var bound = parts.Select(part => Bind(part, inside)).ToList();
        return bound.Contains(null) ? null : [.. bound.OfType<Condition>()];
    }

    private Condition? BindTest(ConditionSyntax.Test test, IssueScope? inside)
    {
        if (_paths.Bind(test.Path, inside) is not { } field)
        {
            return null;
        }

        var tests = test.Comparisons.Select(comparison => BindComparison(field, comparison, test)).ToList();
        return tests.Contains(null) || IsEmptyRange(tests, test) ? null
            : tests is [{ } only] ? only
            : new Condition.All([.. tests.OfType<Condition>()], test.Location);
    }

    /// <summary>Reports bounds of one field that leave no value between them.</summary>
    private bool IsEmptyRange(List<Condition.Test?> tests, ConditionSyntax.Test syntax)
    {
        if (tests.Count < 2)
        {
            return false;
        }

        (Condition.Test Test, int Index, decimal End, bool IsIncluded)? low = null,
            high = null;
        foreach (var (index, test) in tests.Index())
        {
            if (test is { Meaning.Low: not End.None, Values: [{ Ordinal: var lower }, ..] } && !(lower <= low?.End))
            {
                low = (test, index, lower, test.Meaning.Low == End.Included);
            }

            if (test is { Meaning.High: not End.None, Values: [.., { Ordinal: var upper }] } && !(upper >= high?.End))
            {
                high = (test, index, upper, test.Meaning.High == End.Included);
            }
        }

        if (
            low is not { } least
            || high is not { } most
            || least.Index == most.Index
            || least.End < most.End
            || (least.End == most.End && least.IsIncluded && most.IsIncluded)
        )
        {
            return false;
        }

        var type = least.Test.Field.Type;
        diagnostics.Add(
            BindingDiagnostics.EmptyRange(
                syntax.Comparisons[Math.Max(least.Index, most.Index)].Location,
                Bound(least.Test, 0),
                Bound(most.Test, ^1)
            )
        );
        return true;

        string Bound(Condition.Test test, Index value) => $"{Words.Of(test.Operator)} {type.Format(test.Values[value])}";
    }

    private Condition.Test? BindComparison(Field field, ComparisonSyntax comparison, ConditionSyntax.Test test)
    {
        if (!OperatorMeaning.Of(comparison.Operator).Fits(field.Type.Meaning))
        {
            diagnostics.Add(
                BindingDiagnostics.WrongOperator(comparison.Location, comparison.Operator, field, OperatorMeaning.Fitting(field.Type))
            );
            return null;
        }

        if (++_tests > MaximumTests)
        {
            diagnostics.Add(BindingDiagnostics.TooManyTests(test.Location, MaximumTests));
            return null;
        }

        var values = BindValues(field, comparison);
        return values is { } bound ? new Condition.Test(field, comparison.Operator, bound, test.Location) : null;
    }

    private ImmutableArray<Value>? BindValues(Field field, ComparisonSyntax comparison)
    {
        var value = comparison.Value;
        return OperatorMeaning.Of(comparison.Operator).Takes switch
        {
            Operand.YesNo => BindYesNo(field, value),
            Operand.Values => BindList(field, value),
            Operand.Range => BindBetween(field, value),
            Operand.Option => value.IsList
                ? Mistaken(value, field, "one option; for several, use `includes-all`")
                : One(_values.BindSet(field, value.Items)),
            Operand.Options => value.IsList ? One(_values.BindSet(field, value.Items)) : Mistaken(value, field, "a list of options"),
            Operand.OptionOrOptions => One(_values.BindSet(field, value.Items)),
            _ when value.IsList && !field.Type.IsSet && !OperatorMeaning.Of(comparison.Operator).IsBound => Several(
                value,
                field,
                comparison.Operator
            ),
            _ => One(_values.Bind(field, value)),
        };
    }

    private ImmutableArray<Value>? Several(ValueSyntax value, Field field, Operator @operator)
    {
        diagnostics.Add(BindingDiagnostics.SeveralValues(value, field, @operator));
        return null;
    }

    private static ImmutableArray<Value>? One(Value? value) => value is { } known ? [known] : null;

    private ImmutableArray<Value>? Mistaken(ValueSyntax value, Field field, string expected)
    {
        diagnostics.Add(
            BindingDiagnostics.WrongValue(value.Location, value.IsList ? "a list" : $"`{value.Items[0].Text}`", field, $"here {expected}")
        );
        return null;
    }

    private ImmutableArray<Value>? BindYesNo(Field field, ValueSyntax value) =>
        value switch
        {
            { IsList: false, Items: [{ Text: "yes" }] } => [Value.OfOption(1)],
            { IsList: false, Items: [{ Text: "no" }] } => [Value.OfOption(0)],
            _ => Mistaken(value, field, "`yes` or `no`"),
        };

    private ImmutableArray<Value>? BindList(Field field, ValueSyntax value)
    {
        if (!value.IsList || value.Items.IsEmpty)
        {
            return Mistaken(value, field, "a list of values");
        }

        var isWhole = true;
        var values = new Value[value.Items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var bound = _values.Bind(field, value.Items[i]);
            isWhole &= bound is not null;
            values[i] = bound.GetValueOrDefault();
        }

        return isWhole ? ImmutableArray.Create(values) : null;
    }

    private ImmutableArray<Value>? BindBetween(Field field, ValueSyntax value)
    {
        if (value is not { IsList: true, Items: [var low, var high] })
        {
            return Mistaken(value, field, "the lower and the upper end, such as `[1, 5]`");
        }

        if (_values.Bind(field, low) is not { } lower || _values.Bind(field, high) is not { } upper)
        {
            return null;
        }

        if (lower.Ordinal > upper.Ordinal)
        {
            diagnostics.Add(BindingDiagnostics.EmptyRange(value.Location, low.Text, high.Text));
            return null;
        }

        return [lower, upper];
    }

    private Condition.Over? BindOver(ConditionSyntax.Over over)
    {
        if (!scope.Issues.TryGetValue(over.Issue.Text, out var issue))
        {
            if (!scope.Damaged.Contains(over.Issue.Text))
            {
                diagnostics.Add(BindingDiagnostics.UnknownIssue(over.Issue, scope.Issues.Keys));
            }

            return null;
        }

        if (issue.Per.IsEmpty)
        {
            diagnostics.Add(BindingDiagnostics.NoInstances(over.Issue));
            return null;
        }

        if (_tests > MaximumTests)
        {
            return null;
        }

        var instances = issue.Per.Select(party => Bind(over.Where, new IssueScope(issue, party))).ToList();
        if (instances.Contains(null) || BindBounds(over, issue) is not var (atLeast, atMost))
        {
            return null;
        }

        return new Condition.Over(over.Quantifier, issue, [.. instances.OfType<Condition>()], over.Location)
        {
            AtLeast = atLeast,
            AtMost = atMost,
        };
    }

    private (int AtLeast, int AtMost)? BindBounds(ConditionSyntax.Over over, Issue issue)
    {
        var (atLeast, atMost) = (0, over.Quantifier == Quantifier.Count ? issue.Per.Length : 0);
        foreach (var bound in over.Bounds)
        {
            var numbers = bound.Value.Items.Select(word => BindCount(word, issue)).ToList();
            if (numbers.Contains(null))
            {
                return null;
            }

            var fits = bound.Operator == Operator.Between ? numbers.Count == 2 : !bound.Value.IsList;
            if (!fits)
            {
                diagnostics.Add(BindingDiagnostics.WrongCount(new Word(bound.Value.Location.Text, bound.Value.Location), issue));
                return null;
            }

            if (numbers[0] > numbers[^1])
            {
                diagnostics.Add(BindingDiagnostics.EmptyRange(bound.Value.Location, bound.Value.Items[0].Text, bound.Value.Items[^1].Text));
                return null;
            }

            var (low, high) = Range(bound.Operator, numbers[0].GetValueOrDefault(), numbers[^1].GetValueOrDefault(), issue.Per.Length);
            if (Math.Max(atLeast, low) > Math.Min(atMost, high) && bound != over.Bounds[0])
            {
                diagnostics.Add(BindingDiagnostics.EmptyRange(bound.Location, Math.Max(atLeast, low), Math.Min(atMost, high)));
                return null;
            }

            (atLeast, atMost) = (Math.Max(atLeast, low), Math.Min(atMost, high));
        }

        return (atLeast, atMost);
    }

    private static (int Low, int High) Range(Operator @operator, int first, int last, int most)
    {
        var meaning = OperatorMeaning.Of(@operator);
        return !meaning.IsBound
            ? (first, last)
            : (
                meaning.Low switch
                {
                    End.None => 0,
                    End.Included => first,
                    _ => first + 1,
                },
                meaning.High switch
                {
                    End.None => most,
                    End.Included => last,
                    _ => last - 1,
                }
            );
    }

    private int? BindCount(Word word, Issue issue)
    {
        if (
            int.TryParse(
                word.Text,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
            && number <= issue.Per.Length
        )
        {
            return number;
        }

        diagnostics.Add(BindingDiagnostics.WrongCount(word, issue));
        return null;
    }
}
