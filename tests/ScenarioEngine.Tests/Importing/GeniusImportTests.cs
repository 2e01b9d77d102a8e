using System.Globalization;
using ScenarioEngine.Exploring;
using ScenarioEngine.Importing;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Importing;

/// <summary>Files in the form of Genius, drawn here: the pack has as many packages as there are bids, and each its utility.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GeniusImportTests
{
    [Test]
    public void Scores_AreTheUtilitiesOfAllBids()
    {
        var dice = new Dice(2012);
        for (var trial = 0; trial < 20; trial++)
        {
            var (sizes, evaluations, weights) = Draw(dice);
            var files = Enumerable
                .Range(0, 2)
                .Select(party => new SourceFile($"profile-{party}.xml", Profile(evaluations[party], weights[party])))
                .ToList();
            var pack = Load(GeniusImport.Read("drawn", "Drawn", files));
            var values =
                Engine
                    .Explore(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), new ExploreOptions(), CancellationToken.None)
                    .Exploration
                ?? throw new InvalidOperationException("Few bids.");
            var bids = sizes.Aggregate(
                new List<int[]> { Array.Empty<int>() },
                (all, size) => [.. all.SelectMany(bid => Enumerable.Range(0, size).Select(value => bid.Append(value).ToArray()))]
            );
            var utilities = bids.ConvertAll(bid => (Utility(bid, 0), Utility(bid, 1)));
            var best = utilities
                .Where(own => !utilities.Exists(other => other != own && other.Item1 >= own.Item1 && other.Item2 >= own.Item2))
                .Distinct()
                .Select(own => $"{own.Item1} {own.Item2}");

            Assert.That(values.All, Is.EqualTo((System.Numerics.BigInteger)bids.Count));
            Assert.That(values.Values?.Zone?.Select(found => $"{found.Scores[0].Value} {found.Scores[1].Value}"), Is.EquivalentTo(best));

            Fraction Utility(int[] bid, int party) =>
                bid.Index()
                    .Aggregate(
                        Fraction.Zero,
                        (sum, value) =>
                            sum
                            + (
                                new Fraction(weights[party][value.Index], weights[party].Sum())
                                * new Fraction(evaluations[party][value.Index][value.Item], evaluations[party][value.Index].Max())
                            )
                    );
        }
    }

    [Test]
    public void IssueOfWholeNumbers_IsALine()
    {
        const string profile = """
            <utility_space><objective index="0" name="root" type="objective"><issue index="1" name="Pages" type="integer" vtype="integer" lowerbound="5" upperbound="9">
            <range lowerbound="5" upperbound="9"></range><evaluator ftype="linear" offset="1.0" slope="-0.25"></evaluator></issue><weight index="1" value="1.0"></weight></objective></utility_space>
            """;
        var pack = Load(GeniusImport.Read("pages", "Pages", [new SourceFile("author.xml", profile), new SourceFile("press.xml", profile)]));

        Assert.That(
            Enumerable.Range(5, 5).Select(value => $"{pack.Positions[0].Worth?.Of(Value.OfNumber(value))}"),
            Is.EqualTo(new[] { "1", "3/4", "1/2", "1/4", "0" })
        );
    }

    [Test]
    public void ReservationAndDiscount_AreTakenOrListed()
    {
        var text = Profile(
                [
                    [1, 3],
                ],
                [1]
            )
            .Replace(
                "</utility_space>",
                "<reservation value=\"0.4\"/><discount_factor value=\"0.9\"/></utility_space>",
                StringComparison.Ordinal
            );
        var imported = GeniusImport.Read("drawn", "Drawn", [new SourceFile("one.xml", text)]);

        Assert.That(Load(imported).Parties[0].WalksAwayBelow, Is.EqualTo(0.4m));
        Assert.That(imported.LeftOut, Is.EqualTo(new[] { "The discount factor 0.9 of `one`: scores here know no time." }));
    }

    /// <summary>Genius puts the values of a file into a map one after the other, so that the last of one name stays.</summary>
    [Test]
    public void ValueThatIsThereTwice_IsWorthTheLast()
    {
        const string profile = """
            <utility_space><objective index="0" name="root" type="objective"><issue index="1" name="Pay"><item value="0" evaluation="0"/><item value="0" evaluation="8"/><item value="200" evaluation="36"/></issue>
            <weight index="1" value="1.0"/></objective></utility_space>
            """;
        var imported = GeniusImport.Read("pay", "Pay", [new SourceFile("union.xml", profile)]);

        Assert.That(
            Load(imported).Positions[0].Worth?.Stated.Select(stated => $"{stated.Value}: {stated.Amount}"),
            Is.EqualTo(new[] { "0: 8", "200: 36" })
        );
        Assert.That(imported.LeftOut, Has.Some.Contains("the last of them is worth"));
    }

    [TestCase("lowerbound='3000000000' upperbound='3000000005'", "offset='1' slope='0'", "1", "one.xml(1,53): 3000000000")]
    [TestCase(
        "lowerbound='1' upperbound='79228162514264337593543950335'",
        "offset='1' slope='0'",
        "1",
        "one.xml(1,68): 79228162514264337593543950335"
    )]
    [TestCase("lowerbound='1' upperbound='5'", "offset='0' slope='1e400'", "1", "one.xml(1,121): 1e400")]
    [TestCase(
        "lowerbound='1' upperbound='5'",
        "offset='-79228162514264337593543950335' slope='1'",
        "1",
        "one.xml(1,110): -79228162514264337593543950335"
    )]
    [TestCase("lowerbound='1' upperbound='5'", "offset='0' slope='0.25'", "1000000001", "one.xml(1,161): 1000000001")]
    public void HugeNumber_IsToldWithItsPlace(string bounds, string line, string weight, string beginning)
    {
        var text =
            $"<utility_space><issue index='1' name='Pages'><range {bounds}/><evaluator ftype='linear' {line}/></issue><weight index='1' value='{weight}'/></utility_space>";

        Assert.That(
            GeniusImport.Read("huge", "Huge", [new SourceFile("one.xml", text)]).Problem,
            Is.EqualTo($"{beginning} is a number too large to reckon with.")
        );
    }

    [TestCase("<utility_space", "one.xml(1,15): this is no XML that can be read.")]
    [TestCase("<utility_space><!DOCTYPE x></utility_space>", "one.xml(1,18): this is no XML that can be read.")]
    [TestCase("<other/>", "one.xml(1,2): `other` is neither a domain nor a profile of Genius.")]
    [TestCase("<utility_space></utility_space>", "There is no profile among the files: without one nothing is known of anybody.")]
    [TestCase("<utility_space><weight index='1' value='1'/></utility_space>", "The profiles do not have the same issues.")]
    [TestCase(
        "<utility_space type='NONLINEAR'><weight/></utility_space>",
        "one.xml(1,2): this profile is not linear, and a score is a sum over fields."
    )]
    public void BadFile_IsToldWithItsPlace(string text, string problem) =>
        Assert.That(GeniusImport.Read("drawn", "Drawn", [new SourceFile("one.xml", text)]).Problem, Is.EqualTo(problem));

    private static (int[] Sizes, int[][][] Evaluations, int[][] Weights) Draw(Dice dice)
    {
        int[] sizes = [.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.Between(2, 5))];
        return (
            sizes,
            [
                .. Enumerable
                    .Range(0, 2)
                    .Select(_ =>
                        sizes.Select(size => Enumerable.Range(0, size).Select(value => value == 0 ? 7 : dice.Below(10)).ToArray()).ToArray()
                    ),
            ],
            [.. Enumerable.Range(0, 2).Select(_ => sizes.Select(_ => dice.Between(1, 9)).ToArray())]
        );
    }

    private static string Profile(int[][] evaluations, int[] weights) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <utility_space><objective index="0" name="root" type="objective" etype="objective">
            {string.Join(
                '\n',
                evaluations.Index().Select(issue =>
                    $"<issue index=\"{issue.Index + 1}\" name=\"Issue {issue.Index}: a & b\" type=\"discrete\">".Replace(
                        "&",
                        "&amp;",
                        StringComparison.Ordinal
                    )
                    + string.Concat(
                        issue.Item.Index().Select(value =>
                            $"<item index=\"{value.Index + 1}\" value=\"{value.Index}%, or so\" evaluation=\"{value.Item}.0\"></item>"
                        )
                    )
                    + "</issue>"
                )
            )}
            {string.Concat(weights.Index().Select(weight => $"<weight index=\"{weight.Index + 1}\" value=\"{weight.Item}\"></weight>"))}
            </objective></utility_space>
            """
        );

    private static RulePack Load(Imported imported) =>
        Engine
            .LoadPack([new SourceFile("pack.yaml", imported.Pack ?? throw new InvalidOperationException(imported.Problem))])
            .ValueOrThrow();
}
