using System.Runtime.InteropServices;

namespace ScenarioEngine.Cli.Files;

/// <summary>Has an interruption wait until a file is written: some milliseconds, so that nothing unfinished is left beside it.</summary>
internal sealed class HeldSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _held = [];
    private volatile int _received;

    /// <summary>Holds them from now on.</summary>
    public HeldSignals()
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGHUP, 1), (PosixSignal.SIGTERM, 15) })
        {
            _held.Add(
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = true;
                        _received = number;
                    }
                )
            );
        }
    }

    /// <summary>Lets them through; ends the process where one has come.</summary>
    public void Dispose()
    {
        _held.ForEach(held => held.Dispose());
        if (_received != 0)
        {
            Environment.Exit(128 + _received);
        }
    }
}
