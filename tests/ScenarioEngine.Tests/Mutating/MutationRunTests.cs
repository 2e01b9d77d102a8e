using System.Collections.Immutable;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Mutating;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Mutating;

[Parallelizable(ParallelScope.All)]
public sealed class MutationRunTests
{
    [Test]
    public void Suggestion_TellsTheMutantFromThePack() => RandomPacks.Check(seed: 41, count: 25, RandomPacks.Cases(scenarios: 1), sketch =>
    {
        var pack = sketch.LoadPack();
        var evaluator = Engine.Compile(pack);
        var run = MutationRun.Of(evaluator, [], progress: null, CancellationToken.None);
        return run.Results.Where(result => result.Suggestion is not null).Select(result => FindMistake(evaluator, result)).FirstOrDefault(mistake => mistake is not null);
    });

    [Test]
    public void WithoutScenarios_NothingIsNoticed()
    {
        var run = MutationRun.Of(Engine.Compile(Lease), [], progress: null, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Results, Is.Not.Empty);
            Assert.That(run.Noticed, Is.Zero);
            Assert.That(run.Percent, Is.Zero);
        }
    }

    [TestCase("{rent: {at-least: 900 euros}}", "rent is more than 900 euros", "rent is at least 899 euros", "rent is at least 901 euros")]
    [TestCase("{pets: yes}", "pets is not yes")]
    [TestCase("{floor: {at-most: first}}", "floor is at most ground", "floor is at most second")]
    [TestCase("{floor: {one-of: [ground, second]}}", "floor is second", "floor is ground")]
    [TestCase("{not: {pets: yes}}", "pets is yes", "pets is not yes")]
    [TestCase("{extras: {includes-all: [garden, garage]}}", "extras includes garage", "extras includes garden")]
    public void Condition_IsBentInEveryWay(string condition, params string[] expected)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", condition, StringComparison.Ordinal))]).ValueOrThrow();

        Assert.That(Mutator.MutantsOf(pack).Select(mutant => mutant.After), Is.EquivalentTo(expected));
    }

    [Test]
    public void ConditionOverParties_IsBentForAllOfThemAtOnce()
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", "{some deposit: {paid: yes}}", StringComparison.Ordinal))]).ValueOrThrow();
        var bent = Mutator.MutantsOf(pack).Single(mutant => mutant.Substitutes.Keys.All(condition => condition is Condition.Test));

        Assert.That(bent.Substitutes, Has.Count.EqualTo(2));
    }

    private static RulePack Lease => Engine.LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", "{pets: yes}", StringComparison.Ordinal))]).ValueOrThrow();

    private const string Text = """
        id: lease
        title: Lease
        version: 1
        summary: A landlord and a tenant.
        parties: {landlord: {title: Landlord, role: signatory}, tenant: {title: Tenant, role: signatory}}
        issues:
          rent: {title: Rent, type: number, unit: euros, min: 0}
          pets: {title: Pets, type: yes-no}
          floor: {title: Floor, type: scale, options: [ground, first, second]}
          extras: {title: Extras, type: set, options: [garden, garage]}
          deposit: {title: Deposit, per: [landlord, tenant], fields: {paid: {type: yes-no}}}
        positions:
          - {id: wish, party: tenant, kind: demand, title: Wish, statement: A wish., source: assumption, met-when: MET}
        """;

    private static string? FindMistake(Evaluator evaluator, MutantResult result)
    {
        var bent = new Evaluator(PackCompiler.Compile(evaluator.Pack, result.Mutant.Substitutes), LaneProgram.Instance);
        var scenario = new Scenario("", evaluator.Pack, evaluator.Pack.Files[0]) { Terms = result.Suggestion.GetValueOrDefault(ImmutableArray<Term>.Empty) };
        return Printed.Difference(Printed.Of(evaluator.Evaluate(scenario)), Printed.Of(bent.Evaluate(scenario))) is null
            ? $"{result.Mutant.Owner}, bent to {result.Mutant.After}: the suggested scenario shows no difference."
            : null;
    }
}
