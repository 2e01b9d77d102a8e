using System.Diagnostics;
using System.Globalization;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// How long <c>--watch</c> takes from a saved file to the repainted screen: the published tool on a terminal of its own, as its user sees
/// it.
/// </summary>
/// <remarks>
/// The terminal comes from the program <c>script</c> of util-linux, so this runs where that is. What is measured has the save itself in it.
/// </remarks>
internal static class WatchRuns
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    /// <summary>Saves files that are watched, some times each, and prints a row for each command.</summary>
    /// <param name="saves">How many times.</param>
    /// <param name="installed">How the tool is called; null to publish it.</param>
    public static void Run(int saves, string? installed)
    {
        var work = Directory.CreateTempSubdirectory("watching").FullName;
        try
        {
            var tool = installed ?? Tool.Publish(Path.Combine(work, "tool"));
            Copy(work, "rules");
            Copy(work, "scenarios");
            var small = Path.Combine(work, "scenarios/ukraine-interview/recognition-de-jure.yaml");
            var large = Path.Combine(work, "scenarios/ukraine-settlement/package-d-withdrawal-from-donetsk.yaml");
            Console.WriteLine(
                "| command | watched | first save, ms | median, ms | 95 of 100 within, ms | longest, ms |\n|---|---|--:|--:|--:|--:|"
            );
            foreach (var command in (string[])["evaluate", "check", "test"])
            {
                Measure(tool, command, small, small, saves);
                Measure(tool, command, large, large, saves);
                Measure(tool, command, Path.GetDirectoryName(large) ?? large, large, saves);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Copies the YAML files in a folder of the repository and below it.</summary>
    private static void Copy(string work, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Tool.Repository, folder), "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(work, Path.GetRelativePath(Tool.Repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? work);
            File.Copy(file, copy);
        }
    }

    private static void Measure(string tool, string command, string watched, string file, int saves)
    {
        var start = new ProcessStartInfo(
            "script",
            ["-qfec", $"stty rows 50 cols 120; exec {tool} {command} {watched} --watch", "/dev/null"]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("script does not start.");
        var screen = new byte[1 << 16];
        var text = File.ReadAllText(file);
        var costs = new double[saves];
        WaitFor("run 1,");
        for (var save = 0; save < saves; save++)
        {
            Thread.Sleep(Pause);
            var watch = Stopwatch.StartNew();
            File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{text}# save {save}\n"));
            WaitFor(string.Create(CultureInfo.InvariantCulture, $"run {save + 2},"));
            costs[save] = watch.Elapsed.TotalMilliseconds;
        }

        process.StandardInput.Write('\u0003');
        process.StandardInput.Flush();
        process.WaitForExit();
        File.WriteAllText(file, text);
        var ordered = costs.Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {command} | {Path.GetFileName(watched)} | {costs[0]:0} | {ordered[saves / 2]:0} | {ordered[saves * 95 / 100]:0} | {ordered[^1]:0} |"
            )
        );

        void WaitFor(string mark)
        {
            var shown = "";
            while (!shown.Contains(mark, StringComparison.Ordinal))
            {
                var read = process.StandardOutput.BaseStream.Read(screen);
                shown =
                    read > 0
                        ? shown + System.Text.Encoding.UTF8.GetString(screen, 0, read)
                        : throw new InvalidOperationException($"The tool has ended: {shown}");
            }
        }
    }
}
