using System.Text;

namespace ScenarioEngine.Cli.Tests.Drafting;

/// <summary>Somebody at a terminal, who types one line when asked for it; what is typed is seen on the screen.</summary>
internal sealed class Typist : IDisposable
{
    /// <summary>What is typed for Ctrl-C.</summary>
    public const string Interrupt = "^C";

    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly string _folder = Directory.CreateTempSubdirectory("scenario-new-").FullName;
    private Action _onInterrupt = () => { };

    /// <summary>A path in a folder that is gone when the test is over.</summary>
    public string At(params string[] names) => Path.Combine([_folder, .. names]);

    /// <summary>Runs the tool with these answers.</summary>
    /// <returns>The exit code, and all that was seen on the screen, with the folder written as FOLDER.</returns>
    public (int ExitCode, string Screen) Answer(IEnumerable<string> answers, params string[] args)
    {
        _screen.GetStringBuilder().Clear();
        using var lines = new Lines(answers, Type);
        var terminal = new Terminal(() => lines, _screen, _screen, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false)
        {
            CanAsk = true,
            OnInterrupt = action => _onInterrupt = action,
        };
        var exitCode = CommandLine.Run(args, terminal);
        return (exitCode, _screen.ToString().Replace(_folder, "FOLDER", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _screen.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private byte[] Type(string line)
    {
        if (line == Interrupt)
        {
            _onInterrupt();
            return [];
        }

        _screen.Write($"{line}\n");
        return Encoding.UTF8.GetBytes($"{line}\n");
    }

    /// <summary>A stream that gives a line at each reading, as a terminal does.</summary>
    private sealed class Lines(IEnumerable<string> lines, Func<string, byte[]> type) : MemoryStream
    {
        private readonly Queue<string> _lines = new(lines);
        private byte[] _rest = [];

        public override int Read(Span<byte> buffer)
        {
            if (_rest.Length == 0 && _lines.TryDequeue(out var line))
            {
                _rest = type(line);
            }

            var count = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, count).CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
