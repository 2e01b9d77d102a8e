using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting;

/// <summary>One evaluation as a part of an HTML report.</summary>
/// <param name="html">Where to.</param>
/// <param name="evaluation">The evaluation.</param>
/// <param name="prefix">What the ids of its parts begin with, so that they are unique in the file.</param>
internal sealed class HtmlEvaluation(HtmlText html, Evaluation evaluation, string prefix)
{
    public static string ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Impossible or Outcome.Contradictory or Outcome.Conflict => "bad",
        Outcome.Objection or Outcome.Open or Outcome.NoPosition => "doubtful",
        _ => "good",
    };

    public void Write()
    {
        WriteOutcome();
        WriteMatrix();
        WriteBroken();
        WriteFindings("Conflicts", finding => finding.Status == FindingStatus.Crossed);
        WriteFindings("Objections", finding => finding.Status == FindingStatus.Unmet && finding.Position.Kind != PositionKind.Preference);
        WriteFindings("Open", finding => finding.Status == FindingStatus.Open && finding.Position.Kind is not (PositionKind.Preference or PositionKind.Openness));
        WriteTerms();
        new HtmlDrawing(html, evaluation, prefix).Write();
        WriteCaveats();
    }

    private static string ToneOf(Finding finding) => finding.Status switch
    {
        FindingStatus.Crossed => "bad",
        FindingStatus.Unmet or FindingStatus.Open => "doubtful",
        _ => "good",
    };

    private void WriteOutcome()
    {
        var scenario = evaluation.Scenario;
        html.Element("h1", $"id=\"{prefix}outcome\"", scenario.Title);
        html.Element("p", $"class=\"outcome verdict {ToneOf(evaluation.Outcome)}\"", Phrases.Outcome(evaluation.Outcome));
        var when = scenario.AsOf is { } day ? $"as of {Phrases.Day(day)}" : "with all positions in force";
        var silence = scenario.Silence == Silence.StatusQuo ? ", silence read as the status quo" : "";
        html.Element("p", "class=\"quiet\"", $"{scenario.File.Path}, against {scenario.Pack.Title} ({scenario.Pack.Id} {scenario.Pack.Version}) {when}{silence}.");
        if (scenario.Note is { } note)
        {
            html.Element("p", note);
        }

        html.Line();
    }

    private void WriteMatrix()
    {
        html.Element("h2", "Parties and positions");
        html.Element("table", () =>
        {
            html.Own("<thead><tr><th scope=\"col\">Party</th><th scope=\"col\">Verdict</th><th scope=\"col\">Red lines</th><th scope=\"col\">Demands and preconditions</th><th scope=\"col\">Preferences and openness</th></tr></thead>\n");
            html.Element("tbody", () =>
            {
                foreach (var result in evaluation.Parties)
                {
                    html.Element("tr", () => WriteParty(result));
                    html.Line();
                }
            });
        });
    }

    private void WriteParty(PartyResult result)
    {
        html.Element("th", "scope=\"row\"", result.Party.MemberOf is { } group ? $"{result.Party.Title} (in {group.Title})" : result.Party.Title);
        html.Element("td", "class=\"verdict\"", Phrases.Verdict(result));
        WriteCell(result, PositionKind.RedLine, PositionKind.RedLine);
        WriteCell(result, PositionKind.Demand, PositionKind.Precondition);
        WriteCell(result, PositionKind.Preference, PositionKind.Openness);
    }

    private void WriteCell(PartyResult result, PositionKind first, PositionKind second)
    {
        var findings = result.Findings.Where(finding => finding.Position.Kind == first || finding.Position.Kind == second).ToList();
        if (findings.Count == 0)
        {
            html.Element("td", "class=\"none\"", "–");
            return;
        }

        html.Element("td", () => html.Element("ul", () =>
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

    private void WriteBroken()
    {
        var broken = evaluation.Constraints.Where(finding => finding.IsBroken == true).ToList();
        if (broken.Count + evaluation.Contradictions.Length == 0)
        {
            return;
        }

        html.Element("h2", "Cannot be");
        foreach (var finding in broken)
        {
            html.Element("div", "class=\"finding\"", () =>
            {
                html.Element("h3", $"Impossible: {finding.Constraint.Id}");
                html.Element("p", finding.Constraint.Because);
                WriteReason(finding.Reason);
            });
        }

        foreach (var contradiction in evaluation.Contradictions)
        {
            html.Element("div", "class=\"finding\"", () =>
            {
                html.Element("h3", $"Contradictory: {contradiction.Field.Path}");
                html.Element("ul", () =>
                {
                    if (contradiction.Stated is { } stated)
                    {
                        html.Element("li", $"stated: {Stated(stated)}");
                    }

                    foreach (var implied in contradiction.Implied)
                    {
                        html.Element("li", $"implied: {implied.Term.Field.Type.Format(implied.Term.Value)}. {implied.Implication.Because}");
                    }
                });
            });
        }
    }

    private void WriteFindings(string heading, Func<Finding, bool> isWanted)
    {
        var findings = evaluation.Findings.Where(isWanted).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        html.Element("h2", heading);
        foreach (var finding in findings)
        {
            html.Element("div", "class=\"finding\"", () => WriteFinding(finding));
            html.Line();
        }
    }

    private void WriteFinding(Finding finding)
    {
        var position = finding.Position;
        html.Element("h3", $"class=\"{ToneOf(finding)}\"", $"{position.Party.Title}: {position.Title}");
        html.Element("p", $"The scenario {Phrases.Claim(finding)} ({position.FullName}).");
        WriteReason(finding.Reason);
        html.Element("dl", () =>
        {
            Entry("Statement", position.Statement.Text);
            html.Element("dt", "Source");
            html.Element("dd", () =>
            {
                html.Text($"{Phrases.Reference(position.Statement)} ");
                HtmlReport.WriteLink(html, position.Statement.Source.Url ?? "");
            });
            Entry("Rule", $"{Phrases.Rule(position)} ({position.Location})");
            Entry("Interest", position.Interest);
            Entry("Encoding", position.Encoding);
            Entry("Standing", position.Status == PositionStatus.InForce ? null : Words.Of(position.Status));
            Entry("Way out", string.Join("; ", ChangeText.Group(finding.WaysOut)));
            Entry("Settled by", string.Join("; ", ChangeText.Group(finding.WouldSettle.Where(change => change.Status != FindingStatus.Open)).Select(change => $"{Phrases.Status(change.Status)} with {change}")));
        });
    }

    private void WriteReason(Reason reason)
    {
        if (reason.Terms.IsEmpty)
        {
            return;
        }

        html.Element("ul", () =>
        {
            foreach (var term in reason.Terms)
            {
                html.Element("li", () =>
                {
                    html.Text("because ");
                    html.Element("code", Stated(term));
                });
            }

            foreach (var (term, implication) in reason.Derivations.Reverse())
            {
                html.Element("li", $"hence {term}: {implication.Because} ({Words.Of(implication.Basis)}, {implication.Location})");
            }
        });
    }

    private static string Stated(FieldState state) => state.Location is { } location
        ? FormattableString.Invariant($"{state} (line {location.Line})")
        : state.Origin == Origin.Assumed ? $"{state} (assumed: the status quo)" : state.ToString();

    private void Entry(string label, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Element("dt", label);
            html.Element("dd", text);
        }
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
            html.Own("<thead><tr><th scope=\"col\">Term</th><th scope=\"col\">Value</th><th scope=\"col\">How it came about</th></tr></thead>\n");
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
