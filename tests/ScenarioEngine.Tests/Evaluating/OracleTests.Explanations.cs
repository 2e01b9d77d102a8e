using System.Collections.Immutable;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>Reasons and changes against brute force.</summary>
public sealed partial class OracleTests
{
    [TestCase(21UL)]
    [TestCase(22UL)]
    public void Because_ForcesTheStatusAndNothingSmallerDoes(ulong seed)
    {
        var sizes = new HashSet<int>();

        RandomPacks.Check(
            seed,
            500,
            RandomPacks.Cases(scenarios: 3, testsStated: false),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    loaded.Scenarios.Select(loaded.Evaluator.Evaluate).Where(found => found.Contradictions.IsEmpty),
                    found => FindMistakenReason(found, sizes)
                );
            }
        );

        Assert.That(sizes, Is.SupersetOf(new[] { 0, 1, 2, 3 }), "The reasons are no longer worth checking.");
    }

    [TestCase(31UL)]
    [TestCase(32UL)]
    public void Changes_AreWhatAFreshScenarioFinds(ulong seed)
    {
        var kinds = new HashSet<FieldKind>();

        RandomPacks.Check(
            seed,
            300,
            RandomPacks.Cases(scenarios: 3),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    loaded.Scenarios.Select(loaded.Evaluator.Evaluate),
                    found =>
                    {
                        kinds.UnionWith(found.Findings.SelectMany(finding => finding.Changes).Select(change => change.Field.Type.Kind));
                        return FindMistakenChange(found);
                    }
                );
            }
        );

        Assert.That(kinds, Is.EquivalentTo(Enum.GetValues<FieldKind>()), "The changes are no longer worth checking.");
    }

    /// <summary>More changes than are tried at a time.</summary>
    [Test]
    public void Changes_OfVeryManyFields_AreWhatAFreshScenarioFinds() =>
        RandomPacks.Check(
            seed: 33,
            count: 60,
            RandomPacks.Cases(scenarios: 1, isWide: true),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(loaded.Scenarios.Select(loaded.Evaluator.Evaluate), FindMistakenChange);
            }
        );

    private static string? FindMistakenReason(Evaluation found, HashSet<int> sizes)
    {
        var settlements = NaiveEvaluator.Evaluate(found.Scenario).Settlements;
        ImmutableArray<Term> settled =
        [
            .. from pair in settlements
            where pair.Value.Ground is NaiveGround.Stated or NaiveGround.Assumed
            select new Term(pair.Key, pair.Value.Value.GetValueOrDefault(), pair.Key.Location),
        ];

        // Where a scenario says two things of a field without meaning, fewer terms may say more than all: smallest means nothing there.
        var isTorn = settlements.Values.Any(settlement => settlement.IsTorn);
        sizes.UnionWith(found.Findings.Select(finding => finding.Because.Length));
        return FirstMistake(
                found.Findings.Where(finding => finding.Status != FindingStatus.Open && !finding.IsWhicheverWay),
                finding =>
                    FindMistakenReason(
                        $"{finding}",
                        finding.Reason,
                        settled,
                        isTorn,
                        terms => NaiveEvaluator.StatusOf(finding.Position, Only(found, terms)) == finding.Status
                    )
            )
            ?? FirstMistake(
                found.Constraints.Where(constraint => constraint.IsBroken is not null),
                constraint =>
                    FindMistakenReason(
                        constraint.Constraint.Id,
                        constraint.Reason,
                        settled,
                        isTorn,
                        terms => NaiveEvaluator.Evaluate(Only(found, terms)).Constraints[constraint.Constraint] == constraint.IsBroken
                    )
            );
    }

    private static string? FindMistakenReason(
        string name,
        Reason reason,
        ImmutableArray<Term> settled,
        bool isTorn,
        Func<IEnumerable<Term>, bool> forces
    )
    {
        var because = settled.Where(term => reason.Terms.Any(state => state.Field == term.Field && state.Value == term.Value)).ToList();
        var claim = $"{name} because {string.Join(", ", reason.Terms)}";
        return because.Count != reason.Terms.Length ? $"{claim}: not all of these are stated or assumed."
            : !forces(because) ? $"{claim}: that does not force it."
            : !isTorn && Enumerable.Range(0, because.Count).SelectMany(size => Subsets(settled, size)).FirstOrDefault(forces) is { } fewer
                ? $"{claim}: fewer do, [{string.Join(", ", fewer)}]."
            : null;
    }

    /// <summary>The scenario as if it stated these terms, and left all else open.</summary>
    private static Scenario Only(Evaluation found, IEnumerable<Term> terms) =>
        found.Scenario with
        {
            Terms = [.. terms],
            LeftOpen = [],
            Silence = Silence.Open,
        };

    private static IEnumerable<IEnumerable<Term>> Subsets(ImmutableArray<Term> terms, int size) =>
        size == 0
            ?
            [
                [],
            ]
        : terms.Length < size ? []
        : Subsets(terms[1..], size - 1).Select(rest => rest.Prepend(terms[0])).Concat(Subsets(terms[1..], size));

    private static string? FindMistakenChange(Evaluation found)
    {
        var trials = new Trials(found.Scenario);
        var mistake = FirstMistake(
            found.Findings,
            finding =>
                FirstMistake(
                    finding.Changes,
                    change => change.BreaksScenario || change.Status == finding.Status ? $"{finding}: {change} is no change." : null
                )
                ?? FirstMistake(finding.Changes.Concat(finding.WouldSettle), change => FindMistake(trials, finding, change))
                ?? FirstMistake(
                    found.Scenario.Pack.Fields,
                    field => FirstMistake(trials.ValuesOf(field), value => FindMissingChange(trials, finding, field, value))
                )
        );

        // Where a trial has too many completions to look at, nothing is compared.
        return trials.IsTooLarge ? null : mistake;
    }

    private static string? FindMistake(Trials trials, Finding finding, Change change)
    {
        var name = $"{finding}: {change} would make it {change.Status}";
        var values = trials.ValuesOf(change.Field).Where(value => Trials.Covers(change, value)).ToList();
        return values.Count == 0
            ? $"{name}, and there is no such value."
            : FirstMistake(
                values,
                value =>
                {
                    var tried = trials.Try(change.Field, value);
                    var worsened = trials.WorsenedBy(tried).Where(position => position != finding.Position);
                    return tried.Statuses[finding.Position] != change.Status
                            ? $"{name}, but {change.Field.Type.Format(value)} makes it {tried.Statuses[finding.Position]}."
                        : change.BreaksScenario != trials.IsBrokenBy(tried)
                            ? $"{name} and {(change.BreaksScenario ? "break" : "not break")} the scenario, which is wrong."
                        : !change.Worsens.SequenceEqual(worsened)
                            ? $"{name} and worsen {string.Join(", ", change.Worsens)}, but it worsens {string.Join(", ", worsened)}."
                        : null;
                }
            );
    }

    /// <summary>What turns the status is among the changes; what settles an open one is among what would settle it.</summary>
    private static string? FindMissingChange(Trials trials, Finding finding, Field field, Value value)
    {
        var tried = trials.Try(field, value);
        if (trials.Now(field) == value || tried.Statuses[finding.Position] == finding.Status || trials.IsBrokenBy(tried))
        {
            return null;
        }

        var name = $"{finding}: {field}: {field.Type.Format(value)} would make it {tried.Statuses[finding.Position]}";
        var isUnsettled = trials.Now(field) is null;
        return !Tells(finding.Changes) ? $"{name}, and is not among the changes."
            : isUnsettled && finding.Status == FindingStatus.Open && !Tells(finding.WouldSettle)
                ? $"{name}, and is not among what would settle it."
            : null;

        bool Tells(IEnumerable<Change> changes) => changes.Any(change => change.Field == field && Trials.Covers(change, value));
    }
}
