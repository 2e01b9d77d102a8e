using System.Collections.Immutable;
using System.CommandLine;
using ScenarioEngine.Cli.Files;
using ScenarioEngine.Cli.Lessons;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Lessons;
using ScenarioEngine.Reporting.Documents;

namespace ScenarioEngine.Cli.Commands;

/// <summary>
/// <c>scenario lesson</c>: what is printed and projected for a lesson on a pack, and the points of packages that a class hands in.
/// </summary>
internal sealed class LessonCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _pack = new("pack") { Description = "A pack's name or its folder." };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "A folder to write the kit to, which must not be there yet.",
        HelpName = "DIR",
    };
    private readonly Option<string[]> _grade = new("--grade")
    {
        Description = "Scenario files that were handed in: the points that the engine can give by the lesson's rubric.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _rules = SharedOptions.Rules();

    private LessonCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var lesson = new LessonCommand(terminal);
        var command = new Command(
            "lesson",
            "Writes the kit of a pack's lesson, as Markdown and as HTML to print and project; every figure in it is computed."
        )
        {
            lesson._pack,
            lesson._out,
            lesson._grade,
            lesson._rules,
        };
        command.SetAction(lesson.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var library = SharedOptions.LibraryFor(parsed, _rules);
        var name = parsed.GetRequiredValue(_pack);
        if (SharedOptions.LoadPack(_terminal, library, name) is not { } pack)
        {
            return ExitCode.WrongInput;
        }

        var folder = library.FindAll().GetValueOrDefault(name) ?? name;
        if (!LessonKit.IsIn(folder))
        {
            return Complaint.Write(
                _terminal,
                $"The pack `{pack.Id}` has no lesson.",
                $"A lesson is a folder `lesson` in that of the pack; these packs have one: {Listing.And(WithLesson(library).DefaultIfEmpty("none"))}."
            );
        }

        var evaluator = library.EvaluatorOf(pack);
        var made = LessonKit.Make(evaluator, folder, LessonKit.ScenariosOf(folder, pack.Id));
        new Diagnosing(_terminal).Show(made.Diagnostics);
        return made.Value is not { } kit ? ExitCode.WrongInput
            : parsed.GetValue(_grade) is { Length: > 0 } files ? Grade(kit, evaluator, files)
            : parsed.GetValue(_out) is { } target ? Write(kit, target)
            : Complaint.Write(
                _terminal,
                "Where is the kit to be written?",
                $"`scenario lesson {pack.Id} --out FOLDER` writes it to a new folder."
            );
    }

    private static IEnumerable<string> WithLesson(PackLibrary library) =>
        library.FindAll().Where(found => LessonKit.IsIn(found.Value)).Select(found => found.Key);

    private int Write(LessonKit kit, string target)
    {
        var title = kit.Lesson.Title.Text;
        List<(string Name, string Text)> files =
        [
            .. kit.Pages.SelectMany(page =>
                new[] { ($"{page.Name}.md", page.Markdown), ($"{page.Name}.html", KitHtml.Write(page, title)) }
            ),
            ("rubric.yaml", kit.Rubric),
        ];
        if (SafeFile.CreateFolder(target, files) is { } failure)
        {
            return failure.Complain(_terminal);
        }

        _terminal.Output.Write($"{target}: {Quantity.Of(files.Count, "file")} written.\n");
        foreach (var page in kit.Pages)
        {
            _terminal.Output.Write($"  {page.Name}.html, {page.Name}.md  {page.Title}\n");
        }

        _terminal.Output.Write("  rubric.yaml  Rubric, with what the engine tells\n");
        return ExitCode.Done;
    }

    private int Grade(LessonKit kit, Evaluator evaluator, string[] paths)
    {
        var tests = kit.Lesson.Rubric.Where(criterion => criterion.Automatic is not null).ToList();
        if (tests.Count == 0)
        {
            return Complaint.Write(
                _terminal,
                "This lesson has no criterion that the engine can judge.",
                "A criterion with `automatic` is one."
            );
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        var diagnosing = new Diagnosing(_terminal);
        foreach (var path in paths)
        {
            var loaded = Engine.LoadScenario(path, evaluator.Pack);
            diagnosing.Show(loaded.Diagnostics);
            if (loaded.Value is { } scenario)
            {
                var evaluation = evaluator.Evaluate(scenario);
                var points = tests
                    .Select(criterion => LessonKit.Passes(criterion.Automatic.GetValueOrDefault(), evaluation) ? criterion.Points : 0)
                    .ToList();
                rows.Add([
                    new Cell(path),
                    new Cell(Phrases.Outcome(evaluation.Outcome)),
                    .. points.Select(one => new Cell(Quantity.Number(one), CellKind.Number)),
                    new Cell(Quantity.Number(points.Sum()), CellKind.Number),
                ]);
            }
        }

        var most = tests.Sum(criterion => criterion.Points);
        DocumentPage.Write(
            Page.On(_terminal),
            new Document(
                kit.Lesson.Title.Text,
                $"What the engine tells of {Quantity.Of(rows.Count, "package")}; {Quantity.Of(most, "point")} at most. The rest of the rubric is for a person.",
                [
                    new Table(
                        "",
                        ["File", "Outcome", .. tests.Select((_, number) => Quantity.Number(number + 1)), "Points"],
                        rows.ToImmutable(),
                        string.Join(
                            " ",
                            tests.Select(
                                (criterion, number) =>
                                    $"{number + 1}: {LessonKit.Describe(criterion.Automatic.GetValueOrDefault())}, {Quantity.Of(criterion.Points, "point")}."
                            )
                        ),
                        IsMatrix: true
                    ),
                ]
            )
        );
        return diagnosing.HasErrors ? ExitCode.WrongInput : ExitCode.Done;
    }
}
