using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>What can be wrong with a comment that allows a warning.</summary>
internal static class AllowanceDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor WithoutReasonDescriptor = Codes.Warning("SE7019", "Allowed without a reason");

    public static Diagnostic WithoutReason(SourceLocation code) =>
        new(WithoutReasonDescriptor, code, $"`{code.Text}` is allowed here without a reason.")
        {
            Hint = $"Say why after a colon: `# allow {code.Text}: why`.",
        };

    private static readonly DiagnosticDescriptor WithoutEffectDescriptor = Codes.Warning("SE7020", "Allowed in vain");

    public static Diagnostic WithoutEffect(SourceLocation code) =>
        new(WithoutEffectDescriptor, code, $"There is no warning `{code.Text}` for this to allow.")
        {
            Hint = "Delete it; a comment on a line of its own is about the next line, and mistakes that are errors cannot be allowed.",
        };
}
