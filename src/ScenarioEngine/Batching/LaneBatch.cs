using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>Evaluates up to 64 scenarios at once, which are of one pack and one day.</summary>
/// <remarks>Not for several threads at once.</remarks>
internal sealed class LaneBatch
{
    private readonly BatchEntry[] _entries = new BatchEntry[Lanes.Count];
    private int _count;

    /// <summary>Whether there is room for a scenario, and it fits to those that are there.</summary>
    public bool Takes(Scenario scenario) =>
        _count == 0
        || (_count < _entries.Length && _entries[0].Scenario is var first && first.Pack == scenario.Pack && first.AsOf == scenario.AsOf);

    public void Add(BatchEntry entry) => _entries[_count++] = entry;

    /// <summary>Evaluates what is there, hands over each in its order, and forgets it.</summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="write">Gets each scenario with what became of it; the findings are good until it returns.</param>
    public void Flush(Func<RulePack, Evaluator> evaluator, Action<BatchEntry, LaneFindings> write)
    {
        if (_count == 0)
        {
            return;
        }

        var first = _entries[0].Scenario;
        var engine = evaluator(first.Pack);
        var lanes = engine.Rent(first);
        for (var lane = 0; lane < _count; lane++)
        {
            engine.Load(lanes, lane, _entries[lane].Scenario);
        }

        lanes.Run();
        var findings = new LaneFindings(engine, lanes, first);
        for (var lane = 0; lane < _count; lane++)
        {
            findings.MoveTo(lane);
            write(_entries[lane], findings);
        }

        engine.Return(lanes);
        Array.Clear(_entries, 0, _count);
        _count = 0;
    }
}
