using System.CommandLine;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Explaining;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario format</c>: writes files in canonical order and spacing.</summary>
internal sealed class FormatCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = SharedOptions.Paths(
        "paths",
        "Files of scenarios and rule packs, folders of them, or patterns."
    );
    private readonly Option<bool> _check = new("--check")
    {
        Description = "Write nothing; name the files that would change, and exit with 1 where there are any.",
    };

    private FormatCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var format = new FormatCommand(terminal);
        var command = new Command("format", "Writes scenarios and files of rule packs in the usual order and spacing. Comments stay.")
        {
            format._paths,
            format._check,
        };
        command.SetAction(format.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var paths = ScenarioFiles.Expand(parsed.GetRequiredValue(_paths)).ToList();
        if (paths.Count == 0 || paths.Contains(ScenarioFiles.StandardInput))
        {
            return Complaint.Write(_terminal, "There are no YAML files there.", "Name files, or folders that hold some.");
        }

        var isCheck = parsed.GetValue(_check);
        var diagnosing = new Diagnosing(_terminal);
        var changed = 0;
        foreach (var path in paths)
        {
            var result = Engine.Format(path);
            diagnosing.Show(result.Diagnostics);
            if (result.Value is { IsSame: false } formatted)
            {
                if (!isCheck && SafeFile.Replace(path, formatted.File.Text, formatted.Text) is { } failure)
                {
                    return failure.Complain(_terminal);
                }

                changed++;
                Page.On(_terminal).Line(path);
            }
        }

        Page.On(_terminal)
            .Paragraph(
                Listing.Sentence(
                    $"{Wording.Count(paths.Count, "file", changed)} read: {Wording.Count(changed, "file", paths.Count)} {(isCheck ? "would change" : "changed")}."
                )
            );
        return diagnosing.HasErrors ? ExitCode.WrongInput
            : isCheck && changed > 0 ? ExitCode.Conflict
            : ExitCode.Done;
    }
}
