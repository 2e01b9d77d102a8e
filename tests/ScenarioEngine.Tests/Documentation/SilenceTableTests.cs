using ScenarioEngine.Evaluating;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>The table of silence says how a field comes to its value, or to none.</summary>
public sealed class SilenceTableTests
{
    /// <summary>Terms on the small pack that are what a row says, and the field to look at.</summary>
    private static readonly Dictionary<string, (string Terms, string Field)> Rows = new(StringComparer.Ordinal)
    {
        ["states a value"] = ("{fit-out.works: conversion}", "fit-out.works"),
        ["writes `open`: left open on purpose"] = ("{fit-out.works: open}", "fit-out.works"),
        ["is silent, and an implication settles the field"] = ("{fit-out.works: conversion}", "fit-out.permit"),
        ["is silent, and the pack gives a status quo"] = ("{lease: 5 years}", "fit-out.works"),
        ["is silent, and the pack gives none"] = ("{fit-out.works: none}", "lease"),
    };

    private static IEnumerable<TestCaseData> Cells =>
        Guides
            .Scenarios.Table("the scenario")
            .Cells.Select(cell => new TestCaseData(cell.Row, cell.Column, cell.Cell).SetArgDisplayNames(cell.Row, cell.Column));

    [Test]
    public void Table_HasEveryRow() =>
        Assert.That(Guides.Scenarios.Table("the scenario").Rows.Select(row => row[0]), Is.EquivalentTo(Rows.Keys));

    [TestCaseSource(nameof(Cells))]
    public void Field_IsWhatTheTableSays(string row, string head, string expected)
    {
        var (terms, field) = Rows[row];
        var file = new SourceFile(
            "scenario.yaml",
            $"scenario: Sample\nrules: office-lease\n{MarkdownDocument.CodeIn(head)[0]}\nterms: {terms}\n"
        );
        var evaluation = Engine.Compile(Guides.Lease).Evaluate(Engine.LoadScenario(file, Guides.Lease).ValueOrThrow());
        var state = evaluation.StateOf(Guides.Lease.Fields.Single(known => known.Path == field));

        Assert.That(InWords(state.Origin), Is.EqualTo(expected));
    }

    private static string InWords(Origin origin) =>
        origin switch
        {
            Origin.Stated => "stated",
            Origin.Derived => "derived",
            Origin.Assumed => "assumed",
            _ => "unsettled",
        };
}
