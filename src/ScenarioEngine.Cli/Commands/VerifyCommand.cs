using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Cli.Receipts;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// <c>scenario verify</c>: whether the call that a receipt names still gives what the receipt, or the report around it, says.
/// </summary>
internal sealed class VerifyCommand
{
    private const int MostLines = 5;
    private const int LargestFile = 64 * 1024 * 1024;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = new("file")
    {
        Description = "A receipt, or a report in JSON, HTML or Markdown that carries one.",
    };

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var verify = new VerifyCommand(terminal);
        var command = new Command(
            "verify",
            "Makes a report again from the call in its receipt, compares it to the letter, and says what differs."
        )
        {
            verify._path,
        };
        command.SetAction(verify.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_path);
        if (!File.Exists(path))
        {
            return Complaint.Write(
                _terminal,
                $"There is no file `{path}`.",
                "Name a receipt that `--receipt FILE` wrote, or a report that carries one."
            );
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            return Complaint.Write(
                _terminal,
                $"`{path}` is larger than any report that this command reads (64 MB).",
                "Verify its receipt, the file that `--receipt` wrote."
            );
        }

        if (TextOf(path) is not { } text)
        {
            return Complaint.Write(_terminal, $"Reading `{path}` is not permitted.", "Name a file that may be read.");
        }

        if (StampedReport.Find(text) is not { } receipt)
        {
            return Complaint.Write(
                _terminal,
                $"`{path}` is no receipt, and carries none that is whole.",
                $"`--receipt FILE` of {string.Join(", ", ReceiptRun.Commands)} writes one, also into reports in JSON, HTML and Markdown; of other formats, verify the receipt itself."
            );
        }

        if (ReceiptRun.Again(receipt, _terminal) is not var (now, report))
        {
            return Complaint.Write(
                _terminal,
                $"The call of the receipt gives no report: scenario {string.Join(' ', receipt.Call)}",
                "Verify it from the folder in which it was made, with the files that it names."
            );
        }

        // What is compared is the whole text, so that nothing in it can be said that the call does not say.
        var expected = Receipt.Read(text) is null ? report : now.ToString();
        return text == expected ? Verified(now) : Different(receipt, now, text, expected);
    }

    /// <summary>
    /// The text of a file; null where it may not be read. A pipe has no length, and whoever opens one to which nobody writes waits for
    /// ever.
    /// </summary>
    private static string? TextOf(string path)
    {
        try
        {
            return new FileInfo(path).Length == 0 ? "" : File.ReadAllText(path).ReplaceLineEndings("\n");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private int Verified(Receipt now)
    {
        var page = Page.On(_terminal);
        page.Heading(
            "VERIFIED",
            $"Called again, this is what comes out, to the letter: {Wording.Count(now.Files.Length, "file")} read.",
            Tone.Good
        );
        page.Paragraph($"scenario {string.Join(' ', now.Call)}", indent: "  ");
        return ExitCode.Done;
    }

    private int Different(Receipt receipt, Receipt now, string text, string expected)
    {
        var page = Page.On(_terminal);
        page.Heading("DIFFERENT", "Called again, this is not what comes out.", Tone.Bad);
        page.Paragraph($"scenario {string.Join(' ', now.Call)}", indent: "  ");
        foreach (var difference in Grounds(receipt, now).Concat(Lines(text, expected)))
        {
            page.Item("-", difference);
        }

        return ExitCode.Conflict;
    }

    private static IEnumerable<string> Grounds(Receipt receipt, Receipt now)
    {
        if (receipt.Tool != now.Tool)
        {
            yield return $"The tool was {receipt.Tool} and is {now.Tool}.";
        }

        var hashes = now.Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);
        foreach (var file in receipt.Files.Where(file => hashes.GetValueOrDefault(file.Path) != file.Hash))
        {
            yield return hashes.ContainsKey(file.Path) ? $"{file.Path} has changed." : $"{file.Path} was read then and is not now.";
        }

        foreach (var file in now.Files.ExceptBy(receipt.Files.Select(file => file.Path), file => file.Path))
        {
            yield return $"{file.Path} is read now and was not then.";
        }
    }

    /// <summary>The first lines that differ; where one text has lines that the other lacks, all that follow do.</summary>
    private static IEnumerable<string> Lines(string text, string expected)
    {
        var (said, found) = (text.Split('\n'), expected.Split('\n'));
        var differing = Enumerable
            .Range(0, Math.Max(said.Length, found.Length))
            .Where(line => said.ElementAtOrDefault(line) != found.ElementAtOrDefault(line))
            .ToList();
        foreach (var line in differing.Take(MostLines))
        {
            yield return FormattableString.Invariant(
                $"Line {line + 1} says “{Shown(said, line)}”; what comes out is “{Shown(found, line)}”."
            );
        }

        if (differing.Count > MostLines)
        {
            yield return $"{Wording.Count(differing.Count - MostLines, "further line")} {(differing.Count - MostLines == 1 ? "differs" : "differ")}.";
        }
    }

    private static string Shown(string[] lines, int line)
    {
        const int longest = 80;
        var text = lines.ElementAtOrDefault(line)?.Trim() ?? "";
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
