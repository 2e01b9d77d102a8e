using System.Diagnostics;

namespace ScenarioEngine.Cli;

/// <summary>
/// A program that lies beside this one, because what it is built on cannot be compiled natively: it gets standard input and output as they
/// are.
/// </summary>
/// <param name="name">Its name, without the ending that Windows needs.</param>
/// <param name="project">The project that makes it.</param>
internal sealed class ProgramBeside(string name, string project)
{
    /// <summary>Runs the program until it ends.</summary>
    /// <param name="terminal">Where to say that there is none.</param>
    /// <param name="folder">The folder in which it is looked for.</param>
    /// <param name="args">What it is called with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Its exit code; that of wrong input where there is none.</returns>
    public async Task<int> RunAsync(Terminal terminal, string folder, IEnumerable<string> args, CancellationToken cancellation)
    {
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        if (!File.Exists(program))
        {
            return Complaint.Write(
                terminal,
                $"There is no {name} beside this program.",
                $"In a clone, `dotnet run --project src/{project}` is the same; `dotnet publish` of that project makes the program."
            );
        }

        using var process =
            Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false })
            ?? throw new InvalidOperationException("A program that starts no process was started.");
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode;
    }
}
