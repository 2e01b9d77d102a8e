using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace ScenarioEngine.Benchmarks;

/// <summary>Many short iterations, of which the median stands: a busy machine spoils some of them.</summary>
public sealed class MedianConfig : ManualConfig
{
    public MedianConfig()
    {
        AddJob(Job.Default.WithWarmupCount(5).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(100)));
        // What measures is built first, which takes longer than two minutes on a machine that is busy.
        this.WithBuildTimeout(TimeSpan.FromMinutes(10));
        AddColumn(StatisticColumn.Median);
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
    }
}
