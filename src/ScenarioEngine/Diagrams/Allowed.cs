namespace ScenarioEngine.Diagrams;

/// <summary>The choices of each variable to which a count keeps. Every variable has one at least.</summary>
internal sealed class Allowed
{
    private readonly int[] _sizes;
    private readonly int[] _numbers;
    private readonly bool[]?[] _choices;

    /// <summary>All choices of all variables.</summary>
    /// <param name="sizes">How many choices each variable has.</param>
    public Allowed(int[] sizes)
    {
        _sizes = sizes;
        _numbers = [.. sizes];
        _choices = new bool[]?[sizes.Length];
    }

    /// <summary>Keeps a variable to one choice, or to none other than that a field has no meaning.</summary>
    public void Keep(int level, int choice, int withoutMeaning)
    {
        var kept = new bool[_sizes[level]];
        kept[choice] = true;
        if (withoutMeaning >= 0)
        {
            kept[withoutMeaning] = true;
        }

        _choices[level] = kept;
        _numbers[level] = kept.AsSpan().Count(value: true);
    }

    /// <summary>Lets a variable have all its choices.</summary>
    public void Free(int level)
    {
        _choices[level] = null;
        _numbers[level] = _sizes[level];
    }

    public bool Has(int level, int choice) => _choices[level] is not { } kept || kept[choice];

    public int Number(int level) => _numbers[level];
}
