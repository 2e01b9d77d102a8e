namespace ScenarioEngine.NRules;

/// <summary>Whether something holds. The default is that it cannot be told yet.</summary>
internal enum Truth : byte
{
    Unknown,
    True,
    False,
}

/// <summary>Kleene's strong logic, as the expressions of the rules call it.</summary>
internal static class Kleene
{
    public static Truth And(Truth first, Truth second) =>
        first == Truth.False || second == Truth.False ? Truth.False
        : first == Truth.True && second == Truth.True ? Truth.True
        : Truth.Unknown;

    public static Truth Or(Truth first, Truth second) => Not(And(Not(first), Not(second)));

    public static Truth Not(Truth part) =>
        part switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Unknown,
        };

    /// <summary>Whether something holds, in the words of a record.</summary>
    public static bool? ToNullable(this Truth truth) =>
        truth switch
        {
            Truth.True => true,
            Truth.False => false,
            _ => null,
        };
}

/// <summary>How many of some parts hold, and how many may yet.</summary>
internal sealed record Tally(int Hold, int May)
{
    /// <summary>Of no parts.</summary>
    public static Tally None { get; } = new(0, 0);

    /// <summary>With one more part.</summary>
    public Tally Also(Truth part) => new(Hold + (part == Truth.True ? 1 : 0), May + (part == Truth.False ? 0 : 1));

    /// <summary>
    /// Whether the number that holds is within bounds: known as soon as every number that it may still come to gives the same answer.
    /// </summary>
    public Truth IsWithin(int fewest, int most) =>
        May < fewest || Hold > most || fewest > most ? Truth.False
        : Hold >= fewest && May <= most ? Truth.True
        : Truth.Unknown;
}
