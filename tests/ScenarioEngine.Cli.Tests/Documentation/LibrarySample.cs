using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The lines of C# that the README shows.</summary>
public sealed class LibrarySample
{
    [Test]
    public void ThreeLines_LoadAPackLoadAScenarioAndEvaluate()
    {
        RulePack pack = Engine.LoadPack("rules/ukraine-interview").ValueOrThrow();
        Scenario scenario = Engine.LoadScenario("scenarios/ukraine-interview/recognition-de-jure.yaml", pack).ValueOrThrow();
        Evaluation evaluation = Engine.Compile(pack).Evaluate(scenario);

        Assert.That(evaluation.Outcome, Is.EqualTo(Outcome.Conflict));
    }
}
