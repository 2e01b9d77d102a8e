using System.CommandLine;
using System.Diagnostics;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario mcp</c>: hands standard input and output to the server for assistants, a program of its own beside this one.</summary>
internal static class McpCommand
{
    private const string Name = "scenario-assistant";

    public static Command Create(Terminal terminal)
    {
        var command = new Command("mcp", "Answers assistants over the Model Context Protocol on standard input and output, by the program scenario-assistant that lies beside this one.");
        command.SetAction((_, cancellation) => RunAsync(terminal, AppContext.BaseDirectory, cancellation));
        return command;
    }

    /// <summary>Runs the server until its input ends.</summary>
    /// <param name="terminal">Where to say that there is none.</param>
    /// <param name="folder">The folder in which it is looked for.</param>
    /// <param name="cancellation">Ends the server.</param>
    internal static async Task<int> RunAsync(Terminal terminal, string folder, CancellationToken cancellation)
    {
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);
        if (!File.Exists(program))
        {
            return Complaint.Write(terminal, $"There is no {Name} beside this program.", "In a clone, `dotnet run --project src/ScenarioEngine.Assistant` is the same; `dotnet publish` of that project makes the program.");
        }

        using var server = Process.Start(new ProcessStartInfo(program) { UseShellExecute = false }) ?? throw new InvalidOperationException("A program that starts no process was started.");
        try
        {
            await server.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            server.Kill();
            throw;
        }

        return server.ExitCode == 0 ? ExitCode.Done : ExitCode.ToolFailed;
    }
}
