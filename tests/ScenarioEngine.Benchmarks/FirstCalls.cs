using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// What exploring costs in a process that has done nothing yet, which a benchmark that warms up cannot show, and once its code has run.
/// </summary>
/// <remarks>
/// Processor time: other work on the machine disturbs it less than the time on a clock. The compiler of the runtime is in it.
/// </remarks>
internal static class FirstCalls
{
    private const int Later = 25;

    /// <summary>Explores and repairs a pack of a shape, and prints a row for each thing that was done.</summary>
    public static void Run(PackShape shape)
    {
        var pack = Engine.LoadPack(new ShapedPack(shape).Files).ValueOrThrow();
        var whole = new Scenario("All packages", pack, pack.Files[0]);
        var random = new SplitMix(seed: 2026);
        var complete = whole with { Terms = [.. pack.Fields.Select(field => Draw(field, random))] };
        var edited = whole with { Terms = [.. random.Distinct(3, pack.Fields.Length).Select(field => Draw(pack.Fields[field], random))] };
        var all = new ExploreOptions { Parts = ExploreParts.Options | ExploreParts.Rooms, First = 0 };
        var evaluator = Engine.Compile(pack);
        if (shape == PackShape.Tangle)
        {
            Measure(shape, "explore", 1, () => Describe(Engine.Explore(evaluator, whole, all, CancellationToken.None)));
            Measure(shape, "estimate", 1, () => Describe(Engine.Estimate(evaluator, whole, all, CancellationToken.None).Estimate));
            Measure(
                shape,
                "smallest repairs",
                1,
                () => Describe(Engine.Repair(evaluator, complete, new RepairOptions(), all, CancellationToken.None))
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Peak of the process: {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB."
                )
            );
            return;
        }

        Measure(
            shape,
            "compile, zone, coalitions, live options",
            Later,
            () => Describe(Engine.Explore(evaluator = Engine.Compile(pack), whole, all, CancellationToken.None))
        );
        Measure(
            shape,
            "other terms: zone, live options",
            Later,
            () => Describe(Engine.Explore(evaluator, edited, all with { Parts = ExploreParts.Options }, CancellationToken.None))
        );
        Measure(
            shape,
            "smallest repairs, 100 of them",
            4 * Later,
            () => Describe(Engine.Repair(evaluator, complete, new RepairOptions(), all, CancellationToken.None))
        );
    }

    private static Term Draw(Field field, SplitMix random) =>
        new(field, Value.OfOption(random.Next(field.Type.Options.Length)), field.Location);

    private static void Measure(PackShape shape, string what, int times, Func<string> run)
    {
        var result = "";
        var costs = new double[times];
        for (var i = 0; i < times; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            result = run();
            costs[i] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        // The later half: by then the runtime has compiled what runs often.
        var later = costs[(times / 2)..].Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {shape} | {what} | {costs[0]:0.0} | {(times == 1 ? "" : later[later.Length / 2].ToString("0.0", CultureInfo.InvariantCulture))} | {result} |"
            )
        );
    }

    private static string Describe(ExploreResult result) =>
        result.Exploration is { } found
            ? $"{Short(found.Zone)} of {Short(found.Possible)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"too large: {result.TooLarge?.Reached.Joined} of {result.TooLarge?.Reached.Positions} red lines joined"
            );

    private static string Describe(Estimate? estimate) => estimate is null ? "none" : $"{Short(estimate.Low)} to {Short(estimate.High)}";

    private static string Describe(RepairResult result) =>
        result.Plan is { } plan ? string.Create(CultureInfo.InvariantCulture, $"{plan.Number} repairs of {plan.Cost} terms") : "too large";

    private static string Short(BigInteger number) => Explaining.Amounts.Rounded(number);
}
