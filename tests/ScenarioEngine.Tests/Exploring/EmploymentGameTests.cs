using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>
/// The employment contract of five issues with which negotiation is taught: what its pack finds, and what comes out of the published
/// utilities by going through all contracts.
/// </summary>
/// <remarks>
/// The utilities are those of the domain “Employment” that Genius (TU Delft) ships under <c>templates/thompson</c>: per cent of a weight,
/// in steps of a quarter.
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class EmploymentGameTests
{
    private static readonly int[] Employee = [41, 8, 28, 6, 17];
    private static readonly int[] Employer = [17, 8, 6, 28, 41];

    private static readonly Values Found = Explore();

    [Test]
    public void Best_AreThoseThatBruteForceFinds()
    {
        var scores = Enumerable
            .Range(0, 3125)
            .Select(package => Enumerable.Range(0, 5).Select(issue => package / (int)Math.Pow(5, issue) % 5).ToArray())
            .Select(steps => (One: ForOne(steps), Other: ForTheOther(steps)))
            .ToList();
        var best = scores
            .Where(own => !scores.Exists(other => other != own && other.One >= own.One && other.Other >= own.Other))
            .GroupBy(own => own)
            .Select(same => $"{new Fraction(same.Key.One, 400)} {new Fraction(same.Key.Other, 400)} {same.Count()}");

        Assert.That(
            Found.Zone?.Select(found => $"{found.Scores[0].Value} {found.Scores[1].Value} {found.Packages}"),
            Is.EquivalentTo(best)
        );
    }

    [TestCase(nameof(SolutionKind.MostInAll))]
    [TestCase(nameof(SolutionKind.HighestProduct))]
    [TestCase(nameof(SolutionKind.BestForTheWorseOff))]
    public void Solution_TradesWhatMattersToOneForWhatMattersToTheOther(string kind)
    {
        var best = Found.Solutions.Single(solution => solution.Kind.ToString() == kind).Best.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(best.Scores.Select(score => score.ToText(2)), Is.EqualTo(new[] { "0.77", "0.77" }));
            Assert.That(
                string.Join("; ", best.Package.Choices),
                Is.EqualTo("bonus: 10%; division: e; moving: 100%; insurance: none; salary: 32000 dollars")
            );
        }
    }

    /// <summary>Each contract, scored by the evaluator: equal to the published digits.</summary>
    [Test]
    public void Scores_AreThePublishedUtilities()
    {
        var pack = Load();
        var evaluator = Engine.Compile(pack);
        string[][] values =
        [
            ["2%", "4%", "6%", "8%", "10%"],
            ["a", "b", "c", "d", "e"],
            ["60%", "70%", "80%", "90%", "100%"],
            ["none", "a-fifth", "three-fifths", "four-fifths", "all"],
            ["32000", "34000", "36000", "38000", "40000"],
        ];
        for (var package = 0; package < 3125; package += 13)
        {
            var steps = Enumerable.Range(0, 5).Select(issue => package / (int)Math.Pow(5, issue) % 5).ToArray();
            var terms = string.Join(
                ", ",
                new[] { "bonus", "division", "moving", "insurance", "salary" }.Select(
                    (issue, number) => $"{issue}: {values[number][steps[number]]}"
                )
            );
            var scenario = Engine
                .LoadScenario(new SourceFile("scenario.yaml", $"scenario: One\nrules: employment-contract\nterms: {{{terms}}}\n"), pack)
                .ValueOrThrow();

            Assert.That(
                evaluator.Evaluate(scenario).Parties.Select(party => party.Score?.Low.Value),
                Is.EqualTo(new[] { new Fraction(ForOne(steps), 400), new Fraction(ForTheOther(steps), 400) }),
                terms
            );
        }
    }

    /// <summary>Each issue in steps of a quarter, the employee's best last.</summary>
    private static int ForOne(int[] steps) => steps.Zip(Employee, (step, weight) => step * weight).Sum();

    /// <summary>The employer wants the opposite in all but the job.</summary>
    private static int ForTheOther(int[] steps) =>
        steps.Zip(Employer).Index().Sum(pair => (pair.Index == 1 ? pair.Item.First : 4 - pair.Item.First) * pair.Item.Second);

    private static RulePack Load() => Engine.LoadPack(Repository.At("rules", "employment-contract")).ValueOrThrow();

    private static Values Explore()
    {
        var pack = Load();
        var result = Engine.Explore(
            Engine.Compile(pack),
            new Scenario("All", pack, pack.Files[0]),
            new ExploreOptions(),
            CancellationToken.None
        );
        return result.Exploration?.Values ?? throw new InvalidOperationException("3,125 packages are not too many.");
    }
}
