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
    public static Truth And(Truth a, Truth b) =>
        a == Truth.False || b == Truth.False ? Truth.False
        : a == Truth.True && b == Truth.True ? Truth.True
        : Truth.Unknown;

    public static Truth Not(Truth a) => a switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };

    /// <summary>Whether something is true or unknown; never unknown itself.</summary>
    public static Truth NotFalse(Truth a) => a == Truth.False ? Truth.False : Truth.True;
}

/// <summary>What one rule found about the conditions that it reads.</summary>
/// <param name="Nodes">The nodes of the compiled pack to which its conditions correspond.</param>
/// <param name="Values">For each of them, whether it holds.</param>
/// <param name="Whole">Whether the rule's own condition holds.</param>
internal sealed record Truths(int[] Nodes, Truth[] Values, Truth Whole)
{
    /// <summary>Whether the rule's own condition holds or cannot be told yet.</summary>
    public bool MayHold => Whole != Truth.False;
}
