using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Editing;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Text;
using StreamJsonRpc;
using Diagnostic = ScenarioEngine.Diagnostics.Diagnostic;

namespace ScenarioEngine.LanguageServer;

/// <summary>Answers an editor over the Language Server Protocol.</summary>
/// <remarks>What comes is taken up in its order, one at a time; only what may take long goes on beside it.</remarks>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "What the protocol calls is found on an instance.")]
internal sealed class Server : IDisposable
{
    private const string SourceName = "scenario";

    /// <summary>How long somebody has to stop typing before packs are looked over, which takes longer than a keystroke may.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the smallest repair is looked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly Workspace _workspace;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _typing = new();
    private JsonRpc? _client;
    private bool _isInitialized;
    private bool _isShutDown;

    /// <summary>Whether the editor tells of files that others change, if it is asked to.</summary>
    private bool _watches;

    private Server(string[] folders) => _workspace = new Workspace(folders);

    /// <summary>Serves one editor until it says that it leaves, or is gone.</summary>
    /// <param name="input">What the editor sends.</param>
    /// <param name="output">What it gets.</param>
    /// <param name="folders">Folders in which packs are looked for first.</param>
    /// <returns>0 where the editor has taken its leave as the protocol wants it, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, string[] folders)
    {
        using var server = new Server(folders);
        using var formatter = new PatientFormatter { JsonSerializerOptions = Json };
        await using var messages = new HeaderDelimitedMessageHandler(output, input, formatter);
        using var client = new QuietRpc(messages);
        server._client = client;
        client.AddLocalRpcTarget(server, new JsonRpcTargetOptions { AllowNonPublicInvocation = false });
        client.StartListening();
        return await Task.WhenAny(server._exit.Task, client.Completion) == server._exit.Task ? await server._exit.Task : 1;
    }

    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams asked)
    {
        _isInitialized = true;
        _watches = asked.Capabilities?.Workspace?.DidChangeWatchedFiles?.DynamicRegistration == true;
        var root = asked.WorkspaceFolders is [var first, ..] ? first.Uri : asked.RootUri;
        _workspace.Root = Uri.TryCreate(root, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : null;
        return new InitializeResult(
            new Capabilities(
                "utf-16",
                new TextSync(OpenClose: true, TextSync.Incremental, Save: true),
                new CompletionOptions([" ", ":", "[", "{", ",", "/", "."]),
                new CodeActionOptions([CodeActions.Fix, CodeActions.Rewrite])
            ),
            new ServerInfo(SourceName, typeof(Server).Assembly.GetName().Version?.ToString(3) ?? "")
        );
    }

    [JsonRpcMethod("initialized")]
    public void Initialized()
    {
        if (_watches)
        {
            var watch = new Registration("files", "workspace/didChangeWatchedFiles", new WatchOptions([new Watcher("**/*.{yaml,yml}")]));
            _ = _client?.InvokeWithParameterObjectAsync("client/registerCapability", new RegistrationParams([watch]));
        }
    }

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        RefuseUnlessReady();
        _isShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => _exit.TrySetResult(_isShutDown ? 0 : 1);

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void Open(OpenParams asked)
    {
        lock (_turn)
        {
            var document = _workspace.Open(asked.TextDocument);
            _workspace.Check(document);
            Publish(document);
        }
    }

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void Change(ChangeParams asked)
    {
        lock (_turn)
        {
            if (_workspace.Find(asked.TextDocument.Uri) is { } document)
            {
                document.Change(asked.ContentChanges, asked.TextDocument.Version);
                _workspace.Check(document);
                Publish(document);
            }
        }
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void Close(DocumentParams asked)
    {
        lock (_turn)
        {
            if (_workspace.Find(asked.TextDocument.Uri) is { } document)
            {
                _workspace.Close(document);
                _workspace.Check(changed: null);
                Publish(changed: null);
            }
        }
    }

    [JsonRpcMethod("textDocument/didSave", UseSingleObjectParameterDeserialization = true)]
    public void Save(JsonElement _) => LookAgain();

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void ChangeFiles(JsonElement _) => LookAgain();

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public CompletionList Complete(PlaceParams asked, CancellationToken cancellation) =>
        Ask(
            asked.TextDocument,
            document => new CompletionList(
                false,
                [
                    .. _workspace
                        .Edited(document)
                        .OffersAt(Places.OffsetOf(document.File, asked.Position))
                        .Select((offer, number) => Completion.Of(document.File, offer, number)),
                ]
            ),
            cancellation
        ) ?? new CompletionList(false, []);

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Hover? Hover(PlaceParams asked, CancellationToken cancellation) =>
        Ask(
            asked.TextDocument,
            document =>
                _workspace.Edited(document).MeaningAt(Places.OffsetOf(document.File, asked.Position)) is var (meaning, span)
                    ? new Hover(
                        Markup.Markdown($"{meaning.Text}{Findings(document, asked.Position.Line + 1)}"),
                        Places.RangeOf(document.File, span)
                    )
                    : null,
            cancellation
        );

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Location? Define(PlaceParams asked, CancellationToken cancellation) =>
        Ask(
            asked.TextDocument,
            document =>
                _workspace.Edited(document).MeaningAt(Places.OffsetOf(document.File, asked.Position)) is ({ Declared: { } place }, _)
                    ? LocationOf(place)
                    : null,
            cancellation
        );

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public DocumentSymbol[] List(DocumentParams asked, CancellationToken cancellation) =>
        Ask(asked.TextDocument, document => Symbols.Of(document.File), cancellation) ?? [];

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] Format(DocumentParams asked, CancellationToken cancellation) =>
        Ask(
            asked.TextDocument,
            document =>
                Engine.Format(document.File).Value is { IsSame: false } formatted
                    ? new TextEdit[] { new(Places.RangeOf(document.File, new SourceSpan(0, document.File.Text.Length)), formatted.Text) }
                    : null,
            cancellation
        ) ?? [];

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public async Task<CodeAction[]> Act(CodeActionParams asked, CancellationToken cancellation)
    {
        var found = Ask(
            asked.TextDocument,
            document =>
                (
                    Document: document,
                    document.Evaluation,
                    Fixes: CodeActions.IsAsked(asked, CodeActions.Fix)
                        ? CodeActions
                            .Fixes(
                                document,
                                Places.OffsetOf(document.File, asked.Range.Start),
                                Places.OffsetOf(document.File, asked.Range.End)
                            )
                            .ToList()
                        : []
                ),
            cancellation
        );
        if (found is not { Document: { } document, Fixes: { } fixes })
        {
            return [];
        }

        // Ways out are evaluated, which may take longer than a keystroke: others need not wait for them.
        var ways =
            found.Evaluation is { } evaluation && CodeActions.IsAsked(asked, CodeActions.Rewrite)
                ? await Task.Run(() => WaysOut(evaluation, asked.Range, cancellation), cancellation)
                : [];
        return [.. fixes, .. ways.Select(way => CodeActions.Of(document, way))];
    }

    private static List<WayOut> WaysOut(Evaluation evaluation, Protocol.Range lines, CancellationToken cancellation) =>
        WayOut
            .OfLines(evaluation, lines.Start.Line + 1, lines.End.Line + 1)
            .Concat(WayOut.OfScenario(evaluation, Patience, cancellation))
            .DistinctBy(way => string.Join(';', way.Edits))
            .ToList();

    /// <summary>What the terms on a line cross or leave unmet, to go below their meaning.</summary>
    private static string Findings(Document document, int line) =>
        string.Concat(
            from finding in document.Evaluation?.Findings ?? []
            where finding.IsViolated && finding.Because.Any(term => term.Location?.Line == line)
            select $"\n\n**{Listing.Sentence(Phrases.Claim(finding))}**: {Reporting.Writers.MarkdownText.Escape($"{finding.Position.Title} ({finding.Position.FullName})")}"
        );

    private T? Ask<T>(DocumentId asked, Func<Document, T?> answer, CancellationToken cancellation)
    {
        RefuseUnlessReady();
        cancellation.ThrowIfCancellationRequested();
        lock (_turn)
        {
            return _workspace.Find(asked.Uri) is { IsKnown: true } document ? answer(document) : default;
        }
    }

    private void RefuseUnlessReady()
    {
        const int notInitialized = -32002;
        const int invalidRequest = -32600;
        if (!_isInitialized || _isShutDown)
        {
            throw _isShutDown
                ? new LocalRpcException("The server is shut down.") { ErrorCode = invalidRequest }
                : new LocalRpcException("The server is not initialized yet.") { ErrorCode = notInitialized };
        }
    }

    private void LookAgain()
    {
        lock (_turn)
        {
            _workspace.Check(changed: null);
            Publish(changed: null);
        }
    }

    /// <summary>
    /// Tells the editor what is wrong now, of every file of which it does not know so already, and of the one that has changed.
    /// </summary>
    private void Publish(Document? changed)
    {
        var all = _workspace.Diagnostics();
        foreach (var uri in _published.Keys.Except(all.Keys).ToList())
        {
            all[uri] = [];
        }

        if (changed is not null)
        {
            all.TryAdd(changed.Uri, []);
        }

        foreach (var (uri, diagnostics) in all)
        {
            var told = new PublishParams(uri, _workspace.Find(uri)?.Version, [.. diagnostics.Select(Told)]);
            var text = JsonSerializer.Serialize(told.Diagnostics, Json);
            if (changed?.Uri == uri || _published.GetValueOrDefault(uri) != text)
            {
                _ = _client?.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", told);
            }

            if (diagnostics.Count == 0)
            {
                _published.Remove(uri);
            }
            else
            {
                _published[uri] = text;
            }
        }

        LookOverLater();
    }

    /// <summary>Has packs looked over for what is probably not meant, once nobody has typed for a while.</summary>
    private void LookOverLater()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        var packs = _workspace.PacksToLookOver().ToList();
        if (packs.Count > 0)
        {
            _ = LookOver(packs, _typing.Token);
        }
    }

    private async Task LookOver(List<(string Folder, Model.RulePack Pack)> packs, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            foreach (var (folder, pack) in packs)
            {
                var found = await Task.Run(() => _workspace.LookOver(pack, cancellation), cancellation).ConfigureAwait(false);
                lock (_turn)
                {
                    cancellation.ThrowIfCancellationRequested();
                    _workspace.Note(folder, pack, found);
                    if (folder == packs[^1].Folder)
                    {
                        Publish(changed: null);
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody types on; the packs are looked over after that.
        }
    }

    private Protocol.Diagnostic Told(Diagnostic diagnostic) =>
        new(
            Places.RangeOf(diagnostic.Location),
            diagnostic.Severity == Severity.Error ? 1 : 2,
            diagnostic.Code,
            SourceName,
            diagnostic.Hint is { } hint ? $"{diagnostic.Message}\n{hint}" : diagnostic.Message,
            diagnostic.Related.IsEmpty
                ? null
                : [.. diagnostic.Related.Select(related => new RelatedInformation(LocationOf(related.Location), related.Label))]
        );

    private Location LocationOf(SourceLocation place) => new(_workspace.UriOf(place.File.Path), Places.RangeOf(place));
}
