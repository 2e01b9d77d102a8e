using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up the fields of terms and reads their values; a field may be settled once.</summary>
internal sealed class TermBinder(Scope scope, DiagnosticBag diagnostics)
{
    private readonly PathBinder _paths = new(scope, diagnostics);
    private readonly ValueBinder _values = new(diagnostics);

    /// <summary>The terms, and the fields whose value is <c>open</c>.</summary>
    public (ImmutableArray<Term> Terms, ImmutableArray<LeftOpen> LeftOpen) Bind(ImmutableArray<TermSyntax> syntax)
    {
        var terms = ImmutableArray.CreateBuilder<Term>();
        var leftOpen = ImmutableArray.CreateBuilder<LeftOpen>();
        foreach (var (term, field) in BindFields(syntax))
        {
            if (IsOpen(term.Value))
            {
                leftOpen.Add(new LeftOpen(field, term.Value.Location));
            }
            else if (_values.Bind(field, term.Value) is { } value)
            {
                terms.Add(new Term(field, value, term.Value.Location));
            }
        }

        return (terms.ToImmutable(), leftOpen.ToImmutable());
    }

    /// <summary>Terms none of which may be <c>open</c>.</summary>
    public ImmutableArray<Term> BindSettled(ImmutableArray<TermSyntax> syntax)
    {
        var (terms, leftOpen) = Bind(syntax);
        foreach (var open in leftOpen)
        {
            diagnostics.Add(BindingDiagnostics.WrongValue(open.Location, "`open`", open.Field, "a settled value here"));
        }

        return terms;
    }

    private static bool IsOpen(ValueSyntax value) => value is { IsList: false, Items: [{ Text: Names.Open }] };

    private IEnumerable<(TermSyntax Term, Field Field)> BindFields(ImmutableArray<TermSyntax> syntax)
    {
        var first = new Dictionary<Field, TermSyntax>();
        foreach (var term in syntax)
        {
            if (_paths.Bind(term.Path) is not { } field)
            {
                continue;
            }

            if (first.TryAdd(field, term))
            {
                yield return (term, field);
            }
            else
            {
                diagnostics.Add(BindingDiagnostics.SettledTwice(term.Path.Location, field, first[field].Path.Location));
            }
        }
    }
}
