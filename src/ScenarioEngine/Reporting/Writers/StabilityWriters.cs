using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Stability;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>
/// Writes what is stable as JSON in the shape of <c>stability.schema.json</c>, and the graph in the language of Graphviz.
/// </summary>
internal static class StabilityWriters
{
    private const string Format = "stability";
    private const int Version = 1;

    /// <summary>
    /// Writes the whole analysis: states, moves, orders, and for each state, party and notion whether it is stable, and why.
    /// </summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void WriteJson(Stream stream, StabilityAnalysis analysis, IEnumerable<Diagnostic> diagnostics) =>
        JsonText.WriteDocument(
            stream,
            Format,
            Version,
            json =>
            {
                var model = analysis.Model;
                json.Object(
                    "scenario",
                    () =>
                    {
                        json.Text("title", model.Scenario.Title);
                        json.Text("file", model.Scenario.File.Path);
                        json.Text("pack", model.Scenario.Pack.Id);
                        json.Text("packVersion", model.Scenario.Pack.Version);
                        json.Day("asOf", model.Scenario.AsOf);
                    }
                );
                if (model.Now is { } now)
                {
                    json.Number("now", now + 1);
                }

                json.List(
                    "parties",
                    model.Movers,
                    mover =>
                    {
                        json.Text("party", mover.Party.Id);
                        json.Text("orderFrom", Words.Of(mover.Ground));
                    }
                );
                json.List("states", Enumerable.Range(0, model.States.Length), state => State(json, analysis, state));
                json.List("diagnostics", diagnostics, json.Diagnostic);
            }
        );

    /// <summary>
    /// Writes the states and moves for Graphviz. Stable states have two lines around them; moves that leave their party no better off are
    /// dotted.
    /// </summary>
    public static void WriteDot(TextWriter writer, StabilityAnalysis analysis)
    {
        var model = analysis.Model;
        writer.Write("digraph states {\n  node [shape=circle];\n");
        for (var state = 0; state < model.States.Length; state++)
        {
            var isStable = Enum.GetValues<Notion>().All(notion => analysis.IsEquilibrium(state, notion));
            writer.Write(
                FormattableString.Invariant(
                    $"  {state + 1} [tooltip={Quote(StabilityDocument.Describe(model, state))}{(isStable ? ", peripheries=2" : "")}];\n"
                )
            );
        }

        foreach (var mover in model.Movers)
        {
            for (var state = 0; state < model.States.Length; state++)
            {
                foreach (var to in mover.Moves[state])
                {
                    writer.Write(
                        FormattableString.Invariant(
                            $"  {state + 1} -> {to + 1} [label={Quote(mover.Party.Id)}{(mover.Prefers(to, state) ? "" : ", style=dotted")}];\n"
                        )
                    );
                }
            }
        }

        writer.Write("}\n");
    }

    private static void State(JsonText json, StabilityAnalysis analysis, int state)
    {
        var model = analysis.Model;
        json.Number("number", state + 1);
        json.List(
            "terms",
            model.Fields.Zip(model.States[state].Values).Where(pair => pair.Second is not null),
            pair =>
            {
                json.Text("path", pair.First.Path);
                json.Text("value", pair.First.Type.Format(pair.Second.GetValueOrDefault()));
            }
        );
        json.Names("equilibrium", Enum.GetValues<Notion>().Where(notion => analysis.IsEquilibrium(state, notion)).Select(Words.Of));
        json.List(
            "parties",
            model.Movers.Index(),
            mover =>
            {
                json.Text("party", mover.Item.Party.Id);
                json.Number("rank", mover.Item.Ranks.Distinct().Count(rank => rank < mover.Item.Ranks[state]) + 1);
                json.List(
                    "moves",
                    mover.Item.Moves[state],
                    to =>
                    {
                        json.Number("to", to + 1);
                        json.Yes("betterOff", mover.Item.Prefers(to, state));
                    }
                );
                json.List(
                    "stability",
                    Enum.GetValues<Notion>(),
                    notion =>
                    {
                        var reason = analysis.ReasonOf(state, mover.Index, notion);
                        json.Text("notion", Words.Of(notion));
                        json.Yes("stable", reason.IsStable);
                        json.List(
                            "answers",
                            reason.Answers,
                            answer =>
                            {
                                json.Number("move", answer.Move + 1);
                                if (answer.Answer is { } by)
                                {
                                    json.Number("answer", by + 1);
                                }
                            }
                        );
                    }
                );
            }
        );
        json.List(
            "coalitions",
            analysis.CoalitionMoves(state),
            move =>
            {
                json.Names("parties", move.Movers.Select(mover => model.Movers[mover].Party.Id));
                json.Number("to", move.To + 1);
            }
        );
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
