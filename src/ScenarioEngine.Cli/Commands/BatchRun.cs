using System.Globalization;
using ScenarioEngine.Batching;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario evaluate --format jsonl</c>: any number of scenarios, a line for each.</summary>
internal static class BatchRun
{
    /// <summary>Evaluates, and says on standard error where there were mistakes.</summary>
    /// <returns>What it adds up to; null where nobody reads the lines any more.</returns>
    public static BatchTotals? Run(Terminal terminal, Batch batch, IEnumerable<string> paths)
    {
        BatchTotals totals;
        try
        {
            totals = batch.Evaluate(
                paths,
                terminal.Input,
                lines =>
                {
                    if (!terminal.TryWriteUtf8(lines))
                    {
                        throw new OperationCanceledException("Nobody is reading.");
                    }
                }
            );
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        if (totals.Mistaken > 0)
        {
            terminal.Error.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"scenario: {totals.Mistaken:N0} of {Quantity.Of(totals.Evaluated + totals.Mistaken, "scenario")} {(totals.Mistaken == 1 ? "has" : "have")} mistakes and no findings, the first in {totals.FirstMistaken}.\n   = hint: Each such line of the output has `errors` with codes; `scenario codes CODE` explains one.\n"
                )
            );
        }

        return totals;
    }

    /// <summary>
    /// Writes what a batch adds up to, once it has come to its end: a part that broke off has no summary, and is missing where the parts
    /// are put together.
    /// </summary>
    /// <returns>Why nothing was written; null where it was.</returns>
    public static WriteFailure? WriteSummary(string path, BatchSummary summary, IEnumerable<string> read)
    {
        using var content = new MemoryStream();
        BatchSummaryJson.Write(content, summary);
        return SafeFile.WriteResult(
            path,
            content.ToArray(),
            read.Where(file => file != ScenarioFiles.StandardInput),
            there => BatchSummaryJson.Read(there) is not null
        );
    }
}
