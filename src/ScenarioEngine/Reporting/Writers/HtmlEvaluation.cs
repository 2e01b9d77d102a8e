using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>One evaluation as a part of an HTML report.</summary>
/// <param name="html">Where to.</param>
/// <param name="evaluation">The evaluation.</param>
/// <param name="prefix">What the ids of its parts begin with, so that they are unique in the file.</param>
internal sealed class HtmlEvaluation(HtmlText html, Evaluation evaluation, string prefix)
{
    private const string RedLines = "Red lines";
    private const string Demands = "Demands and preconditions";
    private const string Preferences = "Preferences and openness";
    private const int MostOnOnePage = 15;

    public static string ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Impossible or Outcome.Contradictory or Outcome.Conflict => "bad",
        Outcome.Objection or Outcome.Open or Outcome.NothingToTest or Outcome.NoPosition => "doubtful",
        _ => "good",
    };

    public void Write()
    {
        WriteOutcome();
        WriteMatrix();
        new HtmlFindings(html, evaluation).Write();
        WriteTerms();
        new HtmlDrawing(html, evaluation, prefix).Write();
        WriteCaveats();
    }

    public static string ToneOf(Finding finding) => finding.Status switch
    {
        FindingStatus.Crossed => "bad",
        FindingStatus.Unmet or FindingStatus.Open => "doubtful",
        FindingStatus.NotApplicable => "quiet",
        _ => "good",
    };

    private void WriteOutcome()
    {
        var scenario = evaluation.Scenario;
        html.Element("h1", $"id=\"{prefix}outcome\"", scenario.Title);
        html.Element("p", $"class=\"outcome verdict {ToneOf(evaluation.Outcome)}\"", Phrases.Outcome(evaluation.Outcome));
        var when = scenario.AsOf is { } day ? $"as of {Phrases.Day(day)}" : "with all positions in force";
        var silence = scenario.Silence == Silence.StatusQuo ? ", silence read as the status quo" : "";
        html.Element("p", "class=\"quiet\"", $"{scenario.File.Path}, against {scenario.Pack.Title} ({scenario.Pack.Id} {scenario.Pack.Version}) {when}{silence}. {Phrases.Engines(evaluation.Engines)}");
        if (scenario.Note is { } note)
        {
            html.Element("p", note);
        }

        html.Line();
    }

    private void WriteMatrix()
    {
        html.Element("h2", "Parties and positions");
        html.Element("table", "class=\"matrix\"", () =>
        {
            html.Head(["Party", "Verdict", RedLines, Demands, Preferences]);
            html.Element("tbody", () =>
            {
                foreach (var result in evaluation.Parties)
                {
                    // A row that is longer than a page breaks somewhere anyway; kept whole it would leave the page before it empty.
                    html.Element("tr", result.Findings.Length > MostOnOnePage ? "class=\"long\"" : "", () => WriteParty(result));
                    html.Line();
                }
            });
        });
    }

    private void WriteParty(PartyResult result)
    {
        html.Element("th", "scope=\"row\"", result.Party.MemberOf is { } group ? $"{result.Party.Title} (in {group.Title})" : result.Party.Title);
        html.Element("td", "class=\"verdict\"", Phrases.Verdict(result));
        WriteCell(result, RedLines, PositionKind.RedLine, PositionKind.RedLine);
        WriteCell(result, Demands, PositionKind.Demand, PositionKind.Precondition);
        WriteCell(result, Preferences, PositionKind.Preference, PositionKind.Openness);
    }

    private void WriteCell(PartyResult result, string column, PositionKind first, PositionKind second)
    {
        var findings = result.Findings.Where(finding => finding.Position.Kind == first || finding.Position.Kind == second).ToList();
        if (findings.Count == 0)
        {
            html.Element("td", "class=\"none\"", "–");
            return;
        }

        html.Element("td", HtmlText.Column(column), () => html.Element("ul", () =>
        {
            foreach (var finding in findings)
            {
                html.Element("li", () =>
                {
                    html.Element("strong", $"class=\"{ToneOf(finding)}\"", Phrases.Status(finding.Status));
                    html.Text($": {finding.Position.Title}{(finding.Position.Statement.Source.IsAssumption ? " (assumed)" : "")}");
                });
            }
        }));
    }

    private void WriteTerms()
    {
        var terms = evaluation.Scenario.Pack.Fields.Select(evaluation.StateOf).Where(state => state.IsSettled || state.Origin == Origin.LeftOpen).ToList();
        html.Element("h2", "Terms");
        if (terms.Count == 0)
        {
            html.Element("p", "The scenario settles nothing.");
            return;
        }

        html.Element("table", () =>
        {
            html.Head(["Term", "Value", "How it came about"]);
            html.Element("tbody", () =>
            {
                foreach (var state in terms)
                {
                    html.Element("tr", () =>
                    {
                        html.Element("th", "scope=\"row\"", () => html.Element("code", state.Field.Path));
                        html.Element("td", state.Value is { } value ? state.Field.Type.Format(value) : "open");
                        html.Element("td", HowItCame(state));
                    });
                    html.Line();
                }
            });
        });
    }

    private static string HowItCame(FieldState state) => state.Origin switch
    {
        Origin.Stated => $"stated, {state.Location}",
        Origin.Derived => $"follows from {state.Implication?.Id}",
        Origin.Assumed => "assumed: the status quo",
        _ => $"left open on purpose, {state.Location}",
    };

    /// <summary>What a reader must not overlook: what was not tested, what is assumed, what does not count.</summary>
    private void WriteCaveats()
    {
        var vague = evaluation.Parties.SelectMany(result => result.Vague).Select(position => $"{position.FullName}: {position.Title}. Too vague to test: {position.Vague}");
        var notes = evaluation.Parties.Where(result => result.Verdict == Verdict.NoPosition && result.Party.Note is not null).Select(result => $"{result.Party.Title}: {result.Party.Note}");
        var assumed = evaluation.Findings.Where(finding => finding.Position.Statement.Source.IsAssumption).Select(finding => $"{finding.Position.FullName}: {finding.Position.Title}. Assumed by the author of the pack.");
        var leftOut = evaluation.LeftOut.Select(leftOut => $"{leftOut.Position.FullName}: does not count, {Phrases.LeftOut(leftOut)}.");
        var all = vague.Concat(notes).Concat(assumed).Concat(leftOut).ToList();
        if (all.Count == 0)
        {
            return;
        }

        html.Element("h2", "Not tested, assumed, or left out");
        html.Element("ul", () =>
        {
            foreach (var one in all)
            {
                html.Element("li", one);
            }
        });
    }
}
