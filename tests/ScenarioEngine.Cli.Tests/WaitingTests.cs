namespace ScenarioEngine.Cli.Tests;

public sealed class WaitingTests
{
    [Test]
    public void SomebodyWatching_IsToldAfterASecondAndLeftWithAnEmptyLine()
    {
        using var error = new StringWriter();
        var clock = new Clock();
        using (new Waiting(On(error, isWatched: true), "exploring 24 fields", clock))
        {
            Assert.That(error.ToString(), Is.Empty);
            clock.Tick();
            clock.Tick();
        }

        Assert.That(error.ToString(), Is.EqualTo("\rexploring 24 fields, 1 s\rexploring 24 fields, 2 s\r                        \r"));
    }

    [Test]
    public void TickThatComesLate_SaysNothing()
    {
        using var error = new StringWriter();
        var clock = new Clock();
        new Waiting(On(error, isWatched: true), "exploring 24 fields", clock).Dispose();
        clock.Tick();

        Assert.That(error.ToString(), Is.Empty);
    }

    [Test]
    public void NobodyWatching_IsToldNothing()
    {
        using var error = new StringWriter();
        var clock = new Clock();
        using (new Waiting(On(error, isWatched: false), "exploring 24 fields", clock))
        {
            clock.Tick();
        }

        Assert.That(error.ToString(), Is.Empty);
    }

    private static Terminal On(TextWriter error, bool isWatched) =>
        new(() => Stream.Null, TextWriter.Null, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: isWatched);

    /// <summary>A clock that ticks when it is told to.</summary>
    private sealed class Clock : TimeProvider
    {
        private Action _tick = () => { };

        public void Tick() => _tick();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _tick = () => callback(state);
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
