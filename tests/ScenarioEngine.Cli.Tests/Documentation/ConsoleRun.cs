using System.Text;
using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Documentation;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>A <c>$ scenario …</c> that a document shows, and the lines below it.</summary>
/// <remarks>
/// A line <c>[…]</c> stands for any number of lines. <c>SCENARIO_ACCEPT=1 dotnet test</c> writes the output into runs that leave nothing
/// out.
/// </remarks>
/// <param name="Path">The document, from the root of the repository.</param>
/// <param name="Command">What follows <c>scenario</c>.</param>
/// <param name="Expected">The output.</param>
internal sealed partial record ConsoleRun(string Path, string Command, string Expected)
{
    private const string Accept = "SCENARIO_ACCEPT";
    private const string Omission = "[…]";
    private const string Prompt = "$ scenario ";
    private static readonly Lock Writing = new();

    /// <summary>All runs of a document.</summary>
    public static IEnumerable<ConsoleRun> In(MarkdownDocument document) => document.Blocks.SelectMany(block => In(document.Name, block));

    /// <summary>The runs of one block of a document.</summary>
    public static IEnumerable<ConsoleRun> In(string document, FencedBlock block) =>
        from run in block.Info == "console" ? block.Text.Split(Prompt).Skip(1) : []
        let end = run.IndexOf('\n', StringComparison.Ordinal)
        select new ConsoleRun(document, run[..end], run[(end + 1)..].TrimEnd('\n'));

    /// <summary>The words of a command as a shell hands them over.</summary>
    public static string[] Split(string command) => [.. Words().Matches(command).Select(match => match.Value.Trim('\''))];

    /// <summary>Runs the tool in the current folder, and fails unless it prints what the document shows.</summary>
    public void Check()
    {
        var run = Tool.Run(Split(Command));
        var actual = (run.Error + run.Output).TrimEnd('\n');
        if (Environment.GetEnvironmentVariable(Accept) == "1" && !Expected.Contains(Omission, StringComparison.Ordinal))
        {
            Write(actual);
            return;
        }

        if (Expected.Contains(Omission, StringComparison.Ordinal))
        {
            Assert.That(IsShown(actual.Split('\n')), $"{Path} shows something else. The tool prints:\n{actual}");
        }
        else
        {
            Assert.That(
                actual,
                Is.EqualTo(Expected),
                $"{Path} shows something else. If the difference is meant, accept it with {Accept}=1 dotnet test."
            );
        }
    }

    /// <summary>
    /// Whether lines are those shown, with any number of lines for every omission. Linear, where a pattern could take for ever to fail.
    /// </summary>
    private bool IsShown(string[] actual)
    {
        var pieces = $"\n{Expected}\n".Split($"\n{Omission}").Select(piece => piece.Split('\n')[1..]).ToList();
        var next = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var (isFirst, isLast) = (i == 0, i == pieces.Count - 1);
            string[] piece = isLast ? pieces[i][..^1] : pieces[i];
            var at =
                isLast ? actual.Length - piece.Length
                : isFirst ? 0
                : FindFrom(next, piece, actual);
            if (at < next || !actual.AsSpan(at).StartsWith(piece))
            {
                return false;
            }

            next = at + piece.Length;
        }

        return true;
    }

    private static int FindFrom(int start, string[] piece, string[] actual)
    {
        var offset = actual.AsSpan(start).IndexOf(piece);
        return offset < 0 ? -1 : start + offset;
    }

    private void Write(string actual)
    {
        var path = System.IO.Path.Combine(Tool.Root, Path);
        var before = $"{Prompt}{Command}\n{(Expected.Length > 0 ? Expected + "\n" : "")}";
        lock (Writing)
        {
            // One at a time, and whole: a page may show the same command twice.
            var text = File.ReadAllText(path);
            var run = new Regex($"{Regex.Escape(before)}(?={Regex.Escape(Prompt)}|```)");
            File.WriteAllText(
                path,
                run.Replace(text, $"{Prompt}{Command}\n{actual}\n".Replace("$", "$$", StringComparison.Ordinal), 1),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );
        }
    }

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();
}
