using System.CommandLine;
using ScenarioEngine.Cli.Drafting;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Lessons;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario new</c>: a rule pack or a lesson to start from, and a scenario from questions.</summary>
internal sealed class NewCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _id = new("id")
    {
        Description = "The name of the pack, written to rules/ID; or the folder to write.",
    };
    private readonly Argument<string> _pack = new("pack") { Description = "A pack's name or its folder, in which the lesson is written." };
    private readonly Argument<string?> _name = new("name")
    {
        Description =
            "The name of the file, written to scenarios/PACK/NAME.yaml; or the path of a file or a folder. Without it the title gives the name.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _rules = new("--rules") { Description = "The pack's name or its folder.", HelpName = "PACK" };
    private readonly Option<string?> _title = new("--title") { Description = "What the scenario is called.", HelpName = "TITLE" };
    private readonly DateOption _asOf = new()
    {
        Description = "The day that the scenario is about: only positions stated by then count, such as 2026-01-31.",
    };
    private readonly Option<bool> _noQuestions = new("--no-questions") { Description = "Ask nothing; write every field in a comment." };

    private NewCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var made = new NewCommand(terminal);
        var pack = new Command("pack", "Writes a small rule pack to start from, with comments that teach.") { made._id };
        pack.SetAction(made.MakePack);
        var scenario = new Command("scenario", "Asks for the terms of a scenario, shows how verdicts change, and writes the file.")
        {
            made._name,
            made._rules,
            made._title,
            made._asOf,
            made._noQuestions,
        };
        scenario.SetAction(made.MakeScenario);
        var lesson = new Command("lesson", "Writes a lesson on a pack to start from, with comments that teach.") { made._pack };
        lesson.SetAction(made.MakeLesson);
        return new Command("new", "Makes a rule pack, a scenario or a lesson to start from. Nothing is ever written over.")
        {
            pack,
            scenario,
            lesson,
        };
    }

    private int MakePack(ParseResult parsed)
    {
        var written = parsed.GetRequiredValue(_id).TrimEnd('/', '\\');
        var folder = IsPath(written) ? written : $"rules/{written}";
        var id = Path.GetFileName(folder);
        var files = PackDraft.Files(id);
        var loaded = Engine.LoadPack([.. files.Select(file => new SourceFile(file.Path, file.Text))]);
        if (loaded.Value is null)
        {
            // The draft has no mistakes but those of the name.
            return Complaint.Write(_terminal, loaded.Diagnostics[0].Message, loaded.Diagnostics[0].Hint ?? "Take another name.");
        }

        if (SharedOptions.LibraryOf([]).FindAll().TryGetValue(id, out var other))
        {
            return Complaint.Write(
                _terminal,
                $"There is a rule pack `{id}` already, in `{other}`.",
                "Take another name; nothing is written over."
            );
        }

        return WriteFolder(
            folder,
            files,
            $"""

            It is an invented example that works. Change it piece by piece; in between, type
              scenario check {folder}
              scenario rules show {folder}
              scenario new scenario --rules {folder}

            """
        );
    }

    /// <summary>Writes a folder that is not there yet, names its files, and says what to do with them.</summary>
    private int WriteFolder(string folder, IReadOnlyList<(string Path, string Text)> files, string next)
    {
        if (SafeFile.CreateFolder(folder, files) is { } failure)
        {
            return failure.Complain(_terminal);
        }

        foreach (var (path, _) in files)
        {
            Page.On(_terminal).Line($"Written: {folder}/{path}");
        }

        _terminal.Output.Write(next);
        return ExitCode.Done;
    }

    private int MakeScenario(ParseResult parsed)
    {
        var library = SharedOptions.LibraryOf([]);
        if (parsed.GetValue(_rules) is not { } rules)
        {
            return Complaint.Write(
                _terminal,
                "A scenario is written for a rule pack.",
                $"Add `--rules` and one of: {string.Join(", ", library.FindAll().Keys)}."
            );
        }

        if (SharedOptions.LoadPack(_terminal, library, rules) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        if (pack.Fields.IsEmpty)
        {
            return Complaint.Write(
                _terminal,
                $"`{pack.Id}` has no issues yet, so there is nothing that a scenario could state.",
                "Write its issues first."
            );
        }

        var (name, title) = (parsed.GetValue(_name), parsed.GetValue(_title));
        var scenario = new Scenario(title ?? ScenarioDraft.DefaultTitle, pack, new SourceFile("answers", "")) { AsOf = _asOf.In(parsed) };
        var isAsked = _terminal.CanAsk && !parsed.GetValue(_noQuestions);
        if (!(isAsked && name is null && title is null) && Path.Exists(PathFor(name, scenario)))
        {
            return WriteFailure.Exists(PathFor(name, scenario)).Complain(_terminal);
        }

        var evaluator = library.EvaluatorOf(pack);
        var where = library.FindAll().ContainsKey(pack.Id) ? "" : $" --rules {rules}";
        return isAsked
            ? Ask(evaluator, scenario, asksTitle: title is null, answered => PathFor(name, answered), where)
            : Write(PathFor(name, scenario), ScenarioDraft.OfAllFields(evaluator.Evaluate(scenario)), where);
    }

    private int MakeLesson(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_pack);
        if (SharedOptions.LoadPack(_terminal, SharedOptions.LibraryOf([]), name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        var files = LessonDraft.Files(pack);
        if (files.Count == 0)
        {
            return Complaint.Write(
                _terminal,
                $"Nothing in `{pack.Id}` was stated on a day, so that there is no day to teach.",
                "Give its positions the day on which they were stated."
            );
        }

        var folder = $"{pack.Folder ?? name}/{LessonKit.Folder}";
        if (Path.Exists(folder))
        {
            return Complaint.Write(
                _terminal,
                $"`{pack.Id}` has a lesson already, in `{folder}`.",
                "Change it there, or take it away first; nothing is written over."
            );
        }

        return WriteFolder(
            folder,
            files,
            $"""

            It can be taught as it is, and says little. Change it piece by piece; in between, type
              scenario lesson {name} --out kit

            """
        );
    }

    private int Ask(Evaluator evaluator, Scenario scenario, bool asksTitle, Func<Scenario, string> pathFor, string where)
    {
        using var answers = new StreamReader(_terminal.Input());
        var interview = new Interview(_terminal, answers, evaluator, scenario);
        // Who has had enough keeps what was answered, however the conversation ends.
        _terminal.OnInterrupt(() =>
        {
            _terminal.Output.Write("\n");
            WriteAnswers();
            _terminal.Output.Flush();
            _terminal.Error.Flush();
        });
        interview.Open();
        if (asksTitle && interview.AskTitle() && Path.Exists(pathFor(interview.Scenario)))
        {
            return WriteFailure.Exists(pathFor(interview.Scenario)).Complain(_terminal);
        }

        interview.AskTerms();
        return WriteAnswers();

        int WriteAnswers()
        {
            var answered = interview.Scenario;
            if (!answered.Terms.IsEmpty || !answered.LeftOpen.IsEmpty)
            {
                return Write(pathFor(answered), ScenarioDraft.OfTerms(answered), where);
            }

            _terminal.Output.Write("Nothing was answered, so nothing is written.\n");
            return ExitCode.Done;
        }
    }

    private int Write(string path, string text, string where)
    {
        if (SafeFile.Create(path, text) is { } failure)
        {
            return failure.Complain(_terminal);
        }

        _terminal.Output.Write(
            $"""
            Written: {path}

            Next, type
              scenario check {path}{where}
              scenario evaluate {path}{where}

            """
        );
        return ExitCode.Done;
    }

    /// <summary>
    /// Where a scenario is written: a name stands for a file in the usual folder, a folder for a file in it that is named after the title.
    /// </summary>
    private static string PathFor(string? name, Scenario scenario)
    {
        var usual = $"scenarios/{scenario.Pack.Id}";
        return name is null ? $"{usual}/{ScenarioDraft.NameFor(scenario.Title)}.yaml"
            : name is [.., '/' or '\\'] || Directory.Exists(name) ? Path.Combine(name, $"{ScenarioDraft.NameFor(scenario.Title)}.yaml")
            : !IsPath(name) ? $"{usual}/{name}.yaml"
            : Path.HasExtension(name) ? name
            : $"{name}.yaml";
    }

    private static bool IsPath(string name) => name.AsSpan().ContainsAny('/', '\\') || Path.GetExtension(name) is ".yaml" or ".yml";
}
