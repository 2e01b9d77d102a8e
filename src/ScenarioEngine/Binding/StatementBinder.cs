using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up the source of a statement, and sees to it that nothing but an assumption goes without speaker and day.</summary>
internal sealed class StatementBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>The statement, or null after a diagnostic.</summary>
    /// <param name="syntax">What is written.</param>
    /// <param name="needsSpeaker">Whether somebody has to have said it, where it is no assumption.</param>
    /// <param name="isDamaged">Whether something is wrong with the keys around it, of which speaker or day may be one.</param>
    public Statement? Bind(StatementSyntax syntax, bool needsSpeaker, bool isDamaged)
    {
        if (FindSource(syntax.Source) is not { } source)
        {
            return null;
        }

        if (!source.IsAssumption && (syntax.Date is null || (needsSpeaker && syntax.Speaker is null)))
        {
            if (!isDamaged)
            {
                diagnostics.Add(BindingDiagnostics.Undated(syntax.Location, syntax.Date is null ? "stated" : "speaker"));
            }

            return null;
        }

        return new Statement(syntax.Text.Text, source, syntax.Text.Location)
        {
            Speaker = syntax.Speaker?.Text,
            Stated = syntax.Date,
            DateLocation = syntax.DateLocation,
            Locator = syntax.Locator?.Text,
            Records = [.. syntax.Records.Select(record => record.Text)],
        };
    }

    /// <summary>A source by its name, or null after a diagnostic.</summary>
    public Source? FindSource(Word name)
    {
        var source =
            name.Text == Source.AssumptionId
                ? new Source(Source.AssumptionId, "Assumption of the pack's author", name.Location)
                : scope.Sources.GetValueOrDefault(name.Text);
        if (source is null && !scope.Damaged.Contains(name.Text))
        {
            diagnostics.Add(BindingDiagnostics.UnknownSource(name, [.. scope.Sources.Keys, Source.AssumptionId]));
        }

        return source;
    }

    public Party? BindParty(Word name)
    {
        if (!scope.Parties.TryGetValue(name.Text, out var party) && !scope.Damaged.Contains(name.Text))
        {
            diagnostics.Add(BindingDiagnostics.UnknownParty(name, scope.Parties.Keys));
        }

        return party;
    }
}
