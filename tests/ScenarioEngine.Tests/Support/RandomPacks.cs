using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ScenarioEngine.Tests.Support;

/// <summary>Random packs with scenarios, the same ones for the same seed.</summary>
internal static class RandomPacks
{
    /// <summary>The step of FsCheck's own generator, which has to be odd.</summary>
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>
    /// How many random packs to look at for each seed: as many as usual, or as <c>SCENARIO_TRIALS</c> says, for a long run by hand.
    /// </summary>
    public static int Trials(int usual) =>
        Environment.GetEnvironmentVariable("SCENARIO_TRIALS") is { } trials ? int.Parse(trials, CultureInfo.InvariantCulture) : usual;

    /// <summary>Cases of one pack with so many scenarios.</summary>
    /// <param name="scenarios">How many scenarios a pack gets.</param>
    /// <param name="testsStated">Whether conditions may test that fields are stated.</param>
    /// <param name="isWide">Whether packs have many fields, and positions that depend on all of them.</param>
    public static Arbitrary<CaseSketch> Cases(int scenarios, bool testsStated = true, bool isWide = false) =>
        Arb.From(
            Gen.Choose(0, int.MaxValue).Select(seed => Draw(new Dice((ulong)seed), scenarios, testsStated, isWide)),
            sketch => sketch.Shrink()
        );

    /// <summary>Checks so many random cases, and fails with the smallest one that is wrong.</summary>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="count">How many cases.</param>
    /// <param name="cases">Where they come from.</param>
    /// <param name="findMistake">What is wrong with a case, or null.</param>
    public static void Check(ulong seed, int count, Arbitrary<CaseSketch> cases, Func<CaseSketch, string?> findMistake) =>
        FsCheck.Check.One(
            Config.Quick.WithMaxTest(count).WithReplay(seed, Gamma).WithRunner(new ThrowingRunner()),
            Prop.ForAll(
                cases,
                sketch =>
                {
                    if (findMistake(sketch) is { } mistake)
                    {
                        throw new AssertionException(mistake);
                    }
                }
            )
        );

    private static CaseSketch Draw(Dice dice, int scenarios, bool testsStated, bool isWide)
    {
        var pack = new PackGenerator(dice, testsStated, isWide).Draw();
        var generator = new ScenarioGenerator(pack, dice);
        return new CaseSketch(pack, [.. Enumerable.Range(0, scenarios).Select(_ => generator.Draw())]);
    }
}
