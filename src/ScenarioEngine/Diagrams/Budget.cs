using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ScenarioEngine.Diagrams;

/// <summary>What exploring may cost: nodes of the diagram (some 50 bytes each), time, and the patience of the caller.</summary>
/// <remarks>Whatever can be long accounts for its steps: making sets, counting in them, and looking for ways. The defaults are those of <c>ExploreOptions</c>, for every face.</remarks>
internal sealed class Budget(int nodes, TimeSpan time, CancellationToken cancellation)
{
    private const int Interval = 1 << 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _steps;

    /// <summary>A part of what is left, for something that may fail.</summary>
    public Budget Share(int share) => new(nodes / share, Left / share, cancellation);

    /// <summary>Waits for a turn, as long as there is time; whether there was.</summary>
    /// <exception cref="OperationCanceledException">The caller has lost patience.</exception>
    public bool Wait(Lock turn)
    {
        while (!turn.TryEnter(Patience))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Left == TimeSpan.Zero)
            {
                return false;
            }
        }

        return true;
    }

    private TimeSpan Left => time - _watch.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Accounts for one more step.</summary>
    /// <param name="nodesSoFar">How many nodes the diagram has.</param>
    /// <exception cref="BudgetExceededException">There is nothing left.</exception>
    /// <exception cref="OperationCanceledException">The caller has lost patience.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spend(int nodesSoFar)
    {
        if (nodesSoFar >= nodes)
        {
            throw new BudgetExceededException("nodes");
        }

        if (--_steps < 0)
        {
            _steps = Interval;
            cancellation.ThrowIfCancellationRequested();
            if (_watch.Elapsed > time)
            {
                throw new BudgetExceededException("time");
            }
        }
    }
}

/// <summary>Leaves the making of a diagram that has grown too large; never leaves the library.</summary>
internal sealed class BudgetExceededException(string budget) : Exception($"The budget of {budget} is used up.")
{
    /// <summary>What is used up: nodes or time.</summary>
    public string Budget { get; } = budget;
}
