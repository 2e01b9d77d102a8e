using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Output;

/// <summary>One finding: what the terms do to the position, why, who said it where, and the way out.</summary>
internal sealed class FindingPage(Page page, Evaluation evaluation)
{
    /// <summary>A finding as it stands in a report.</summary>
    public void Write(Finding finding)
    {
        page.Paragraph($"The scenario {Phrases.Claim(finding)}: {finding.Position.Title}.", indent: "  ");
        WriteReason(finding.Reason);
        WritePosition(finding.Position);
        WriteWaysOut(finding);
    }

    /// <summary>What the terms do to the position and why, without the position itself.</summary>
    public void WriteBriefly(Finding finding)
    {
        page.Paragraph($"The scenario {Phrases.Claim(finding)}: {finding.Position.Title}.", indent: "  ");
        WriteReason(finding.Reason);
        page.Entry("Rule", Phrases.Rule(finding));
        page.Entry("", finding.Position.Location.ToString());
        WriteTests(finding.Position);
    }

    /// <summary>A finding with every test of its rule and every change that would turn it.</summary>
    public void WriteInFull(Finding finding)
    {
        page.Heading(Phrases.Status(finding.Status).ToUpperInvariant(), finding.Position.FullName, ToneOf(finding));
        page.Paragraph($"The scenario {Phrases.Claim(finding)}: {finding.Position.Title}.", indent: "  ");
        WriteReason(finding.Reason);
        if (finding.Exception is { } exception)
        {
            page.Entry("Exception", exception.Statement.Text);
            page.Entry("", Phrases.Reference(exception.Statement));
        }

        WritePosition(finding.Position);
        WriteTests(finding.Position);
        if (finding.Status == FindingStatus.Open)
        {
            WriteWouldSettle(finding);
        }
        else
        {
            WriteTurns(finding);
        }
    }

    /// <summary>The terms that force something, each with its place, and what follows from them.</summary>
    public void WriteReason(Reason reason)
    {
        var label = "Because";
        foreach (var term in reason.Terms)
        {
            page.Entry(label, Stated(term));
            label = "";
        }

        label = "Hence";
        foreach (var (term, implication) in reason.Derivations.Reverse())
        {
            page.Entry(label, $"{term}. {implication.Because}");
            page.Entry("", $"{Words.Of(implication.Basis)}, {implication.Id}, {implication.Location}");
            label = "";
        }
    }

    /// <summary>What each value of each unsettled field that matters would bring.</summary>
    public void WriteWouldSettle(Finding finding)
    {
        var byField = finding.WouldSettle.GroupBy(change => change.Field).ToList();
        var label = "Settled by";
        foreach (var field in byField.Where(changes => changes.Any(change => change.Status != FindingStatus.Open)))
        {
            var outcomes =
                from change in field
                group change.To.Describe(change.Field.Type) by change.Status into same
                select $"{Phrases.Status(same.Key)} with {Listing.Join([.. same], " or ")}";
            page.Entry(label, $"{field.Key.Path}: {string.Join("; ", outcomes)}");
            label = "";
        }

        var together = byField.Where(changes => changes.All(change => change.Status == FindingStatus.Open)).Select(changes => changes.Key.Path).ToList();
        if (together.Count > 0)
        {
            page.Entry(label.Length > 0 ? "Depends on" : "", $"{(label.Length > 0 ? "" : "and, only together with others, ")}{Wording.List(together)}");
        }
    }

    /// <summary>A term, and the line of the scenario on which it stands.</summary>
    public static string Stated(FieldState state)
    {
        var term = state.Origin switch
        {
            Origin.Assumed => $"{state} (assumed: the status quo)",
            Origin.Silent or Origin.LeftOpen => $"{state.Field.Path}: {Phrases.Seen(state)}",
            _ => state.ToString(),
        };
        return state.Location is { } location ? string.Create(CultureInfo.InvariantCulture, $"{term} (line {location.Line})") : term;
    }

    /// <summary>The rule of a position, its statement and where that can be read.</summary>
    public void WritePosition(Position position)
    {
        page.Entry("Rule", Phrases.Rule(position));
        page.Entry("", position.Location.ToString());
        page.Entry("Statement", position.Statement.Text);
        page.Entry("Source", Phrases.Reference(position.Statement));
        if (position.Statement.Source.Url is { } url)
        {
            page.Entry("", url);
        }

        WriteOptional("Interest", position.Interest);
        WriteOptional("Encoding", position.Encoding);
        WriteOptional("Standing", position.Status == PositionStatus.InForce ? null : Words.Of(position.Status));
    }

    private void WriteOptional(string label, string? text)
    {
        if (text is not null)
        {
            page.Entry(label, text);
        }
    }

    private void WriteTests(Position position)
    {
        var label = "Tests";
        foreach (var observation in Observation.Of(evaluation, position))
        {
            var result = observation.Holds switch { true => "holds", false => "does not hold", null => "cannot be told" };
            page.Entry(label, $"{ConditionText.Describe((Condition)observation.Test)}: {result} ({Phrases.Seen(observation.Seen)})");
            label = "";
        }
    }

    private void WriteWaysOut(Finding finding)
    {
        var isRedLine = finding.Position.Kind == PositionKind.RedLine;
        var cleared = finding.WaysOut;
        var opened = finding.Changes.Where(change => change.Status == FindingStatus.Open).ToList();
        WriteChanges("Way out", cleared.Where(change => change.Status != FindingStatus.NotApplicable));
        WriteChanges("No longer applies with", cleared.Where(change => change.Status == FindingStatus.NotApplicable));
        if (cleared.IsEmpty)
        {
            page.Entry("Way out", $"No single change {(isRedLine ? "respects it" : "meets it")}{(opened.Count > 0 ? "; it is left open with" : ".")}");
            WriteChanges("", opened);
        }
    }

    private void WriteTurns(Finding finding)
    {
        foreach (var changes in finding.Changes.GroupBy(change => change.Status))
        {
            WriteChanges($"{Wording.Sentence(Phrases.Status(changes.Key))} with", changes);
        }

        if (finding.Changes.IsEmpty)
        {
            page.Entry("Turned by", "no single change of a term");
        }
    }

    /// <summary>Changes, one field to a line.</summary>
    private void WriteChanges(string label, IEnumerable<Change> changes)
    {
        foreach (var change in ChangeText.Group(changes))
        {
            var but = change.Worsens.IsEmpty ? "" : $" (but that goes against {Wording.List(change.Worsens.Select(position => position.FullName))})";
            page.Entry(label, $"{change}{but}");
            label = "";
        }
    }

    private static Tone ToneOf(Finding finding) => finding.Status switch
    {
        FindingStatus.Crossed => Tone.Bad,
        FindingStatus.Unmet or FindingStatus.Open => Tone.Doubtful,
        _ => Tone.Good,
    };
}
