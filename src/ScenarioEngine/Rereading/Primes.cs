using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Rereading;

/// <summary>
/// Finds the smallest sets of choices under which a combination is in a set, however the others are answered: its prime implicants, of
/// choices with several answers.
/// </summary>
/// <remarks>
/// By the recursion of Coudert and Madre (1992): what decides without the first choice, and what decides with an answer to it and not
/// without.
/// </remarks>
internal sealed class Primes
{
    /// <summary>So many are listed at most.</summary>
    public const int Most = 64;

    private readonly Diagram _diagram;
    private readonly Func<int, IReadOnlyList<int>> _answersOf;
    private readonly Dictionary<int, List<(int Level, int Answer)[]>> _known = [];

    /// <param name="diagram">The diagram of the combinations.</param>
    /// <param name="answersOf">The answers of a choice that are told apart.</param>
    public Primes(Diagram diagram, Func<int, IReadOnlyList<int>> answersOf)
    {
        _diagram = diagram;
        _answersOf = answersOf;
    }

    /// <summary>Whether some were left out, because there are too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The smallest sets of choices, those of few choices first.</summary>
    public IReadOnlyList<(int Level, int Answer)[]> Of(int set) => [.. Find(set).OrderBy(prime => prime.Length)];

    private List<(int Level, int Answer)[]> Find(int set)
    {
        if (set is Diagram.All or Diagram.Empty)
        {
            return set == Diagram.All
                ?
                [
                    [],
                ]
                : [];
        }

        if (_known.TryGetValue(set, out var known))
        {
            return known;
        }

        var level = _diagram.LevelOf(set);
        var answers = _answersOf(level);
        var always = answers.Aggregate(Diagram.All, (rest, answer) => _diagram.And(rest, _diagram.ChildOf(set, answer)));
        var primes = Find(always).ToList();
        foreach (var answer in answers)
        {
            primes.AddRange(
                Find(_diagram.ChildOf(set, answer))
                    .Where(prime => !Decides(prime, always))
                    .Select(prime => ((int, int)[])[(level, answer), .. prime])
            );
        }

        if (primes.Count > Most)
        {
            IsCut = true;
            primes = [.. primes.OrderBy(prime => prime.Length).Take(Most)];
        }

        _known.Add(set, primes);
        return primes;
    }

    /// <summary>Whether some choices decide that a combination is in a set.</summary>
    private bool Decides((int Level, int Answer)[] choices, int set)
    {
        var left = choices.Aggregate(set, (rest, choice) => _diagram.With(rest, choice.Level, choice.Answer));
        return IsAll(left);
    }

    /// <summary>Whether a set has all combinations of the answers that are told apart.</summary>
    private bool IsAll(int set) =>
        set == Diagram.All
        || (set != Diagram.Empty && _answersOf(_diagram.LevelOf(set)).All(answer => IsAll(_diagram.ChildOf(set, answer))));
}
