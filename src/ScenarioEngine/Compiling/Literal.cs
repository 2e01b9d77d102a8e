namespace ScenarioEngine.Compiling;

/// <summary>A node of the program, or its negation.</summary>
/// <param name="Index">Twice the node's number, plus 1 for the negation.</param>
/// <remarks>
/// Every node has two rails: where it is true, and where it is false; where neither, it is unknown. They lie side by side, so that
/// <see cref="Index"/> is also the index of the rail on which the literal is true, and negation swaps the rails. The default is true.
/// </remarks>
internal readonly record struct Literal(int Index)
{
    public static readonly Literal True = new(0);

    public static readonly Literal False = new(1);

    public int Node => Index >> 1;

    public bool IsNegated => (Index & 1) == 1;

    public static Literal Of(int node) => new(node << 1);

    public static Literal operator !(Literal literal) => new(literal.Index ^ 1);
}
