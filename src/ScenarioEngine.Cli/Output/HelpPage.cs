using System.CommandLine;
using System.CommandLine.Invocation;

namespace ScenarioEngine.Cli.Output;

/// <summary>
/// What a command is for, how it is called, what can be said to it, and calls to begin with; in lines of the terminal's width.
/// </summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    private const string Indent = "  ";

    private readonly Page _page = Page.On(terminal);

    /// <summary>Who asks for help need not have got the rest right.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var path = string.Join(' ', PathOf(command));
        _page.Paragraph(command.Description ?? "");
        _page.Blank();
        _page.Heading("Usage", string.Join(' ', UsageOf(command, path)), Tone.Heading);
        WriteTable("Commands", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description)));
        WriteTable(
            "Arguments",
            command.Arguments.Where(argument => !argument.Hidden).Select(argument => (Bracketed(argument), argument.Description))
        );
        WriteTable("Options", OptionsOf(command).Select(option => (NamesOf(option), option.Description)));
        WriteExamples(Examples.Of(path));
        return ExitCode.Done;
    }

    private static IEnumerable<string> PathOf(Command command) =>
        command.Parents.OfType<Command>().Take(1).SelectMany(PathOf).Append(command is RootCommand ? "scenario" : command.Name);

    private static IEnumerable<string> UsageOf(Command command, string path)
    {
        yield return path;
        if (command.Subcommands.Any(sub => !sub.Hidden))
        {
            yield return "<command>";
        }

        foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
        {
            yield return argument.Arity.MinimumNumberOfValues == 0 ? $"[{Bracketed(argument)}]" : Bracketed(argument);
        }

        yield return "[options]";
    }

    private static string Bracketed(Argument argument) =>
        argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>..." : $"<{argument.Name}>";

    /// <summary>The options of a command, and those of the root that reach down to it.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) =>
        command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive))
            .Where(option => !option.Hidden);

    private static string NamesOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name));
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }

    private void WriteTable(string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var entries = rows.ToList();
        if (entries.Count == 0)
        {
            return;
        }

        _page.Blank();
        _page.Line(title, Tone.Heading);
        foreach (var (name, description) in entries)
        {
            _page.Line($"{Indent}{name}");
            _page.Paragraph(description ?? "", indent: Indent + Indent + Indent);
        }
    }

    private void WriteExamples(IReadOnlyList<Example> examples)
    {
        if (examples.Count == 0)
        {
            return;
        }

        _page.Blank();
        _page.Line("Examples", Tone.Heading);
        foreach (var example in examples)
        {
            _page.Paragraph(example.Meaning, indent: Indent);
            _page.Line($"{Indent}{Indent}{Indent}$ {example.Call}");
        }
    }
}
