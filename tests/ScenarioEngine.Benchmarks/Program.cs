using System.Globalization;
using ScenarioEngine;
using ScenarioEngine.Benchmarks;
using ScenarioEngine.Benchmarks.Batches;
using ScenarioEngine.Benchmarks.Counting;
using ScenarioEngine.Benchmarks.Load;

if (args is ["load", var server, .. var rest])
{
    var visitors = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 200;
    var minutes = rest.Length > 1 ? double.Parse(rest[1], CultureInfo.InvariantCulture) : 10;
    await ClassLoad.Run(
        new Uri(server),
        "ukraine-settlement",
        visitors,
        TimeSpan.FromMinutes(minutes),
        hasBrowser: rest is [.., "browser"]
    );
    return;
}

if (args is ["batch", .. var counts])
{
    BatchRuns.Run(counts.Length > 0 ? int.Parse(counts[0], CultureInfo.InvariantCulture) : 1_000_000);
    return;
}

if (args is ["watch", .. var how])
{
    WatchRuns.Run(how.Length > 0 ? int.Parse(how[0], CultureInfo.InvariantCulture) : 60, how.Length > 1 ? how[1] : null);
    return;
}

if (args is ["pack", var form, var folder])
{
    foreach (var file in new ShapedPack(Enum.Parse<PackShape>(form)).Files)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, file.Path), file.Text);
    }

    return;
}

if (
    args is ["packages", var drawnFrom, .. var numbers]
    && Array.ConvertAll(numbers, number => int.Parse(number, CultureInfo.InvariantCulture)) is [var packages, var stated, .. var first]
)
{
    await using var lines = new BufferedStream(Console.OpenStandardOutput(), 1 << 20);
    Packages.Write(lines, Engine.LoadPack(drawnFrom).ValueOrThrow(), packages, stated, first is [var begin] ? begin : 1);
    return;
}

if (args is ["zone", var count, .. var programs])
{
    ZoneRuns.Run(count, programs);
    return;
}

if (args is ["copy"])
{
    await using var input = Console.OpenStandardInput();
    await using var output = Console.OpenStandardOutput();
    await input.CopyToAsync(output);
    return;
}

if (args is ["first", var shape])
{
    FirstCalls.Run(Enum.Parse<PackShape>(shape));
    return;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
