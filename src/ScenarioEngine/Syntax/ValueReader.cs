using ScenarioEngine.Diagnostics;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Syntax;

/// <summary>Reads the value of a key where one word or a list of words may stand.</summary>
internal static class ValueReader
{
    private const string Expected = "a value or a list of values";

    public static ValueSyntax? Read(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is not YamlSequence list)
        {
            return ReadWord(entry.Value, entry.Key, diagnostics) is { } word ? new ValueSyntax([word], IsList: false, word.Location) : null;
        }

        var words = list.Items.Select(item => ReadWord(item, entry.Key, diagnostics)).ToList();
        return words.Contains(null) ? null : new ValueSyntax([.. words.OfType<Word>()], IsList: true, list.Location);
    }

    private static Word? ReadWord(YamlNode node, YamlScalar key, DiagnosticBag diagnostics)
    {
        if (node is not YamlScalar scalar || string.IsNullOrWhiteSpace(scalar.Text))
        {
            Shape.Report(node, key, Expected, diagnostics);
            return null;
        }

        // No value has a name and a colon, or a hyphen and letters, at its start.
        return Shape.ReportSlips(scalar, diagnostics) ? null : new Word(scalar.Text.Trim(), scalar.Location);
    }
}
