using ScenarioEngine.Editing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Editing;

/// <summary>Ways out are edits of a text, after which the line is not crossed any more.</summary>
public sealed class WayOutTests
{
    private static readonly PackLibrary Packs = new([Repository.At("rules")], []);

    private static IEnumerable<string> Scenarios =>
        OutlineTests.Shipped.Where(path => path.StartsWith("scenarios/ukraine-", StringComparison.Ordinal));

    [TestCaseSource(nameof(Scenarios))]
    public void WayOutOfALine_ClearsWhatItNames(string path)
    {
        var text = File.ReadAllText(Repository.At(path));
        foreach (var way in Evaluate(text) is { } evaluation ? WayOut.OfLines(evaluation, 1, int.MaxValue) : [])
        {
            var crossed = Evaluate(Edit(text, way))
                ?.Findings.Where(finding => finding.Status == FindingStatus.Crossed)
                .Select(finding => finding.Position.FullName);

            Assert.That(crossed, Is.Not.Null, way.Title);
            Assert.That(crossed?.Where(name => way.Title.Split(": ")[0].Split(' ', ',').Contains(name)), Is.Empty, way.Title);
        }
    }

    [Test]
    public void WayOutOfAScenario_CrossesNothing()
    {
        const string text = "scenario: x\nrules: ukraine-interview\nterms:\n  recognition: de-jure\n  border-treaty: {form: final}\n";
        var ways = WayOut.OfScenario(
            Evaluate(text) ?? throw new InvalidOperationException(),
            TimeSpan.FromSeconds(20),
            CancellationToken.None
        );

        Assert.That(ways, Is.Not.Empty);
        Assert.That(
            ways.Select(way => Evaluate(Edit(text, way))?.Findings.Count(finding => finding.Status == FindingStatus.Crossed)),
            Is.All.Zero
        );
    }

    [Test]
    public void LineWithoutCrossedTerm_HasNone()
    {
        var evaluation =
            Evaluate("scenario: x\nrules: ukraine-interview\nterms:\n  recognition: de-jure\n  energy-strikes: yes\n")
            ?? throw new InvalidOperationException();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WayOut.OfLines(evaluation, 4, 4), Is.Not.Empty);
            Assert.That(WayOut.OfLines(evaluation, 5, 5), Is.Empty);
        }
    }

    private static string Edit(string text, WayOut way) =>
        way
            .Edits.OrderByDescending(edit => edit.Span.Start)
            .Aggregate(text, (edited, edit) => edited.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.Text));

    private static Evaluation? Evaluate(string text) =>
        Engine.LoadScenario(new SourceFile(Repository.At("scenarios", "x.yaml"), text), Packs).Value is { } scenario
            ? Packs.EvaluatorOf(scenario.Pack).Evaluate(scenario)
            : null;
}
