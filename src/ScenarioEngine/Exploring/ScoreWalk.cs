using System.Numerics;
using ScenarioEngine.Diagrams;

namespace ScenarioEngine.Exploring;

/// <summary>Something that adds to a score in the packages of a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Score">The number of the score.</param>
/// <param name="Amount">What it adds.</param>
internal sealed record Gain<T>(int Set, int Score, T Amount);

/// <summary>Packages with the same scores.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Packages">How many packages.</param>
/// <param name="Before">The same packages up to the variable before; null at the first.</param>
/// <param name="Choice">What that variable was given in one of them.</param>
internal sealed record Scored<T>(T[] Scores, BigInteger Packages, Scored<T>? Before, int Choice);

/// <summary>
/// Walks through a set from the first variable to the last, and adds up scores on the way: at each node those are kept that may come to be
/// wanted.
/// </summary>
/// <remarks>
/// Where two ways lead to one node, what follows adds the same to both; so a way whose scores are surpassed there is surpassed for good. A
/// gain whose set depends on
/// several variables waits beside the node until it is known. Exact, and as large as the diagram times what is kept.
/// </remarks>
internal sealed class ScoreWalk<T>
    where T : struct, INumber<T>
{
    private readonly Diagram _diagram;
    private readonly Gain<T>[] _gains;
    private readonly int[][] _starting;
    private readonly T[] _certain;

    /// <param name="diagram">The diagram.</param>
    /// <param name="gains">What adds to which score.</param>
    /// <param name="scores">How many scores there are.</param>
    public ScoreWalk(Diagram diagram, IEnumerable<Gain<T>> gains, int scores)
    {
        _diagram = diagram;
        _gains = [.. gains];
        _certain = new T[scores];
        foreach (var gain in _gains.Where(gain => gain.Set == Diagram.All))
        {
            _certain[gain.Score] += gain.Amount;
        }

        var byLevel = _gains.Index().ToLookup(gain => diagram.LevelOf(gain.Item.Set), gain => gain.Index);
        _starting = [.. Enumerable.Range(0, diagram.Depth).Select(level => byLevel[level].ToArray())];
    }

    /// <summary>
    /// What is kept of the packages of a set in the end; null where more would have to be kept at one variable than may be.
    /// </summary>
    /// <param name="set">The set.</param>
    /// <param name="keep">What to keep of packages that are the same from here on; the list is the callee's. It may stop where it has more
    /// than may be kept.</param>
    /// <param name="most">How many may be kept at one variable.</param>
    /// <exception cref="BudgetExceededException">The budget of the diagram is used up.</exception>
    public List<Scored<T>>? Walk(int set, Func<List<Scored<T>>, List<Scored<T>>> keep, int most)
    {
        if (set == Diagram.Empty)
        {
            return [];
        }

        var places = new Dictionary<Place, List<Scored<T>>> { [new Place(set, [])] = [new Scored<T>(_certain, BigInteger.One, null, 0)] };
        for (var level = 0; level < _diagram.Depth; level++)
        {
            var next = new Dictionary<Place, List<Scored<T>>>();
            foreach (var (place, scored) in places)
            {
                foreach (var step in StepsFrom(place, level))
                {
                    if (!next.TryGetValue(step.To, out var list))
                    {
                        next.Add(step.To, list = []);
                    }

                    foreach (var before in scored)
                    {
                        _diagram.Budget.Spend(_diagram.NodeCount);
                        list.Add(new Scored<T>(Add(before.Scores, step.Gain), before.Packages * step.Choices, before, step.Choice));
                    }
                }
            }

            var kept = 0;
            foreach (var to in next.Keys.ToList())
            {
                next[to] = keep(next[to]);
                kept += next[to].Count;
            }

            if (kept > most)
            {
                return null;
            }

            places = next;
        }

        return places.Values.Single();
    }

    /// <summary>The choices of a package, one for each variable.</summary>
    public int[] ChoicesOf(Scored<T> scored)
    {
        var choices = new int[_diagram.Depth];
        for (var (at, level) = (scored, _diagram.Depth - 1); level >= 0 && at.Before is not null; (at, level) = (at.Before, level - 1))
        {
            choices[level] = at.Choice;
        }

        return choices;
    }

    private static T[] Add(T[] scores, T[]? gain)
    {
        if (gain is null)
        {
            return scores;
        }

        var sum = new T[scores.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = scores[i] + gain[i];
        }

        return sum;
    }

    /// <summary>Where the values of a variable lead. Values that lead to one place with the same gain are one step.</summary>
    private List<Step> StepsFrom(Place place, int level)
    {
        var steps = new List<Step>();
        if (
            _diagram.LevelOf(place.Set) > level
            && _starting[level].Length == 0
            && !Array.Exists(place.Waiting, rest => _diagram.LevelOf(rest.Set) == level)
        )
        {
            // Nothing here depends on the variable.
            return [new Step(place, null, 0, _diagram.SizeOf(level))];
        }

        for (var choice = 0; choice < _diagram.SizeOf(level); choice++)
        {
            var child = _diagram.At(place.Set, level, choice);
            if (child == Diagram.Empty)
            {
                continue;
            }

            T[]? gain = null;
            var waiting = new List<(int Gain, int Set)>();
            foreach (var number in _starting[level])
            {
                Take(number, _diagram.ChildOf(_gains[number].Set, choice));
            }

            foreach (var (number, rest) in place.Waiting)
            {
                Take(number, _diagram.At(rest, level, choice));
            }

            waiting.Sort();
            Put(steps, new Step(new Place(child, [.. waiting]), gain, choice, 1));

            void Take(int number, int rest)
            {
                if (rest == Diagram.All)
                {
                    gain ??= new T[_certain.Length];
                    gain[_gains[number].Score] += _gains[number].Amount;
                }
                else if (rest != Diagram.Empty)
                {
                    waiting.Add((number, rest));
                }
            }
        }

        return steps;
    }

    private static void Put(List<Step> steps, Step step)
    {
        var same = steps.FindIndex(other => other.To.Equals(step.To) && (other.Gain ?? []).AsSpan().SequenceEqual(step.Gain ?? []));
        if (same < 0)
        {
            steps.Add(step);
        }
        else
        {
            steps[same] = steps[same] with { Choices = steps[same].Choices + 1 };
        }
    }

    /// <summary>A node, and beside it what is left of the gains of which it is not known yet whether they come.</summary>
    private readonly record struct Place(int Set, (int Gain, int Set)[] Waiting)
    {
        public bool Equals(Place other) => Set == other.Set && Waiting.AsSpan().SequenceEqual(other.Waiting);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Set);
            foreach (var (gain, set) in Waiting)
            {
                hash.Add(gain);
                hash.Add(set);
            }

            return hash.ToHashCode();
        }
    }

    private sealed record Step(Place To, T[]? Gain, int Choice, int Choices);
}
