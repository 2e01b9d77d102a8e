namespace ScenarioEngine.Web.Tests.Support;

/// <summary>A clock that a test moves. What is to be done from time to time is done once at each move.</summary>
internal sealed class Clock : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((callback, state));
        return new Silent();
    }

    /// <summary>Moves it.</summary>
    public void Pass(TimeSpan time)
    {
        _now += time;
        foreach (var (callback, state) in _timers)
        {
            callback(state);
        }
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // There is nothing to stop: the clock runs only when it is moved.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
