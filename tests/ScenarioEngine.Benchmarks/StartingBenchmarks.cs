using BenchmarkDotNet.Attributes;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// What a whole command costs as the native program that users get, process and all, against a .NET program that does nothing.
/// </summary>
[Config(typeof(StartingConfig))]
public class StartingBenchmarks
{
    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    private const string SmallPack = "scenarios/ukraine-interview/recognition-de-jure.yaml";
    private const string FullPack = "scenarios/ukraine-settlement/draft-28-points.yaml";

    /// <summary>Made once for all that is measured here; ends with this process.</summary>
    private static readonly Lazy<Programs> Published = new(Publish);

    [GlobalSetup]
    public void SetUp()
    {
        if (Evaluate(SmallPack, "built-in") != 1 || Evaluate(FullPack, "nrules") != 1)
        {
            throw new InvalidOperationException("The scenario does not end in a conflict.");
        }
    }

    /// <summary>A .NET program, compiled ahead, that returns at once.</summary>
    [Benchmark(Baseline = true)]
    public int Empty() => Tool.Run(Published.Value.Empty);

    /// <summary>What completion and scripts ask for.</summary>
    [Benchmark]
    public int Version() => Tool.Run(Published.Value.Scenario, "--version");

    /// <summary>The first command of the README, with the built-in evaluator alone.</summary>
    [Benchmark]
    public int SmallPackBuiltIn() => Evaluate(SmallPack, "built-in");

    /// <summary>The first command of the README.</summary>
    [Benchmark]
    public int SmallPackOnNRules() => Evaluate(SmallPack, "nrules");

    [Benchmark]
    public int FullPackBuiltIn() => Evaluate(FullPack, "built-in");

    [Benchmark]
    public int FullPackOnNRules() => Evaluate(FullPack, "nrules");

    private static int Evaluate(string scenario, string engine) =>
        Tool.Run(Published.Value.Scenario, "evaluate", scenario, "--engine", engine);

    private static Programs Publish()
    {
        var work = Directory.CreateTempSubdirectory("starting").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(work, recursive: true);
        var empty = Directory.CreateDirectory(Path.Combine(work, "empty")).FullName;
        File.WriteAllText(Path.Combine(empty, "empty.csproj"), EmptyProject);
        File.WriteAllText(Path.Combine(empty, "Program.cs"), "return 0;");
        Tool.Publish(Path.Combine(empty, "empty.csproj"), Path.Combine(work, "baseline"));
        return new Programs(Path.Combine(work, "baseline", "empty"), Tool.PublishNative(Path.Combine(work, "program")));
    }

    private sealed record Programs(string Empty, string Scenario);
}
