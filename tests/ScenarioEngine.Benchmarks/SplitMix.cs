namespace ScenarioEngine.Benchmarks;

/// <summary>A small source of pseudo-random numbers (SplitMix64; Steele, Lea and Flood, 2014).</summary>
/// <remarks>The same seed gives the same numbers on every version of .NET, which <see cref="Random"/> does not promise.</remarks>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, and without, a bound.</summary>
    public int Next(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True with a chance in hundredths.</summary>
    public bool Chance(int percent) => Next(100) < percent;

    /// <summary>Some different numbers from 0 up to, and without, a bound.</summary>
    public List<int> Distinct(int count, int bound)
    {
        var numbers = new List<int>(count);
        while (numbers.Count < count)
        {
            var number = Next(bound);
            if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

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
