namespace ScenarioEngine.LanguageServer.Protocol;

// What an editor gets: the names are those of the Language Server Protocol 3.17.

internal sealed record InitializeResult(Capabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record Capabilities(
    string PositionEncoding,
    TextSync TextDocumentSync,
    CompletionOptions CompletionProvider,
    CodeActionOptions CodeActionProvider,
    bool HoverProvider = true,
    bool DefinitionProvider = true,
    bool DocumentSymbolProvider = true,
    bool DocumentFormattingProvider = true
);

internal sealed record TextSync(bool OpenClose, int Change, bool Save)
{
    /// <summary>Changes come as the ranges that were changed.</summary>
    public const int Incremental = 2;
}

internal sealed record CompletionOptions(string[] TriggerCharacters);

internal sealed record CodeActionOptions(string[] CodeActionKinds);

internal sealed record Location(string Uri, Range Range);

internal sealed record RelatedInformation(Location Location, string Message);

internal sealed record Diagnostic(
    Range Range,
    int Severity,
    string Code,
    string Source,
    string Message,
    RelatedInformation[]? RelatedInformation
);

internal sealed record PublishParams(string Uri, int? Version, Diagnostic[] Diagnostics);

internal sealed record Markup(string Kind, string Value)
{
    public static Markup Markdown(string text) => new("markdown", text);
}

internal sealed record TextEdit(Range Range, string NewText);

internal sealed record CompletionItem(
    string Label,
    int Kind,
    string? Detail,
    Markup? Documentation,
    string SortText,
    string FilterText,
    TextEdit TextEdit
)
{
    /// <summary>The text is written as it is: its lines are indented already.</summary>
    public int InsertTextMode { get; } = 1;
}

internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

internal sealed record Hover(Markup Contents, Range Range);

internal sealed record WorkspaceEdit(Dictionary<string, TextEdit[]> Changes);

internal sealed record CodeAction(string Title, string Kind, WorkspaceEdit Edit, Diagnostic[]? Diagnostics, bool? IsPreferred);

internal sealed record DocumentSymbol(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, DocumentSymbol[] Children);

internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record Registration(string Id, string Method, WatchOptions RegisterOptions);

internal sealed record WatchOptions(Watcher[] Watchers);

internal sealed record Watcher(string GlobPattern);
