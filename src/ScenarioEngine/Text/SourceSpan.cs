namespace ScenarioEngine.Text;

/// <summary>A range of UTF-16 units in a file.</summary>
/// <param name="Start">The offset of the first unit.</param>
/// <param name="Length">The number of units; 0 marks a place between two units.</param>
/// <remarks>The default value is the empty range at the start.</remarks>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The offset after the last unit.</summary>
    public int End => Start + Length;
}
