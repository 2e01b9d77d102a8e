using System.Globalization;
using ScenarioEngine.Batching;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario evaluate --format jsonl</c>: any number of scenarios, a line for each.</summary>
internal static class BatchRun
{
    /// <summary>Evaluates, and says on standard error where there were mistakes.</summary>
    public static BatchTotals Run(Terminal terminal, Batch batch, IEnumerable<string> paths)
    {
        var totals = batch.Evaluate(paths, terminal.Input, terminal.WriteUtf8);
        if (totals.Mistaken > 0)
        {
            terminal.Error.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"scenario: {totals.Mistaken:N0} of {totals.Evaluated + totals.Mistaken:N0} scenarios {(totals.Mistaken == 1 ? "has" : "have")} mistakes and no findings, the first in {totals.FirstMistaken}.\n   = hint: Each such line of the output has `errors` with codes; `scenario codes CODE` explains one.\n"));
        }

        return totals;
    }
}
