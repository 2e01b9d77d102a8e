using System.CommandLine;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario lsp</c>: hands standard input and output to the language server, a program of its own beside this one.</summary>
internal static class LspCommand
{
    public static Command Create(Terminal terminal)
    {
        var rules = SharedOptions.Rules();
        var command = new Command(
            "lsp",
            "Answers editors over the Language Server Protocol on standard input and output, by the program scenario-language-server that lies beside this one."
        )
        {
            rules,
            new Option<bool>("--stdio") { Description = "What some editors add; nothing else is possible." },
        };
        command.SetAction(
            (parsed, cancellation) => RunAsync(terminal, AppContext.BaseDirectory, parsed.GetValue(rules) ?? [], cancellation)
        );
        return command;
    }

    /// <summary>Runs the server until its editor leaves.</summary>
    /// <param name="terminal">Where to say that there is none.</param>
    /// <param name="folder">The folder in which it is looked for.</param>
    /// <param name="rules">Folders in which packs are looked for first.</param>
    /// <param name="cancellation">Ends the server.</param>
    /// <returns>What the server ends with: 0 where the editor has taken its leave as the protocol wants it, 1 where it was gone.</returns>
    internal static Task<int> RunAsync(Terminal terminal, string folder, string[] rules, CancellationToken cancellation) =>
        new ProgramBeside("scenario-language-server", "ScenarioEngine.LanguageServer").RunAsync(
            terminal,
            folder,
            rules.Select(Path.GetFullPath),
            cancellation
        );
}
