using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>An evaluator serves many visitors at once, and the first of them come together, before anything of it was asked.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SeveralThreadsTests
{
    private const int Threads = 8;
    private const int Rounds = 12;

    [TestCase("built-in", "ukraine-settlement", "draft-28-points")]
    [TestCase("nrules", "ukraine-interview", "recognition-de-jure")]
    public async Task NewEvaluator_AskedByManyAtOnce_AnswersAsItDoesOne(string engine, string name, string scenario)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        Scenario[] asked =
        [
            Engine.LoadScenario(Repository.At("scenarios", name, $"{scenario}.yaml"), pack).ValueOrThrow(),
            Engine.LoadScenario(new SourceFile("silent.yaml", $"scenario: Silent\nrules: {name}\nterms: {{}}\n"), pack).ValueOrThrow(),
        ];
        var expected = Array.ConvertAll(asked, one => Say(Evaluators.Compile(engine, pack), one));
        for (var round = 0; round < Rounds; round++)
        {
            var evaluator = Evaluators.Compile(engine, pack);
            using var together = new Barrier(Threads);
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, Threads)
                    .Select(number =>
                        Task.Factory.StartNew(
                            () => Ask(asked[number % asked.Length]),
                            CancellationToken.None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                    )
            );

            Assert.That(answers, Is.EqualTo(Enumerable.Range(0, Threads).Select(number => expected[number % asked.Length])));

            string Ask(Scenario one)
            {
                together.SignalAndWait();
                return Say(evaluator, one);
            }
        }
    }

    /// <summary>What a page shows of a scenario, and how much room it leaves.</summary>
    private static string Say(Evaluator evaluator, Scenario scenario)
    {
        var evaluation = evaluator.Evaluate(scenario);
        return string.Join(
            '\n',
            [
                .. Printed.Of(evaluation),
                .. evaluation
                    .Findings.Take(20)
                    .SelectMany(finding => finding.Changes.Select(change => $"{finding.Position.FullName} {change}")),
                .. ScenarioReadings.VerdictsOf(evaluation).Select(verdict => $"{verdict.Party.Id} {verdict.Hanging.HoldsUnderEvery}"),
                $"{ZoneMaps.Read(evaluator, scenario, CancellationToken.None)?.Zone}",
            ]
        );
    }
}
