using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli;

/// <summary>Where a run reads and writes, so that tests can run the whole tool in their own process.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output, for results.</param>
/// <param name="Error">Standard error, for diagnostics and progress.</param>
/// <param name="Width">How many columns a line may have.</param>
/// <param name="UsesColor">Whether results may be coloured.</param>
/// <param name="ShowsProgress">Whether somebody is watching standard error.</param>
internal sealed record Terminal(Func<Stream> Input, TextWriter Output, TextWriter Error, int Width, bool UsesColor, bool ShowsProgress)
{
    /// <summary>The width of what is piped into a file or another program, so that it is the same everywhere.</summary>
    public const int PlainWidth = 80;

    /// <summary>Whether somebody sits there who can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Has something done when the user presses Ctrl-C, just before the process ends.</summary>
    public Action<Action> OnInterrupt { get; init; } = _ => { };

    /// <summary>The widest text that is comfortable to read.</summary>
    private const int WidestText = 160;

    private const int NarrowestText = 40;

    /// <summary>Standard output where it is a pipe, opened when it is asked for; else null.</summary>
    private Lazy<Stream?> Pipe { get; init; } = new(() => null);

    /// <summary>How many lines the screen shows; null where there is none.</summary>
    public int? Height { get; init; }

    /// <summary>What has the same call run again and again; null for a single run.</summary>
    public Watching? Watching { get; init; }

    /// <summary>
    /// What compiles packs in place of the engine of the call, so that tests can see what becomes of a mistaken one; else null.
    /// </summary>
    public Func<RulePack, Evaluator>? Compile { get; init; }

    /// <summary>The size of the window now; null where it cannot change.</summary>
    private Func<(int Width, int? Height)>? Measure { get; init; }

    /// <summary>This terminal with the size that its window has now.</summary>
    public Terminal Resized() => Measure?.Invoke() is var (width, height) ? this with { Width = width, Height = height } : this;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var isTerminal = !Console.IsOutputRedirected;
#pragma warning disable CA2000 // The streams of the process live as long as it does.
        var (output, error) = (
            Writer(new StandardStream(Console.OpenStandardOutput())),
            Writer(new StandardStream(Console.OpenStandardError()))
        );
#pragma warning restore CA2000
        return new Terminal(
            Console.OpenStandardInput,
            output,
            error,
            WantedWidth() ?? (isTerminal ? PageWidth() : PlainWidth),
            UsesColorOn(isTerminal),
            !Console.IsErrorRedirected
        )
        {
            CanAsk = isTerminal && !Console.IsInputRedirected,
            Height = isTerminal ? WindowHeight() : null,
            Measure = isTerminal ? () => (WantedWidth() ?? PageWidth(), WindowHeight()) : null,
            Pipe = new Lazy<Stream?>(OpenPipe),
            OnInterrupt = action => Console.CancelKeyPress += (_, _) => action(),
        };
    }

    /// <summary>
    /// Standard output for what makes its text fit itself: formats with an escape of their own, and pages, which put colours into it.
    /// </summary>
    public TextWriter Untouched => Output is PlainWriter { Inner: var inner } ? inner : Output;

    /// <summary>Writes to standard output what makes UTF-8 of its own.</summary>
    public void WriteUtf8(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        Untouched.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes whole lines of UTF-8 to standard output, at once.</summary>
    /// <returns>False where it is a pipe that nobody reads any more.</returns>
    public bool TryWriteUtf8(ReadOnlyMemory<byte> lines)
    {
        Output.Flush();
        if ((Pipe.Value ?? (Untouched as StreamWriter)?.BaseStream) is not { } stream)
        {
            Untouched.Write(Encoding.UTF8.GetString(lines.Span));
            return true;
        }

        try
        {
            stream.Write(lines.Span);
            return true;
        }
        catch (IOException) when (stream == Pipe.Value)
        {
            return false;
        }
    }

    /// <summary>
    /// Standard output where it is a pipe. The stream of the console keeps silent when the reader has gone, and a long run would go on for
    /// nobody.
    /// </summary>
    private static FileStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return null;
        }

#pragma warning disable CA2000 // The handle is that of the process.
        var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
#pragma warning restore CA2000
        // Of a file it would not move the place at which the next program writes on.
        return output.CanSeek ? null : output;
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = false };

    /// <summary>
    /// The width that the environment asks for, on a terminal and in a pipe; null where it asks for none that can be had.
    /// </summary>
    private static int? WantedWidth() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
        && columns > 0
            ? Math.Clamp(columns, NarrowestText, WidestText)
            : null;

    /// <summary>Colour, as the environment wants it (no-color.org, force-color.org); else on a terminal that has some.</summary>
    private static bool UsesColorOn(bool isTerminal) =>
        IsSet("NO_COLOR") ? false
        : IsSet("FORCE_COLOR") ? Environment.GetEnvironmentVariable("FORCE_COLOR") != "0"
        : isTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static int PageWidth() => Math.Clamp(WindowWidth() - 1, NarrowestText, WidestText);

    private static int? WindowHeight()
    {
        try
        {
            return Console.WindowHeight > 0 ? Console.WindowHeight : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : PlainWidth;
        }
        catch (IOException)
        {
            return PlainWidth;
        }
    }
}
