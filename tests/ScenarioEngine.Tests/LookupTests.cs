using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests;

/// <summary>What a user of the library does first: look things up by name, make a scenario in code, print what comes back.</summary>
public sealed class LookupTests
{
    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

    private static readonly Scenario Scenario = Engine.NewScenario(Pack, "Recognised", "recognition=de-jure").ValueOrThrow();

    private static readonly Evaluation Evaluation = Engine.Compile(Pack).Evaluate(Scenario);

    [Test]
    public void WhatThereIs_IsFoundByName()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Pack.Field("recognition").Path, Is.EqualTo("recognition"));
            Assert.That(Pack.Position("ukraine/no-recognition").Party, Is.EqualTo(Pack.Party("ukraine")));
            Assert.That(Evaluation.Finding("ukraine/no-recognition").Status, Is.EqualTo(FindingStatus.Crossed));
            Assert.That(Evaluation.Party("ukraine").Verdict, Is.EqualTo(Verdict.Conflict));
        }
    }

    [Test]
    public void WhatThereIsNot_IsSaidWithTheNameOfTheArgument()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Pack.Field("recogniton"),
                Throws
                    .ArgumentException.With.Property(nameof(ArgumentException.ParamName))
                    .EqualTo("path")
                    .And.Message.Contains("`recogniton`")
            );
            Assert.That(
                () => Pack.Position("ukraine/x"),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("fullName")
            );
            Assert.That(() => Pack.Party("x"), Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("id"));
            Assert.That(
                () => Evaluation.Finding("ukraine/x"),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("fullName")
            );
            Assert.That(
                () => Evaluation.Party("x"),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("id")
            );
        }
    }

    [Test]
    public void WhatMayBeMissing_IsTriedForWithoutAnException()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Pack.TryGetField("recogniton", out _), Is.False);
            Assert.That(Pack.TryGetField("recognition", out var field) && field.Path == "recognition", Is.True);
            Assert.That(Pack.TryGetPosition("ukraine/x", out _), Is.False);
            Assert.That(Pack.TryGetParty("x", out _), Is.False);
            Assert.That(Evaluation.TryGetFinding("ukraine/x", out _), Is.False);
        }
    }

    [Test]
    public void ScenarioOfAnotherPack_IsRefusedByName()
    {
        var other = Engine.LoadPack(Repository.At("rules", "office-lease")).ValueOrThrow();
        var stranger = Engine.NewScenario(other, "A lease").ValueOrThrow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Engine.Compile(Pack).Evaluate(stranger),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("scenario")
            );
            Assert.That(
                () => Engine.Explore(Engine.Compile(Pack), stranger),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("scenario")
            );
            Assert.That(
                () => Engine.Repair(Engine.Compile(Pack), stranger),
                Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("scenario")
            );
        }
    }

    [Test]
    public void MistakenTerm_IsADiagnosticAndNoException()
    {
        var made = Engine.NewScenario(Pack, "Wrong", "recogniton=none");

        Assert.That(made.Value, Is.Null);
        Assert.That(made.ToString(), Does.Contain("recogniton"));
    }

    [Test]
    public void WhatComesBack_PrintsAsWhatItIs()
    {
        var room = Engine.Explore(Engine.Compile(Pack), Scenario).Exploration;

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{Pack}", Is.EqualTo($"ukraine-interview {Pack.Version}"));
            Assert.That($"{Scenario}", Is.EqualTo("Recognised"));
            Assert.That($"{Evaluation}", Is.EqualTo("Recognised: conflict"));
            Assert.That($"{Evaluation.Finding("ukraine/no-recognition")}", Is.EqualTo("ukraine/no-recognition: crossed"));
            Assert.That($"{Evaluation.Party("ukraine")}", Is.EqualTo("ukraine: conflict"));
            Assert.That($"{Scenario.Terms[0]}", Is.EqualTo("recognition: de-jure"));
            Assert.That($"{room}", Does.EndWith("possible packages cross no red line"));
        }
    }
}
