using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Takes values for what they should be, and says what is wrong where they are something else.</summary>
internal static class Shape
{
    /// <summary>The keys and values below a key, or null after a diagnostic.</summary>
    public static YamlMapping? Mapping(YamlEntry entry, DiagnosticBag diagnostics) =>
        Of<YamlMapping>(entry, SyntaxDiagnostics.Mapping, diagnostics);

    /// <summary>The list below a key, or null after a diagnostic.</summary>
    public static YamlSequence? List(YamlEntry entry, DiagnosticBag diagnostics) =>
        Of<YamlSequence>(entry, SyntaxDiagnostics.List, diagnostics);

    /// <summary>Reports what stands below a key, or in a list below it, and is not what is expected there.</summary>
    public static void Report(YamlNode node, YamlScalar key, string expected, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { IsEmpty: true })
        {
            diagnostics.Add(
                HyphenBefore(node.Location) is { } hyphen ? SyntaxDiagnostics.EmptyItem(hyphen) : SyntaxDiagnostics.MissingValue(key)
            );
        }
        else if (node is YamlScalar text && string.IsNullOrWhiteSpace(text.Text))
        {
            diagnostics.Add(SyntaxDiagnostics.EmptyText(node, key.Text));
        }
        else if (!ReportSlips(node, diagnostics))
        {
            diagnostics.Add(SyntaxDiagnostics.WrongShape(node, $"`{UserText.Quote(key.Text)}`", expected));
        }
    }

    /// <summary>Reports a text that was meant as keys with values or as a list, and would be one but for a space.</summary>
    /// <returns>Whether there was anything to report.</returns>
    public static bool ReportSlips(YamlNode node, DiagnosticBag diagnostics)
    {
        var slips = node is YamlScalar { IsBare: true } ? KeyboardSlips.InText(node.Location).ToList() : [];
        diagnostics.AddRange(slips);
        return slips.Count > 0;
    }

    private static T? Of<T>(YamlEntry entry, string expected, DiagnosticBag diagnostics)
        where T : YamlNode
    {
        if (entry.Value is T node)
        {
            return node;
        }

        Report(entry.Value, entry.Key, expected, diagnostics);
        return null;
    }

    private static SourceLocation? HyphenBefore(SourceLocation empty)
    {
        var before = empty.File.Text.AsSpan(0, empty.Span.Start).TrimEnd(' ');
        return before.EndsWith("-") ? empty.File.At(before.Length - 1, 1) : null;
    }
}
