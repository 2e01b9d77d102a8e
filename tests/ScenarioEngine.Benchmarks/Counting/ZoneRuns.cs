using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks.Counting;

/// <summary>
/// Whole runs of <c>explore</c>, process and all, beside a count with BuDDy (<c>count.c</c>): when the zone is said, and when everything
/// is.
/// </summary>
internal static class ZoneRuns
{
    private const int Rounds = 7;

    /// <summary>Runs programs over packs of all shapes, in turn, and prints the medians of their processor time.</summary>
    /// <param name="count">The program that counts with BuDDy.</param>
    /// <param name="programs">Builds of the tool, such as one of before a change and one of after.</param>
    public static void Run(string count, IReadOnlyList<string> programs)
    {
        var work = Directory.CreateTempSubdirectory("zone").FullName;
        Console.Out.WriteLine($"Medians of {Rounds} rounds, in turn; ms of processor time, in brackets MB at the peak.\n");
        Console.Out.WriteLine(
            $"| pack | BuDDy: zone and parties |{string.Concat(programs.Select((_, number) => $" {number + 1}: zone said | {number + 1}: all said |"))}\n|---|--:|{string.Concat(programs.Select(_ => "--:|--:|"))}"
        );
        try
        {
            foreach (
                var (shape, seed) in from shape in Enum.GetValues<PackShape>()
                where shape != PackShape.Tangle
                from seed in Enumerable.Range(0, 4)
                select (shape, seed)
            )
            {
                var folder = Directory.CreateDirectory(Path.Combine(work, "shaped")).FullName;
                File.WriteAllText(Path.Combine(folder, "pack.yaml"), new ShapedPack(shape, ShapedPack.Seed + (ulong)seed).Files[0].Text);
                Measure($"{shape} {seed}", folder, count, programs);
            }

            Measure("ukraine-settlement", Path.Combine(Tool.Repository, "rules", "ukraine-settlement"), count, programs);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Measure(string name, string folder, string count, IReadOnlyList<string> programs)
    {
        var pack = Engine.LoadPack(folder).ValueOrThrow();
        using var graph = new StringWriter { NewLine = "\n" };
        GraphText.Write(graph, pack);
        var zone = Engine
            .Explore(
                Engine.Compile(pack),
                new Scenario("All packages", pack, pack.Files[0]),
                new ExploreOptions { Parts = ExploreParts.None, First = 0 },
                CancellationToken.None
            )
            .Exploration?.Zone;
        var (counts, runs) = (new List<Cost>(), programs.Select(_ => new List<Cost>()).ToList());
        for (var round = 0; round < Rounds; round++)
        {
            counts.Add(
                Run(count, [], graph.ToString(), line => line.StartsWith("zone ", StringComparison.Ordinal) && IsAbout(line[5..], zone))
            );
            foreach (var (program, costs) in programs.Zip(runs))
            {
                costs.Add(
                    Run(
                        program,
                        ["explore", folder, "--seconds", "60"],
                        "",
                        line => line.StartsWith("ROOM", StringComparison.Ordinal) || line.StartsWith("NO ROOM", StringComparison.Ordinal)
                    )
                );
            }
        }

        var cells = runs.Select(costs =>
            $" {Median(costs, cost => cost.Said)} | {Median(costs, cost => cost.All)} ({Median(costs, cost => cost.Megabytes)}) |"
        );
        Console.Out.WriteLine(
            $"| {name} | {Median(counts, cost => cost.All)} ({Median(counts, cost => cost.Megabytes)}) |{string.Concat(cells)}"
        );
    }

    /// <summary>BuDDy counts in floating point.</summary>
    private static bool IsAbout(string counted, BigInteger? zone) =>
        zone is { } exact && Math.Abs(double.Parse(counted, CultureInfo.InvariantCulture) - (double)exact) <= 1e-9 * (double)exact
            ? true
            : throw new InvalidOperationException($"BuDDy counts {counted} and not {zone}.");

    private static string Median(List<Cost> costs, Func<Cost, double> of) =>
        costs.Select(of).Order().ElementAt(Rounds / 2).ToString("N0", CultureInfo.InvariantCulture);

    private static Cost Run(string program, string[] arguments, string input, Func<string, bool> isSaid)
    {
        var before = ChildrenClock.Now;
        var start = new ProcessStartInfo("/usr/bin/time", ["--format", "%M", program, .. arguments])
        {
            WorkingDirectory = Tool.Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        double? said = null;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (isSaid(line))
            {
                said ??= ProcessorTimeBelow(process.Id);
            }
        }

        var peak = double.Parse(
            process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1],
            CultureInfo.InvariantCulture
        );
        process.WaitForExit();
        var all = (ChildrenClock.Now - before).TotalMilliseconds;
        return new Cost(Math.Min(said ?? all, all), all, peak / 1000);
    }

    /// <summary>What the only child of a process has used so far, in ms; null where it has ended.</summary>
    private static double? ProcessorTimeBelow(int process)
    {
        try
        {
            var child = File.ReadAllText($"/proc/{process}/task/{process}/children").Trim();
            // The sum of what its threads have run, in nanoseconds.
            return child.Length == 0
                ? null
                : Directory
                    .EnumerateDirectories($"/proc/{child}/task")
                    .Sum(thread =>
                        double.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture)
                    ) / 1e6;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Cost(double Said, double All, double Megabytes);
}
