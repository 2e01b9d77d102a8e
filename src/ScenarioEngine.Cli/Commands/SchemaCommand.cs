using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Schemas;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario schema</c>: the JSON Schemas of what the tool reads and writes.</summary>
internal sealed class SchemaCommand
{
    private readonly Terminal _terminal;
    private readonly Option<string[]> _rules = SharedOptions.Rules();

    private readonly Argument<What> _what = new("what")
    {
        Description =
            "evaluation, the output of `evaluate --format json`; batch, a line of `evaluate --format jsonl`; summary, what it adds up to, and that of `merge`; comparison, that of `what-if` and `compare`; exploration, that of `explore` and `repair`; stability, that of `stability`; readings, that of `readings`; scenario; pack (its first file), vocabulary, positions, or part (any other file of a pack).",
        HelpName = string.Join('|', Words.All<What>()),
        CustomParser = ParseWhat,
    };

    private readonly Argument<string?> _pack = new("pack")
    {
        Description = "A pack's name or its folder: the schema then knows its paths, options, parties and positions.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private SchemaCommand(Terminal terminal) => _terminal = terminal;

    private enum What
    {
        Evaluation,
        Batch,
        Summary,
        Comparison,
        Exploration,
        Stability,
        Readings,
        Scenario,
        Pack,
        Vocabulary,
        Positions,
        Part,
    }

    public static Command Create(Terminal terminal)
    {
        var schema = new SchemaCommand(terminal);
        var command = new Command("schema", "Prints the JSON Schema of a document, for editors and other programs.")
        {
            schema._what,
            schema._pack,
            schema._rules,
        };
        command.SetAction(schema.Run);
        return command;
    }

    private static What ParseWhat(ArgumentResult result)
    {
        if (Words.Parse<What>(result.Tokens[0].Value) is { } what)
        {
            return what;
        }

        result.AddError($"`{result.Tokens[0].Value}` is not one of {string.Join(", ", Words.All<What>())}.");
        return default;
    }

    private int Run(ParseResult parsed)
    {
        RulePack? names = null;
        if (parsed.GetValue(_pack) is { } wanted)
        {
            if (SharedOptions.LoadPack(_terminal, SharedOptions.LibraryFor(parsed, _rules), wanted) is not { } pack)
            {
                return ExitCode.WrongInput;
            }

            names = pack;
        }

        _terminal.Output.Write(
            parsed.GetValue(_what) switch
            {
                What.Scenario => EditorSchema.Scenario(names),
                What.Pack => EditorSchema.Pack(names),
                What.Vocabulary => EditorSchema.Vocabulary(names),
                What.Positions => EditorSchema.Positions(names),
                What.Part => EditorSchema.Part(names),
                What.Batch => JsonSchemas.Batch,
                What.Summary => JsonSchemas.Summary,
                What.Comparison => JsonSchemas.Comparison,
                What.Exploration => JsonSchemas.Exploration,
                What.Stability => JsonSchemas.Stability,
                What.Readings => JsonSchemas.Readings,
                _ => JsonSchemas.Evaluation,
            }
        );
        return ExitCode.Done;
    }
}
