using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Lessons;

/// <summary>
/// What is printed and projected for a lesson: pages in Markdown, and the rubric. Every figure in them is computed when the kit is made.
/// </summary>
internal sealed class LessonKit
{
    private const string Blank =
        "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

    private readonly Lesson _lesson;
    private readonly Figures _figures;

    private LessonKit(Lesson lesson, Figures figures) => (_lesson, _figures) = (lesson, figures);

    /// <summary>The lesson.</summary>
    public Lesson Lesson => _lesson;

    /// <summary>The pages, in the order in which a teacher wants them.</summary>
    public ImmutableArray<KitPage> Pages { get; private init; } = [];

    /// <summary>The rubric as YAML, with what the engine can look at by itself.</summary>
    public string Rubric { get; private init; } = "";

    /// <summary>Every figure that a lesson may ask for, with what stands behind its name and what it stands for.</summary>
    public static ImmutableArray<(string Usage, string Meaning)> FigureKinds =>
        [.. Figures.Kinds.Select(kind => (kind.Usage, kind.Meaning))];

    /// <summary>The folder of a lesson, in that of its pack.</summary>
    public const string Folder = PackFolder.LessonFolder;

    /// <summary>Whether a pack has a lesson.</summary>
    /// <param name="packFolder">The folder of the pack.</param>
    public static bool IsIn(string packFolder) => Directory.Exists(Path.Combine(packFolder, PackFolder.LessonFolder));

    /// <summary>The folder of a pack's scenarios, which lies beside the folder of the packs under the name of the pack.</summary>
    public static string ScenariosOf(string packFolder, string id) =>
        Path.Combine(
            Path.GetDirectoryName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(packFolder)))) ?? "",
            "scenarios",
            id
        );

    /// <summary>Makes the kit of a pack's lesson.</summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="packFolder">The folder of the pack, in which the folder <c>lesson</c> lies.</param>
    /// <param name="scenarioFolder">The folder of the scenarios that the lesson names.</param>
    /// <returns>The kit, or what is wrong with the lesson.</returns>
    public static LoadResult<LessonKit> Make(Evaluator evaluator, string packFolder, string scenarioFolder)
    {
        var diagnostics = new DiagnosticBag();
        return Make(new LessonReader(evaluator.Pack, diagnostics).Read(packFolder), evaluator, scenarioFolder, diagnostics);
    }

    internal static LoadResult<LessonKit> Make(Lesson? lesson, Evaluator evaluator, string scenarioFolder, DiagnosticBag diagnostics)
    {
        if (lesson is null)
        {
            return new LoadResult<LessonKit>(null, diagnostics.ToSorted());
        }

        var draft = new LessonKit(lesson, new Figures(evaluator, lesson, scenarioFolder, diagnostics));
        var kit = new LessonKit(lesson, draft._figures) { Pages = draft.WritePages(), Rubric = draft.WriteRubric() };
        return new LoadResult<LessonKit>(diagnostics.HasErrors ? null : kit, diagnostics.ToSorted());
    }

    private ImmutableArray<KitPage> WritePages() =>
        [
            new("teacher", "Teacher's notes", PageKind.Page, Teacher()),
            new("reading", "Reading", PageKind.Page, Reading(_lesson.Reading)),
            new("reading-easier", "Reading, in easier words", PageKind.Page, Reading(_lesson.EasierReading)),
            new("roles", "Role cards", PageKind.Cards, Roles()),
            new("worksheet", "Worksheet", PageKind.Page, Worksheet()),
            new("slides", "Slides", PageKind.Slides, Slides()),
        ];

    private string Teacher() =>
        Join([
            $"# {Fill(_lesson.Title)}",
            $"Teacher's notes. {Minutes} minutes{(_lesson.Level is { } level ? $", {Fill(level)}" : "")}. Written by ScenarioEngine {Receipt.ToolVersion} from {Plain(_lesson.Pack.Id)} {Plain(_lesson.Pack.Version)}; every figure, verdict and quotation of the pack was computed when this page was written.",
            "## Aims",
            $"Afterwards students can\n\n{string.Join('\n', _lesson.Aims.Select(aim => $"- {Fill(aim)}"))}",
            "## Before the lesson",
            $"Print `worksheet` and one of the two readings for everybody (`reading` up to grade 12, `reading-easier` up to grade 8), and `roles` once for each group of {Quantity.Number(_lesson.Roles.Length)}, cut into cards. "
                + "Project `slides`, or lead from the page that `scenario serve` shows. There groups can also play it: *Play it with seats* on the empty table deals the same roles by cards with a code, and has the events below in a list. Everything prints on A4 and on Letter.",
            $"## The {Minutes} minutes",
            Plan(),
            "## The days in figures",
            Fill(new Prose("{{figure days}}", _lesson.Title.Location)),
            "## What happened",
            Events(),
            "## Answers to the worksheet",
            string.Join(
                "\n\n",
                _lesson
                    .Questions.Index()
                    .Select(question =>
                        $"**{Number(question.Index + 1)}. {Fill(question.Item.Ask)}** ({Quantity.Of(question.Item.Points, "point")})\n\n{Fill(question.Item.Answer)}"
                    )
            ),
            "## Rubric",
            RubricTable(),
            Fill(_lesson.Notes).Trim(),
            Common(),
            "## What was said, by day",
            Fill(new Prose("{{figure timeline}}", _lesson.Title.Location)),
            "## Glossary",
            Glossary(),
            "## Sources",
            string.Join(
                '\n',
                _lesson.Pack.Sources.Select(source =>
                    $"- {Plain($"“{source.Title}”, {source.Publisher}{(source.Date is { } day ? $", {Phrases.Day(day)}" : "")}")}{(source.Url is { } url ? $". {Plain(url)}" : "")}"
                )
            ),
        ]);

    private string Plan()
    {
        var from = 0;
        var rows = new List<string[]>();
        foreach (var step in _lesson.Plan)
        {
            rows.Add([$"{Number(from)}–{Number(from + step.Minutes)}", Fill(step.Title), Fill(step.Teacher), Fill(step.Students)]);
            from += step.Minutes;
        }

        return MarkdownTable(["Minute", "Step", "You", "The class"], rows);
    }

    private string Events() =>
        MarkdownTable(
            ["Day", "What happened", "Where that can be read"],
            _lesson.Events.Select(happened =>
                new[]
                {
                    Phrases.Day(happened.Day),
                    Fill(happened.What),
                    Plain(happened.Source is { } source ? $"“{source.Title}”, {source.Publisher}" : "in the statements of the pack"),
                }
            )
        );

    private string RubricTable() =>
        MarkdownTable(
            ["Criterion", "Points", "All points", "Some points"],
            _lesson.Rubric.Select(criterion =>
                new[]
                {
                    Fill(criterion.What),
                    Number(criterion.Points),
                    criterion.Automatic is { } test ? $"the engine tells: {Plain(Describe(test))}"
                    : criterion.Full is { } full ? Fill(full)
                    : "",
                    criterion.Part is { } part ? Fill(part) : "",
                }
            )
        );

    private string Reading(Prose text) => Join([Fill(text).Trim(), "## What happened", EventsForStudents(), "## Words", Glossary()]);

    private string EventsForStudents() =>
        MarkdownTable(
            ["Day", "What happened"],
            _lesson.Events.Select(happened => new[] { Phrases.Day(happened.Day), Fill(happened.What) })
        );

    private string Glossary() => string.Join('\n', _lesson.Glossary.Select(entry => $"- **{Plain(entry.Word)}**: {Fill(entry.Meaning)}"));

    private string Roles() => Join([$"# {Fill(_lesson.Title)}: role cards", .. _lesson.Roles.Select(Card)]);

    private string Card(LessonRole role)
    {
        var day = _lesson.Days.IsEmpty ? (DateOnly?)null : _lesson.Days[0];
        var stated = _lesson.Pack.Positions.Where(position => position.Party == role.Party && position.WhyLeftOut(day) is null).ToList();
        return Join([
            $"## {Plain(role.Party.Title)}",
            $"**What everybody knows.** {Fill(role.Public)}",
            $"### What your side has said{(day is { } known ? $" by {Phrases.Day(known)}" : "")}",
            stated.Count == 0
                ? "Nothing that the pack knows of. You listen first; what you say later is on the slides."
                : string.Join(
                    '\n',
                    stated.Select(position =>
                        $"- *{Plain(Listing.Sentence(Phrases.Sort(position)))}*: {Plain(position.Statement.Text)} ({Plain(Said(position.Statement))})"
                    )
                ),
            .. role.Confidential is { } secret
                ? (string[])
                    [
                        $"### For your eyes only",
                        $"{Fill(secret)}",
                        $"Documented in {Plain($"“{role.Source?.Title}”, {role.Source?.Publisher}")}.",
                    ]
                : [],
            "### Your task",
            "Say for each offer whether it crosses a line that your side has stated, and name the day of that line. You may cross a line of your own; then write down in one sentence why.",
        ]);
    }

    private static string Said(Statement statement) =>
        string.Join(", ", new[] { statement.Speaker, statement.Date is { } day ? Phrases.Day(day) : "assumed" }.OfType<string>());

    private string Worksheet() =>
        Join([
            $"# {Fill(_lesson.Title)}: worksheet",
            "Name: " + Blank,
            .. _lesson
                .Questions.Index()
                .Select(question =>
                    $"**{Number(question.Index + 1)}.** {Fill(question.Item.Ask)} ({Quantity.Of(question.Item.Points, "point")})\n\n{Blank}\n\n{Blank}\n\n{Blank}"
                ),
        ]);

    private string Slides()
    {
        var from = 0;
        var slides = new List<string> { $"# {Fill(_lesson.Title)}\n\n{Plain(_lesson.Pack.Title)}" };
        foreach (var step in _lesson.Plan)
        {
            var minute = $"{Number(from)}–{Number(from + step.Minutes)}";
            from += step.Minutes;
            foreach (var slide in new[] { step.Slide, step.Reveal }.OfType<Prose>())
            {
                slides.Add($"## {Fill(step.Title)}\n\n{Fill(slide).Trim()}\n\n*Minute {minute}*");
            }
        }

        return $"{string.Join("\n\n---\n\n", slides)}\n";
    }

    private string Common()
    {
        using var stream =
            typeof(LessonKit).Assembly.GetManifestResourceStream("lesson-common.md")
            ?? throw new InvalidOperationException("The kit has lost its own words.");
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Trim()
            .Replace("{{pack-id}}", _lesson.Pack.Id, StringComparison.Ordinal)
            .Replace(
                "{{cite}}",
                Plain(
                    $"TITLE OF THE SCENARIO: VERDICT. ScenarioEngine {Receipt.ToolVersion}, against {_lesson.Pack.Id} {_lesson.Pack.Version} as of DAY; file NAME."
                ),
                StringComparison.Ordinal
            );
    }

    private string WriteRubric()
    {
        var yaml = new StringBuilder();
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"lesson: {Quoted(_figures.Fill(_lesson.Title))}\npack: {Quoted($"{_lesson.Pack.Id} {_lesson.Pack.Version}")}\npoints: {_lesson.Rubric.Sum(criterion => criterion.Points)}\ncriteria:\n"
        );
        foreach (var criterion in _lesson.Rubric)
        {
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  - criterion: {Quoted(_figures.Fill(criterion.What))}\n    points: {criterion.Points}\n"
            );
            if (criterion.Automatic is { } test)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"    automatic: {Words.Of(test)}\n");
            }

            foreach (var (key, text) in new[] { ("full", criterion.Full), ("part", criterion.Part) })
            {
                if (text is not null)
                {
                    yaml.Append(CultureInfo.InvariantCulture, $"    {key}: {Quoted(_figures.Fill(text))}\n");
                }
            }
        }

        return yaml.ToString();
    }

    /// <summary>What the engine looks at, in words.</summary>
    public static string Describe(AutomaticTest test) =>
        test switch
        {
            AutomaticTest.Possible => "the package can exist",
            AutomaticTest.NoRedLine => "it crosses nobody's stated red line",
            _ => "it leaves no verdict open",
        };

    /// <summary>Whether a package that was handed in passes a test.</summary>
    public static bool Passes(AutomaticTest test, Evaluation evaluation) =>
        test switch
        {
            AutomaticTest.Possible => evaluation.Outcome is not (Outcome.Impossible or Outcome.Contradictory),
            AutomaticTest.NoRedLine => evaluation.Outcome is not (Outcome.Impossible or Outcome.Contradictory or Outcome.Conflict),
            _ => evaluation.Parties.All(party => party.Verdict != Verdict.Open)
                && evaluation.Outcome is not (Outcome.Impossible or Outcome.Contradictory),
        };

    private string Minutes => Number(_lesson.Plan.Sum(step => step.Minutes));

    private string Fill(Prose prose) => _figures.Fill(prose);

    private static string Plain(string text) => MarkdownText.Escape(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)}\"";

    private static string MarkdownTable(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        $"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => " --- |"))}\n{string.Concat(rows.Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Replace("\n", " ", StringComparison.Ordinal)))} |\n"))}".TrimEnd(
            '\n'
        );

    private static string Join(IEnumerable<string> parts) => $"{string.Join("\n\n", parts)}\n";
}

/// <summary>A page of a kit.</summary>
/// <param name="Name">The name of its file, without an ending.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">How it is laid out.</param>
/// <param name="Markdown">What it says.</param>
internal sealed record KitPage(string Name, string Title, PageKind Kind, string Markdown);

/// <summary>How a page of a kit is laid out.</summary>
internal enum PageKind
{
    /// <summary>A text for paper.</summary>
    Page,

    /// <summary>Cards, each on a sheet of its own: one begins with each heading of the second level.</summary>
    Cards,

    /// <summary>Slides of 16 to 9, with a rule between one and the next.</summary>
    Slides,
}
