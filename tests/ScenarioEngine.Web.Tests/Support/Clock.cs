namespace ScenarioEngine.Web.Tests.Support;

/// <summary>A clock that a test moves. What is to be done from time to time is done once at each move.</summary>
internal sealed class Clock : TimeProvider
{
    private readonly List<Periodic> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Periodic(() => callback(state));
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves it.</summary>
    public void Pass(TimeSpan time)
    {
        _now += time;
        foreach (var timer in _timers)
        {
            timer.Do();
        }
    }

    private sealed class Periodic(Action act) : ITimer
    {
        private bool _isOver;

        public void Do()
        {
            if (!_isOver)
            {
                act();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
