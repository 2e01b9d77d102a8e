using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ScenarioEngine.Cli.Tests.LanguageServer;

/// <summary>An editor: starts the language server as a process and speaks the protocol to it, byte by byte.</summary>
internal sealed class EditorClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _server;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = [];
    private readonly ConcurrentDictionary<(string Uri, int Version), TaskCompletionSource<JsonArray>> _published = [];
    private readonly ConcurrentDictionary<string, JsonArray> _latest = [];
    private readonly ConcurrentBag<string> _asked = [];
    private int _last;

    private EditorClient(Process server)
    {
        _server = server;
        _ = Task.Run(Read);
    }

    /// <summary>The root of the repository, which is the folder that is open.</summary>
    public static string Root { get; } = new Uri(Tool.Root).AbsoluteUri;

    /// <summary>What the server has asked its editor.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>What the server has said on standard error.</summary>
    public string Error => _server.StandardError.ReadToEnd();

    /// <summary>Starts the server by <c>scenario lsp</c> and does not speak yet.</summary>
    public static EditorClient Start(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "scenario.exe" : "scenario");
        var start = new ProcessStartInfo(program, ["lsp", .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new EditorClient(Process.Start(start) ?? throw new InvalidOperationException(program));
    }

    /// <summary>Starts the server and initializes it.</summary>
    public static async Task<EditorClient> Open()
    {
        var client = Start();
        var capabilities = new JsonObject
        {
            ["workspace"] = new JsonObject { ["didChangeWatchedFiles"] = new JsonObject { ["dynamicRegistration"] = true } },
        };
        await client.Ask(
            "initialize",
            new JsonObject
            {
                ["processId"] = null,
                ["rootUri"] = Root,
                ["capabilities"] = capabilities,
            }
        );
        client.Tell("initialized", []);
        return client;
    }

    /// <summary>The address of a file of the repository, whether it is there or not.</summary>
    public static string UriOf(string path) => new Uri(Path.Combine(Tool.Root, path)).AbsoluteUri;

    /// <summary>Asks, and gives the whole answer: with its result or its error.</summary>
    public Task<JsonObject> Ask(string method, JsonObject parameters) => Begin(method, parameters).Answer;

    /// <summary>Asks, and gives the number of the question too.</summary>
    public (int Number, Task<JsonObject> Answer) Begin(string method, JsonObject parameters)
    {
        var number = Interlocked.Increment(ref _last);
        var answer = _waiting.GetOrAdd(
            number,
            _ => new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = number,
                ["method"] = method,
                ["params"] = parameters,
            }
        );
        return (number, answer.Task.WaitAsync(Patience));
    }

    public void Tell(string method, JsonObject parameters) =>
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["method"] = method,
                ["params"] = parameters,
            }
        );

    /// <summary>Opens a text, and waits for what is wrong with it.</summary>
    public Task<JsonArray> OpenText(string uri, string text)
    {
        Tell(
            "textDocument/didOpen",
            new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = uri,
                    ["languageId"] = "yaml",
                    ["version"] = 1,
                    ["text"] = text,
                },
            }
        );
        return Published(uri, 1);
    }

    /// <summary>Changes a text as a whole, and waits for what is wrong with it.</summary>
    public Task<JsonArray> ChangeText(string uri, int version, string text) => Change(uri, version, new JsonObject { ["text"] = text });

    /// <summary>Changes ranges of a text, and waits for what is wrong with it.</summary>
    public Task<JsonArray> Change(string uri, int version, params JsonObject[] changes)
    {
        Tell(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version },
                ["contentChanges"] = new JsonArray([.. changes]),
            }
        );
        return Published(uri, version);
    }

    /// <summary>Asks about a place.</summary>
    public Task<JsonObject> AskAt(string method, string uri, int line, int character) =>
        Ask(
            method,
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri },
                ["position"] = Position(line, character),
            }
        );

    public static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    public static JsonObject Range(int line, int start, int end) =>
        new() { ["start"] = Position(line, start), ["end"] = Position(line, end) };

    /// <summary>What is wrong with a version of a file, once the server has said so.</summary>
    public Task<JsonArray> Published(string uri, int version) => Source(uri, version).Task.WaitAsync(Patience);

    /// <summary>What the server has said last of a file, once that is so.</summary>
    public async Task<JsonArray> Until(string uri, Func<JsonArray, bool> isSo)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(10))
        {
            if (_latest.TryGetValue(uri, out var said) && isSo(said))
            {
                return said;
            }
        }

        throw new TimeoutException(_latest.TryGetValue(uri, out var last) ? last.ToJsonString() : "Nothing was said.");
    }

    /// <summary>Sends bytes as they are.</summary>
    public void Send(string body, int? length = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        lock (_writing)
        {
            var stream = _server.StandardInput.BaseStream;
            stream.Write(
                Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length ?? bytes.Length}\r\n\r\n"))
            );
            stream.Write(bytes);
            stream.Flush();
        }
    }

    /// <summary>Ends the input, as an editor that dies does.</summary>
    public void Hang() => _server.StandardInput.Close();

    /// <summary>The exit code, once the server has ended.</summary>
    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _server.WaitForExitAsync(patience.Token);
        return _server.ExitCode;
    }

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            _server.Kill(entireProcessTree: true);
        }

        _server.Dispose();
    }

    private void Send(JsonObject message) => Send(message.ToJsonString());

    private TaskCompletionSource<JsonArray> Source(string uri, int version) =>
        _published.GetOrAdd((uri, version), _ => new TaskCompletionSource<JsonArray>(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Read()
    {
        var stream = _server.StandardOutput.BaseStream;
        while (ReadLength(stream) is > 0 and var length)
        {
            var body = new byte[length];
            stream.ReadExactly(body);
            var message = JsonNode.Parse(body)?.AsObject() ?? throw new InvalidDataException();
            if (message["method"]?.GetValue<string>() is { } asked && message["id"] is { } id)
            {
                _asked.Add(asked);
                Send(
                    new JsonObject
                    {
                        ["jsonrpc"] = "2.0",
                        ["id"] = id.DeepClone(),
                        ["result"] = null,
                    }
                );
            }
            else if (message["id"]?.GetValue<int>() is { } number && _waiting.TryRemove(number, out var question))
            {
                question.SetResult(message);
            }
            else if (message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics" && message["params"] is { } told)
            {
                var (uri, found) = (told["uri"]?.GetValue<string>() ?? "", told["diagnostics"]?.AsArray() ?? []);
                _latest[uri] = found;
                if (told["version"]?.GetValue<int>() is { } version)
                {
                    Source(uri, version).TrySetResult(found);
                }
            }
        }
    }

    private static int ReadLength(Stream stream)
    {
        var length = 0;
        var line = new StringBuilder();
        while (stream.ReadByte() is >= 0 and var next)
        {
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            var header = line.ToString().Trim();
            line.Clear();
            if (header.Length == 0)
            {
                return length;
            }

            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }
}
