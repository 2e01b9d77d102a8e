using System.Collections.Concurrent;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Conformance;

/// <summary>The suite over every evaluator that the build has.</summary>
/// <remarks>The cases of a file share an evaluator, so that what one case leaves behind must not matter to the next.</remarks>
public sealed class ConformanceTests
{
    private static readonly List<ConformanceCase> All =
    [
        .. ConformanceCase.LoadAll(Repository.At("tests", "ScenarioEngine.Tests", "Conformance")),
    ];
    private static readonly ConcurrentDictionary<(string, RulePack), Evaluator> Compiled = new();

    private static IEnumerable<TestCaseData> Cases =>
        from evaluator in Evaluators.Names
        from @case in All
        select new TestCaseData(evaluator, @case).SetArgDisplayNames(evaluator, @case.ToString());

    [Test]
    public void Suite_IsWhole()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(All, Has.Count.GreaterThanOrEqualTo(150));
            Assert.That(All.Select(@case => @case.ToString()), Is.Unique);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Findings_AreTheExpectedOnes(string evaluator, ConformanceCase @case)
    {
        var found = Compiled
            .GetOrAdd((evaluator, @case.Pack), key => Evaluators.Compile(key.Item1, key.Item2))
            .Evaluate(@case.LoadScenario());

        Assert.That(ExpectedLines.Of(found, @case.Expected), Is.EqualTo(ExpectedLines.Of(@case.Expected)));
    }
}
