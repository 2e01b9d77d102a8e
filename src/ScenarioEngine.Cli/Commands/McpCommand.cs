using System.CommandLine;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// <c>scenario mcp</c>: hands standard input and output to the server for assistants, a program of its own beside this one.
/// </summary>
internal static class McpCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "mcp",
            "Answers assistants over the Model Context Protocol on standard input and output, by the program scenario-assistant that lies beside this one."
        );
        command.SetAction((_, cancellation) => RunAsync(terminal, AppContext.BaseDirectory, cancellation));
        return command;
    }

    /// <summary>Runs the server until its input ends.</summary>
    /// <param name="terminal">Where to say that there is none.</param>
    /// <param name="folder">The folder in which it is looked for.</param>
    /// <param name="cancellation">Ends the server.</param>
    internal static async Task<int> RunAsync(Terminal terminal, string folder, CancellationToken cancellation) =>
        await new ProgramBeside("scenario-assistant", "ScenarioEngine.Assistant").RunAsync(terminal, folder, [], cancellation) switch
        {
            ExitCode.Done => ExitCode.Done,
            ExitCode.WrongInput => ExitCode.WrongInput,
            _ => ExitCode.ToolFailed,
        };
}
