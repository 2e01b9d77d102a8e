using System.Collections.Immutable;

namespace ScenarioEngine.Diagnostics;

/// <summary>
/// The one kind of mistake that is ours and not the user's. It has no place in a file, so nothing makes a <see cref="Diagnostic"/> of it.
/// </summary>
internal static class ToolDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    public static readonly DiagnosticDescriptor FailedDescriptor = Codes.Error("SE9001", "The tool itself failed");
}
