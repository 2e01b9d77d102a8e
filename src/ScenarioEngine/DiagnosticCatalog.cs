using System.Collections.Immutable;
using ScenarioEngine.Binding;
using ScenarioEngine.Checking;
using ScenarioEngine.Checking.Against;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Lessons;
using ScenarioEngine.Syntax;
using ScenarioEngine.Yaml;

namespace ScenarioEngine;

/// <summary>Every kind of mistake that a file can have, and the one that the tool can make itself, with its explanation.</summary>
internal static class DiagnosticCatalog
{
    /// <summary>The mistake that is no wrong input: the evaluation is not what the answer key of a scenario expects.</summary>
    public static DiagnosticDescriptor AnswerKeyNotMet => CheckingDiagnostics.UnexpectedDescriptor;

    /// <summary>The mistake that is in the tool and not in a file.</summary>
    public static DiagnosticDescriptor ToolFailed => ToolDiagnostics.FailedDescriptor;

    /// <summary>All kinds, by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. new[]
        {
            YamlDiagnostics.All,
            SyntaxDiagnostics.All,
            BindingDiagnostics.All,
            TimeDiagnostics.All,
            ReadingDiagnostics.All,
            ValueDiagnostics.All,
            AnswerKeyDiagnostics.All,
            WorthDiagnostics.All,
            MoveDiagnostics.All,
            CheckingDiagnostics.All,
            LintDiagnostics.All,
            AllowanceDiagnostics.All,
            AgainstDiagnostics.All,
            LessonDiagnostics.All,
            ToolDiagnostics.All,
        }
            .SelectMany(stage => stage)
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The explanation of a code as Markdown: what it means, a wrong and a right example; or null where there is no such code.
    /// </summary>
    public static string? Explain(string code)
    {
        using var page = typeof(DiagnosticCatalog).Assembly.GetManifestResourceStream($"{code.ToUpperInvariant()}.md");
        if (page is null)
        {
            return null;
        }

        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
