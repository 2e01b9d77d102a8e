namespace ScenarioEngine.LanguageServer.Protocol;

// What an editor sends, as far as it is looked at: the names are those of the Language Server Protocol 3.17.

internal sealed record Position(int Line, int Character);

internal sealed record Range(Position Start, Position End);

internal sealed record Folder(string Uri);

internal sealed record InitializeParams(string? RootUri = null, Folder[]? WorkspaceFolders = null, ClientCapabilities? Capabilities = null);

internal sealed record ClientCapabilities(WorkspaceCapabilities? Workspace = null);

internal sealed record WorkspaceCapabilities(DynamicCapability? DidChangeWatchedFiles = null);

internal sealed record DynamicCapability(bool DynamicRegistration = false);

internal sealed record DocumentId(string Uri, int? Version = null);

internal sealed record DocumentItem(string Uri, int Version, string Text);

internal sealed record OpenParams(DocumentItem TextDocument);

/// <summary>A new text for a range, or for the whole where there is no range.</summary>
internal sealed record ContentChange(string Text, Range? Range = null);

internal sealed record ChangeParams(DocumentId TextDocument, ContentChange[] ContentChanges);

internal sealed record DocumentParams(DocumentId TextDocument);

internal sealed record PlaceParams(DocumentId TextDocument, Position Position);

internal sealed record CodeActionContext(string[]? Only = null);

internal sealed record CodeActionParams(DocumentId TextDocument, Range Range, CodeActionContext? Context = null);
