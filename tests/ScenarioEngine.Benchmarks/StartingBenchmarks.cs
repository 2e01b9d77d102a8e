using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// What a whole command costs, process and all, against a program that does nothing. Both are published compiled ahead (ReadyToRun).
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 40, invocationCount: 1)]
[MedianColumn]
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

    private readonly string _work = Directory.CreateTempSubdirectory("starting").FullName;

    [GlobalSetup]
    public void SetUp()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_work, "empty")).FullName;
        File.WriteAllText(Path.Combine(empty, "empty.csproj"), EmptyProject);
        File.WriteAllText(Path.Combine(empty, "Program.cs"), "return 0;");
        Tool.Publish(Path.Combine(empty, "empty.csproj"), Path.Combine(_work, "baseline"));
        Tool.Publish(Path.Combine(_work, "tool"));
        Tool.PublishNative(Path.Combine(_work, "program"));
        if (Evaluate() != 1 || EvaluateInOneProgram() != 1)
        {
            throw new InvalidOperationException("The scenario does not end in a conflict.");
        }
    }

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_work, recursive: true);

    /// <summary>A program that returns at once.</summary>
    [Benchmark(Baseline = true)]
    public int Empty() => Tool.Run(Path.Combine(_work, "baseline", "empty"));

    /// <summary>The first command of the README.</summary>
    [Benchmark]
    public int Evaluate() => Evaluate("tool");

    /// <summary>The same, as the one program that needs no .NET.</summary>
    [Benchmark]
    public int EvaluateInOneProgram() => Evaluate("program");

    /// <summary>What completion and scripts ask for.</summary>
    [Benchmark]
    public int Version() => Tool.Run(Path.Combine(_work, "tool", "scenario"), "--version");

    private int Evaluate(string published) =>
        Tool.Run(Path.Combine(_work, published, "scenario"), "evaluate", "scenarios/ukraine-interview/recognition-de-jure.yaml");
}
