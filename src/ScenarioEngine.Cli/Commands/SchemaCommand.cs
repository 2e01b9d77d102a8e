using System.CommandLine;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario schema</c>: the JSON Schema of what the tool writes.</summary>
internal static class SchemaCommand
{
    private const string Evaluation = "evaluation";

    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string>("what") { Description = "What the schema describes: evaluation, the output of `evaluate --format json`." };
        what.AcceptOnlyFromAmong(Evaluation);
        var command = new Command("schema", "Prints the JSON Schema of a document.") { what };
        command.SetAction(_ =>
        {
            terminal.Output.Write(JsonReport.Schema());
            return ExitCode.Done;
        });
        return command;
    }
}
