using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>
/// Reads terms: paths with values, nested (<c>guarantee: {europe: {form: treaty}}</c>) or in one piece (<c>"guarantee[europe].form":
/// treaty</c>).
/// </summary>
internal static class TermReader
{
    /// <summary>More terms than a pack has fields, and each field is settled once.</summary>
    private const int Most = 5_000;

    public static ImmutableArray<TermSyntax> Read(YamlEntry entry, DiagnosticBag diagnostics) =>
        Shape.Mapping(entry, diagnostics) is { } mapping ? Read(mapping, diagnostics) : [];

    public static ImmutableArray<TermSyntax> Read(YamlMapping mapping, DiagnosticBag diagnostics)
    {
        var terms = ImmutableArray.CreateBuilder<TermSyntax>();
        Collect(mapping, outer: null, terms, diagnostics);
        if (terms.Count > Most)
        {
            diagnostics.Add(YamlDiagnostics.TooLarge(mapping.Location, "Here are more than 5,000 terms."));
            return [];
        }

        return terms.ToImmutable();
    }

    private static void Collect(YamlMapping mapping, PathSyntax? outer, ImmutableArray<TermSyntax>.Builder terms, DiagnosticBag diagnostics)
    {
        foreach (var entry in mapping.Entries)
        {
            if (terms.Count > Most)
            {
                return;
            }

            if (outer is null && entry.Key.Text is "any" or "all" or "not" && entry.Value is not YamlScalar)
            {
                diagnostics.Add(
                    SyntaxDiagnostics.NotATest(
                        entry.Key.Location,
                        entry.Key.Text,
                        "Here stand terms, each a path with one value, and no conditions. Where one of several things has to follow, say with a constraint what is impossible."
                    )
                );
                continue;
            }

            if (PathReader.Below(outer, entry.Key, diagnostics) is not { } path)
            {
                continue;
            }

            if (entry.Value is YamlMapping inner)
            {
                Collect(inner, path, terms, diagnostics);
            }
            else if (ValueReader.Read(entry, diagnostics) is { } value)
            {
                terms.Add(new TermSyntax(path, value));
            }
        }
    }
}
