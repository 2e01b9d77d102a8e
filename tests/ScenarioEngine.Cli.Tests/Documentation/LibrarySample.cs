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

    [Test]
    public void WhatIsInIt_IsFoundByItsName()
    {
        var pack = Engine.LoadPack("rules/ukraine-interview").ValueOrThrow();
        var evaluation = Engine
            .Compile(pack)
            .Evaluate(Engine.LoadScenario("scenarios/ukraine-interview/recognition-de-jure.yaml", pack).ValueOrThrow());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(evaluation.Finding("ukraine/no-recognition").Because.Single().Field, Is.SameAs(pack.Field("recognition")));
            Assert.That(evaluation.Party("ukraine").Verdict, Is.EqualTo(Verdict.Conflict));
            Assert.That(evaluation.Finding("ukraine/no-recognition").Position, Is.SameAs(pack.Position("ukraine/no-recognition")));
            Assert.That(pack.TryGetParty("utopia", out _), Is.False);
            Assert.That(
                () => pack.Field("recogniton"),
                Throws.ArgumentException.With.Message.StartsWith("The pack ukraine-interview has no field `recogniton`.")
            );
        }
    }
}
