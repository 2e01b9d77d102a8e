using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>The employment contract of five issues with which negotiation is taught, and its published utilities.</summary>
/// <remarks>
/// Leigh Thompson, “The Mind and Heart of the Negotiator”; the utilities are those of the domain “Employment” that Genius (TU Delft) ships under <c>templates/thompson</c>.
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class EmploymentGameTests
{
    private const string Text = """
        id: employment
        title: Employment contract
        version: "1"
        summary: Five issues between an employee and an employer.
        parties: {employee: {title: Employee, role: signatory}, employer: {title: Employer, role: signatory}}
        issues:
          bonus: {title: Signing bonus, type: percent, min: 2, max: 10, step: 2}
          division: {title: Job assignment, type: choice, options: [a, b, c, d, e]}
          moving: {title: Moving expense coverage, type: percent, min: 60, max: 100, step: 10}
          insurance: {title: Insurance coverage, type: choice, options: [all, four-fifths, three-fifths, a-fifth, none]}
          salary: {title: Salary, type: number, unit: dollars, min: 32000, max: 40000, step: 2000}
        positions:
          - {id: bonus, party: employee, kind: preference, weight: 0.41, of: bonus, values: {2: 0, 10: 100}, title: B, statement: B., source: assumption}
          - {id: division, party: employee, kind: preference, weight: 0.08, of: division, values: {a: 0, b: 25, c: 50, d: 75, e: 100}, title: D, statement: D., source: assumption}
          - {id: moving, party: employee, kind: preference, weight: 0.28, of: moving, values: {60: 0, 100: 100}, title: M, statement: M., source: assumption}
          - {id: insurance, party: employee, kind: preference, weight: 0.06, of: insurance, values: {all: 100, four-fifths: 75, three-fifths: 50, a-fifth: 25, none: 0}, title: I, statement: I., source: assumption}
          - {id: salary, party: employee, kind: preference, weight: 0.17, of: salary, values: {32000: 0, 40000: 100}, title: S, statement: S., source: assumption}
          - {id: bonus, party: employer, kind: preference, weight: 0.17, of: bonus, values: {2: 100, 10: 0}, title: B, statement: B., source: assumption}
          - {id: division, party: employer, kind: preference, weight: 0.08, of: division, values: {a: 0, b: 25, c: 50, d: 75, e: 100}, title: D, statement: D., source: assumption}
          - {id: moving, party: employer, kind: preference, weight: 0.06, of: moving, values: {60: 100, 100: 0}, title: M, statement: M., source: assumption}
          - {id: insurance, party: employer, kind: preference, weight: 0.28, of: insurance, values: {all: 0, four-fifths: 25, three-fifths: 50, a-fifth: 75, none: 100}, title: I, statement: I., source: assumption}
          - {id: salary, party: employer, kind: preference, weight: 0.41, of: salary, values: {32000: 100, 40000: 0}, title: S, statement: S., source: assumption}

        """;

    private static readonly int[] Employee = [41, 8, 28, 6, 17];
    private static readonly int[] Employer = [17, 8, 6, 28, 41];

    private static readonly Values Found = Explore();

    [Test]
    public void Best_AreThoseThatBruteForceFinds()
    {
        // Each issue in steps of a quarter, the employee's best last; the employer wants the opposite in all but the job.
        var scores = Enumerable.Range(0, 3125).Select(package => Enumerable.Range(0, 5).Select(issue => package / (int)Math.Pow(5, issue) % 5).ToArray())
            .Select(steps => (One: steps.Zip(Employee, (step, weight) => step * weight).Sum(), Other: steps.Zip(Employer).Index().Sum(pair => (pair.Index == 1 ? pair.Item.First : 4 - pair.Item.First) * pair.Item.Second)))
            .ToList();
        var best = scores.Where(own => !scores.Exists(other => other != own && other.One >= own.One && other.Other >= own.Other)).GroupBy(own => own)
            .Select(same => $"{new Fraction(same.Key.One, 400)} {new Fraction(same.Key.Other, 400)} {same.Count()}");

        Assert.That(Found.Zone?.Select(found => $"{found.Scores[0].Value} {found.Scores[1].Value} {found.Packages}"), Is.EquivalentTo(best));
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
            Assert.That(string.Join("; ", best.Package.Choices), Is.EqualTo("bonus: 10%; division: e; moving: 100%; insurance: none; salary: 32000 dollars"));
        }
    }

    /// <summary>Meeting in the middle of every issue, which is what untrained people do.</summary>
    [Test]
    public void Compromise_HasHalfOfAllForBoth()
    {
        var pack = Load();
        var scenario = Engine.LoadScenario(new SourceFile("scenario.yaml", "scenario: Half\nrules: employment\nterms: {bonus: 6%, division: c, moving: 80%, insurance: three-fifths, salary: 36000}\n"), pack).ValueOrThrow();

        Assert.That(Engine.Compile(pack).Evaluate(scenario).Parties.Select(party => party.Score?.ToText(4)), Is.EqualTo(new[] { "0.5000", "0.5000" }));
    }

    private static RulePack Load() => Engine.LoadPack([new SourceFile("pack.yaml", Text)]).ValueOrThrow();

    private static Values Explore()
    {
        var pack = Load();
        var result = Engine.Explore(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), new ExploreOptions(), CancellationToken.None);
        return result.Exploration?.Values ?? throw new InvalidOperationException("3,125 packages are not too many.");
    }
}
