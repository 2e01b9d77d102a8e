using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>The report of any number of scenarios, with all that it takes to be handed on: mistakes in the files, sources, words.</summary>
internal static class ReportDocument
{
    private const string Title = "Scenarios evaluated";

    /// <summary>What a terminal shows: of one scenario what was found, of several how many came to which outcome.</summary>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="detail">How much of each is said; of several in brief nothing beside their line.</param>
    /// <param name="failed">How many files could not be read.</param>
    public static Document ForScreen(IReadOnlyList<Evaluation> evaluations, Detail detail, int failed) =>
        evaluations switch
        {
            [var only] when failed == 0 => EvaluationDocument.Of(only, detail),
            _ => new Document(
                Title,
                "",
                [
                    .. SummaryDocument.Of(evaluations, failed),
                    .. detail == Detail.Full ? evaluations.Select(EvaluationDocument.AmongOthers) : [],
                ]
            ),
        };

    /// <summary>What a file holds that is handed on.</summary>
    /// <param name="evaluations">What was evaluated.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files, those included that could not be evaluated.</param>
    public static Document ForFile(IReadOnlyList<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var report = evaluations is [var only]
            ? EvaluationDocument.Of(only, Detail.Full)
            : new Document(Title, "", [.. SummaryDocument.Of(evaluations, 0), .. evaluations.Select(EvaluationDocument.AmongOthers)]);
        return report with { Blocks = [.. report.Blocks, .. Closing(evaluations, diagnostics)] };
    }

    /// <summary>What closes whatever is handed on: mistakes in the files, sources, words.</summary>
    internal static IEnumerable<Block> Closing(IReadOnlyList<Evaluation> evaluations, IReadOnlyCollection<Diagnostic> diagnostics) =>
        [.. Mistakes(diagnostics), .. Sources(evaluations), .. Words];

    private static IEnumerable<Block> Words =>
        [new Section("Words", [new EntryList([.. Glossary.Entries.Select(entry => new Entry(entry.Word, entry.Meaning))])])];

    private static IEnumerable<Block> Mistakes(IReadOnlyCollection<Diagnostic> diagnostics) =>
        diagnostics.Count == 0
            ? []
            :
            [
                new Section(
                    "Mistakes and warnings in the files",
                    [new EntryList([.. diagnostics.Select(diagnostic => new Entry("", $"{diagnostic} {diagnostic.Hint}".Trim()))])]
                ),
            ];

    private static IEnumerable<Block> Sources(IEnumerable<Evaluation> evaluations)
    {
        var sources = evaluations
            .SelectMany(evaluation =>
                evaluation.Findings.Select(finding => finding.Position).Concat(evaluation.Parties.SelectMany(party => party.Vague))
            )
            .SelectMany(position => position.Exceptions.Select(exception => exception.Statement.Source).Prepend(position.Statement.Source))
            .Where(source => !source.IsAssumption)
            .Distinct()
            .OrderBy(source => source.Title, StringComparer.Ordinal)
            .ToList();
        return sources.Count == 0 ? [] : [new Section("Sources", [new EntryList([.. sources.SelectMany(SourceEntries)])])];
    }

    private static IEnumerable<Entry> SourceEntries(Source source)
    {
        var details = new[] { source.Author, source.Publisher, source.Date is { } day ? Phrases.Day(day) : null }.OfType<string>();
        var read = source.Read switch
        {
            ReadExtent.InExcerpt => " (read in excerpt)",
            ReadExtent.NotRead => " (not read)",
            _ => "",
        };
        yield return new Entry($"“{source.Title}”", $"{string.Join(", ", details)}{read}");
        if (source.Url is { } url)
        {
            yield return new Entry("", url);
        }
    }
}
