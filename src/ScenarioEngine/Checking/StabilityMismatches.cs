using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;

namespace ScenarioEngine.Checking;

/// <summary>Finds what an answer key expects of the state in which its scenario stands, and is not so.</summary>
internal static class StabilityMismatches
{
    /// <summary>All of them; no state is looked for where the key says nothing of that.</summary>
    /// <param name="key">The key.</param>
    /// <param name="evaluator">The evaluator of the scenario's pack.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="rules">The rules by which parties move.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IEnumerable<Mismatch> Find(
        AnswerKey key,
        Evaluator evaluator,
        Scenario scenario,
        MoveRules rules,
        CancellationToken cancellation
    ) =>
        key.Stable is []
            ? []
            : InStates(key, GraphBuilder.Build(evaluator, scenario, rules, cancellation))
                .Select(mismatch => mismatch with { HowToSee = "`scenario stability FILE` shows what is stable for whom, and why" });

    private static IEnumerable<Mismatch> InStates(AnswerKey key, GraphResult result)
    {
        if (result.Model is not { Now: { } now } model)
        {
            return
            [
                new Mismatch(
                    key.Stable[0].Location,
                    "what is stable",
                    "known",
                    $"unknown: {result.Problem ?? "the terms do not settle the fields that parties control, so they name no one state."}"
                ),
            ];
        }

        var analysis = new StabilityAnalysis(model);
        var found = key
            .Stable.Select(expected =>
                model.Movers.Index().FirstOrDefault(mover => mover.Item.Party == expected.Party) is { Item: not null } mover
                    ? analysis.LettersOf(now, mover.Index)
                    : null
            )
            .ToList();
        var correction = found.Contains(null)
            ? ((string, string)?)null
            : ("stable", $"{{{string.Join(", ", key.Stable.Zip(found, (expected, letters) => $"{expected.Party.Id}: {Text(letters)}"))}}}");
        return key
            .Stable.Zip(found)
            .Where(pair => pair.First.Letters != pair.Second)
            .Select(pair => new Mismatch(
                pair.First.Location,
                $"for `{pair.First.Party.Id}`, what the state is stable by,",
                Text(pair.First.Letters),
                Text(pair.Second)
            )
            {
                Correction = correction,
            });
    }

    private static string Text(string? letters) =>
        letters switch
        {
            null => "nothing: it controls no field, and cannot move",
            "" => ExpectedStability.ByNone,
            _ => letters,
        };
}
