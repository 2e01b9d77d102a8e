using System.CommandLine;
using ScenarioEngine.Batching;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario merge</c>: the summaries of the parts of a batch put together, one after the other.</summary>
/// <remarks>Of each file only its numbers are kept, added to those before; so the memory does not grow with the files.</remarks>
internal sealed class MergeCommand
{
    private const int LargestFile = 64 * 1024 * 1024;
    private const int MostPositions = 20;

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("summaries")
    {
        Description = "Files that `scenario evaluate --format jsonl --summary FILE` wrote, or folders of them (*.json).",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Put together what is there, also where numbered parts are missing; the result says which.",
    };
    private readonly Option<bool> _all = SharedOptions.All("List every position that is crossed or unmet somewhere.");
    private readonly FormatOption _format = FormatOption.ForReaders();

    private MergeCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var merge = new MergeCommand(terminal);
        var command = new Command(
            "merge",
            "Puts the summaries of the parts of a batch together, to what one run over everything gives, and says which parts are missing or given twice."
        )
        {
            merge._paths,
            merge._partial,
            merge._all,
            merge._format,
        };
        command.SetAction(merge.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        BatchSummary? sum = null;
        string? first = null;
        var seen = new HashSet<UInt128>();
        foreach (var path in Expand(parsed.GetRequiredValue(_paths)))
        {
            if (!File.Exists(path))
            {
                return Complaint.Write(
                    _terminal,
                    $"There is no file or folder `{path}`.",
                    "Name the files that `--summary` wrote, or a folder of them."
                );
            }

            if (Read(path) is not { } summary)
            {
                return Complaint.Write(
                    _terminal,
                    $"`{path}` is no summary of a batch, or not a whole one.",
                    "`scenario evaluate … --format jsonl --summary FILE` writes one when it has come to its end."
                );
            }

            // Of what was put together before the first file is the one to name: all others match it.
            if (sum?.Mismatch(summary) is var (ofOther, ofThis))
            {
                return Complaint.Write(
                    _terminal,
                    $"`{path}` {ofOther}, and `{first}` {ofThis}: they are not parts of one batch.",
                    "Put only parts together that were evaluated with the same tool, packs and options."
                );
            }

            if (sum?.Part is { } parts && summary.Part is { } part && parts.InBoth(part) is { } number)
            {
                return Complaint.Write(
                    _terminal,
                    $"Part {number} of {parts.Of} is given twice, the second time in `{path}`.",
                    "Leave one of the two files out."
                );
            }

            // A part without lines is like any other without lines.
            if (summary.Evaluated + summary.Mistaken > 0 && !seen.Add(summary.Lines))
            {
                return Complaint.Write(
                    _terminal,
                    $"`{path}` is about the same lines as a file before it.",
                    "Leave one of the two files out, or evaluate each part on its own lines."
                );
            }

            if (sum is null)
            {
                (sum, first) = (summary, path);
            }
            else
            {
                sum.Add(summary);
            }
        }

        return sum is null
            ? Complaint.Write(_terminal, "There are no summaries there.", "Name the files that `--summary` wrote, or a folder of them.")
            : Write(parsed, sum);
    }

    private int Write(ParseResult parsed, BatchSummary sum)
    {
        if (sum.Part is { IsWhole: false } parts && !parsed.GetValue(_partial))
        {
            return Complaint.Write(
                _terminal,
                $"Of {parts.Of} parts these are missing: {parts.Missing}.",
                "Evaluate them, or put together what is there with `--partial`."
            );
        }

        if (_format.In(parsed) == ReportFormat.Json)
        {
            _terminal.WriteUtf8(stream => BatchSummaryJson.Write(stream, sum));
        }
        else
        {
            ReportFormats.Write(
                _terminal,
                _format.In(parsed),
                BatchSummaryDocument.Of(sum, parsed.GetValue(_all) ? int.MaxValue : MostPositions)
            );
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Expand(IEnumerable<string> paths) =>
        paths.SelectMany(path =>
            Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal) : (IEnumerable<string>)[path]
        );

    private static BatchSummary? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return stream.Length <= LargestFile ? BatchSummaryJson.Read(stream) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }
}
