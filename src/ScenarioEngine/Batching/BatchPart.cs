using System.Buffers;
using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>What became of one part of a batch: its lines, and what they add up to.</summary>
internal sealed class BatchPart(ArrayBufferWriter<byte> output) : IDisposable
{
    private readonly BatchWriter _writer = new(output);

    public ArrayBufferWriter<byte> Output { get; } = output;

    public long Evaluated { get; private set; }

    public long Mistaken { get; private set; }

    public BatchPlace? FirstMistaken { get; private set; }

    public Outcome Worst { get; private set; } = Outcome.NoPosition;

    public void Dispose() => _writer.Dispose();

    public void Add(BatchEntry entry, LaneFindings findings, LaneReadings? readings)
    {
        Evaluated++;
        Worst = findings.Outcome < Worst ? findings.Outcome : Worst;
        _writer.Findings(entry, findings, readings);
    }

    public void AddMistaken(BatchPlace place, ImmutableArray<Diagnostic> diagnostics)
    {
        Mistaken++;
        FirstMistaken ??= place;
        _writer.Mistakes(place, diagnostics);
    }
}
