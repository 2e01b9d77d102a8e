using System.Buffers;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Batching;

/// <summary>Reads, evaluates and writes scenarios, one part of a batch after the other. Not for several threads at once.</summary>
internal sealed class BatchWorker(Batch batch)
{
    /// <summary>How long a line may be, in bytes: as long as a file.</summary>
    public const int LongestLine = FileReader.MaximumBytes;

    private readonly LaneBatch _lanes = new();
    private readonly BatchCounter? _counter = batch.IsSummed ? new BatchCounter() : null;
    private PlainScenarios? _plain;
    private LaneReader? _reader;

    /// <summary>The findings of some lines.</summary>
    /// <param name="source">The name of what they are of.</param>
    /// <param name="block">The lines; its buffer is given back.</param>
    public BatchPart EvaluateLines(string source, LineBlock block)
    {
        var plain =
            _plain?.Source == source
                ? _plain
                : _plain = new PlainScenarios(source, name => name is null ? batch.Packs.Default : batch.Packs.Find(name, source));
        var part = batch.StartPart();
        var (start, number) = (0, block.FirstLine);
        while (start < block.Length)
        {
            var rest = block.Buffer.AsSpan(start, block.Length - start);
            var end = rest.IndexOf((byte)'\n');
            EvaluateLine(part, plain, new BatchPlace(source, number), end < 0 ? rest : rest[..end]);
            start += end < 0 ? rest.Length : end + 1;
            number++;
        }

        ArrayPool<byte>.Shared.Return(block.Buffer);
        Flush(part);
        return part;
    }

    /// <summary>Adds what was found so far to a summary.</summary>
    public void AddTo(BatchSummary summary) => _counter?.AddTo(summary);

    /// <summary>The findings of some files, each a scenario.</summary>
    public BatchPart EvaluateFiles(IEnumerable<string> paths)
    {
        var part = batch.StartPart();
        foreach (var path in paths)
        {
            var loaded = Engine.LoadScenario(path, batch.Packs);
            _counter?.AddFile(loaded.Value?.File.Text ?? path);
            Add(part, new BatchPlace(path, Line: 0), loaded);
        }

        Flush(part);
        return part;
    }

    private void EvaluateLine(BatchPart part, PlainScenarios plain, BatchPlace place, ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        if (place.Line == 1 && line.StartsWith(Encoding.UTF8.Preamble))
        {
            line = line[Encoding.UTF8.Preamble.Length..];
        }

        if (line.IndexOfAnyExcept(" \t"u8) < 0)
        {
            return;
        }

        _counter?.AddLine(line);
        if (plain.Read(line) is { } scenario)
        {
            Add(part, new BatchEntry(place, scenario, []));
        }
        else
        {
            Add(part, place, ReadOrdinarily(place, line));
        }
    }

    private LoadResult<Scenario> ReadOrdinarily(BatchPlace place, ReadOnlySpan<byte> line)
    {
        var diagnostics = new DiagnosticBag();
        if (line.Length > LongestLine)
        {
            diagnostics.Add(YamlDiagnostics.TooLarge(new SourceFile(place.Source, "").At(0, 0), "The line is longer than 4 MB."));
        }
        else if (FileReader.Decode(place.Source, line, diagnostics) is { } file)
        {
            return Engine.LoadScenario(file, batch.Packs);
        }

        return new LoadResult<Scenario>(null, diagnostics.ToSorted());
    }

    private void Add(BatchPart part, BatchPlace place, LoadResult<Scenario> loaded)
    {
        if (loaded.Value is { } scenario)
        {
            Add(part, new BatchEntry(place, scenario, loaded.Diagnostics));
            return;
        }

        Flush(part);
        part.AddMistaken(place, loaded.Diagnostics);
        _counter?.AddMistaken(loaded.Diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error).Code);
    }

    private void Add(BatchPart part, BatchEntry entry)
    {
        if (batch.AsOf is not null || batch.Silence is not null)
        {
            var scenario = entry.Scenario;
            entry = entry with
            {
                Scenario = scenario with { AsOf = batch.AsOf ?? scenario.AsOf, Silence = batch.Silence ?? scenario.Silence },
            };
        }

        if (!_lanes.Takes(entry.Scenario))
        {
            Flush(part);
        }

        _lanes.Add(entry);
    }

    private void Flush(BatchPart part) =>
        _lanes.Flush(
            batch.Packs.EvaluatorOf,
            (entry, findings) =>
            {
                var readings = batch.HasReadings
                    ? ReaderFor(entry.Scenario).Read(findings, entry.Scenario, batch.Packs.EvaluatorOf(entry.Scenario.Pack))
                    : null;
                part.Add(entry, findings, readings);
                _counter?.Add(findings, readings);
            }
        );

    private LaneReader ReaderFor(Scenario scenario) => _reader?.Fits(scenario) == true ? _reader : _reader = new LaneReader(scenario);
}
