using System.Collections.Immutable;

namespace ScenarioEngine.Diagnostics;

/// <summary>The kinds of mistakes that a stage can find. Whoever declares one does so on a list, so that none is left off it.</summary>
/// <remarks>A class has its list before what it declares on it: static fields are set in the order in which they stand.</remarks>
internal sealed class DescriptorList
{
    private readonly List<DiagnosticDescriptor> _descriptors = [];

    /// <summary>The kinds, in the order in which they were declared.</summary>
    public ImmutableArray<DiagnosticDescriptor> All => [.. _descriptors];

    /// <summary>Declares a mistake that keeps a file from being read.</summary>
    public DiagnosticDescriptor Error(string code, string title) => Declare(code, Severity.Error, title);

    /// <summary>Declares what is probably not meant.</summary>
    public DiagnosticDescriptor Warning(string code, string title) => Declare(code, Severity.Warning, title);

    /// <summary>Declares what is worth knowing.</summary>
    public DiagnosticDescriptor Info(string code, string title) => Declare(code, Severity.Info, title);

    private DiagnosticDescriptor Declare(string code, Severity severity, string title)
    {
        var descriptor = new DiagnosticDescriptor(code, severity, title);
        _descriptors.Add(descriptor);
        return descriptor;
    }
}
