using System.Globalization;
using System.Text;
using NRules.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.NRules;

/// <summary>The network that NRules makes of a pack (Rete; Forgy, 1982), as a picture for Graphviz.</summary>
public static class RuleGraph
{
    private const int LongestLine = 60;

    /// <summary>The network in the DOT language: what facts pass, where they are joined, and which rules they reach.</summary>
    public static string Print(RulePack pack)
    {
        var schema = new RuleWitness(pack).Rules.GetSchema();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(pack.Id)} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"  label={Quote($"{pack.Title}: the rules as NRules has them")};\n");
        text.Append("  rankdir=LR;\n  node [fontname=\"sans-serif\", shape=box];\n");
        foreach (var node in schema.Nodes.OrderBy(node => node.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{node.Id} [label={Quote(LabelOf(node))}{StyleOf(node)}];\n");
        }

        foreach (var link in schema.Links.OrderBy(link => link.Source.Id).ThenBy(link => link.Target.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"  n{link.Source.Id} -> n{link.Target.Id};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string LabelOf(ReteNode node) =>
        node.NodeType switch
        {
            NodeType.Root => "facts",
            NodeType.Dummy => "start",
            NodeType.Type => NameOf(node.OutputType),
            NodeType.Join => "and",
            NodeType.AlphaMemory or NodeType.BetaMemory => "",
            NodeType.Selection or NodeType.Binding => string.Join(
                '\n',
                node.Expressions.Select(pair => Fold(ExpressionText.Describe(pair.Value.Body)))
            ),
            NodeType.Rule when node.Rules.FirstOrDefault() is { } rule => $"{rule.Name}\n{Fold(rule.Description)}",
            NodeType.Aggregate => $"all {NameOf(node.OutputType)}",
            _ => node.NodeType.ToString(),
        };

    private static string NameOf(Type? type) =>
        type is null ? "facts"
        : type.IsGenericType ? $"{NameOf(type.GenericTypeArguments[0])}s"
        : type.Name.Replace("Fact", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string StyleOf(ReteNode node) =>
        node.NodeType switch
        {
            NodeType.Rule => ", style=filled, fillcolor=lightyellow",
            NodeType.AlphaMemory or NodeType.BetaMemory => ", shape=point",
            NodeType.Join => ", shape=circle",
            _ => "",
        };

    /// <summary>Breaks a long text at blanks.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' '))
        {
            if (length > 0)
            {
                folded.Append(length + word.Length < LongestLine ? ' ' : '\n');
                length = length + word.Length < LongestLine ? length + 1 : 0;
            }

            folded.Append(word);
            length += word.Length;
        }

        return folded.ToString();
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
