using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Exploring;

/// <summary>What packages are worth: values of every type of field, scores of scenarios, and sizes that have to be answered.</summary>
/// <remarks>That the best are the best is for <see cref="ExploringOracleTests"/>.</remarks>
[Parallelizable(ParallelScope.All)]
public sealed class ValueTests
{
    private const string Pack = """
        id: stall
        title: Stall
        version: "1"
        summary: A stall in a market hall.
        parties: {baker: {title: Baker, role: signatory}, hall: {title: Hall, role: signatory}}
        issues:
          rent: {title: Rent, type: number, unit: euros, min: 200, max: 500, step: 50}
          deposit: {title: Deposit, type: number, unit: euros, min: 0}
          from: {title: From, type: date, min: 2026-01-01}
          length: {title: Length, type: duration, unit: years}
          days: {title: Days, type: set, options: [tuesday, friday, saturday]}
          place: {title: Place, type: choice, options: [gate, aisle], only-when: {days: {includes: friday}}}
          light: {title: Light, type: yes-no}
        positions:

        """;

    [TestCase("of: rent, values: {200: 10, 500: 0}", "rent: 350", "1/2")]
    [TestCase("of: rent, values: {200: 10, 500: 0}", "rent: 250", "5/6")]
    [TestCase("of: rent, values: {200: 0, 400: 8, 500: 10}", "rent: 450", "9/10")]
    [TestCase("of: rent, values: {200: 5, 300: 1}", "rent: 500", "1/5")]
    [TestCase("of: deposit, values: {0: 4, 100: 2, 1000: 0}", "deposit: 99.99", "1")]
    [TestCase("of: deposit, values: {0: 4, 100: 2, 1000: 0}", "deposit: 100", "1/2")]
    [TestCase("of: deposit, values: {0: 4, 100: 2, 1000: 0}", "deposit: 50000", "0")]
    [TestCase("of: from, values: {2026-01-01: 1, 2026-03-01: 3}", "from: 2026-02-28", "1/3")]
    [TestCase("of: from, values: {2026-01-01: 1, 2026-03-01: 3}", "from: 2026-03-01", "1")]
    [TestCase("of: length, values: {0: 0, 12 months: 1, 3 years: 2}", "length: 2 years", "1/2")]
    [TestCase("of: days, values: {tuesday: 4, friday: 3, saturday: 1}", "days: [friday, saturday]", "1/2")]
    [TestCase("of: days, values: {tuesday: 4, friday: 3, saturday: 1}", "days: []", "0")]
    [TestCase("of: light, values: {no: 1, yes: 4}", "light: no", "1/4")]
    [TestCase("of: place, values: {gate: 1, aisle: 2}", "days: [friday], place: gate", "1/2")]
    [TestCase("of: place, values: {gate: 1, aisle: 2}", "days: [tuesday]", "0")]
    [TestCase("of: place, values: {gate: 1, aisle: 2}", "days: [friday]", "1/2 to 1")]
    [TestCase("of: place, values: {gate: 1, aisle: 2}", "light: yes", "0 to 1")]
    [TestCase("of: light, values: {no: 1, yes: 4}, applies-when: {days: {includes: friday}}", "light: yes, days: [tuesday]", "0")]
    [TestCase("of: light, values: {no: 1, yes: 4}, applies-when: {days: {includes: friday}}", "light: yes", "0 to 1")]
    [TestCase("met-when: {light: yes}", "light: open", "0 to 1")]
    public void Score_IsThatOfTheTerms(string worth, string terms, string expected)
    {
        var score = Evaluate(Wish("baker", "a", worth), terms).Parties[0].Score;

        Assert.That(
            score is null ? "none"
                : score.IsKnown ? $"{score.Low.Value}"
                : $"{score.Low.Value} to {score.High.Value}",
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void Weights_AreOfTheWholeSum() =>
        Assert.That(
            Evaluate(
                Wish("baker", "a", "weight: 0.35, met-when: {light: yes}")
                    + Wish("baker", "b", "weight: 1.4, of: days, values: {tuesday: 1, friday: 1, saturday: 2}"),
                "light: yes, days: [saturday]"
            )
                .Parties[0]
                .Score?.Low.Value,
            Is.EqualTo(new Fraction(6, 10))
        );

    [Test]
    public void Priorities_OutrankOneAnother()
    {
        var evaluation = Evaluate(
            Wish("baker", "a", "priority: 2, met-when: {light: yes}")
                + Wish("baker", "b", "priority: 1, weight: 3, met-when: {days: {includes: friday}}")
                + Wish("baker", "c", "priority: 1, met-when: {days: {includes: saturday}}"),
            "light: yes, days: [friday]"
        );

        Assert.That(evaluation.Parties[0].Score?.ToText(2), Is.EqualTo("0.75, then 1.00"));
    }

    [Test]
    public void PartyWithoutPreferences_HasNoScore() =>
        Assert.That(Evaluate(Wish("baker", "a", "met-when: {light: yes}"), "light: yes").Parties[1].Score, Is.Null);

    [Test]
    public void StepsOfALine_AreAllThePackagesThatThereAre()
    {
        var pack = Load(Wish("baker", "a", "of: rent, values: {200: 10, 500: 0}"));
        var exploration = Explore(pack, ExploreParts.Options);

        Assert.That(
            exploration.Options.Where(option => option.Field.Path == "rent").Select(option => option.Describe()),
            Is.EqualTo(new[] { "200 euros", "250 euros", "300 euros", "350 euros", "400 euros", "450 euros", "500 euros" })
        );
    }

    [Test]
    public void RangeOfAScore_HoldsThoseOfAllPackages() =>
        RandomPacks.Check(
            seed: 1918,
            count: 60,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                foreach (var scenario in loaded.Scenarios)
                {
                    if (BruteForce.Of(scenario) is not { } packages)
                    {
                        return null;
                    }

                    var evaluation = loaded.Evaluator.Evaluate(scenario);
                    var possible = packages.Agreeing.Where(package => !package.Found.IsBroken).ToList();
                    foreach (var result in evaluation.Parties.Where(result => result.Score is not null))
                    {
                        var stray = possible
                            .Select(package => package.ScoreOf(result.Party))
                            .FirstOrDefault(ranks =>
                                !ranks
                                    .Zip(result.Score!.Low.Ranks, result.Score.High.Ranks)
                                    .All(rank => rank.Second <= rank.First && rank.First <= rank.Third)
                            );
                        if (!stray.IsDefault)
                        {
                            return $"{result.Party} can have {string.Join(',', stray)}, and its score is {result.Score?.ToText(3)}\n{sketch}";
                        }
                    }
                }

                return null;
            }
        );

    /// <summary>
    /// Two parties, twenty fields of four options: 4^20 packages. Limits are a multiple of what it takes, since tests share a machine.
    /// </summary>
    [TestCase(2, 20, 10)]
    [TestCase(3, 10, 25)]
    public void LargeGame_IsAnswered(int parties, int fields, int seconds)
    {
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Game(parties, fields))]).ValueOrThrow();
        var watch = Stopwatch.StartNew();
        var values = Explore(pack, ExploreParts.Values).Values;
        TestContext.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s, {values?.Zone?.Length} best")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(values?.Zone, Is.Not.Null);
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(seconds)));
        }
    }

    /// <summary>The best of a million packages, looked at one by one with plain numbers.</summary>
    [Test]
    public void LargeGame_HasTheBestThatBruteForceFinds()
    {
        const int fields = 8;
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Game(3, fields))]).ValueOrThrow();
        var worths = pack
            .Positions.Select(position =>
                position
                    .Worth!.Stated.Select(stated =>
                        (int)(stated.Amount * Fraction.Of(position.Weight) / position.HighestWorth * new Fraction(Scale, 1)).Numerator
                    )
                    .ToArray()
            )
            .ToArray();
        var scores = Enumerable
            .Range(0, 1 << (2 * fields))
            .Select(package =>
                Enumerable
                    .Range(0, 3)
                    .Select(party => Enumerable.Range(0, fields).Sum(field => worths[(party * fields) + field][package >> (2 * field) & 3]))
                    .ToArray()
            )
            .ToList();
        var best = scores
            .DistinctBy(own => (own[0], own[1], own[2]))
            .OrderByDescending(own => own[0])
            .ThenByDescending(own => own[1])
            .ThenByDescending(own => own[2])
            .Aggregate(
                new List<int[]>(),
                (kept, own) =>
                {
                    if (!kept.Exists(other => other[1] >= own[1] && other[2] >= own[2]))
                    {
                        kept.Add(own);
                    }

                    return kept;
                }
            );

        var values = Explore(pack, ExploreParts.Values).Values;
        var weights = Enumerable
            .Range(0, 3)
            .Select(party =>
                pack.Positions.Skip(party * fields)
                    .Take(fields)
                    .Aggregate(Fraction.Zero, (sum, position) => sum + Fraction.Of(position.Weight))
            )
            .ToArray();
        Assert.That(
            values?.Zone?.Select(found =>
                string.Join(' ', found.Scores.Select((score, party) => score.Value * weights[party] * new Fraction(Scale, 1)))
            ),
            Is.EquivalentTo(best.Select(own => string.Join(' ', own)))
        );
    }

    /// <summary>A number that every highest worth of a game divides, so that brute force can count in whole numbers.</summary>
    private const int Scale = 2_520;

    private static string Game(int parties, int fields)
    {
        var dice = new Dice(1982);
        var text = new StringBuilder("id: game\ntitle: Game\nversion: 1\nsummary: Drawn.\nparties:\n");
        text.AppendJoin("", Enumerable.Range(0, parties).Select(party => Line($"  p{party}: {{title: P{party}, role: signatory}}")));
        text.Append("issues:\n")
            .AppendJoin(
                "",
                Enumerable.Range(0, fields).Select(field => Line($"  f{field}: {{title: F{field}, type: choice, options: [a, b, c, d]}}"))
            );
        text.Append("positions:\n");
        for (var party = 0; party < parties; party++)
        {
            for (var field = 0; field < fields; field++)
            {
                // The highest worth is 10, so that no rounding comes in.
                int[] worths = [.. Enumerable.Range(0, 4).Select(_ => dice.Below(10))];
                worths[dice.Below(4)] = 10;
                text.Append(
                    Line(
                        $"  - {{id: w{field}, party: p{party}, kind: preference, weight: {dice.Between(1, 30)}, of: f{field}, values: {{a: {worths[0]}, b: {worths[1]}, c: {worths[2]}, d: {worths[3]}}}, title: T, statement: S., source: assumption}}"
                    )
                );
            }
        }

        return text.ToString();

        static string Line(FormattableString line) => FormattableString.Invariant(line) + "\n";
    }

    private static string Wish(string party, string id, string keys) =>
        $"  - {{id: {id}, party: {party}, kind: preference, title: T, statement: S., source: assumption, {keys}}}\n";

    private static RulePack Load(string positions) => Engine.LoadPack([new SourceFile("pack.yaml", Pack + positions)]).ValueOrThrow();

    private static Evaluation Evaluate(string positions, string terms)
    {
        var pack = Load(positions);
        return Engine
            .Compile(pack)
            .Evaluate(
                Engine
                    .LoadScenario(new SourceFile("scenario.yaml", $"scenario: S\nrules: stall\nterms: {{{terms}}}\n"), pack)
                    .ValueOrThrow()
            );
    }

    private static Exploration Explore(RulePack pack, ExploreParts parts) =>
        Engine
            .Explore(
                Engine.Compile(pack),
                new Scenario("All", pack, pack.Files[0]),
                new ExploreOptions { Parts = parts, MaximumTime = TimeSpan.FromMinutes(1) },
                CancellationToken.None
            )
            .Exploration
        ?? throw new InvalidOperationException("The space is small.");
}
