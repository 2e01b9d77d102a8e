namespace ScenarioEngine.Diagnostics;

/// <summary>A kind of mistake: its code never changes its meaning and is never used again for another.</summary>
/// <param name="Code">For example <c>SE2003</c>; the thousands name the stage that reports it.</param>
/// <param name="Severity">Always the same for a code.</param>
/// <param name="Title">The mistake in a few words.</param>
internal sealed record DiagnosticDescriptor(string Code, Severity Severity, string Title);
