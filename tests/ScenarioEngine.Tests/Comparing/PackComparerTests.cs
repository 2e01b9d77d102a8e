using ScenarioEngine.Comparing;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Comparing;

/// <summary>Two packs stand to each other as looking at every package says.</summary>
public sealed class PackComparerTests
{
    private const int MostPackages = 500;

    private static readonly int Packs = RandomPacks.Trials(usual: 300);

    [Slow]
    [TestCase(1847UL)]
    public void Relations_AreWhatEveryPackageSays(ulong seed)
    {
        var seen = new SortedDictionary<Relation, int>();
        RandomPacks.Check(
            seed,
            Packs,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var pack = sketch.LoadPack();
                var days = LoadedCase.Load(sketch).Scenarios;
                if (Engine.LoadPack([Changed(sketch.Pack).ToFile()]).Value is not { } changed)
                {
                    // What was left out was named elsewhere.
                    return null;
                }

                return FindMistake(new PackOnDay(pack, null), new PackOnDay(changed, null), seen) is { } mistake ? $"{mistake}\n{sketch}"
                    : FindMistake(new PackOnDay(pack, days[0].AsOf), new PackOnDay(pack, days[1].AsOf), seen) is { } other
                        ? $"{other}, on two days\n{sketch}"
                    : null;
            }
        );

        TestContext.Out.WriteLine(string.Join(", ", seen.Select(pair => FormattableString.Invariant($"{pair.Key}: {pair.Value}"))));
        Assert.That(seen.Keys, Is.EquivalentTo(Enum.GetValues<Relation>()), "The packs are no longer worth comparing.");
    }

    [Test]
    public void OptionThatOnlyOneHas_IsNotCompared()
    {
        var found = Compare(Pack("[none, promise, treaty]", "{at-least: promise}"), Pack("[none, treaty]", "{at-least: treaty}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Zone.Relation, Is.EqualTo(Relation.Equivalent));
            Assert.That(found.OnlyInOne.Select(option => option.ToString()), Is.EqualTo(new[] { "form: promise" }));
        }
    }

    [Test]
    public void Counterexample_IsLeftByOneAndNotByTheOther()
    {
        var difference = Compare(
            Pack("[none, promise, treaty]", "{at-least: promise}"),
            Pack("[none, promise, treaty]", "{at-least: treaty}")
        ).Zone;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(difference.Relation, Is.EqualTo(Relation.Stronger));
            Assert.That(difference.OnlyFirst, Is.Null);
            Assert.That(difference.OnlySecond?.Package.ToString(), Is.EqualTo("form: promise"));
            Assert.That(
                (difference.OnlySecond?.InFirst.Outcome, difference.OnlySecond?.InSecond.Outcome),
                Is.EqualTo((Outcome.Conflict, Outcome.Clear))
            );
        }
    }

    [TestCase("type: choice\n    options: [none, promise, treaty]", "`form` has different types.")]
    [TestCase("type: scale\n    options: [treaty, promise, none]", "`form` has different orders of options.")]
    [TestCase(
        "per: [alfa]\n    type: scale\n    options: [none, promise, treaty]",
        "`form` has one value in one pack, and several in the other."
    )]
    public void VocabulariesThatDiffer_AreNotJoined(string other, string obstacle)
    {
        var joined = PackJoiner.Join(
            new PackOnDay(Pack("[none, promise, treaty]", "{at-least: promise}"), null),
            new PackOnDay(PackWith(other, ""), null)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(joined.Packs, Is.Null);
            Assert.That(joined.Obstacles, Is.EqualTo(new[] { obstacle }));
        }
    }

    private static RulePack Pack(string options, string crossed) =>
        PackWith(
            $"type: scale\n    options: {options}",
            $"positions:\n  - {{id: p1, party: alfa, kind: red-line, title: T, statement: S., speaker: A, stated: 2026-01-01, source: record, crossed-when: {{form: {crossed}}}}}\n"
        );

    private static RulePack PackWith(string form, string positions) =>
        Engine
            .LoadPack([
                new SourceFile(
                    "pack.yaml",
                    "id: small\ntitle: Small\nversion: 1\nsummary: Small.\nparties:\n  alfa: {title: Alfa, role: signatory}\nsources:\n  record: {title: Record, publisher: Nobody}\n"
                        + $"issues:\n  form:\n    title: Form\n    {form}\n{positions}"
                ),
            ])
            .ValueOrThrow();

    private static PackComparison Compare(RulePack first, RulePack second) =>
        PackComparer.Compare(
            PackJoiner.Join(new PackOnDay(first, null), new PackOnDay(second, null)).Packs
                ?? throw new InvalidOperationException("They can be joined."),
            new ExploreOptions(),
            CancellationToken.None
        ) ?? throw new InvalidOperationException("They are small.");

    /// <summary>The pack with each red line in the words of the next one, without the last, and without its first constraint.</summary>
    private static PackSketch Changed(PackSketch pack)
    {
        var lines = pack.Positions.Where(position => position.Kind == "red-line").ToList();
        return pack with
        {
            Positions =
            [
                .. pack
                    .Positions.Where(position => lines.Count == 0 || position != lines[^1])
                    .Select(position =>
                        lines.IndexOf(position) is >= 0 and var line
                            ? position with
                            {
                                Condition = lines[line + 1].Condition,
                                IsVague = lines[line + 1].IsVague,
                            }
                            : position
                    ),
            ],
            Constraints = [.. pack.Constraints.Skip(1)],
        };
    }

    private static string? FindMistake(PackOnDay first, PackOnDay second, SortedDictionary<Relation, int> seen)
    {
        var joined = PackJoiner.Join(first, second);
        if (joined.Packs is not { } packs)
        {
            return $"not joined: {string.Join(' ', joined.Obstacles)}";
        }

        var frame = new Scenario("", packs.Pack, packs.Pack.Files[0]) { WithoutOptions = packs.OnlyInOne };
        if (AllPackages.Find(frame, MostPackages) is not { } all)
        {
            return null;
        }

        var found = PackComparer.Compare(packs, new ExploreOptions(), CancellationToken.None);
        if (found is null)
        {
            return "too large";
        }

        var looked = all.ConvertAll(package => (First: Look(first, package.Terms), Second: Look(second, package.Terms)));
        var both = looked.Where(pair => !pair.First.IsBroken && !pair.Second.IsBroken).ToList();
        return Check("what is possible", found.Possible, looked, evaluation => !evaluation.IsBroken)
            ?? Check("the zone", found.Zone, looked, evaluation => !evaluation.IsBroken && Keeps(evaluation, null))
            ?? found
                .Parties.Select(party =>
                    Check($"the lines of {party.Party?.Id}", party, both, evaluation => Keeps(evaluation, party.Party))
                )
                .FirstOrDefault(mistake => mistake is not null);

        string? Check(
            string what,
            LogicalDifference difference,
            List<(NaiveEvaluation First, NaiveEvaluation Second)> packages,
            Func<NaiveEvaluation, bool> leaves
        )
        {
            var isOnlyFirst = packages.Exists(pair => leaves(pair.First) && !leaves(pair.Second));
            var isOnlySecond = packages.Exists(pair => leaves(pair.Second) && !leaves(pair.First));
            var expected = (isOnlyFirst, isOnlySecond) switch
            {
                (false, false) => Relation.Equivalent,
                (false, true) => Relation.Stronger,
                (true, false) => Relation.Weaker,
                _ => Relation.Neither,
            };
            seen[expected] = seen.GetValueOrDefault(expected) + 1;
            return difference.Relation == expected ? null : $"{what}: {expected} by brute force, {difference.Relation} by the diagram";
        }
    }

    private static bool Keeps(NaiveEvaluation evaluation, Party? party) =>
        !evaluation.Statuses.Any(pair => pair.Value == FindingStatus.Crossed && (party is null || pair.Key.Party.Id == party.Id));

    private static NaiveEvaluation Look(PackOnDay of, IEnumerable<Term> terms) =>
        NaiveEvaluator.Evaluate(
            new Scenario("", of.Pack, of.Pack.Files[0])
            {
                AsOf = of.AsOf,
                Terms = [.. terms.Select(term => new Term(of.Pack.Field(term.Field.Path), term.Value, term.Location))],
            }
        );
}
