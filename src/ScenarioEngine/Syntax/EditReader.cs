using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads an edit from words of a call. Each is a file of its own, so that a diagnostic can point into it.</summary>
internal sealed class EditReader(DiagnosticBag diagnostics)
{
    /// <summary>The edit; what cannot be read is reported and left out.</summary>
    public WhatIfSyntax Read(EditText text) => new(
        new Word("", new SourceFile("edit", "").At(0, 0)),
        [.. text.Set.SelectMany(term => ReadTerms("--set", term))],
        [.. text.Unset.Select(path => PathReader.Read(WordOf("--unset", path), diagnostics)).OfType<PathSyntax>()],
        [.. text.Without.Select(name => WordOf("--without", name))],
        [.. text.WithoutImplications.Select(name => WordOf("--without-implication", name))],
        [.. text.WithoutOptions.SelectMany(option => ReadTerms("--without-option", option)).Select(term => new FieldOptionsSyntax(term.Path, term.Value.Items))],
        text.AsOf);

    /// <summary>A term is read as the line of YAML that it would be, so that values are written as they are in files.</summary>
    private ImmutableArray<TermSyntax> ReadTerms(string option, string term)
    {
        if (string.IsNullOrWhiteSpace(term))
        {
            PathReader.Read(WordOf(option, term.Trim()), diagnostics);
            return [];
        }

        var sign = term.IndexOf('=', StringComparison.Ordinal);
        var file = new SourceFile(option, sign < 0 ? term : $"{term[..sign].TrimEnd()}: {term[(sign + 1)..].TrimStart()}");
        switch (YamlReader.Read(file, diagnostics))
        {
            case YamlMapping mapping:
                return TermReader.Read(mapping, diagnostics);
            case { } node when !Shape.ReportSlips(node, diagnostics):
                diagnostics.Add(SyntaxDiagnostics.WrongShape(node, "An edit", SyntaxDiagnostics.Mapping));
                break;
            default:
                break;
        }

        return [];
    }

    private static Word WordOf(string option, string text) => new(text, new SourceFile(option, text).At(0, text.Length));
}
