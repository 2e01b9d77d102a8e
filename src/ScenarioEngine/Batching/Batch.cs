using System.Buffers;
using System.Collections.Concurrent;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>
/// Evaluates any number of scenarios, and writes a line of JSON for each, in their order, on all cores and in the same memory however many
/// there are.
/// </summary>
/// <remarks>
/// A scenario with mistakes gets a line that says which, and the rest goes on. The lines are as
/// <see cref="Reporting.Writers.JsonSchemas.Batch"/> describes.
/// </remarks>
internal sealed class Batch
{
    /// <summary>What standard input is called in diagnostics.</summary>
    internal const string StandardInput = "standard input";

    private const int FilesAtOnce = 64;
    private const int OutputBytes = 1024 * 1024;

    private static readonly string[] LineExtensions = [".jsonl", ".ndjson"];

    private readonly ConcurrentBag<BatchWorker> _idle = [];
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _written = [];

    /// <summary>A batch.</summary>
    /// <param name="packs">Where the packs are that the scenarios name.</param>
    public Batch(PackLibrary packs) => Packs = packs;

    /// <summary>The day on which all scenarios are looked at; null for each its own.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How the silence of all scenarios is read; null for each its own.</summary>
    public Silence? Silence { get; init; }

    /// <summary>Whether each line says whether its verdicts hold under every reading.</summary>
    public bool HasReadings { get; init; }

    /// <summary>Whether <see cref="Sum"/> will be asked for.</summary>
    public bool IsSummed { get; init; }

    /// <summary>How many threads evaluate at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal PackLibrary Packs { get; }

    /// <summary>A part without lines. Room for lines is used again once they are written.</summary>
    internal BatchPart StartPart() => new(_written.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(OutputBytes));

    /// <summary>Evaluates scenarios.</summary>
    /// <param name="paths">Files: of YAML with a scenario each, or of lines of JSON (<c>.jsonl</c>, <c>.ndjson</c>); <c>-</c> for
    /// <paramref name="standardInput"/>.</param>
    /// <param name="standardInput">Opens a stream of lines of JSON.</param>
    /// <param name="write">Gets the lines, many at a time and always whole, on the thread of the caller.</param>
    /// <exception cref="IOException">A stream broke off, or <paramref name="write"/> threw it.</exception>
    public BatchTotals Evaluate(IEnumerable<string> paths, Func<Stream> standardInput, Action<ReadOnlyMemory<byte>> write)
    {
        var totals = BatchTotals.None;
        using var stop = new CancellationTokenSource();
        // What is read but not written yet is bounded, so that a slow reader of the output holds up the reading of the input.
        using var running = new BlockingCollection<Task<BatchPart>>(2 * Threads);
        var reading = Task.Factory.StartNew(
            () => Start(Parts(paths, standardInput), running, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        try
        {
            foreach (var task in running.GetConsumingEnumerable())
            {
                using var part = task.GetAwaiter().GetResult();
                write(part.Output.WrittenMemory);
                totals = totals.With(part);
                part.Output.ResetWrittenCount();
                _written.Add(part.Output);
            }
        }
        catch
        {
            stop.Cancel();
            throw;
        }

        reading.GetAwaiter().GetResult();
        return totals;
    }

    /// <summary>What everything adds up to that was evaluated so far.</summary>
    /// <param name="tool">The version of the tool.</param>
    /// <param name="part">Which part of a batch it is; null for a whole one.</param>
    public BatchSummary Sum(string tool, BatchParts? part)
    {
        var summary = new BatchSummary
        {
            Tool = tool,
            Part = part,
            AsOf = AsOf,
            Silence = Silence,
            HasReadings = HasReadings,
        };
        foreach (var worker in _idle)
        {
            worker.AddTo(summary);
        }

        return summary;
    }

    private void Start(IEnumerable<Func<BatchWorker, BatchPart>> parts, BlockingCollection<Task<BatchPart>> running, CancellationToken stop)
    {
        try
        {
            foreach (var part in parts)
            {
                running.Add(Task.Run(() => Evaluate(part), stop), stop);
            }
        }
        finally
        {
            running.CompleteAdding();
        }
    }

    private BatchPart Evaluate(Func<BatchWorker, BatchPart> part)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new BatchWorker(this);
        var done = part(worker);
        _idle.Add(worker);
        return done;
    }

    /// <summary>What there is to do, in order: some files, or some lines of one.</summary>
    private static IEnumerable<Func<BatchWorker, BatchPart>> Parts(IEnumerable<string> paths, Func<Stream> standardInput)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            using var lines = OpenLines(path, standardInput);
            if (lines is null)
            {
                files.Add(path);
            }

            if (files.Count > 0 && (lines is not null || files.Count == FilesAtOnce))
            {
                var some = files;
                files = [];
                yield return worker => worker.EvaluateFiles(some);
            }

            if (lines is not null)
            {
                foreach (var block in LineBlocks.Of(lines, BatchWorker.LongestLine))
                {
                    yield return worker => worker.EvaluateLines(path == "-" ? StandardInput : path, block);
                }
            }
        }

        if (files.Count > 0)
        {
            yield return worker => worker.EvaluateFiles(files);
        }
    }

    /// <summary>
    /// The lines of a file, or null where it is another kind of file, or cannot be read; then it is loaded like a scenario, which says why.
    /// </summary>
    private static Stream? OpenLines(string path, Func<Stream> standardInput)
    {
        if (path == "-")
        {
            return standardInput();
        }

        try
        {
            return LineExtensions.Contains(Path.GetExtension(path)) ? File.OpenRead(path) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
