namespace ScenarioEngine.Deciding;

/// <summary>Numbers that are tied together, directly or through others (union and find; Tarjan, 1975).</summary>
internal sealed class Groups
{
    private readonly int[] _next;

    public Groups(int count)
    {
        _next = new int[count];
        for (var number = 0; number < count; number++)
        {
            _next[number] = number;
        }
    }

    /// <summary>A number that all have in common that are tied together.</summary>
    public int Of(int number)
    {
        while (_next[number] != number)
        {
            number = _next[number] = _next[_next[number]];
        }

        return number;
    }

    /// <summary>Ties some numbers together.</summary>
    public void Tie(IEnumerable<int> numbers)
    {
        var first = -1;
        foreach (var number in numbers)
        {
            first = first < 0 ? Of(number) : first;
            _next[Of(number)] = first;
        }
    }
}
