using ScenarioEngine.Editing;
using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Text;

namespace ScenarioEngine.LanguageServer;

/// <summary>The outline of a file as editors list it: keys in blocks, and items of lists by their names.</summary>
internal static class Symbols
{
    private const int Object = 19;
    private const int Property = 7;
    private const int Event = 24;
    private const int Deepest = 5;

    public static DocumentSymbol[] Of(SourceFile file) => Of(file, Outline.Of(file).Root, depth: 0);

    private static DocumentSymbol[] Of(SourceFile file, OutlineNode node, int depth) =>
        depth > Deepest
            ? []
            :
            [
                .. from child in node.Children
                where !child.IsInBrackets
                let name = child.Key ?? child.ValueOf("id") ?? child.ValueOf("name")
                where !string.IsNullOrWhiteSpace(name)
                let below = child.Key is null ? [] : Of(file, child, depth + 1)
                let detail = child.Value ?? child.ValueOf("title")
                select new DocumentSymbol(
                    name,
                    detail,
                    child.Key is null ? Event
                        : below.Length > 0 ? Object
                        : Property,
                    Places.RangeOf(file, new SourceSpan(child.Span.Start, Math.Max(child.End, child.Span.End) - child.Span.Start)),
                    Places.RangeOf(file, child.Span),
                    below
                ),
            ];
}
