using System.Text;
using ModelContextProtocol.Protocol;
using ScenarioEngine.Cli;

namespace ScenarioEngine.Assistant;

/// <summary>An answer: what <c>scenario</c> prints to the same question, and what it is not.</summary>
/// <remarks>The command line is asked itself, in this process. So there is one way to evaluate, to report and to refuse.</remarks>
internal static class Answer
{
    /// <summary>What a finding is not. Every answer carries it, since an assistant retells answers out of their place.</summary>
    public const string Caution =
        "A finding says what a stated line is and what the terms do to it, never what anybody would do: stated lines have been crossed and signed before. Silence is not consent, and a count is no probability.";

    /// <summary>Asks the command line.</summary>
    /// <param name="input">What it reads on standard input, such as a scenario.</param>
    /// <param name="args">The words of the call.</param>
    public static CallToolResult To(string input, params IEnumerable<string> args) =>
        To(input, terminal => CommandLine.Run([.. args], terminal));

    /// <summary>Asks something that the command line reads from files only.</summary>
    /// <param name="input">What is read on standard input.</param>
    /// <param name="ask">Asks, and gives an exit code.</param>
    public static CallToolResult To(string input, Func<Terminal, int> ask)
    {
        var (exitCode, text) = Ask(input, ask);
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = $"{text}\n{Caution}\n" }],
            IsError = exitCode >= ExitCode.WrongInput,
        };
    }

    /// <summary>The same, as the text of a resource.</summary>
    public static string TextOf(params IEnumerable<string> args) =>
        $"{Ask("", terminal => CommandLine.Run([.. args], terminal)).Text}\n{Caution}\n";

    private static (int ExitCode, string Text) Ask(string input, Func<Terminal, int> ask)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            output,
            error,
            Terminal.PlainWidth,
            UsesColor: false,
            ShowsProgress: false
        );
        var exitCode = ask(terminal);
        return (exitCode, $"{error}{output}");
    }
}
