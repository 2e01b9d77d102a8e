using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.NRules;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests;

public sealed class EngineOptionTests
{
    private const string Seed = "scenarios/ukraine-interview/border-treaty-final.yaml";
    private const string Witnessed = "Evaluated on NRules; the built-in evaluator agrees.";
    private const string Alone = "Evaluated by the built-in evaluator alone: not witnessed.";

    [TestCase("evaluate")]
    [TestCase("explain")]
    public void NRulesWithItsWitness_IsWhatRunsWithoutTheOption(string command)
    {
        var run = Tool.Run(command, Seed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run, Is.EqualTo(Tool.Run(command, Seed, "--engine", "nrules")));
            Assert.That(OnOneLine(run.Output), Does.Contain(Witnessed));
        }
    }

    [Test]
    public void UnknownEngine_NamesThoseThatThereAre()
    {
        var run = Tool.Run("evaluate", Seed, "--engine", "drools");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Error, Does.Contain("`drools` is not one of nrules, built-in."));
        }
    }

    [Slow]
    [TestCase("explain", "", Seed)]
    [TestCase("evaluate", "--full", "scenarios")]
    [TestCase("evaluate", "--format=markdown", "scenarios")]
    [TestCase("evaluate", "--format=html", "scenarios/korean-armistice")]
    [TestCase("evaluate", "--format=csv", "scenarios")]
    [TestCase("evaluate", "--silence=status-quo", "scenarios")]
    public void BuiltInAlone_SaysTheSameAndThatNothingWitnessedIt(string command, string option, string path)
    {
        string[] args = [command, path, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var both = Tool.Run(args);

        var alone = Tool.Run([.. args, "--engine", "built-in"]);

        // The sentences are not equally long, so that lines break elsewhere.
        Assert.That((alone.ExitCode, alone.Error), Is.EqualTo((both.ExitCode, both.Error)));
        Assert.That(OnOneLine(alone.Output), Is.EqualTo(OnOneLine(both.Output).Replace(Witnessed, Alone, StringComparison.Ordinal)));
    }

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    [Test]
    public void Json_NamesTheEngines()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Tool.Run("evaluate", Seed, "--format", "json").Output,
                Does.Match("\"engines\": \\[\\s*\"NRules\",\\s*\"built-in\"\\s*\\]")
            );
            Assert.That(
                Tool.Run("evaluate", Seed, "--format", "json", "--engine", "built-in").Output,
                Does.Match("\"engines\": \\[\\s*\"built-in\"\\s*\\]")
            );
        }
    }

    [Test]
    public void Batch_RunsOnTheBuiltInEvaluatorAlone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Tool.Run("evaluate", Seed, "--format", "jsonl", "--engine", "nrules").Error,
                Does.Contain("A batch runs on the built-in evaluator.")
            );
            Assert.That(Tool.Run("evaluate", Seed, "--format", "jsonl").Error, Is.Empty);
        }
    }

    [TestCase("evaluate", true)]
    [TestCase("evaluate", false)]
    [TestCase("explain", true)]
    public void Disagreement_EndsTheRunAndNamesThePosition(string command, bool breaksNRules)
    {
        var run = Tool.RunWith(
            pack =>
                breaksNRules
                    ? new Evaluator(PackCompiler.Compile(pack), new RuleWitness(pack, Bend(pack)))
                    : new Evaluator(PackCompiler.Compile(pack, Bend(pack)), new RuleWitness(pack)),
            command,
            Seed
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.ToolFailed));
            Assert.That(run.Error, Does.Contain("SE9001").And.Contain("ukraine/no-recognition"));
            Assert.That(run.Output, Is.Empty);
        }
    }

    private static Dictionary<Condition, Condition> Bend(RulePack pack)
    {
        var condition = pack.Positions.Single(position => position.FullName == "ukraine/no-recognition").Condition;
        return condition is Condition.Test test
            ? new(ReferenceEqualityComparer.Instance)
            {
                [test] = new Condition.Not(new Condition.Test(test.Field, test.Operator, test.Values, test.Location), test.Location),
            }
            : throw new InvalidOperationException("The position is no single test.");
    }
}
