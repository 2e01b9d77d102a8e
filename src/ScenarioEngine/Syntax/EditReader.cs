using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads an edit from words of a call. Each is a file of its own, so that a diagnostic can point into it.</summary>
internal sealed class EditReader(DiagnosticBag diagnostics)
{
    /// <summary>The edit; what cannot be read is reported and left out.</summary>
    public WhatIfSyntax Read(EditText text) =>
        new(
            new Word("", new SourceFile("edit", "").At(0, 0)),
            [.. text.Set.SelectMany(term => ReadTerms("--set", term))],
            [.. text.Unset.Select(path => PathReader.Read(WordOf("--unset", path), diagnostics)).OfType<PathSyntax>()],
            [.. text.Without.Select(name => WordOf("--without", name))],
            [.. text.WithoutImplications.Select(name => WordOf("--without-implication", name))],
            [
                .. text
                    .WithoutOptions.SelectMany(option => ReadTerms("--without-option", option))
                    .Select(term => new FieldOptionsSyntax(term.Path, term.Value.Items)),
            ],
            text.AsOf
        )
        {
            Readings = [.. text.Readings.Select(ReadChoice).OfType<ReadingChoiceSyntax>()],
        };

    /// <summary>A position and the name of its reading, with an equals sign between them.</summary>
    private ReadingChoiceSyntax? ReadChoice(string choice)
    {
        const string option = "--reading";
        var file = new SourceFile(option, choice);
        var sign = choice.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0 && sign < choice.Length - 1)
        {
            return new ReadingChoiceSyntax(
                new Word(choice[..sign], file.At(0, sign)),
                new Word(choice[(sign + 1)..], file.At(sign + 1, choice.Length - sign - 1))
            );
        }

        diagnostics.Add(
            SyntaxDiagnostics.WithoutSign(
                file.At(0, choice.Length),
                "A reading is chosen by a position and its reading",
                "ukraine/no-recognition=de-jure-only"
            )
        );
        return null;
    }

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
                diagnostics.Add(SyntaxDiagnostics.WithoutSign(node.Location, "An edit is a path and its value", "recognition=none"));
                break;
            default:
                break;
        }

        return [];
    }

    private static Word WordOf(string option, string text) => new(text, new SourceFile(option, text).At(0, text.Length));
}
