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
        : this(sizes, [.. sizes], new bool[]?[sizes.Length]) { }

    private Allowed(int[] sizes, int[] numbers, bool[]?[] choices) => (_sizes, _numbers, _choices) = (sizes, numbers, choices);

    /// <summary>The same choices, to be changed by somebody else.</summary>
    public Allowed Copy() => new(_sizes, [.. _numbers], [.. _choices]);

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

    /// <summary>Whether a variable may have a choice.</summary>
    public bool Has(int level, int choice) => _choices[level] is not { } kept || kept[choice];

    /// <summary>How many choices a variable may have.</summary>
    public int Number(int level) => _numbers[level];

    /// <summary>Whether a variable may not have all of them.</summary>
    public bool Restricts(int level) => _choices[level] is not null;
}
