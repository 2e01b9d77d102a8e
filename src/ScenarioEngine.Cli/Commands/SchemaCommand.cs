using System.CommandLine;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario schema</c>: the JSON Schema of what the tool writes.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string>("what") { Description = "What the schema describes: evaluation, the output of `evaluate --format json`; comparison, that of `what-if` and `compare`; exploration, that of `explore` and `repair`." };
        what.AcceptOnlyFromAmong([.. JsonSchemas.Names]);
        var command = new Command("schema", "Prints the JSON Schema of a document.") { what };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(JsonSchemas.Read(parsed.GetRequiredValue(what)));
            return ExitCode.Done;
        });
        return command;
    }
}
