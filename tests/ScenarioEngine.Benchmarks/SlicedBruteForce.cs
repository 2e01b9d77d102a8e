namespace ScenarioEngine.Benchmarks;

/// <summary>Looks at every package of a shaped pack, 64 at a time: what exploring is measured against.</summary>
/// <remarks>
/// The last three fields fill the bits of a word; all others are counted through. So each test is one word, and a red line a few
/// operations.
/// </remarks>
internal sealed class SlicedBruteForce
{
    private const int Inner = 3;

    private readonly ShapedPack _pack;
    private readonly ulong[][] _columns;
    private readonly ulong _used;

    public SlicedBruteForce(ShapedPack pack)
    {
        _pack = pack;
        _columns = [.. pack.OptionCounts.Select(count => new ulong[count])];
        var first = pack.OptionCounts.Length - Inner;
        for (var lane = 0; lane < 64; lane++)
        {
            var options = (int[])[lane & 3, lane >> 2 & 3, lane >> 4];
            if (Enumerable.Range(0, Inner).All(field => options[field] < pack.OptionCounts[first + field]))
            {
                _used |= 1UL << lane;
                for (var field = 0; field < Inner; field++)
                {
                    _columns[first + field][options[field]] |= 1UL << lane;
                }
            }
        }
    }

    /// <summary>How many packages cross no red line and state nothing that an implication denies.</summary>
    public long CountZone() => Count(0);

    private long Count(int field)
    {
        if (field == _columns.Length - Inner)
        {
            return System.Numerics.BitOperations.PopCount(Zone());
        }

        var count = 0L;
        for (var option = 0; option < _columns[field].Length; option++)
        {
            _columns[field][option] = ulong.MaxValue;
            count += Count(field + 1);
            _columns[field][option] = 0;
        }

        return count;
    }

    private ulong Zone()
    {
        var zone = _used;
        foreach (var field in _pack.Implications)
        {
            zone &= ~_columns[field - 1][^1] | _columns[field][^1];
        }

        foreach (var tests in _pack.RedLines)
        {
            var crossed = ulong.MaxValue;
            foreach (var (field, options) in tests)
            {
                var holds = 0UL;
                foreach (var option in options)
                {
                    holds |= _columns[field][option];
                }

                crossed &= holds;
            }

            zone &= ~crossed;
            if (zone == 0)
            {
                break;
            }
        }

        return zone;
    }
}
