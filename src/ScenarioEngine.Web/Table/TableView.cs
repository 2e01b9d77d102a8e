using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Table;

/// <summary>Everything that one look at the table shows.</summary>
/// <param name="Served">The pack and its scenarios.</param>
/// <param name="Address">What is on the table.</param>
/// <param name="Evaluation">What becomes of it.</param>
public sealed record TableView(ServedPack Served, TableAddress Address, Evaluation Evaluation)
{
    /// <summary>
    /// How much room it leaves, counted when it is first asked for; null where the pack is too large to be explored exactly.
    /// </summary>
    internal ZoneReading? Room => RoomSearch?.Value;

    /// <summary>Whether a class can predict before this table.</summary>
    public bool HasRooms { get; init; }

    /// <summary>What the terms say in vain.</summary>
    public ImmutableArray<Diagnostic> Warnings => ScenarioCheck.Check(Evaluation);

    /// <summary>What the visitor's page shows already; null where a whole page is wanted.</summary>
    public Shown? Before { get; init; }

    /// <summary>Whether a red line is crossed or nothing is left, so that ways out are worth looking for.</summary>
    public bool IsBlocked => Evaluation.Outcome == Outcome.Conflict || Room is { Zone.IsZero: true };

    /// <summary>Where a part of the page is asked for that comes later than the others.</summary>
    public string Later(string part) => $"/{part}/{Pack.Id}{Address.Query}";

    /// <summary>Whether the verdict of a party can hang on readings: it has positions with some that count, and none is chosen.</summary>
    internal bool CanHang(Party party) =>
        Address.Readings.IsEmpty
        && Evaluation.Parties.Any(result =>
            result.Party == party
            && (
                result.Findings.Any(finding => !finding.Position.Readings.IsEmpty)
                || result.Vague.Any(position => !position.Readings.IsEmpty)
            )
        );

    /// <summary>On which readings the verdict of a party hangs; null where it hangs on none, and where a reading is chosen.</summary>
    internal Hanging<Verdict>? HangingOf(Party party) =>
        CanHang(party)
            ? ReadingsSearch?.Value.FirstOrDefault(verdict => verdict.Party == party && !verdict.Hanging.HoldsUnderEvery)?.Hanging
            : null;

    /// <summary>The ways out of a table that is blocked; otherwise null. They are looked for when they are first asked for.</summary>
    public WaysOut? WaysOut => IsBlocked ? WaysOutSearch?.Value : null;

    /// <summary>The scenario to compare with, evaluated; or null.</summary>
    public TableView? Other { get; init; }

    /// <summary>The mistakes in the link that it is to be compared with; empty where there are none, or it is no link.</summary>
    public ImmutableArray<Diagnostic> OtherProblems { get; init; } = [];

    /// <summary>The name of the scenario to compare with; null where nobody has given it one.</summary>
    public string? OtherTitle => Other is { Address: { Title: null, From: null } } ? null : Other?.Title;

    /// <summary>The pack.</summary>
    public RulePack Pack => Served.Pack;

    /// <summary>The scenario that the table began with, or null.</summary>
    public Scenario? From => Address.From is { } name ? Served.Scenarios.GetValueOrDefault(name) : null;

    /// <summary>The title to show.</summary>
    public string Title => Evaluation.Scenario.Title;

    /// <summary>The fields that a map of two can show, those first in which a choice could close the zone.</summary>
    public ImmutableArray<Field> FieldsToMap =>
        [
            .. from known in Pack.Fields
            let options = Room?.Fields[known.Index].Options ?? []
            where !known.Type.IsSet && options.Length > 1
            orderby options.Any(option => option.Left.IsZero) descending, Address.Terms.ContainsKey(known.Path) descending, known.Index
            select known,
        ];

    /// <summary>The fields on which findings of red lines turn with these terms.</summary>
    public ImmutableHashSet<Field> WaysOutFields =>
        [
            .. Evaluation
                .Findings.Where(finding => finding.Position.Policy.IsLine)
                .SelectMany(finding => finding.Because)
                .Select(term => term.Field),
        ];

    /// <summary>The fields whose terms cross a red line; empty where none is crossed.</summary>
    public ImmutableHashSet<Field> CausingFields =>
        [
            .. Evaluation
                .Findings.Where(finding => finding.Status == FindingStatus.Crossed)
                .SelectMany(finding => finding.Because)
                .Select(term => term.Field),
        ];

    /// <summary>Whether the terms are no longer those of the scenario it began with.</summary>
    public bool IsChanged => From is { } from && !Address.HasTermsOf(TableAddress.Of(Address.From, from));

    /// <summary>
    /// The finding in focus: the one asked for, else the first that is gone against, else the red line nearest to being crossed, else
    /// whatever is open.
    /// </summary>
    public Finding? Focus =>
        Evaluation.Findings.FirstOrDefault(finding => finding.Position.FullName == Address.Focus)
        ?? Evaluation.Findings.FirstOrDefault(finding => finding.Status == FindingStatus.Crossed)
        ?? Evaluation.Findings.FirstOrDefault(finding => finding.Status == FindingStatus.Unmet && finding.Position.Policy.IsAsked)
        ?? Nearest?.Value
        ?? Evaluation.Findings.FirstOrDefault(finding => finding.Status == FindingStatus.Open)
        ?? Evaluation.Findings.FirstOrDefault();

    /// <summary>
    /// What finds the open red line nearest to being crossed: the one that most packages with these terms cross, and no other.
    /// </summary>
    internal Lazy<Finding?>? Nearest { get; init; }

    /// <summary>What counts the room.</summary>
    internal Lazy<ZoneReading?>? RoomSearch { get; init; }

    /// <summary>What finds the ways out.</summary>
    internal Lazy<WaysOut>? WaysOutSearch { get; init; }

    /// <summary>What finds on which readings verdicts hang: when it is first asked for; none where the pack has no readings.</summary>
    internal Lazy<ImmutableArray<VerdictReadings>>? ReadingsSearch { get; init; }

    /// <summary>Whether a field of which nothing is said has no meaning with these terms.</summary>
    public bool IsIdle(Field field) => !Address.Terms.ContainsKey(field.Path) && Evaluation.StateOf(field).IsApplicable == false;
}

/// <summary>A table, or what is wrong with its address.</summary>
/// <param name="View">The table; null exactly when a problem is an error.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record TableResult(TableView? View, ImmutableArray<Diagnostic> Problems);
