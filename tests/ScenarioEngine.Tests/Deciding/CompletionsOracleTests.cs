using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Deciding;

/// <summary>What is said whichever way is what settling everything in every way comes to.</summary>
public sealed class CompletionsOracleTests
{
    /// <summary>So many ways to settle a scenario are looked at; scenarios with more are passed over.</summary>
    private const int MostCompletions = 400;

    [Slow]
    [TestCase(1977UL)]
    [TestCase(1987UL)]
    public void Decisions_AreWhatEveryCompletionGives(ulong seed) => Check(seed, packs: 500);

    /// <summary>A hundred thousand scenarios.</summary>
    [Explicit("Takes minutes: dotnet test --filter Category=Long.")]
    [Category("Long")]
    [Test]
    public void Decisions_OfAHundredThousandCases_AreWhatEveryCompletionGives() => Check(seed: 1648, packs: 25_000);

    private static void Check(ulong seed, int packs)
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        RandomPacks.Check(
            seed,
            packs,
            RandomPacks.Cases(scenarios: 4),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return
                    loaded
                        .Scenarios.Select(scenario => FindMistake(loaded.Evaluator, scenario, tally))
                        .FirstOrDefault(mistake => mistake is not null)
                        is { } mistake
                    ? $"{mistake}\n{sketch}"
                    : null;
            }
        );

        TestContext.Out.WriteLine(string.Join("\n", tally.Select(pair => FormattableString.Invariant($"{pair.Value, 9:N0} {pair.Key}"))));
        Assert.That(
            tally.Keys,
            Is.SupersetOf(
                new[]
                {
                    "finding whichever way: Crossed",
                    "finding whichever way: Respected",
                    "finding whichever way: Unmet",
                    "scenario that no package agrees with",
                }
            ),
            "The cases are no longer worth checking."
        );
    }

    private static string? FindMistake(Evaluator evaluator, Scenario scenario, SortedDictionary<string, int> tally)
    {
        var expected = NaiveEvaluator.Evaluate(scenario, MostCompletions);
        if (expected.IsTooLarge)
        {
            Count("scenario passed over, with too many completions");
            return null;
        }

        var found = evaluator.Evaluate(scenario);
        var asked = new Asked(found, expected, scenario);
        Tally();
        return Printed.Difference(Printed.Of(expected), Printed.Of(found)) ?? asked.FindMistake();

        void Tally()
        {
            Count(expected.Completions is null ? "scenario of which the terms decide all" : "scenario decided by its packages");
            found
                .Findings.ToList()
                .ForEach(finding => Count($"finding {(finding.IsWhicheverWay ? "whichever way" : "by its terms")}: {finding.Status}"));
            found.Parties.Where(party => !party.Deadlock.IsEmpty).ToList().ForEach(party => Count($"verdict by deadlock: {party.Verdict}"));
            if (found.Impossibility is not null)
            {
                Count("scenario that no package agrees with");
            }

            if (!found.Deadlock.IsEmpty)
            {
                Count("scenario of which no package keeps all lines");
            }
        }

        void Count(string what) => tally[what] = tally.GetValueOrDefault(what) + 1;
    }

    /// <summary>What an evaluation shows beside its statuses.</summary>
    private sealed class Asked(Evaluation found, NaiveEvaluation expected, Scenario scenario)
    {
        public string? FindMistake() =>
            found.Findings.Select(FindMistakenPackage).FirstOrDefault(mistake => mistake is not null)
            ?? found
                .Findings.Where(finding => finding.IsWhicheverWay)
                .Select(finding =>
                    FindMistakenNecessity($"{finding}", finding.Necessity, other => other.Statuses[finding.Position] == finding.Status)
                )
                .FirstOrDefault(mistake => mistake is not null)
            ?? (
                found.Outcome == Outcome.Impossible && expected.Constraints.Values.All(holds => holds != true)
                    ? FindMistakenNecessity("no package", found.Impossibility, other => other.Completions is { Count: 0 })
                    : null
            )
            ?? found
                .Parties.Select(party => FindMistakenDeadlock(party.Deadlock, isNeeded: false))
                .FirstOrDefault(mistake => mistake is not null)
            ?? FindMistakenDeadlock(found.Deadlock, expected.IsDividing);

        private string? FindMistakenPackage(Finding finding)
        {
            var isDecided = finding.IsWhicheverWay || finding.Status == FindingStatus.Open;
            var isHeld = finding.Status is FindingStatus.Crossed or FindingStatus.Unmet or FindingStatus.Offered;
            var isEmpty = expected.Completions is not { Count: > 0 };
            return FindMistake(finding.Against, isDecided && !isEmpty && (isHeld || finding.Status == FindingStatus.Open), isAgainst: true)
                ?? FindMistake(finding.Keeping, isDecided && !isEmpty && !isHeld, isAgainst: false);

            string? FindMistake(Package? package, bool isWanted, bool isAgainst) =>
                package is null != isWanted ? null
                : package is null ? $"{finding}: a package is wanted that is {(isAgainst ? "" : "not ")}against it."
                : StatusesIn(package) is not { } statuses ? $"{finding}: {package} is not possible."
                : statuses[finding.Position] is FindingStatus.Crossed or FindingStatus.Unmet or FindingStatus.Offered != isAgainst
                    ? $"{finding}: {package} is {statuses[finding.Position]}."
                : null;
        }

        /// <summary>What the naive evaluator finds of a package; null where it is not possible, or does not agree.</summary>
        private Dictionary<Position, FindingStatus>? StatusesIn(Package package)
        {
            var values = scenario.Pack.Fields.ToDictionary(field => field, field => AllPackages.ChoicesOf(scenario.Pack, field)[0]);
            foreach (var term in package.ToTerms())
            {
                values[term.Field] = term.Value;
            }

            var agrees = scenario.Terms.All(term =>
                package.Choices.All(choice => choice.Field != term.Field) || values[term.Field] == term.Value
            );
            return agrees ? NaiveEvaluator.InPackage(scenario, values) : null;
        }

        private bool AsksWhatIsStated =>
            ConditionWalk.ConditionsOf(scenario.Pack).SelectMany(ConditionWalk.TestsIn).Any(test => test.Operator == Operator.Stated);

        /// <summary>What is named leaves no other way, and without any of it there is one.</summary>
        private string? FindMistakenNecessity(string name, Necessity? necessity, Func<NaiveEvaluation, bool> isForced)
        {
            if (necessity is null)
            {
                // What follows from silence on a field that no package gives a meaning is more than the rules say of packages.
                return AsksWhatIsStated ? null : $"{name}: why is not told.";
            }

            var claim =
                $"{name} with {string.Join(", ", necessity.Terms)}, {string.Join(", ", necessity.Constraints.Select(constraint => constraint.Id))}, {string.Join(", ", necessity.Implications.Select(implication => implication.Id))}";
            var terms = necessity
                .Terms.Select(state => new Term(state.Field, state.Value.GetValueOrDefault(), state.Field.Location))
                .ToImmutableArray();
            return Forces(terms) is false ? $"{claim}: that does not force it."
                : terms.FirstOrDefault(term => Forces(terms.Remove(term)) is true) is { } idle ? $"{claim}: {idle} is not needed."
                : null;

            bool? Forces(ImmutableArray<Term> some)
            {
                // Whether something is stated at all stays as it is: a term counts as settled without being stated.
                if (AsksWhatIsStated)
                {
                    return null;
                }

                var other = NaiveEvaluator.Evaluate(
                    scenario with
                    {
                        Terms = some,
                        LeftOpen = [],
                        Silence = Silence.Open,
                    },
                    20 * MostCompletions
                );
                return other.IsTooLarge ? null : isForced(other) || (other.Completions is { Count: 0 });
            }
        }

        private string? FindMistakenDeadlock(ImmutableArray<Position> deadlock, bool isNeeded)
        {
            var claim = $"deadlock {string.Join(", ", deadlock)}";
            return deadlock.IsEmpty ? (isNeeded ? "A deadlock is wanted." : null)
                : Keeps(deadlock) ? $"{claim}: a package keeps all."
                : deadlock.FirstOrDefault(position => !Keeps(deadlock.Remove(position))) is { } idle ? $"{claim}: {idle} is not needed."
                : null;

            bool Keeps(ImmutableArray<Position> some) =>
                expected.Completions?.Any(package =>
                    some.All(position => package[position] is not (FindingStatus.Crossed or FindingStatus.Unmet))
                ) == true;
        }
    }
}
