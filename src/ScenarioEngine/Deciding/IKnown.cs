using ScenarioEngine.Compiling;

namespace ScenarioEngine.Deciding;

/// <summary>What is known of a scenario term by term, whichever evaluator found it.</summary>
internal interface IKnown
{
    /// <summary>Whether a literal holds; null where that cannot be told term by term.</summary>
    bool? TruthOf(Literal literal);

    /// <summary>The cell at which a slot is settled, or -1.</summary>
    int CellOf(int slot);
}
