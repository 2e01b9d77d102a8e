using System.Diagnostics;
using System.Globalization;

namespace ScenarioEngine.Cli;

/// <summary>Says how far a long run has come, to somebody who is watching; silent for the first second, and gone at the end.</summary>
internal sealed class Progress(Terminal terminal, int total, string what = "scenarios") : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Patience;
    private int _done;
    private bool _isShown;

    public void Step() => StepTo(_done + 1, total);

    public void StepTo(int done, int all)
    {
        _done = done;
        if (!terminal.ShowsProgress || _watch.Elapsed < _next)
        {
            return;
        }

        _next = _watch.Elapsed + Interval;
        _isShown = true;
        terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_done:N0} of {all:N0} {what}"));
        terminal.Error.Flush();
    }

    public void Dispose()
    {
        if (_isShown)
        {
            terminal.Error.Write($"\r{new string(' ', 40)}\r");
            terminal.Error.Flush();
        }
    }
}
