using ScenarioEngine.Compiling;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>Packages that can be asked for one in which none of some literals holds.</summary>
internal interface IPackages
{
    /// <summary>Whether there is one; null where that could not be told.</summary>
    bool? CanAvoid(IReadOnlyList<Literal> literals);

    /// <summary>One in which none of them holds.</summary>
    int[]? Avoiding(IReadOnlyList<Literal> literals);

    /// <summary>Whether a literal holds in a package.</summary>
    bool Holds(Literal literal, int[] package);

    /// <summary>
    /// A smallest set of literals, by number, none of which can be avoided together with the others; null where that could not be told.
    /// </summary>
    List<int>? Unavoidable(IReadOnlyList<Literal> literals);
}

/// <summary>Finds the combinations of readings under which no package keeps to all of some positions.</summary>
/// <remarks>
/// Each package that keeps to them under one combination does so under all that read nothing otherwise which it goes against; each set of
/// positions that cannot be kept
/// together rules out all combinations that read them so. So every question settles many combinations, and they are never gone through one
/// by one: the choices are
/// settled by counterexamples, as in abstraction refinement (Clarke and others, 2000).
/// </remarks>
/// <param name="choices">The choices.</param>
/// <param name="packages">The packages.</param>
/// <param name="literalOf">For a position and the number of a reading (-1 for its own encoding), when it is gone against; null where it
/// asks nothing.</param>
internal sealed class Keeping(Choices choices, IPackages packages, Func<Position, int, Literal?> literalOf)
{
    /// <summary>So many questions are asked at most.</summary>
    private const int MostQuestions = 20_000;

    /// <summary>Whether some combination could not be told apart.</summary>
    public bool IsNotToldApart { get; private set; }

    /// <summary>The combinations, among those that are asked, under which not all positions can be kept to.</summary>
    public int Unkeepable(IReadOnlyCollection<Position> positions, int asked)
    {
        var diagram = choices.Diagram;
        var unkeepable = Diagram.Empty;
        for (var question = 0; asked != Diagram.Empty; question++)
        {
            var combination =
                diagram.FirstOf(asked) ?? throw new InvalidOperationException("A set that is not empty has a first combination.");
            var asking = positions
                .Select(position => (Position: position, Literal: literalOf(position, ReadingIn(position, combination))))
                .Where(one => one.Literal is not null)
                .ToList();
            List<Literal> literals = [.. asking.Select(one => one.Literal.GetValueOrDefault())];
            var canAvoid = question < MostQuestions ? packages.CanAvoid(literals) : null;
            if (canAvoid is null)
            {
                IsNotToldApart = true;
                return unkeepable;
            }

            int settled;
            if (canAvoid == true)
            {
                settled = KeptBy(positions, packages.Avoiding(literals));
            }
            else
            {
                var core = packages.Unavoidable(literals)?.Select(number => asking[number].Position) ?? positions;
                settled = core.Aggregate(
                    Diagram.All,
                    (set, position) => diagram.And(set, choices.Where(position, reading => reading == ReadingIn(position, combination)))
                );
                unkeepable = diagram.Or(unkeepable, settled);
            }

            // However little a question settles, it settles the combination that was asked.
            asked = diagram.And(asked, Diagram.Not(settled));
        }

        return unkeepable;
    }

    private int ReadingIn(Position position, int[] combination) =>
        choices.LevelOf(position) is >= 0 and var level ? choices.ReadingAt(position, combination[level]) : -1;

    private int KeptBy(IReadOnlyCollection<Position> positions, int[]? package) =>
        package is null
            ? Diagram.All
            : positions.Aggregate(
                Diagram.All,
                (set, position) =>
                    choices.Diagram.And(
                        set,
                        choices.Where(
                            position,
                            reading => literalOf(position, reading) is not { } literal || !packages.Holds(literal, package)
                        )
                    )
            );
}
