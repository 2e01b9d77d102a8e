using ScenarioEngine.Evaluating;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Evaluating;

/// <summary>What is written another way and means the same is found to be the same.</summary>
public sealed partial class OracleTests
{
    [Test]
    public void WhatIf_EqualsFresh() =>
        RandomPacks.Check(
            seed: 711,
            count: 500,
            RandomPacks.Cases(scenarios: 3),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                return FirstMistake(
                    sketch.Scenarios.Zip(loaded.Scenarios),
                    pair =>
                        pair.First.Edit is { } edit
                            ? FindDifferenceToFresh(
                                sketch.Pack,
                                pair.First,
                                edit,
                                loaded.Evaluator.Evaluate(pair.Second.With(pair.Second.WhatIfs[0]))
                            )
                            : null
                );
            }
        );

    [Test]
    public void NewNamesForTheParties_ChangeNothing() =>
        RandomPacks.Check(
            seed: 12,
            count: 200,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                var renamed = Engine.LoadPack([Rewriting.Rename(sketch.Pack.ToFile())]).ValueOrThrow();
                var evaluator = Engine.Compile(renamed);
                return FirstMistake(
                    loaded.Scenarios,
                    scenario =>
                        Printed.Difference(
                            Rewriting.Rename(InFull(loaded.Evaluator.Evaluate(scenario))),
                            InFull(evaluator.Evaluate(Engine.LoadScenario(Rewriting.Rename(scenario.File), renamed).ValueOrThrow()))
                        )
                );
            }
        );

    [Test]
    public void AnotherOrderOfDeclaration_ChangesNothing() =>
        RandomPacks.Check(
            seed: 41,
            count: 400,
            RandomPacks.Cases(scenarios: 2),
            sketch =>
            {
                var (loaded, reversed) = (LoadedCase.Load(sketch), LoadedCase.Load(Rewriting.Reverse(sketch)));
                return FirstMistake(
                    loaded.Scenarios.Zip(reversed.Scenarios),
                    pair =>
                        Printed.Difference(
                            UpToEqualReasons(loaded.Evaluator.Evaluate(pair.First)),
                            UpToEqualReasons(reversed.Evaluator.Evaluate(pair.Second))
                        )
                );
            }
        );

    private static string? FindDifferenceToFresh(PackSketch pack, ScenarioSketch scenario, EditSketch edit, Evaluation edited)
    {
        var fresh = LoadedCase.Load(new CaseSketch(Rewriting.Without(pack, edit), [scenario.Edited()]));
        var found = fresh.Evaluator.Evaluate(fresh.Scenarios[0]);
        return edit.Without.IsEmpty && edit.WithoutImplications.IsEmpty
            ? Printed.Difference(InFull(found), InFull(edited))
            : Printed.Difference(
                UpToEqualReasons(found),
                UpToEqualReasons(edited)
                    .Where(line => !edit.Without.Any(position => line.StartsWith($"left out {position}:", StringComparison.Ordinal)))
            );
    }

    private static IEnumerable<string> InFull(Evaluation found) =>
        [.. Printed.Of(found), .. Printed.ChangesOf(found), .. Printed.ReasonsOf(found)];

    private static IEnumerable<string> UpToEqualReasons(Evaluation found) =>
        [.. Printed.Of(found), .. Printed.ChangesOf(found), .. Printed.ReasonSizesOf(found)];
}
