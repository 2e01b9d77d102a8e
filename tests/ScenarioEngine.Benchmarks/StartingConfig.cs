using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ScenarioEngine.Benchmarks;

/// <summary>
/// One whole program an iteration, and what it has used of the processor, where the system says that; else how long it ran.
/// </summary>
/// <remarks>What is measured runs in processes of its own, so that what measures needs none.</remarks>
public sealed class StartingConfig : ManualConfig
{
    public StartingConfig()
    {
        var job = Job
            .Default.WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(3)
            .WithIterationCount(40)
            .WithInvocationCount(1)
            .WithUnrollFactor(1)
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: true));
        var clock = new ChildrenClock();
        AddJob(clock.IsAvailable ? job.WithClock(clock) : job);
        WithSummaryStyle(BenchmarkDotNet.Reports.SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
    }
}
