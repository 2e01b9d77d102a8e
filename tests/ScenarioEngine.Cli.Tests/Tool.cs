using System.Text;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Tests;

/// <summary>Runs the whole tool in this process, from the root of the repository.</summary>
internal static class Tool
{
    /// <summary>The folder of the solution; the tests run from it, as a reader of the README does.</summary>
    public static string Root { get; } = FindRoot();

    public static ToolRun Run(params string[] args) => RunOn("", args);

    /// <summary>Runs the tool with a text on standard input.</summary>
    public static ToolRun RunOn(string input, params string[] args) => Run(Terminal.PlainWidth, input, args);

    /// <summary>Runs the tool on a terminal of a width.</summary>
    public static ToolRun RunAt(int width, params string[] args) => Run(width, "", args);

    /// <summary>Runs the tool with evaluators of the test's own.</summary>
    public static ToolRun RunWith(Func<RulePack, Evaluator> compile, params string[] args) => Run(Terminal.PlainWidth, "", args, compile);

    private static ToolRun Run(int width, string input, string[] args, Func<RulePack, Evaluator>? compile = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(
            () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            output,
            error,
            width,
            UsesColor: false,
            ShowsProgress: false
        )
        {
            Compile = compile,
        };
        var exitCode = CommandLine.Run(args, terminal);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScenarioEngine.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"There is no ScenarioEngine.sln above {AppContext.BaseDirectory}.");
    }
}

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);
