using System.Collections.Immutable;
using ScenarioEngine.Comparing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Comparing;

/// <summary>Comparisons on random packs, against trying every set of edits.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ComparisonTests
{
    [Test]
    public void Causes_AreTheSmallestSetsOfAll() =>
        RandomPacks.Check(
            seed: 31,
            count: 60,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    loaded.Scenarios,
                    scenario =>
                    {
                        // Trying every set takes 2^n evaluations; the first six edits say as much as all.
                        var edit = WhatIf.Combine("", [.. scenario.WhatIfs.SelectMany(edit => edit.Parts).Take(6)]);
                        var comparison = Comparison.WhatIf(loaded.Evaluator, loaded.Evaluator.Evaluate(scenario), edit);
                        return FirstMistake(comparison.Findings, turn => FindMistake(loaded, scenario, comparison, turn));
                    }
                );
            }
        );

    [Test]
    public void TurnedFindings_AreThoseThatDiffer() =>
        RandomPacks.Check(
            seed: 32,
            count: 150,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                var comparison = Comparison.Between(
                    loaded.Evaluator,
                    loaded.Evaluator.Evaluate(loaded.Scenarios[0]),
                    loaded.Evaluator.Evaluate(loaded.Scenarios[^1])
                );
                var expected = loaded.Pack.Positions.Where(position =>
                    Status(comparison.Before, position) != Status(comparison.After, position)
                );
                return Printed.Difference(
                    expected.Select(position => position.FullName),
                    comparison.Findings.Select(turn => turn.What.FullName)
                );
            }
        );

    [Test]
    public void DifferenceBetweenScenarios_LeadsFromTheOneToTheOther() =>
        RandomPacks.Check(
            seed: 33,
            count: 200,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                var (from, to) = (loaded.Scenarios[0], loaded.Scenarios[^1]);
                return Printed.Difference(
                    InFull(loaded.Evaluator.Evaluate(to)),
                    InFull(loaded.Evaluator.Evaluate(from.With(WhatIf.Between(from, to))))
                );
            }
        );

    [Test]
    public void PartsOfAnEdit_MakeTheEditAgain() =>
        RandomPacks.Check(
            seed: 34,
            count: 200,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    loaded.Scenarios.Where(scenario => !scenario.WhatIfs.IsEmpty),
                    scenario =>
                        Printed.Difference(
                            InFull(loaded.Evaluator.Evaluate(scenario.With(scenario.WhatIfs[0]))),
                            InFull(loaded.Evaluator.Evaluate(scenario.With(WhatIf.Combine("", scenario.WhatIfs[0].Parts))))
                        )
                );
            }
        );

    [Test]
    public void EditInWords_IsTheEditOfTheFile() =>
        RandomPacks.Check(
            seed: 35,
            count: 200,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    sketch.Scenarios.Zip(loaded.Scenarios).Where(pair => pair.First.Edit is not null),
                    pair =>
                    {
                        var words = Engine.ReadEdit(InWords(pair.First.Edit ?? new EditSketch()), loaded.Pack).ValueOrThrow();
                        return Printed.Difference(
                            InFull(loaded.Evaluator.Evaluate(pair.Second.With(pair.Second.WhatIfs[0]))),
                            InFull(loaded.Evaluator.Evaluate(pair.Second.With(words)))
                        );
                    }
                );
            }
        );

    private static EditText InWords(EditSketch edit) =>
        new()
        {
            Set = [.. edit.Set.Select(term => $"{term.Slot.Path}={term.Value}")],
            Unset = edit.Unset,
            Without = edit.Without,
            WithoutImplications = edit.WithoutImplications,
            AsOf = edit.AsOf is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", null) : null,
        };

    private static string? FindMistake(LoadedCase loaded, Scenario scenario, Comparison comparison, Turn<Position, FindingStatus> turn)
    {
        var sets =
            from bits in Enumerable.Range(0, 1 << comparison.Edits.Length)
            let chosen = comparison.Edits.Where((_, part) => (bits >> part & 1) == 1).ToImmutableArray()
            where Status(loaded.Evaluator.Evaluate(scenario.With(WhatIf.Combine("", chosen))), turn.What) == turn.After
            group Name(chosen) by chosen.Length into size
            orderby size.Key
            select size;
        return turn.Cause.IsSmallest ? Printed.Difference(sets.First(), turn.Cause.Sets.Select(Name)) : "Six edits are not too many.";
    }

    private static string Name(ImmutableArray<WhatIf> edits) => string.Join(" + ", edits.Select(edit => edit.Name));

    private static FindingStatus Status(Evaluation evaluation, Position position) =>
        evaluation.Findings.FirstOrDefault(finding => finding.Position == position)?.Status ?? FindingStatus.LeftOut;

    private static IEnumerable<string> InFull(Evaluation found) =>
        [.. Printed.Of(found), .. Printed.ChangesOf(found), .. Printed.ReasonSizesOf(found)];

    private static string? FirstMistake<T>(IEnumerable<T> items, Func<T, string?> find) =>
        items.Select(find).FirstOrDefault(mistake => mistake is not null);
}
