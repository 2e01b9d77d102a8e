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
    public void Suggestion_TellsTheMutantFromThePack() =>
        RandomPacks.Check(
            seed: 41,
            count: 25,
            RandomPacks.Cases(scenarios: 1),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var evaluator = Engine.Compile(pack);
                var run = MutationRun.Of(evaluator, [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);
                return run
                    .Results.Where(result => result.Suggestion is not null)
                    .Select(result => FindMistake(evaluator, result))
                    .FirstOrDefault(mistake => mistake is not null);
            }
        );

    [Test]
    public void EquivalentMutant_IsToldFromThePackByNoScenario() =>
        RandomPacks.Check(
            seed: 47,
            count: 25,
            RandomPacks.Cases(scenarios: 30),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var evaluator = Engine.Compile(pack);
                var scenarios = sketch.Scenarios.Select(scenario => Engine.LoadScenario(scenario.ToFile(), pack).ValueOrThrow()).ToList();
                var mistakes =
                    from result in MutationRun.Of(evaluator, [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None).Results
                    where result.Outcome == MutantOutcome.Equivalent
                    let bent = new Evaluator(PackCompiler.Compile(pack, result.Mutant.Substitutes))
                    from scenario in scenarios
                    where !Expectable(evaluator.Evaluate(scenario)).SequenceEqual(Expectable(bent.Evaluate(scenario)))
                    select $"{result.Mutant.Owner}, bent to {result.Mutant.After}, is told from the pack by {scenario.File.Text}";
                return mistakes.FirstOrDefault();
            }
        );

    [Test]
    public void MutantOfAPositionThatHasEnded_IsNoticedByAScenarioOfItsDay()
    {
        var text =
            Text.Replace(
                "source: assumption, met-when: MET",
                "speaker: T, stated: 2026-01-02, until: 2026-02-01, source: letter, met-when: {pets: yes}",
                StringComparison.Ordinal
            ) + "\nsources: {letter: {title: Letter, publisher: T, date: 2026-01-02}}\n";
        var result = MutationRun
            .Of(
                Engine.Compile(Engine.LoadPack([new SourceFile("pack.yaml", text)]).ValueOrThrow()),
                [],
                Timeout.InfiniteTimeSpan,
                progress: null,
                CancellationToken.None
            )
            .Results.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Outcome, Is.EqualTo(MutantOutcome.Survived));
            Assert.That(result.AsOf, Is.EqualTo(new DateOnly(2026, 1, 2)));
            Assert.That(result.Expected, Is.EqualTo("tenant/wish: unmet"));
        }
    }

    [TestCase("{pets: yes, rent: {at-least: 900}, any: [{pets: yes}, {floor: first}]}", "floor is first", "floor is not first")]
    public void PartThatDecidesNothing_IsEquivalent(string condition, string before, string after)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", condition, StringComparison.Ordinal))]).ValueOrThrow();
        var result = MutationRun
            .Of(Engine.Compile(pack), [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None)
            .Results.Single(result => result.Mutant.Before == before && result.Mutant.After == after);

        Assert.That(result.Outcome, Is.EqualTo(MutantOutcome.Equivalent));
    }

    /// <summary>What is best is looked for in the bent pack, and each package that is found is evaluated by it.</summary>
    [Test]
    public void SwappedWorths_AreTriedOnAKeyOfTheBest()
    {
        const string pack = """
            id: stall
            title: Stall
            version: "1"
            summary: A stall.
            parties: {baker: {title: Baker, role: signatory}, hall: {title: Hall, role: signatory}}
            issues: {place: {title: Place, type: choice, options: [gate, aisle, centre]}}
            positions:
              - {id: p, party: baker, kind: preference, of: place, values: {gate: 0, aisle: 3, centre: 5}, title: P, statement: P., source: assumption}
              - {id: q, party: hall, kind: preference, of: place, values: {gate: 5, aisle: 2, centre: 0}, title: Q, statement: Q., source: assumption}
            """;
        var loaded = Engine.LoadPack([new SourceFile("pack.yaml", pack)]).ValueOrThrow();
        var key = Engine
            .LoadScenario(new SourceFile("scenario.yaml", "scenario: All\nrules: stall\nterms: {}\nexpect: {best: 3}\n"), loaded)
            .ValueOrThrow();
        var run = MutationRun.Of(Engine.Compile(loaded), [key], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);

        Assert.That(run.Results.Select(result => result.Outcome), Does.Contain(MutantOutcome.Noticed));
    }

    [Test]
    public void WithoutScenarios_NothingIsNoticed()
    {
        var run = MutationRun.Of(Engine.Compile(Lease), [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Results, Is.Not.Empty);
            Assert.That(run.Noticed, Is.Zero);
            Assert.That(run.Percent, Is.Zero);
        }
    }

    [Test]
    public void WithoutTime_NothingIsTriedAndTheRunSaysSo()
    {
        var run = MutationRun.Of(Engine.Compile(Lease), [], TimeSpan.Zero, progress: null, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.NotTried, Is.EqualTo(run.Results.Length).And.Positive);
            Assert.That((run.Noticeable, run.Percent), Is.EqualTo((0, 0)));
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
    public void Values_AreSwappedWithTheirNeighboursAndNoticedByAScore()
    {
        var text = Text.Replace("kind: demand", "kind: preference", StringComparison.Ordinal)
            .Replace("met-when: MET", "of: floor, values: {ground: 0, first: 2, second: 5}", StringComparison.Ordinal);
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", text)]).ValueOrThrow();
        var evaluator = Engine.Compile(pack);
        Scenario Key(string key) =>
            Engine
                .LoadScenario(new SourceFile("scenario.yaml", $"scenario: S\nrules: lease\nterms: {{floor: first}}\nexpect: {key}\n"), pack)
                .ValueOrThrow();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Mutator.MutantsOf(pack).Select(mutant => mutant.After),
                Is.EqualTo(new[] { "2 then, and 5 when floor is first", "0 then, and 2 when floor is ground" })
            );
            Assert.That(
                MutationRun
                    .Of(evaluator, [Key("{others: unmet}")], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None)
                    .Noticed,
                Is.EqualTo(1)
            );
            Assert.That(
                MutationRun
                    .Of(evaluator, [Key("{scores: {tenant: 0.4}}")], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None)
                    .Noticed,
                Is.EqualTo(2)
            );
            Assert.That(
                MutationRun
                    .Of(evaluator, [], Timeout.InfiniteTimeSpan, progress: null, CancellationToken.None)
                    .Results.Select(result => result.Expected),
                Is.EqualTo(new[] { "scores: {tenant: 0.40}", "scores: {tenant: 0.00}" })
            );
        }
    }

    [Test]
    public void ConditionOverParties_IsBentForAllOfThemAtOnce()
    {
        var pack = Engine
            .LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", "{some deposit: {paid: yes}}", StringComparison.Ordinal))])
            .ValueOrThrow();
        var bent = Mutator.MutantsOf(pack).Single(mutant => mutant.Substitutes.Keys.All(condition => condition is Condition.Test));

        Assert.That(bent.Substitutes, Has.Count.EqualTo(2));
    }

    private static RulePack Lease =>
        Engine.LoadPack([new SourceFile("pack.yaml", Text.Replace("MET", "{pets: yes}", StringComparison.Ordinal))]).ValueOrThrow();

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

    /// <summary>All that an answer key can expect.</summary>
    private static IEnumerable<string> Expectable(Evaluation evaluation) =>
        ScoresOf(evaluation)
            .Concat(
                evaluation
                    .Findings.Select(finding => finding.ToString())
                    .Append($"{evaluation.Outcome}")
                    .Concat(evaluation.Contradictions.Select(contradiction => contradiction.Field.Path))
            );

    private static IEnumerable<string> ScoresOf(Evaluation evaluation) =>
        evaluation.Parties.Select(result =>
            $"score of {result.Party}: {string.Join(',', result.Score?.Low.Ranks ?? [])} to {string.Join(',', result.Score?.High.Ranks ?? [])}"
        );

    private static string? FindMistake(Evaluator evaluator, MutantResult result)
    {
        var bent = new Evaluator(PackCompiler.Compile(evaluator.Pack, result.Mutant.Substitutes));
        var scenario = new Scenario("", evaluator.Pack, evaluator.Pack.Files[0])
        {
            Terms = result.Suggestion.GetValueOrDefault(ImmutableArray<Term>.Empty),
            AsOf = result.AsOf,
        };
        var (here, there) = (evaluator.Evaluate(scenario), bent.Evaluate(scenario));
        return Printed.Difference(Printed.Of(here).Concat(ScoresOf(here)), Printed.Of(there).Concat(ScoresOf(there))) is null
            ? $"{result.Mutant.Owner}, bent to {result.Mutant.After}: the suggested scenario shows no difference."
            : null;
    }
}
