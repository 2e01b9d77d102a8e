using ScenarioEngine.Comparing;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>
/// Writes what edits make of a scenario, and scenarios side by side, as JSON in the shape of <c>comparison.schema.json</c>.
/// </summary>
internal sealed class ComparisonJson
{
    private const int Version = 1;

    private readonly JsonText _json;

    private ComparisonJson(JsonText json) => _json = json;

    /// <summary>Writes one document.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="sideBySide">What was compared.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void Write(Stream stream, SideBySide sideBySide, IEnumerable<Diagnostic> diagnostics) =>
        JsonText.WriteDocument(
            stream,
            "comparison",
            Version,
            json =>
            {
                var report = new ComparisonJson(json);
                json.List("scenarios", sideBySide.Evaluations, report.Scenario);
                json.List(
                    "terms",
                    sideBySide.Terms,
                    row =>
                    {
                        json.Text("path", row.What.Path);
                        json.Names("values", row.States.Select(Phrases.Seen));
                    }
                );
                json.List("comparisons", sideBySide.Comparisons.Index(), pair => report.Comparison(pair.Item, pair.Index + 1));
                json.List("diagnostics", diagnostics, json.Diagnostic);
            }
        );

    private void Scenario(Evaluation evaluation)
    {
        _json.Text("title", evaluation.Scenario.Title);
        _json.Text("file", evaluation.Scenario.File.Path);
        _json.Day("asOf", evaluation.Scenario.AsOf);
        _json.Text("silence", Words.Of(evaluation.Scenario.Silence));
        _json.Text("outcome", Words.Of(evaluation.Outcome));
        _json.List(
            "verdicts",
            evaluation.Parties,
            result =>
            {
                _json.Text("party", result.Party.Id);
                _json.Text("verdict", Words.Of(result.Verdict));
            }
        );
    }

    private void Comparison(Comparison comparison, int column)
    {
        _json.Text("name", comparison.Name);
        _json.Number("from", 0);
        _json.Number("to", column);
        _json.Names("edits", comparison.Edits.Select(edit => edit.Name));
        if (comparison.Outcome is { } outcome)
        {
            _json.Object("outcome", () => Turn(outcome, Words.Of));
        }

        Turns("verdicts", "party", comparison.Verdicts, party => party.Id, Words.Of);
        Turns("findings", "position", comparison.Findings, position => position.FullName, Words.Of);
        Turns(
            "contradictions",
            "path",
            comparison.Contradictions,
            field => field.Path,
            isContradicted => isContradicted ? "contradicted" : "consistent"
        );
        Turns(
            "constraints",
            "constraint",
            comparison.Constraints,
            constraint => constraint.Id,
            isBroken =>
                isBroken switch
                {
                    true => "broken",
                    false => "kept",
                    null => "unknown",
                }
        );
    }

    private void Turns<TWhat, TState>(
        string name,
        string about,
        IEnumerable<Turn<TWhat, TState>> turns,
        Func<TWhat, string> nameOf,
        Func<TState, string> wordOf
    ) =>
        _json.List(
            name,
            turns,
            turn =>
            {
                _json.Text(about, nameOf(turn.What));
                Turn(turn, wordOf);
            }
        );

    private void Turn<TWhat, TState>(Turn<TWhat, TState> turn, Func<TState, string> wordOf)
    {
        _json.Text("before", wordOf(turn.Before));
        _json.Text("after", wordOf(turn.After));
        _json.Yes("smallest", turn.Cause.IsSmallest);
        _json.List("turnedBy", turn.Cause.Sets, set => _json.Names("edits", set.Select(edit => edit.Name)));
    }
}
