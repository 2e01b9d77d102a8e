namespace ScenarioEngine.Tests.Support;

/// <summary>Chance that is the same for the same seed, on every system and every version of .NET.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014, figure 16).</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>A number between two others, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Some of the items, in their order.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int percent) => [.. items.Where(_ => Chance(percent))];

    /// <summary>So many of the items, in their order.</summary>
    public List<T> Take<T>(IReadOnlyList<T> items, int count)
    {
        var left = Enumerable.Range(0, items.Count).ToList();
        while (left.Count > count)
        {
            left.RemoveAt(Below(left.Count));
        }

        return [.. left.Select(index => items[index])];
    }

    /// <summary>The items in any order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> items) =>
        [.. items.Select(item => (Key: Next(), Item: item)).OrderBy(pair => pair.Key).Select(pair => pair.Item)];

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
