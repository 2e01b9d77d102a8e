using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ScenarioEngine.Benchmarks;

/// <summary>The command line as users get it: published compiled ahead (ReadyToRun), and run as a process.</summary>
internal static class Tool
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    private static string Project => Path.Combine(Repository, "src", "ScenarioEngine.Cli");

    /// <summary>Publishes a project into a folder, compiled ahead.</summary>
    public static void Publish(string project, string output) =>
        Publish(project, output, "--no-self-contained", "-p:PublishReadyToRun=true");

    /// <summary>Publishes the tool into a folder.</summary>
    /// <returns>The program.</returns>
    public static string Publish(string output)
    {
        Publish(Project, output);
        return Path.Combine(output, "scenario");
    }

    /// <summary>Publishes the tool into a folder as a native program.</summary>
    /// <returns>The program.</returns>
    public static string PublishNative(string output)
    {
        Publish(Project, output, "-p:PublishProfile=native");
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

    /// <summary>
    /// What is compiled on the way lies beside the output: two ways to publish in one folder take each other's files for up to date.
    /// </summary>
    private static void Publish(string project, string output, params string[] how) =>
        Run(
            "dotnet",
            [
                "publish",
                project,
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                .. how,
                "-o",
                output,
                "--artifacts-path",
                $"{output}.artifacts",
                "-v",
                "quiet",
            ]
        );

    /// <summary>
    /// The nearest folder with the solution; the paths of source files are not those of the disk where a build is reproducible.
    /// </summary>
    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "ScenarioEngine.sln"))
            ? folder
            : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no solution above this program."));
}
