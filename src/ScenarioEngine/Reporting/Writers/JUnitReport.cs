using System.Globalization;
using System.Text;
using System.Xml;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes results as JUnit XML, which build servers show.</summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Writes one suite of cases.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="suite">What the suite is called.</param>
    /// <param name="cases">The cases.</param>
    public static void Write(Stream stream, string suite, IEnumerable<JUnitCase> cases)
    {
        var all = cases.ToList();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", XmlSafe(suite));
            xml.WriteAttributeString("tests", Number(all.Count));
            xml.WriteAttributeString("failures", Count(JUnitOutcome.Failed));
            xml.WriteAttributeString("errors", Count(JUnitOutcome.Error));
            xml.WriteAttributeString("skipped", Count(JUnitOutcome.Skipped));
            foreach (var one in all)
            {
                Write(xml, one);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');

        string Count(JUnitOutcome outcome) => Number(all.Count(one => one.Outcome == outcome));
    }

    /// <summary>
    /// What was found of scenarios, as cases: what is crossed or unmet fails, and so does what makes a package impossible or contradictory;
    /// what is open is skipped;
    /// a file with mistakes is an error.
    /// </summary>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static IEnumerable<JUnitCase> CasesOf(IEnumerable<Evaluation> evaluations, IEnumerable<Diagnostic> diagnostics) =>
        evaluations.SelectMany(CasesOf).Concat(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(CaseOf));

    private static IEnumerable<JUnitCase> CasesOf(Evaluation evaluation) =>
        [
            .. from finding in evaluation.Constraints
            where finding.IsBroken == true
            select new JUnitCase(evaluation.Scenario.File.Path, finding.Constraint.Id)
            {
                Outcome = JUnitOutcome.Failed,
                Message = $"impossible: {finding.Constraint.Because}",
                Details = Describe(finding.Constraint.Because, finding.Constraint.Location, finding.Reason.Terms),
            },
            .. evaluation.Impossibility is not null && WhicheverWay.Impossibility(evaluation) is { } sentence
                ?
                [
                    new JUnitCase(evaluation.Scenario.File.Path, "possible package")
                    {
                        Outcome = JUnitOutcome.Failed,
                        Message = $"impossible: {sentence}",
                        Details = sentence,
                    },
                ]
                : (JUnitCase[])[],
            .. from party in evaluation.Parties
            where !party.Deadlock.IsEmpty
            let apart = WhicheverWay.Deadlock(party) ?? ""
            select new JUnitCase(evaluation.Scenario.File.Path, $"{party.Party.Id}: {Words.Of(party.Verdict)}")
            {
                Outcome = JUnitOutcome.Failed,
                Message = apart,
                Details = apart,
            },
            .. from contradiction in evaluation.Contradictions
            let implied = contradiction.Implied[0]
            select new JUnitCase(evaluation.Scenario.File.Path, contradiction.Field.Path)
            {
                Outcome = JUnitOutcome.Failed,
                Message = $"contradictory: {implied.Implication.Because}",
                Details = Describe(implied.Implication.Because, implied.Implication.Location, implied.Reason.Terms),
            },
            .. from finding in evaluation.Findings
            where finding.Position.Policy.MovesVerdict
            select new JUnitCase(evaluation.Scenario.File.Path, finding.Position.FullName)
            {
                Outcome =
                    finding.IsViolated ? JUnitOutcome.Failed
                    : finding.Status == FindingStatus.Open ? JUnitOutcome.Skipped
                    : JUnitOutcome.Passed,
                Message = Phrases.Claim(finding),
                Details = Describe(finding.Position.Title, finding.Position.Location, finding.Because),
            },
        ];

    private static JUnitCase CaseOf(Diagnostic diagnostic) =>
        new(diagnostic.Location.File.Path, $"{diagnostic.Code} at {diagnostic.Location}")
        {
            Outcome = JUnitOutcome.Error,
            Message = diagnostic.Message,
            Details = diagnostic.Hint ?? "",
        };

    private static string Describe(string what, SourceLocation place, IEnumerable<FieldState> because) =>
        string.Join('\n', because.Select(term => $"because {term}").Prepend($"{what} ({place})"));

    private static void Write(XmlWriter xml, JUnitCase one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlSafe(one.Group));
        xml.WriteAttributeString("name", XmlSafe(one.Name));
        switch (one.Outcome)
        {
            case JUnitOutcome.Passed:
                break;
            case JUnitOutcome.Skipped:
                // The oldest schemas give it no attributes; all who read the message read the text where there is none.
                xml.WriteElementString("skipped", XmlSafe(one.Details.Length > 0 ? $"{one.Message}\n{one.Details}" : one.Message));
                break;
            default:
                xml.WriteStartElement(one.Outcome == JUnitOutcome.Failed ? "failure" : "error");
                xml.WriteAttributeString("message", XmlSafe(one.Message));
                xml.WriteString(XmlSafe(one.Details));
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    /// <summary>XML has no way to write some characters at all.</summary>
    private static string XmlSafe(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.Any(c => !XmlConvert.IsXmlChar(c))
            ? string.Concat(text.Where((c, at) => XmlConvert.IsXmlChar(c) || IsInPair(text, at)))
            : text;

    private static bool IsInPair(string text, int at) =>
        (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) || (at > 0 && char.IsSurrogatePair(text[at - 1], text[at]));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One result.</summary>
/// <param name="Group">What it belongs to, such as a file.</param>
/// <param name="Name">The name.</param>
internal sealed record JUnitCase(string Group, string Name)
{
    /// <summary>The status.</summary>
    public JUnitOutcome Outcome { get; init; }

    /// <summary>Why, in a few words; empty where it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why, in full; may be empty.</summary>
    public string Details { get; init; } = "";
}

/// <summary>What became of a case.</summary>
internal enum JUnitOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Failed,

    /// <summary>It could not be tried.</summary>
    Error,

    /// <summary>It was not tried, or does not count.</summary>
    Skipped,
}
