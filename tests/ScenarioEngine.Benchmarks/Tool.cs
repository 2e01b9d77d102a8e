using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScenarioEngine.Benchmarks;

/// <summary>The command line as users get it: published compiled ahead (ReadyToRun), and run as a process.</summary>
internal static class Tool
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Publishes a project into a folder.</summary>
    public static void Publish(string project, string output) =>
        Run("dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-o", output, "-v", "quiet");

    /// <summary>Publishes the tool into a folder.</summary>
    /// <returns>The program.</returns>
    public static string Publish(string output)
    {
        Publish(Path.Combine(Repository, "src", "ScenarioEngine.Cli"), output);
        return Path.Combine(output, "scenario");
    }

    /// <summary>Runs a program in the repository and reads what it writes.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
