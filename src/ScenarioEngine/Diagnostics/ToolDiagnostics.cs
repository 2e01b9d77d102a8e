namespace ScenarioEngine.Diagnostics;

/// <summary>
/// The one kind of mistake that is ours and not the user's. It has no place in a file, so nothing makes a <see cref="Diagnostic"/> of it.
/// </summary>
internal static class ToolDiagnostics
{
    public static DiagnosticDescriptor Failed { get; } = new("SE9001", Severity.Error, "The tool itself failed");
}
