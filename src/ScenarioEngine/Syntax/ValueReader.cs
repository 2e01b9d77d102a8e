using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the value of a key where one word or a list of words may stand.</summary>
internal static class ValueReader
{
    public static ValueSyntax? Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is YamlScalar { IsEmpty: true })
        {
            diagnostics.Add(SyntaxDiagnostics.MissingValue(entry.Key));
            return null;
        }

        if (entry.Value is YamlScalar scalar)
        {
            return new ValueSyntax([new Word(scalar.Text.Trim(), scalar.Location)], IsList: false, scalar.Location);
        }

        if (entry.Value is YamlSequence list && list.Items.All(item => item is YamlScalar { IsEmpty: false }))
        {
            ImmutableArray<Word> words = [.. list.Items.OfType<YamlScalar>().Select(item => new Word(item.Text.Trim(), item.Location))];
            return new ValueSyntax(words, IsList: true, list.Location);
        }

        diagnostics.Add(SyntaxDiagnostics.WrongShape(entry.Value.Location, entry.Key.Text, "a value or a list of values", MappingReader.Describe(entry.Value)));
        return null;
    }
}
