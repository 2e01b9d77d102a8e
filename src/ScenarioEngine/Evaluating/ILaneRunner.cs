namespace ScenarioEngine.Evaluating;

/// <summary>Computes what follows from the terms in lanes: the one thing in which the evaluators of a build differ.</summary>
/// <remarks>Used by several threads at once, each with lanes of its own. Everything else, explanations included, is read off the lanes.</remarks>
internal interface ILaneRunner
{
    /// <summary>Settles the fields that implications reach, computes every node, and finds the contradictions.</summary>
    /// <param name="lanes">The lanes, with their terms and gates.</param>
    /// <param name="count">How many of them are in use, from the first; what becomes of the others does not matter.</param>
    void Run(Lanes lanes, int count);
}

/// <summary>The evaluator that is built in: the program of the pack, run on words.</summary>
internal sealed class LaneProgram : ILaneRunner
{
    public static readonly LaneProgram Instance = new();

    public void Run(Lanes lanes, int count) => lanes.Run();
}
