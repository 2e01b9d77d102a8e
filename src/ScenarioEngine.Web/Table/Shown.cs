using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Web.Table;

/// <summary>What a visitor's page shows of a table, so that the next answer need not say it again.</summary>
public sealed class Shown
{
    private readonly FindingStatus?[] _statuses;
    private readonly bool[] _fields;
    private readonly int _focus;

    /// <param name="view">The table that was shown.</param>
    public Shown(TableView view)
    {
        _statuses = new FindingStatus?[view.Pack.Positions.Length];
        foreach (var finding in view.Evaluation.Findings)
        {
            _statuses[finding.Index] = finding.Status;
        }

        _fields = [.. view.Pack.Fields.Select(field => !view.IsIdle(field))];
        _focus = view.Focus?.Index ?? -1;
    }

    /// <summary>Whether a control of the field is on the page.</summary>
    public bool Has(Field field) => _fields[field.Index];

    /// <summary>Whether a finding was folded away, as what is open or does not apply is.</summary>
    public bool Folded(Finding finding) => IsFolded(_statuses[finding.Index]);

    /// <summary>Whether findings of a status are folded into a count.</summary>
    public static bool IsFolded(FindingStatus? status) => status is FindingStatus.Open or FindingStatus.NotApplicable;

    /// <summary>Whether a finding looks the same.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isInFocus">Whether it is the one in focus now.</param>
    public bool Has(Finding finding, bool isInFocus) =>
        _statuses[finding.Index] == finding.Status && isInFocus == (_focus == finding.Index);
}
