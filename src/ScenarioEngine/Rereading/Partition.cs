using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>Tells, of a result that is one thing under some combinations and another under others, on what it hangs.</summary>
internal static class Partition
{
    /// <summary>What a result hangs on.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="sets">For each thing that the result can be, under which combinations it is; each combination is in one of
    /// them.</param>
    /// <param name="positions">The positions on which the result can hang.</param>
    public static Hanging<T> Of<T>(Choices choices, IEnumerable<(T Value, int Set)> sets, IReadOnlyCollection<Position> positions)
    {
        var diagram = choices.Diagram;
        var results = sets.Where(result => result.Set != Diagram.Empty).ToList();
        if (results is [var only])
        {
            var always = new Under<T>(only.Value, 1, [ImmutableArray<ReadingAnswer>.Empty], IsCut: false);
            return new Hanging<T>(only.Value, 1, [always], []);
        }

        var levels = results.SelectMany(result => diagram.LevelsOf(result.Set)).Distinct().Order().ToList();
        var answers = levels.ToDictionary(level => level, level => choices.AnswersFor(level, positions));
        // A combination is counted once: what these positions do not tell apart is left as it is encoded.
        var counted = Enumerable
            .Range(0, diagram.Depth)
            .Reverse()
            .Aggregate(
                Diagram.All,
                (set, level) =>
                    diagram.And(
                        diagram.Where(level, answer => answers.TryGetValue(level, out var told) ? told.Contains(answer) : answer == 0),
                        set
                    )
            );
        var own = new int[diagram.Depth];
        var ordered = results.OrderByDescending(result => diagram.Has(result.Set, own)).ToList();
        return new Hanging<T>(
            ordered[0].Value,
            answers.Values.Aggregate(BigInteger.One, (product, told) => product * told.Count),
            [.. ordered.Select(result => Describe(choices, result.Value, result.Set, answers, counted))],
            [.. levels.Select(level => choices.All[level])]
        );
    }

    private static Under<T> Describe<T>(Choices choices, T value, int set, Dictionary<int, List<int>> answers, int counted)
    {
        var diagram = choices.Diagram;
        var inside = diagram.And(set, counted);
        var number =
            diagram.Depth == 0
                ? BigInteger.One
                : new CountingGraph<BigInteger>(diagram, [inside]).Tally(new Allowed(SizesOf(diagram)), diagram.Budget).Of(inside);
        var primes = new Primes(diagram, level => answers[level]);
        var deciding = primes.Of(set);
        return new Under<T>(
            value,
            number,
            [
                .. deciding.Select(prime =>
                    prime
                        .Select(choice => new ReadingAnswer(choices.All[choice.Level], choices.AnswersOf(choice.Level)[choice.Answer]))
                        .ToImmutableArray()
                ),
            ],
            primes.IsCut
        );
    }

    private static int[] SizesOf(Diagram diagram) => [.. Enumerable.Range(0, diagram.Depth).Select(diagram.SizeOf)];
}
