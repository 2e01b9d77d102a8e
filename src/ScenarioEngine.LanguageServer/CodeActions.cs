using ScenarioEngine.Editing;
using ScenarioEngine.LanguageServer.Protocol;

namespace ScenarioEngine.LanguageServer;

/// <summary>What an editor can write by itself: right words in place of wrong ones, and ways out of crossed lines.</summary>
internal static class CodeActions
{
    public const string Fix = "quickfix";
    public const string Rewrite = "refactor.rewrite";

    /// <summary>Whether an editor asks for actions of a kind.</summary>
    public static bool IsAsked(CodeActionParams asked, string kind) =>
        asked.Context?.Only is not { Length: > 0 } only
        || only.Any(wanted => kind == wanted || kind.StartsWith($"{wanted}.", StringComparison.Ordinal));

    /// <summary>The right words for what is wrong in a range.</summary>
    public static IEnumerable<CodeAction> Fixes(Document document, int start, int end) =>
        from diagnostic in document.Diagnostics
        let place = diagnostic.Location
        let right = diagnostic.Replacement
        where right is not null && place.File == document.File && place.Span.Start <= end && place.Span.End >= start
        select new CodeAction(
            $"Write `{right}`",
            Fix,
            EditOf(document, [new TextEdit(Places.RangeOf(place), right)]),
            null,
            IsPreferred: true
        );

    /// <summary>A way out as an edit.</summary>
    public static CodeAction Of(Document document, WayOut way) =>
        new(
            way.Title,
            Rewrite,
            EditOf(document, [.. way.Edits.Select(edit => new TextEdit(Places.RangeOf(document.File, edit.Span), edit.Text))]),
            null,
            null
        );

    private static WorkspaceEdit EditOf(Document document, TextEdit[] edits) =>
        new(new Dictionary<string, TextEdit[]> { [document.Uri] = edits });
}
