using ScenarioEngine.Model;

namespace ScenarioEngine.Evaluating;

/// <summary>What an evaluator found of one scenario, term by term and in words of the model. Whoever makes one fills it in.</summary>
/// <remarks>What nobody has filled in agrees with nothing: a rule that did not run is a difference, never a guess.</remarks>
internal sealed class Testimony(RulePack pack)
{
    /// <summary>For each field, its value; null where it is unsettled.</summary>
    public Value?[] Values { get; } = new Value?[pack.Fields.Length];

    /// <summary>For each field, whether it is stated one way and implied another, or implied two ways, and has meaning.</summary>
    public bool[] Contradicted { get; } = new bool[pack.Fields.Length];

    /// <summary>
    /// For each condition and each part of one, told apart by reference, whether it holds; null where that cannot be told yet.
    /// </summary>
    public Dictionary<Condition, bool?> Conditions { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>For each implication that holds, or may yet hold, which of the two; one that does not is not there.</summary>
    public Dictionary<Implication, bool?> Implications { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>For each position that is not vague, what became of it, were it to count.</summary>
    public FindingStatus?[] Statuses { get; } = new FindingStatus?[pack.Positions.Length];
}
