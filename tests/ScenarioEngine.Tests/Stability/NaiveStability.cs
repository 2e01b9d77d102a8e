using ScenarioEngine.Stability;

namespace ScenarioEngine.Tests.Stability;

/// <summary>Stability as the definitions read: a list of every state that sequences lead to, and a search in it.</summary>
/// <remarks>Fang, Hipel and Kilgour, “Interactive Decision Making” (1993), chapter 3 for two parties and 4 for several.</remarks>
internal static class NaiveStability
{
    public static bool IsStable(GraphModel model, int state, int mover, Notion notion)
    {
        var own = model.Movers[mover];
        foreach (var move in own.Moves[state].Where(to => own.Ranks[to] < own.Ranks[state]))
        {
            var answers = notion == Notion.Nash ? [] : Sequences(model, mover, move, notion == Notion.Sequential);
            var isAnswered = answers.Any(answer =>
                own.Ranks[answer] >= own.Ranks[state]
                && (notion != Notion.SymmetricMetarational || own.Moves[answer].All(escape => own.Ranks[escape] >= own.Ranks[state]))
            );
            if (!isAnswered)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// All states at the ends of sequences of the others in which nobody moves twice running. A sequence longer than the number of states
    /// and last movers only repeats.
    /// </summary>
    private static HashSet<int> Sequences(GraphModel model, int without, int from, bool onlyImproving)
    {
        var ends = new HashSet<(int State, int Last)> { (from, -1) };
        for (var length = 0; length <= model.States.Length * model.Movers.Length; length++)
        {
            List<(int State, int Last)> longer =
            [
                .. from end in ends
                from mover in Enumerable.Range(0, model.Movers.Length)
                where mover != without && mover != end.Last
                from to in model.Movers[mover].Moves[end.State]
                where !onlyImproving || model.Movers[mover].Ranks[to] < model.Movers[mover].Ranks[end.State]
                select (to, mover),
            ];
            ends.UnionWith(longer);
        }

        return [.. ends.Where(end => end.Last >= 0).Select(end => end.State)];
    }
}
