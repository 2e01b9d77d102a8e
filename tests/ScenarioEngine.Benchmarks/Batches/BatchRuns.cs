using System.Diagnostics;
using System.Globalization;

namespace ScenarioEngine.Benchmarks.Batches;

/// <summary>
/// Whole runs of <c>evaluate --format jsonl</c>, process and all, beside a program that only copies its input. Needs <c>sh</c>, for what is
/// redirected.
/// </summary>
internal static class BatchRuns
{
    private const int Rounds = 5;

    /// <summary>Draws packages of the small pack, runs both programs over them in turn, and prints the medians.</summary>
    /// <param name="count">How many packages.</param>
    public static void Run(int count)
    {
        var work = Directory.CreateTempSubdirectory("batch").FullName;
        try
        {
            var (input, output) = (Path.Combine(work, "packages.jsonl"), Path.Combine(work, "findings.jsonl"));
            var pack = Engine.LoadPack(Path.Combine(Tool.Repository, "rules", "ukraine-interview")).ValueOrThrow();
            using (var stream = new BufferedStream(File.Create(input)))
            {
                Packages.Write(stream, pack, count, stated: 60);
            }

            var copy = $"dotnet '{typeof(BatchRuns).Assembly.Location}' copy";
            var evaluate = $"'{Tool.Publish(Path.Combine(work, "tool"))}' evaluate - --format jsonl --fail-on never";
            var (copies, evaluations) = (new List<Cost>(), new List<Cost>());
            for (var round = 0; round < Rounds; round++)
            {
                copies.Add(Measure($"exec {copy} <'{input}' >'{output}'"));
                evaluations.Add(Measure($"exec {evaluate} <'{input}' >'{output}'"));
            }

            var lines = File.ReadLines(output).Count(line => line.Contains("\"outcome\":", StringComparison.Ordinal));
            if (lines != count)
            {
                throw new InvalidOperationException($"{count} packages gave {lines} findings.");
            }

            Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count:N0} packages, {new FileInfo(input).Length / 1e6:N0} MB in, {new FileInfo(output).Length / 1e6:N0} MB out; {Environment.ProcessorCount} cores, medians of {Rounds} rounds"
                )
            );
            Write("\n| program | time | packages a second | processor time | peak memory |\n|---|--:|--:|--:|--:|");
            WriteRow("copies its input", count, copies);
            WriteRow("`evaluate --format jsonl`", count, evaluations);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void WriteRow(string program, int count, List<Cost> costs)
    {
        var seconds = Median(costs.Select(cost => cost.Seconds));
        Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {program} | {seconds:N2} s | {count / seconds:N0} | {Median(costs.Select(cost => cost.ProcessorSeconds)):N2} s | {Median(costs.Select(cost => cost.Megabytes)):N0} MB |"
            )
        );
    }

    private static void Write(string line) => Console.Out.WriteLine(line);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static Cost Measure(string command)
    {
        var watch = Stopwatch.StartNew();
        using var process =
            Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = Tool.Repository })
            ?? throw new InvalidOperationException("There is no sh.");
        var cost = new Cost(0, 0, 0);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            try
            {
                process.Refresh();
                cost = new Cost(0, process.TotalProcessorTime.TotalSeconds, Math.Max(cost.Megabytes, process.WorkingSet64 / 1e6));
            }
            catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // It has ended in between.
            }
        }

        return process.ExitCode == 0
            ? cost with
            {
                Seconds = watch.Elapsed.TotalSeconds,
            }
            : throw new InvalidOperationException($"{command} failed.");
    }

    private sealed record Cost(double Seconds, double ProcessorSeconds, double Megabytes);
}
