using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>What became of a package.</summary>
internal enum Fate
{
    /// <summary>It was signed, or otherwise agreed.</summary>
#pragma warning disable CA1720 // The word of the files, and no number.
    Signed,
#pragma warning restore CA1720

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It was neither, until it was no longer on offer.</summary>
    Lapsed,
}

/// <summary>What is known to have become of a package, which no verdict can tell.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="When">When.</param>
/// <param name="Source">Where that can be read.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record Happening(Fate Fate, Period When, Source Source, SourceLocation Location);
