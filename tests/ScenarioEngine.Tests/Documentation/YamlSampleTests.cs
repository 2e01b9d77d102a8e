using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>Every YAML that the guides show is good, and means what they say.</summary>
public sealed class YamlSampleTests
{
    private static readonly string[] Marks = ["yaml pack", "yaml scenario", "yaml part", "yaml condition"];

    private static IEnumerable<TestCaseData> Samples => Guide(Guides.Rules).Concat(Guide(Guides.Scenarios));

    private static IEnumerable<TestCaseData> Scenarios =>
        Samples.Where(sample => sample.Arguments[0] is FencedBlock { Info: "yaml scenario" });

    private static IEnumerable<TestCaseData> Spellings =>
        Guides.Scenarios.Table("nested").Rows.Select(row => new TestCaseData(row[0].Trim('`'), row[1].Trim('`')));

    private static IEnumerable<TestCaseData> Edits =>
        Guides.Scenarios.Table("edit").Rows.Select(row => new TestCaseData(row[0], row[1]).SetArgDisplayNames(row[0]));

    [Test]
    public void Guides_HaveSamplesOfEveryMark() => Assert.That(Samples.Select(Mark).Distinct(), Is.EquivalentTo(Marks));

    [TestCaseSource(nameof(Samples))]
    public void Sample_LoadsWithoutDiagnostics(object sample) =>
        Assert.That(Load((FencedBlock)sample).Select(diagnostic => diagnostic.ToString()), Is.Empty);

    [TestCaseSource(nameof(Scenarios))]
    public void Scenario_SaysNothingWithoutEffectAndMeetsItsAnswerKey(object sample)
    {
        var evaluation = Engine.Compile(Guides.Lease).Evaluate(LoadScenario((FencedBlock)sample));

        Assert.That(
            ScenarioCheck.Check(evaluation).Concat(ScenarioCheck.CheckAnswerKey(evaluation)).Select(diagnostic => diagnostic.ToString()),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(Spellings))]
    public void NestedAndInOnePiece_AreTheSameTerm(string nested, string inOnePiece)
    {
        Assert.That(TermsOf(nested), Has.Count.EqualTo(1));
        Assert.That(TermsOf(inOnePiece), Is.EqualTo(TermsOf(nested)));
    }

    [Test]
    public void EditTable_HasTheEditsOfTheSample() =>
        Assert.That(
            Guides.Scenarios.Table("edit").Rows.Select(row => row[0]),
            Is.EqualTo(EditedScenario().WhatIfs.Select(edit => edit.Name))
        );

    [TestCaseSource(nameof(Edits))]
    public void Edit_ComesToTheOutcomeInTheTable(string name, string outcome)
    {
        var scenario = EditedScenario();
        var edited = scenario.With(scenario.WhatIfs.Single(edit => edit.Name == name));

        Assert.That(Words.Of(Engine.Compile(Guides.Lease).Evaluate(edited).Outcome), Is.EqualTo(outcome));
    }

    private static IEnumerable<TestCaseData> Guide(MarkdownDocument guide) =>
        from block in guide.Blocks
        where block.Info.StartsWith("yaml", StringComparison.Ordinal)
        select new TestCaseData(block).SetArgDisplayNames($"{guide.Name} line {block.Line}");

    private static string? Mark(TestCaseData sample) => (sample.Arguments[0] as FencedBlock)?.Info;

    private static ImmutableArray<Diagnostic> Load(FencedBlock block) =>
        block.Info switch
        {
            "yaml pack" => Engine.LoadPack([Guides.FileOf(block)]).Diagnostics,
            "yaml part" => Engine.LoadPack([Guides.LeaseFile, Guides.FileOf(block)]).Diagnostics,
            "yaml condition" => Engine.LoadPack([Guides.LeaseFile, Constraint(block.Text)]).Diagnostics,
            _ => Engine.LoadScenario(Guides.FileOf(block), Guides.Lease).Diagnostics,
        };

    private static SourceFile Constraint(string condition)
    {
        var lines = condition.TrimEnd('\n').Split('\n').Select(line => $"      {line}\n");
        return new SourceFile(
            "constraints.yaml",
            $"constraints:\n  - id: sample\n    because: A sample.\n    basis: definition\n    impossible-when:\n{string.Concat(lines)}"
        );
    }

    private static Scenario LoadScenario(FencedBlock block) => Engine.LoadScenario(Guides.FileOf(block), Guides.Lease).ValueOrThrow();

    private static Scenario EditedScenario() =>
        Guides
            .Scenarios.Blocks.Where(block => block.Info == "yaml scenario")
            .Select(LoadScenario)
            .Single(scenario => !scenario.WhatIfs.IsEmpty);

    private static List<string> TermsOf(string terms)
    {
        var file = new SourceFile("scenario.yaml", $"scenario: Sample\nrules: office-lease\nterms:\n  {terms}\n");
        return [.. Engine.LoadScenario(file, Guides.Lease).ValueOrThrow().Terms.Select(term => term.ToString())];
    }
}
