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
        var isAssumption = syntax.Source.Text == Source.AssumptionId;
        var source = isAssumption
            ? new Source(Source.AssumptionId, "Assumption of the pack's author", syntax.Source.Location)
            : scope.Sources.GetValueOrDefault(syntax.Source.Text);
        if (source is null)
        {
            if (!scope.Damaged.Contains(syntax.Source.Text))
            {
                diagnostics.Add(BindingDiagnostics.UnknownSource(syntax.Source, [.. scope.Sources.Keys, Source.AssumptionId]));
            }

            return null;
        }

        if (!isAssumption && (syntax.Date is null || (needsSpeaker && syntax.Speaker is null)))
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
            Date = syntax.Date,
            DateLocation = syntax.DateLocation,
            Locator = syntax.Locator?.Text,
            Records = [.. syntax.Records.Select(record => record.Text)],
        };
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
