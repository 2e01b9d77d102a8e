using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads terms: paths with values, nested (<c>guarantee: {europe: {form: treaty}}</c>) or in one piece (<c>"guarantee[europe].form": treaty</c>).</summary>
internal static class TermReader
{
    public static ImmutableArray<TermSyntax> Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is not YamlMapping mapping)
        {
            diagnostics.Add(entry.Value is YamlScalar { IsEmpty: true }
                ? SyntaxDiagnostics.MissingValue(entry.Key)
                : SyntaxDiagnostics.WrongShape(entry.Value.Location, entry.Key.Text, "a mapping", MappingReader.Describe(entry.Value)));
            return [];
        }

        var terms = ImmutableArray.CreateBuilder<TermSyntax>();
        Collect(mapping, outer: null, terms, diagnostics);
        return terms.ToImmutable();
    }

    private static void Collect(YamlMapping mapping, PathSyntax? outer, ImmutableArray<TermSyntax>.Builder terms, DiagnosticBag diagnostics)
    {
        foreach (var entry in mapping.Entries)
        {
            var path = PathReader.Below(outer, entry.Key);
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
