using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes evaluations as Markdown, for a wiki or a pull request. What a user wrote is escaped, and stays text.</summary>
public sealed class MarkdownReport
{
    private readonly TextWriter _writer;
    private readonly Evaluation _evaluation;

    private MarkdownReport(TextWriter writer, Evaluation evaluation)
    {
        _writer = writer;
        _evaluation = evaluation;
    }

    /// <summary>Writes one document for any number of evaluations.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">What is wrong or doubtful about the files, those included that could not be evaluated.</param>
    /// <param name="receipt">What the report rests on, or null.</param>
    public static void Write(TextWriter writer, IEnumerable<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics, Receipt? receipt)
    {
        var isFirst = true;
        foreach (var evaluation in evaluations)
        {
            writer.Write(isFirst ? "" : "\n");
            new MarkdownReport(writer, evaluation).Write();
            isFirst = false;
        }

        if (diagnostics.Count > 0)
        {
            writer.Write($"{(isFirst ? "" : "\n")}## Mistakes and warnings in the files\n\n{string.Concat(diagnostics.Select(diagnostic => $"- {MarkdownText.Escape($"{diagnostic} {diagnostic.Hint}".Trim())}\n"))}");
        }

        if (receipt is not null)
        {
            writer.Write($"\n## Receipt\n\nScenarioEngine {MarkdownText.Escape(receipt.Tool)}; findings `{receipt.Findings}`.\n\n| File | SHA-256 of its text |\n|---|---|\n");
            foreach (var file in receipt.Files)
            {
                writer.Write($"| {MarkdownText.Escape(file.Path)} | `{file.Hash}` |\n");
            }
        }
    }

    private void Write()
    {
        var scenario = _evaluation.Scenario;
        _writer.Write($"# {MarkdownText.Escape(scenario.Title)}\n\n");
        _writer.Write($"**{MarkdownText.Escape(Phrases.Outcome(_evaluation.Outcome))}**: {MarkdownText.Escape(scenario.File.Path)}, {MarkdownText.Escape(Phrases.Against(scenario))}.\n\n");
        _writer.Write("| Party | Verdict |\n|---|---|\n");
        foreach (var result in _evaluation.Parties)
        {
            _writer.Write($"| {MarkdownText.Escape(result.Party.Title)} | {Phrases.Verdict(result)} |\n");
        }

        foreach (var finding in _evaluation.Constraints.Where(finding => finding.IsBroken == true))
        {
            _writer.Write($"\n## Impossible: {MarkdownText.Escape(finding.Constraint.Id)}\n\n{MarkdownText.Escape(finding.Constraint.Because)}\n");
            WriteReason(finding.Reason);
        }

        foreach (var contradiction in _evaluation.Contradictions)
        {
            _writer.Write($"\n## Contradictory: {MarkdownText.Escape(contradiction.Field.Path)}\n\n");
            WriteItem(contradiction.Stated is { } stated ? $"stated: {stated}" : null);
            foreach (var implied in contradiction.Implied)
            {
                WriteItem($"implied: {implied.Term.Field.Type.Format(implied.Term.Value)}. {implied.Implication.Because}");
            }
        }

        WriteFindings("Conflicts", [.. _evaluation.Findings.Where(finding => finding.Status == FindingStatus.Crossed)]);
        WriteFindings("Objections", [.. _evaluation.Findings.Where(finding => finding.Status == FindingStatus.Unmet && finding.Position.Kind != PositionKind.Preference)]);
        WriteOpen(OpenFindings.Of(_evaluation));
        WriteAll();
        WriteNotTested();
    }

    private void WriteOpen(ImmutableArray<Finding> open)
    {
        if (open.Length <= OpenFindings.MostInFull)
        {
            WriteFindings("Open", open);
            return;
        }

        _writer.Write("\n## Open\n\n| Position | Kind | Depends on |\n|---|---|---|\n");
        foreach (var finding in open)
        {
            _writer.Write($"| {MarkdownText.Escape(finding.Position.FullName)} | {MarkdownText.Escape(Phrases.Sort(finding.Position))} | {MarkdownText.Escape(Listing.And(OpenFindings.FieldsOf(finding)))} |\n");
        }
    }

    private void WriteFindings(string heading, IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        _writer.Write($"\n## {heading}\n");
        foreach (var finding in findings)
        {
            var position = finding.Position;
            _writer.Write($"\n### {MarkdownText.Escape(position.FullName)}: {MarkdownText.Escape(position.Title)}\n\nThe scenario {MarkdownText.Escape(Phrases.Claim(finding))}.\n");
            WriteReason(finding.Reason);
            _writer.Write('\n');
            WriteItem($"Statement: {position.Statement.Text}");
            WriteItem($"Source: {Phrases.Reference(position.Statement)}{(position.Statement.Source.Url is { } url ? $" {url}" : "")}");
            WriteItem($"Rule: {Phrases.Rule(finding)} ({position.Location})");
            WriteItem(position.Encoding is { } encoding ? $"Encoding: {encoding}" : null);
            WriteItem(finding.WaysOut.IsEmpty ? null : $"Way out: {string.Join("; ", ChangeText.Group(finding.WaysOut))}");
        }
    }

    private void WriteReason(Reason reason)
    {
        if (reason.Terms.IsEmpty)
        {
            return;
        }

        _writer.Write('\n');
        foreach (var term in reason.Terms)
        {
            WriteItem($"Because {term}{(term.Location is { } place ? FormattableString.Invariant($" (line {place.Line})") : "")}");
        }

        foreach (var (term, implication) in reason.Derivations.Reverse())
        {
            WriteItem($"Hence {term}: {implication.Because}");
        }
    }

    private void WriteAll()
    {
        _writer.Write("\n## All positions\n\n| Position | Kind | Status | Title |\n|---|---|---|---|\n");
        foreach (var finding in _evaluation.Findings)
        {
            _writer.Write($"| {MarkdownText.Escape(finding.Position.FullName)} | {MarkdownText.Escape(Phrases.Sort(finding.Position))} | {Phrases.Status(finding.Status)} | {MarkdownText.Escape(finding.Position.Title)} |\n");
        }
    }

    private void WriteNotTested()
    {
        var vague = _evaluation.Parties.SelectMany(result => result.Vague).ToList();
        if (vague.Count > 0)
        {
            _writer.Write("\n## Not tested\n\n");
            foreach (var position in vague)
            {
                WriteItem($"{position.FullName}: {position.Title}. Too vague to test: {position.Vague}");
            }
        }
    }

    private void WriteItem(string? text)
    {
        if (text is not null)
        {
            _writer.Write($"- {MarkdownText.Escape(text)}\n");
        }
    }
}
