using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes evaluations as one HTML file that needs no network and no script, and prints.</summary>
public sealed class HtmlReport
{
    private readonly HtmlText _html;

    private HtmlReport(HtmlText html) => _html = html;

    /// <summary>Writes one document for any number of evaluations.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">What is wrong or doubtful about the files, those included that could not be evaluated.</param>
    /// <param name="receipt">What the report rests on, to be checked later; or null.</param>
    public static void Write(TextWriter writer, IReadOnlyList<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics, Receipt? receipt)
    {
        var title = evaluations is [var only] ? only.Scenario.Title : "Scenarios evaluated";
        HtmlPage.Write(writer, title, html => new HtmlReport(html).Write(evaluations, diagnostics, receipt));
    }

    private void Write(IReadOnlyList<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics, Receipt? receipt)
    {
        if (evaluations.Count != 1)
        {
            WriteIndex(evaluations);
        }

        foreach (var (number, evaluation) in evaluations.Index())
        {
            new HtmlEvaluation(_html, evaluation, evaluations.Count == 1 ? "" : FormattableString.Invariant($"s{number + 1}-")).Write();
        }

        WriteDiagnostics(diagnostics);
        WriteSources(evaluations);
        _html.Element("h2", "Words");
        _html.Element("dl", () =>
        {
            foreach (var (word, meaning) in Glossary.Entries)
            {
                _html.Element("dt", word);
                _html.Element("dd", meaning);
            }
        });
        if (receipt is not null)
        {
            WriteReceipt(receipt);
        }
    }

    private void WriteIndex(IReadOnlyList<Evaluation> evaluations)
    {
        _html.Element("h1", "Scenarios evaluated");
        _html.Element("table", () =>
        {
            _html.Head(["Scenario", "Outcome"]);
            _html.Element("tbody", () =>
            {
                foreach (var (number, evaluation) in evaluations.Index())
                {
                    _html.Element("tr", () =>
                    {
                        _html.Element("th", "scope=\"row\"", () => _html.Element("a", FormattableString.Invariant($"href=\"#s{number + 1}-outcome\""), evaluation.Scenario.Title));
                        _html.Element("td", $"class=\"verdict {HtmlEvaluation.ToneOf(evaluation.Outcome)}\"", Phrases.Outcome(evaluation.Outcome));
                    });
                }
            });
        });
    }

    private void WriteDiagnostics(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0)
        {
            return;
        }

        _html.Element("h2", "Mistakes and warnings in the files");
        _html.Element("ul", () =>
        {
            foreach (var diagnostic in diagnostics)
            {
                _html.Element("li", $"{diagnostic} {diagnostic.Hint}");
            }
        });
    }

    private void WriteSources(IReadOnlyList<Evaluation> evaluations)
    {
        var sources = evaluations
            .SelectMany(evaluation => evaluation.Findings.Select(finding => finding.Position).Concat(evaluation.Parties.SelectMany(party => party.Vague)))
            .SelectMany(position => position.Exceptions.Select(exception => exception.Statement.Source).Prepend(position.Statement.Source))
            .Where(source => !source.IsAssumption)
            .Distinct()
            .OrderBy(source => source.Title, StringComparer.Ordinal)
            .ToList();
        if (sources.Count == 0)
        {
            return;
        }

        _html.Element("h2", "Sources");
        _html.Element("ul", () =>
        {
            foreach (var source in sources)
            {
                _html.Element("li", () => WriteSource(source));
            }
        });
    }

    private void WriteSource(Source source)
    {
        var details = new[] { source.Author, source.Publisher, source.Date is { } day ? Phrases.Day(day) : null }.OfType<string>();
        _html.Text($"“{source.Title}”, {string.Join(", ", details)}");
        _html.Text(source.Read switch { ReadExtent.InExcerpt => " (read in excerpt)", ReadExtent.NotRead => " (not read)", _ => "" });
        if (source.Url is { } url)
        {
            _html.Text(" ");
            WriteLink(_html, url);
        }
    }

    /// <summary>An address as a link; anything but a page of the web stays text, so that no pack can bring a script in.</summary>
    internal static void WriteLink(HtmlText html, string url)
    {
        if (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
        {
            html.Element("a", HtmlText.Attribute("href", url), url);
        }
        else
        {
            html.Text(url);
        }
    }

    private void WriteReceipt(Receipt receipt)
    {
        _html.Element("h2", "Receipt");
        _html.Element("p", $"Made by ScenarioEngine {receipt.Tool}. The hashes are SHA-256; `scenario verify` evaluates again and compares.");
        _html.Element("table", () =>
        {
            _html.Head(["File", "Hash of its text"]);
            _html.Element("tbody", () =>
            {
                foreach (var file in receipt.Files)
                {
                    _html.Element("tr", () =>
                    {
                        _html.Element("th", "scope=\"row\"", file.Path);
                        _html.Element("td", () => _html.Element("code", file.Hash));
                    });
                }
            });
        });
        _html.Element("p", () =>
        {
            _html.Text("Hash of the findings: ");
            _html.Element("code", receipt.Findings);
        });
    }
}
