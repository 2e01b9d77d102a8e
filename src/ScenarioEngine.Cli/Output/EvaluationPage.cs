using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Output;

/// <summary>The report of one scenario: the outcome, the parties, then what is wrong, from the worst to what is only worth knowing.</summary>
internal sealed class EvaluationPage(Page page, Evaluation evaluation)
{
    private readonly FindingPage _findings = new(page, evaluation);

    public void Write()
    {
        WriteHead();
        WriteParties();
        WriteImpossible();
        WriteContradictions();
        WriteFindings("CONFLICT", Tone.Bad, finding => finding.Status == FindingStatus.Crossed);
        WriteFindings("OBJECTION", Tone.Doubtful, finding => finding.Status == FindingStatus.Unmet && finding.Position.Kind != PositionKind.Preference);
        WriteOpen();
        WriteBriefly();
        WriteNotTested();
    }

    private void WriteHead()
    {
        var scenario = evaluation.Scenario;
        page.Line(page.Paint(scenario.Title, Tone.Heading));
        page.Paragraph($"{scenario.File.Path}, {Phrases.Against(scenario)}.", Tone.Quiet);
        page.Paragraph(Phrases.Engines(evaluation.Engines), Tone.Quiet);
        page.Blank();
        page.Heading(Phrases.Outcome(evaluation.Outcome).ToUpperInvariant(), Summary(), Wording.ToneOf(evaluation.Outcome));
        page.Blank();
    }

    private string Summary()
    {
        var broken = evaluation.Constraints.Count(finding => finding.IsBroken == true);
        var parts = new List<string>();
        if (broken > 0)
        {
            parts.Add($"{Wording.Count(broken, "constraint")} {(broken == 1 ? "says" : "say")} that the package cannot exist");
        }

        if (!evaluation.Contradictions.IsEmpty)
        {
            parts.Add($"the scenario contradicts itself on {Wording.List(evaluation.Contradictions.Select(contradiction => contradiction.Field.Path))}");
        }

        var crossed = Counted(FindingStatus.Crossed, PositionKind.RedLine);
        parts.AddRange(crossed.Count > 0 ? crossed : ["no stated red line is crossed"]);
        parts.AddRange(Counted(FindingStatus.Unmet, PositionKind.Demand));
        parts.AddRange(Counted(FindingStatus.Unmet, PositionKind.Precondition));
        parts.AddRange(Counted(FindingStatus.Open, PositionKind.RedLine));
        parts.AddRange(Counted(FindingStatus.Open, PositionKind.Demand));
        parts.AddRange(Counted(FindingStatus.Open, PositionKind.Precondition));
        return string.Join(' ', WhicheverWay.Headlines(evaluation).Prepend($"{Wording.Sentence(string.Join("; ", parts))}."));
    }

    /// <summary>How many positions of a kind have a status: those that were stated, and apart from them those that the pack assumes.</summary>
    private List<string> Counted(FindingStatus status, PositionKind kind)
    {
        var counted = new List<string>();
        foreach (var isAssumption in (bool[])[false, true])
        {
            var count = evaluation.Findings.Count(finding =>
                finding.Status == status && finding.Position.Kind == kind && finding.Position.Statement.Source.IsAssumption == isAssumption);
            if (count > 0)
            {
                counted.Add($"{Wording.Count(count, $"{(isAssumption ? "assumed" : "stated")} {Phrases.Kind(kind)}")} {(count == 1 ? "is" : "are")} {Phrases.Status(status)}");
            }
        }

        return counted;
    }

    private void WriteParties()
    {
        var rows = new List<IReadOnlyList<string>> { (string[])["Party", "Verdict", "Crossed", "Unmet", "Open", "Preferences met"] };
        foreach (var result in evaluation.Parties.Where(result => result.Party.MemberOf is null))
        {
            AddRows(rows, result, "");
        }

        page.Table(rows);
        page.Paragraph("Crossed: red lines. Unmet: demands and preconditions. Preferences count by weight.", Tone.Quiet);
    }

    /// <summary>Members stand below the party that they belong to; their verdicts are their own.</summary>
    private void AddRows(List<IReadOnlyList<string>> rows, PartyResult result, string indent)
    {
        rows.Add(
        [
            indent + result.Party.Title,
            Phrases.Verdict(result),
            Of(result, PositionKind.RedLine, PositionKind.RedLine, FindingStatus.Crossed),
            Of(result, PositionKind.Demand, PositionKind.Precondition, FindingStatus.Unmet),
            Open(result),
            result.WeightApplicable == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{result.WeightMet} of {result.WeightApplicable}"),
        ]);
        foreach (var member in evaluation.Parties.Where(member => member.Party.MemberOf == result.Party))
        {
            AddRows(rows, member, indent + "  ");
        }
    }

    private static string Of(PartyResult result, PositionKind first, PositionKind second, FindingStatus status)
    {
        var findings = result.Findings.Where(finding => finding.Position.Kind == first || finding.Position.Kind == second).ToList();
        return findings.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{findings.Count(finding => finding.Status == status)} of {findings.Count}");
    }

    private static string Open(PartyResult result)
    {
        var findings = result.Findings.Where(finding => finding.Position.Kind is not (PositionKind.Preference or PositionKind.Openness)).ToList();
        return findings.Count == 0 ? "-" : findings.Count(finding => finding.Status == FindingStatus.Open).ToString(CultureInfo.InvariantCulture);
    }

    private void WriteImpossible()
    {
        foreach (var finding in evaluation.Constraints.Where(finding => finding.IsBroken == true))
        {
            page.Blank();
            page.Heading("IMPOSSIBLE", finding.Constraint.Because, Tone.Bad);
            _findings.WriteReason(finding.Reason);
            page.Entry("Rule", $"impossible when {ConditionText.Describe(finding.Constraint.ImpossibleWhen)}, by {Words.Of(finding.Constraint.Basis)}");
            page.Entry("", finding.Constraint.Location.ToString());
        }
    }

    private void WriteContradictions()
    {
        foreach (var contradiction in evaluation.Contradictions)
        {
            page.Blank();
            page.Heading("CONTRADICTION", $"on {contradiction.Field.Path}", Tone.Bad);
            if (contradiction.Stated is { } stated)
            {
                page.Entry("Stated", FindingPage.Stated(stated));
            }

            foreach (var implied in contradiction.Implied)
            {
                page.Entry("Implied", $"{contradiction.Field.Path}: {implied.Term.Field.Type.Format(implied.Term.Value)}. {implied.Implication.Because}");
                page.Entry("", $"{Words.Of(implied.Implication.Basis)}, {implied.Implication.Id}, {implied.Term.Location}");
                _findings.WriteReason(implied.Reason);
            }
        }
    }

    private void WriteFindings(string word, Tone tone, Func<Finding, bool> isWanted)
    {
        foreach (var finding in evaluation.Findings.Where(isWanted))
        {
            page.Blank();
            page.Heading(word, finding.Position.FullName, tone);
            _findings.Write(finding);
        }
    }

    private void WriteOpen()
    {
        var open = OpenFindings.Of(evaluation);
        if (open.Length > OpenFindings.MostInFull)
        {
            WriteOpenBriefly(open);
            return;
        }

        foreach (var finding in open)
        {
            page.Blank();
            page.Heading("OPEN", $"{finding.Position.FullName}: {finding.Position.Title}", Tone.Doubtful);
            page.Paragraph($"The scenario {Phrases.Claim(finding)}.", indent: "  ");
            _findings.WriteWouldSettle(finding);
            _findings.WritePosition(finding.Position);
        }
    }

    private void WriteOpenBriefly(ImmutableArray<Finding> open)
    {
        page.Blank();
        page.Heading("OPEN", $"{Wording.Count(open.Length, "position")}, in short; `scenario explain` shows what settles each.", Tone.Doubtful);
        page.Table(
        [
            ["  Position", "Kind", "Depends on"],
            .. open.Select(finding => (string[])[$"  {finding.Position.FullName}", Phrases.Kind(finding.Position.Kind), Wording.List(OpenFindings.FieldsOf(finding))]),
        ], mayDrop: true);
    }

    private void WriteBriefly()
    {
        var groups = new (string Heading, Func<Finding, bool> IsWanted)[]
        {
            ("Preferences not met", finding => finding is { Status: FindingStatus.Unmet, Position.Kind: PositionKind.Preference }),
            ("Preferences and openness left open", finding => finding is { Status: FindingStatus.Open, Position.Kind: PositionKind.Preference or PositionKind.Openness }),
            ("Stated flexibility that the terms take up", finding => finding.Status == FindingStatus.Offered),
            ("Respected and met", finding => finding.Status is FindingStatus.Respected or FindingStatus.Met),
            ("Not applicable", finding => finding.Status == FindingStatus.NotApplicable),
        };
        foreach (var (heading, isWanted) in groups)
        {
            var findings = evaluation.Findings.Where(isWanted).ToList();
            if (findings.Count > 0)
            {
                page.Blank();
                page.Table([[heading, ""], .. findings.Select(finding => (string[])[$"  {finding.Position.FullName}", Brief(finding)])]);
            }
        }
    }

    private static string Brief(Finding finding)
    {
        var position = finding.Position;
        var remarks = finding.Because.Select(term => term.ToString()).Prepend(Phrases.Sort(position));
        return $"{position.Title} ({string.Join("; ", remarks)})";
    }

    private void WriteNotTested()
    {
        var notes = evaluation.Parties
            .Where(result => !result.Vague.IsEmpty || (result.Verdict == Verdict.NoPosition && result.Party.Note is not null))
            .ToList();
        if (notes.Count > 0)
        {
            page.Blank();
            page.Line(page.Paint("Not tested", Tone.Heading));
        }

        foreach (var result in notes)
        {
            if (result.Verdict == Verdict.NoPosition && result.Party.Note is { } note)
            {
                page.Paragraph($"{result.Party.Title}: {note}", indent: "  ");
            }

            foreach (var position in result.Vague)
            {
                page.Paragraph($"{position.FullName} ({Phrases.Sort(position)}): {position.Title}. Too vague to test: {position.Vague}", indent: "  ");
            }
        }

        if (!evaluation.LeftOut.IsEmpty)
        {
            page.Blank();
            var count = evaluation.LeftOut.Length;
            var heading = Wording.Sentence($"{Wording.Count(count, "position")} {(count == 1 ? "does" : "do")} not count");
            page.Table([[heading, ""], .. evaluation.LeftOut.Select(leftOut => (string[])[$"  {leftOut.Position.FullName}", Phrases.LeftOut(leftOut)])]);
        }
    }
}
