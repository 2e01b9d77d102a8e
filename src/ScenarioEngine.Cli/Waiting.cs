using System.Globalization;

namespace ScenarioEngine.Cli;

/// <summary>Says what is being done, to somebody who is watching, once it takes longer than a second; gone at the end.</summary>
internal sealed class Waiting : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Terminal _terminal;
    private readonly Lock _lock = new();
    private readonly ITimer? _timer;
    private string _shown = "";
    private int _seconds;

    /// <param name="terminal">Where to say it.</param>
    /// <param name="what">What is being done, such as <c>exploring 24 fields</c>.</param>
    /// <param name="clock">Counts the seconds.</param>
    public Waiting(Terminal terminal, string what, TimeProvider? clock = null)
    {
        _terminal = terminal;
        _timer = terminal.ShowsProgress ? (clock ?? TimeProvider.System).CreateTimer(_ => Show(what), null, Interval, Interval) : null;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            // A tick that comes late finds it over.
            _seconds = int.MinValue;
            if (_shown.Length > 0)
            {
                Write($"\r{new string(' ', _shown.Length)}\r");
            }
        }
    }

    private void Show(string what)
    {
        lock (_lock)
        {
            if (_seconds >= 0)
            {
                _seconds++;
                _shown = string.Create(CultureInfo.InvariantCulture, $"{what}, {_seconds} s");
                Write($"\r{_shown}");
            }
        }
    }

    private void Write(string text)
    {
        _terminal.Error.Write(text);
        _terminal.Error.Flush();
    }
}
