using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>What becomes of a mistake in one of the two evaluators.</summary>
public sealed class WitnessTests
{
    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();
    private static readonly Scenario Scenario = Engine
        .LoadScenario(Repository.At("scenarios", "ukraine-interview", "recognition-de-jure.yaml"), Pack)
        .ValueOrThrow();

    [Test]
    public void Both_AreNamed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NRulesEngine.Compile(Pack).Evaluate(Scenario).Engines, Is.EqualTo(new[] { "NRules", "built-in" }));
            Assert.That(Engine.Compile(Pack).Evaluate(Scenario).Engines, Is.EqualTo(new[] { "built-in" }));
        }
    }

    [Test]
    public void RuleOfNRulesThatIsWrong_IsNamed()
    {
        var evaluator = new Evaluator(PackCompiler.Compile(Pack), new RuleWitness(Pack, Bent("ukraine/no-recognition")));

        Assert.That(
            () => evaluator.Evaluate(Scenario),
            Throws
                .TypeOf<EvaluatorsDisagreeException>()
                .With.Message.Contains("ukraine/no-recognition")
                .And.Message.Contains("NRules finds false, the built-in evaluator true")
        );
    }

    [Test]
    public void ConditionOfTheBuiltInEvaluatorThatIsWrong_IsNamed()
    {
        var evaluator = new Evaluator(PackCompiler.Compile(Pack, Bent("ukraine/no-recognition")), new RuleWitness(Pack));

        Assert.That(
            () => evaluator.Evaluate(Scenario),
            Throws
                .TypeOf<EvaluatorsDisagreeException>()
                .With.Message.Contains("ukraine/no-recognition")
                .And.Message.Contains("NRules finds true, the built-in evaluator false")
        );
    }

    [Test]
    public void RuleThatDidNotRun_IsADifference()
    {
        var evaluator = new Evaluator(PackCompiler.Compile(Pack), new SilentWitness());

        Assert.That(() => evaluator.Evaluate(Scenario), Throws.TypeOf<EvaluatorsDisagreeException>());
    }

    /// <summary>Every position of the pack, bent on either side, is found out by one of its scenarios.</summary>
    [Test]
    public void EveryPosition_IsWitnessed()
    {
        var scenarios = Directory
            .GetFiles(Repository.At("scenarios", "ukraine-interview"), "*.yaml")
            .Select(path => Engine.LoadScenario(path, Pack).ValueOrThrow())
            .ToList();
        var unseen =
            from position in Pack.Positions
            where position.Condition is Condition.Test
            let evaluator = new Evaluator(PackCompiler.Compile(Pack), new RuleWitness(Pack, Bent(position.FullName)))
            where scenarios.TrueForAll(scenario => Agrees(evaluator, scenario))
            select position.FullName;

        Assert.That(unseen, Is.Empty);
    }

    private static bool Agrees(Evaluator evaluator, Scenario scenario)
    {
        try
        {
            evaluator.Evaluate(scenario);
            return true;
        }
        catch (EvaluatorsDisagreeException)
        {
            return false;
        }
    }

    private static Dictionary<Condition, Condition> Bent(string position)
    {
        var condition = Pack.Positions.Single(candidate => candidate.FullName == position).Condition;
        return condition is Condition.Test test
            ? new(ReferenceEqualityComparer.Instance)
            {
                [test] = new Condition.Not(new Condition.Test(test.Field, test.Operator, test.Values, test.Location), test.Location),
            }
            : throw new InvalidOperationException($"{position} is no single test.");
    }

    private sealed class SilentWitness : IWitness
    {
        public IWitness For(RulePack pack) => this;

        public string Name => "silent";

        public Testimony Testify(Scenario scenario) => new(scenario.Pack);
    }
}
