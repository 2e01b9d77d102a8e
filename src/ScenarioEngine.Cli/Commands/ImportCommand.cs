using System.CommandLine;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Importing;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario import</c>: files of other programs as a rule pack.</summary>
internal sealed class ImportCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _files = new("files")
    {
        Description =
            "A domain of Genius with its profiles (XML), an option-form table of a graph model (CSV), or a table of positions (CSV).",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The folder to make, which is named after the pack; on standard output where nothing is said.",
        HelpName = "FOLDER",
    };
    private readonly Option<string?> _title = new("--title") { Description = "The title of the pack.", HelpName = "TEXT" };

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var import = new ImportCommand(terminal);
        var command = new Command("import", "Makes a rule pack of files of other programs, and lists what could not be carried over.")
        {
            import._files,
            import._out,
            import._title,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => import.Run(parsed), cancellation));
        return command;
    }

    /// <summary>Positions are no pack of their own: a file for each party, to be put below a pack's folder.</summary>
    private int WritePositions(SourceFile table, string? folder)
    {
        var (parties, problem, hint) = PositionTable.Read(table);
        if (problem is not null)
        {
            return Complaint.Write(_terminal, problem, hint ?? "");
        }

        if (folder is null)
        {
            parties.ToList().ForEach(party => _terminal.Output.Write($"# {party.Name}\n{party.Text}"));
            return ExitCode.Done;
        }

        if (SafeFile.CreateFolder(folder, parties) is { } failure)
        {
            return failure.Complain(_terminal);
        }

        Page.On(_terminal)
            .Paragraph(
                $"Written: {Wording.Count(parties.Length, "file")} in {folder}. They belong below the folder of a pack, such as {Path.Combine("rules", "PACK", "positions")}."
            );
        return ExitCode.Done;
    }

    private int Run(ParseResult parsed)
    {
        var diagnosing = new Diagnosing(_terminal);
        var files = new List<SourceFile>();
        foreach (var path in parsed.GetRequiredValue(_files))
        {
            var file = ScenarioEngine.Engine.ReadText(path);
            diagnosing.Show(file.Diagnostics);
            if (file.Value is not { } read)
            {
                return ExitCode.WrongInput;
            }

            files.Add(read);
        }

        var folder = parsed.GetValue(_out);
        if (files is [var positions] && PositionTable.Recognises(positions.Text))
        {
            return WritePositions(positions, folder);
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder ?? "imported"));
        if (!Names.IsId(name))
        {
            return Complaint.Write(
                _terminal,
                $"The folder of a pack is named after it, and `{name}` cannot be a name.",
                $"Name another under `--out`, such as `{new PackWriter().NameFor("pack", name)}`: a name has small letters, digits and hyphens only."
            );
        }

        var title = parsed.GetValue(_title) ?? name;
        var imported =
            files.Exists(file => GeniusImport.Recognises(file.Text)) ? GeniusImport.Read(name, title, files)
            : files is [var table] ? OptionFormImport.Read(name, title, table)
            : new Imported(
                null,
                [],
                "These are no files that can be imported.",
                "Name a domain of Genius with its profiles, or one option-form table."
            );
        if (imported.Pack is not { } pack)
        {
            return Complaint.Write(_terminal, imported.Problem ?? "", imported.Hint ?? "");
        }

        if (folder is null)
        {
            _terminal.Output.Write(pack);
        }
        else if (SafeFile.CreateFolder(folder, [("pack.yaml", pack)]) is { } failure)
        {
            return failure.Complain(_terminal);
        }
        else
        {
            Page.On(_terminal)
                .Paragraph(
                    $"Written: {Path.Combine(folder, "pack.yaml")}. Next, type `scenario check {folder}` and `scenario explore {folder}`."
                );
        }

        foreach (var sentence in imported.LeftOut)
        {
            _terminal.Error.Write($"Not carried over: {sentence}\n");
        }

        return ExitCode.Done;
    }
}
