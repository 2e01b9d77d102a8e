using NRules;
using ScenarioEngine.Compiling;
using ScenarioEngine.Evaluating;

namespace ScenarioEngine.NRules;

/// <summary>The evaluator on NRules: the rules of the pack, run on facts, one lane after the other.</summary>
internal sealed class RuleRunner(CompiledPack pack) : ILaneRunner
{
    private RuleSession? _spare;

    /// <summary>The compiled rules; shared by all sessions.</summary>
    public ISessionFactory Rules { get; } = Compile(pack);

    /// <summary>Runs the lanes in a session that is kept, so that each lane and each call is an edit of the one before.</summary>
    public void Run(Lanes lanes, int count)
    {
        var session = Interlocked.Exchange(ref _spare, null) ?? new RuleSession(pack, Rules);
        for (var lane = 0; lane < count; lane++)
        {
            session.Run(lanes, lane);
        }

        // Not kept where a rule has failed: nobody knows what the session then holds.
        _spare = session;
    }

    // NRules cannot compare the blocks of two formulas and need not: the compiled pack shares what is the same.
    private static ISessionFactory Compile(CompiledPack pack) =>
        new RuleCompiler(new RuleCompilerOptions { UnsupportedExpressionHandling = RuleCompilerUnsupportedExpressionsHandling.TreatAsNotEqual })
            .Compile(PackRules.Build(pack));

    /// <summary>Forgets the session that is kept: the next run starts with none.</summary>
    public void Forget() => _spare = null;
}
