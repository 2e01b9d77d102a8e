using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ScenarioEngine.Cli;

/// <summary>
/// <c>--watch</c>: runs a call again whenever one of its files is saved, and shows the result of the last run on one screen.
/// </summary>
/// <remarks>
/// The screen is written in one piece over the one before, line by line and without clearing it first, so that it does not flicker.
/// </remarks>
internal sealed class Watching(Terminal terminal)
{
    /// <summary>The option of the commands that can do it.</summary>
    public const string Option = "--watch";

    private const string Home = "\e[H";
    private const string ClearLine = "\e[K";
    private const string ClearBelow = "\e[J";
    private const string ClearAll = "\e[2J";

    private int _runs;
    private (int Width, int? Height) _size;

    /// <summary>The packs of the runs so far; null before the first.</summary>
    public PackLibrary? Packs { get; set; }

    /// <summary>Watches the files of a call, or complains where that cannot be done.</summary>
    /// <param name="terminal">Where to show the results.</param>
    /// <param name="parsed">The call.</param>
    /// <param name="words">Its paths.</param>
    /// <param name="rules">Its folders of packs.</param>
    /// <param name="isText">Whether it only shows text.</param>
    public static int Run(Terminal terminal, ParseResult parsed, string[] words, string[] rules, bool isText)
    {
        if (words.Contains(ScenarioFiles.StandardInput))
        {
            return Complaint.Write(terminal, "`--watch` cannot watch standard input.", "Name files or folders.");
        }

        if (!isText)
        {
            return Complaint.Write(terminal, "`--watch` shows text.", "Leave out what writes something else.");
        }

        return WatchRoots.Any(words)
            ? new Watching(terminal).Run(
                [.. parsed.Tokens.Select(token => token.Value).Where(word => word != Option)],
                WatchRoots.Of(words, rules)
            )
            : Complaint.Write(terminal, "There is no folder to watch.", "Check the path; paths are taken from the current folder.");
    }

    /// <summary>Watches folders until the user ends it.</summary>
    /// <param name="args">The call, without <c>--watch</c>.</param>
    /// <param name="roots">The folders.</param>
    /// <returns>The exit code of the last run.</returns>
    public int Run(IReadOnlyList<string> args, IEnumerable<WatchRoot> roots)
    {
        using var changes = new Changes();
        using var end = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var resize = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => changes.Add(""));
        foreach (var root in roots)
        {
            changes.Watch(root);
        }

        return Run(args, changes.WaitForNext, end.Token);

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }
    }

    /// <summary>Runs a call, and again after every change.</summary>
    /// <param name="args">The call.</param>
    /// <param name="waitForChange">Returns once something has changed.</param>
    /// <param name="end">When to end.</param>
    /// <returns>The exit code of the last run.</returns>
    public int Run(IReadOnlyList<string> args, Action<CancellationToken> waitForChange, CancellationToken end)
    {
        while (true)
        {
            var exitCode = Show(args);
            try
            {
                waitForChange(end);
            }
            catch (OperationCanceledException)
            {
                return exitCode;
            }
        }
    }

    private int Show(IReadOnlyList<string> args)
    {
        using var screen = new StringWriter { NewLine = "\n" };
        var now = terminal.Resized();
        var exitCode = CommandLine.Run(args, now with { Output = screen, Error = screen, ShowsProgress = false, Watching = this });
        _runs++;
        var text = screen.ToString();
        terminal.Untouched.Write(
            now.Height is { } height ? (_size != (now.Width, now.Height) ? ClearAll : "") + Frame(text, exitCode, now.Width, height) : text
        );
        _size = (now.Width, now.Height);
        terminal.Output.Flush();
        return exitCode;
    }

    private string Frame(string text, int exitCode, int width, int height)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var shown = 0;
        for (var rows = 0; shown < lines.Length && (rows += RowsOf(lines[shown], width)) <= height - 2; )
        {
            shown++;
        }

        var frame = new StringBuilder(Home);
        foreach (var line in lines[..shown])
        {
            frame.Append(line).Append(ClearLine).Append('\n');
        }

        var rest = lines.Length - shown;
        var more = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rest:N0} more lines; ") : "";
        var status = string.Create(
            CultureInfo.InvariantCulture,
            $"-- {more}run {_runs}, exit code {exitCode}; waiting for a change, Ctrl-C ends"
        );
        return frame.Append(status.AsSpan(0, Math.Min(status.Length, width))).Append(ClearLine).Append(ClearBelow).ToString();
    }

    /// <summary>How many rows of the window a line fills: a diagnostic is as long as it is, and colours take no room.</summary>
    private static int RowsOf(string line, int width)
    {
        var length = 0;
        for (var at = 0; at < line.Length; at++, length++)
        {
            while (at < line.Length && line[at] == '\e')
            {
                at = line.IndexOf('m', at) is var end and >= 0 ? end + 1 : line.Length;
            }
        }

        return Math.Max(1, (length + width) / (width + 1));
    }
}
