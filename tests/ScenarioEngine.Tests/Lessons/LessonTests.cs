using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Lessons;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Lessons;

/// <summary>
/// The lessons that ship can be taught as they are: every figure is computed, the plan fits, and the readings are as easy as they say.
/// </summary>
public sealed partial class LessonTests
{
    private const string Head =
        "lesson: A lesson\nminutes: 5\ndays: [1962-10-27]\nplan:\n  - {minutes: 5, title: T, teacher: T, students: S}\n";

    private static IEnumerable<string> Packs =>
        Directory
            .GetDirectories(Repository.At("rules"))
            .Where(LessonKit.IsIn)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Packs))]
    public void Kit_HasEveryFigure(string pack)
    {
        var made = Make(pack);

        Assert.That(made.Diagnostics, Is.Empty);
        Assert.That(made.ValueOrThrow().Pages.Select(page => page.Markdown), Has.None.Contains("{{"));
    }

    [TestCaseSource(nameof(Packs))]
    public void Lesson_TakesFortyFiveMinutes(string pack) =>
        Assert.That(Make(pack).ValueOrThrow().Lesson.Plan.Sum(step => step.Minutes), Is.EqualTo(45));

    [TestCaseSource(nameof(Packs))]
    public void Readings_AreAsEasyAsTheySay(string pack)
    {
        var pages = Make(pack)
            .ValueOrThrow()
            .Pages.ToDictionary(page => page.Name, page => ReadingLevel.Grade(Prose(page.Markdown)), StringComparer.Ordinal);

        TestContext.Out.WriteLine(
            FormattableString.Invariant($"{pack}: grade {pages["reading"]:0.0}, in easier words {pages["reading-easier"]:0.0}")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages["reading"], Is.LessThanOrEqualTo(12));
            Assert.That(pages["reading-easier"], Is.LessThanOrEqualTo(8));
        }
    }

    [Test]
    public void ADayThatChangesInThePack_ChangesTheFigures()
    {
        var pack = Repository.At("rules", "cuba-1962");
        SourceFile[] files =
        [
            .. Directory
                .EnumerateFiles(pack, "*.yaml", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "lesson")
                .Select(path => new SourceFile(Path.GetRelativePath(pack, path), Later(path))),
        ];
        var evaluator = Engine.Compile(Engine.LoadPack(files).ValueOrThrow());
        var changed = Teacher(LessonKit.Make(evaluator, pack, Repository.At("scenarios", "cuba-1962")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Teacher(Make("cuba-1962")), Does.Contain("| 28 October 1962 | 6 | 1 of 36 |"));
            Assert.That(changed, Does.Contain("| 28 October 1962 | 7 | 0 of 36 |"));
        }

        static string Later(string path)
        {
            var text = File.ReadAllText(path);
            var at = text.IndexOf("id: no-inspection", StringComparison.Ordinal);
            var day = at < 0 ? -1 : text.IndexOf("1962-11-01", at, StringComparison.Ordinal);
            return day < 0 ? text : $"{text[..day]}1962-10-28{text[(day + 10)..]}";
        }
    }

    [TestCase("lesson: A lesson {{figure zne 1962-10-27}}\n", "SE6001", "zone")]
    [TestCase("lesson: A lesson {{figure outcome first-leter}}\n", "SE6001", "`scenario rules show cuba-1962` lists what there is.")]
    [TestCase("lesson: A lesson {{figure zone}}\n", "SE6001", "Write `{{figure zone DAY [without PATH=OPTION]}}`.")]
    [TestCase("lesson: A lesson\nroles:\n  - {party: sovjet-union, public: P}\n", "SE6002", "Did you mean `soviet-union`?")]
    [TestCase("lesson: A lesson\nquestions:\n  - {ask: A, answer: B, points: many}\n", "SE6002", "Write it in figures, such as `5`.")]
    [TestCase(
        "lesson: A lesson\nplan:\n  - {minutes: 4, title: T, teacher: T, students: S}\n",
        "SE6003",
        "Change the minutes of a step, or those of the lesson."
    )]
    [TestCase(
        "lesson: A lesson\nroles:\n  - {party: cuba, public: P, confidential: C, source: thirteen-days}\n",
        "SE6004",
        "Take the brief out, or write `closed: yes` where the case is closed and documented."
    )]
    [TestCase(
        "lesson: A lesson\nclosed: yes\nroles:\n  - {party: cuba, public: P, confidential: C}\n",
        "SE6004",
        "Name a source of the pack under `source`."
    )]
    public void Mistake_IsToldWithAHint(string head, string code, string hint)
    {
        var diagnostics = DiagnosticsOf(
            head.Contains("plan:", StringComparison.Ordinal)
                ? head + "minutes: 5\ndays: [1962-10-27]\n"
                : head + Head[Head.IndexOf('\n', StringComparison.Ordinal)..].TrimStart('\n')
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { code }));
            Assert.That(diagnostics[0].Hint, Does.Contain(hint));
            Assert.That(diagnostics[0].Location.Line, Is.Positive);
        }
    }

    [Test]
    public void Guide_ListsEveryFigure()
    {
        var guide = File.ReadAllText(Repository.At("rules", "README.md"));

        Assert.That(
            LessonKit
                .FigureKinds.Select(kind => $"| `{kind.Usage}` | {kind.Meaning} |")
                .Where(row => !guide.Contains(row, StringComparison.Ordinal)),
            Is.Empty
        );
    }

    private static LoadResult<LessonKit> Make(string pack)
    {
        var folder = Repository.At("rules", pack);
        return LessonKit.Make(Engine.Compile(Engine.LoadPack(folder).ValueOrThrow()), folder, Repository.At("scenarios", pack));
    }

    private static string Teacher(LoadResult<LessonKit> made) => made.ValueOrThrow().Pages.Single(page => page.Name == "teacher").Markdown;

    /// <summary>What is said of the head of a lesson on the Cuban crisis.</summary>
    internal static IReadOnlyList<Diagnostic> DiagnosticsOf(string head)
    {
        var evaluator = Engine.Compile(Engine.LoadPack(Repository.At("rules", "cuba-1962")).ValueOrThrow());
        var diagnostics = new DiagnosticBag();
        var empty = new SourceFile("notes.md", "Text.");
        var lesson = new LessonReader(evaluator.Pack, diagnostics).Read(new SourceFile("lesson.yaml", head), empty, empty, empty);
        return LessonKit.Make(lesson, evaluator, Repository.At("scenarios", "cuba-1962"), diagnostics).Diagnostics;
    }

    /// <summary>What is read on a page: not its headings, tables and lists of words.</summary>
    private static string Prose(string markdown) =>
        Marks().Replace(string.Join("\n", markdown.Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or '|' or '-'))), "");

    [GeneratedRegex(@"[*_\\]")]
    private static partial Regex Marks();
}

/// <summary>How many years of school a text asks for (Kincaid, Fishburne, Rogers and Chissom, 1975: the Flesch–Kincaid grade).</summary>
internal static partial class ReadingLevel
{
    public static double Grade(string text)
    {
        var sentences = text.Split(['.', '!', '?', ':', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Count(sentence => sentence.Any(char.IsLetter));
        var words = Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToList();
        return (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    /// <summary>Groups of vowels, without a silent e at the end; at least one.</summary>
    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        var isSilent = word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) && groups > 1;
        return Math.Max(1, groups - (isSilent ? 1 : 0));
    }

    [GeneratedRegex(@"[A-Za-z]+(?:'[a-z]+)?")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
