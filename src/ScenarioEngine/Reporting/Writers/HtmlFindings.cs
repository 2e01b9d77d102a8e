using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>What of an evaluation is wrong or open, in full, as a part of an HTML report.</summary>
internal sealed class HtmlFindings(HtmlText html, Evaluation evaluation)
{
    public void Write()
    {
        WriteBroken();
        Write("Conflicts", [.. evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed)]);
        Write("Objections", [.. evaluation.Findings.Where(finding => finding.Status == FindingStatus.Unmet && finding.Position.Kind != PositionKind.Preference)]);
        var open = OpenFindings.Of(evaluation);
        if (open.Length > OpenFindings.MostInFull)
        {
            WriteBriefly(open);
        }
        else
        {
            Write("Open", open);
        }
    }

    private void WriteBriefly(IEnumerable<Finding> open)
    {
        html.Element("h2", "Open");
        html.Element("p", "class=\"quiet\"", "In short; `scenario explain` shows the source of each and what settles it.");
        html.Element("table", () =>
        {
            html.Head(["Position", "Kind", "Depends on"]);
            html.Element("tbody", () =>
            {
                foreach (var finding in open)
                {
                    html.Element("tr", () =>
                    {
                        html.Element("th", "scope=\"row\"", $"{finding.Position.Party.Title}: {finding.Position.Title}");
                        html.Element("td", "class=\"kind\"", Phrases.Sort(finding.Position));
                        html.Element("td", HtmlText.Column("Depends on"), Listing.And(OpenFindings.FieldsOf(finding)));
                    });
                    html.Line();
                }
            });
        });
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

    private void Write(string heading, IReadOnlyCollection<Finding> findings)
    {
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
        html.Element("h3", $"class=\"{HtmlEvaluation.ToneOf(finding)}\"", $"{position.Party.Title}: {position.Title}");
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
            Entry("Rule", $"{Phrases.Rule(finding)} ({position.Location})");
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
}
