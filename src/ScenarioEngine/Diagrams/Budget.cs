using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ScenarioEngine.Diagrams;

/// <summary>What a diagram may cost: nodes (some 50 bytes each), steps, time, and the patience of the caller.</summary>
/// <remarks>
/// Whatever can be long accounts for its steps: making sets, counting in them, and looking for ways. The defaults are those of
/// <c>ExploreOptions</c>, for every face.
/// </remarks>
internal sealed class Budget(int nodes, TimeSpan time, CancellationToken cancellation)
{
    private const int Interval = 1 << 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly long _mostSteps = long.MaxValue;
    private int _steps;

    /// <summary>A budget of steps alone, so that what fits into it does on every machine.</summary>
    /// <param name="steps">How many.</param>
    public Budget(long steps)
        : this(int.MaxValue, TimeSpan.MaxValue, CancellationToken.None) => _mostSteps = steps;

    /// <summary>How many steps have been accounted for.</summary>
    public long Spent { get; private set; }

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

        if (++Spent > _mostSteps)
        {
            throw new BudgetExceededException("steps");
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
    /// <summary>What is used up: nodes, steps or time.</summary>
    public string Budget { get; } = budget;
}
