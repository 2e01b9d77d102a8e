using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests.Drafting;

/// <summary><c>scenario new scenario</c>: the conversation, and the file with everything in comments.</summary>
public sealed partial class NewScenarioTests
{
    private const string OfficeLease = "tests/ScenarioEngine.Tests/Support/BasePack/office-lease";

    private static readonly string[] Packs = ["cuba-1962", "korean-armistice", "ukraine-interview", "ukraine-settlement"];

    /// <summary>Names, numbers, mistakes, going back, explaining, passing over, leaving open.</summary>
    [Test]
    public void WholeConversation_ReadsAsAccepted()
    {
        using var typist = new Typist();
        string[] answers =
        [
            "A first offer",
            "b",
            "?",
            "many",
            "400 dollars",
            "400",
            "",
            "3",
            "transfr",
            "1",
            "b",
            "",
            "12 years",
            "2027-02-30",
            "2027-03-01",
            "Y",
            "6",
            "?",
            "3",
            "b",
            "shop",
            "?",
            "2",
            "o",
            "n",
            "1, 3",
            "roof, 9",
            "0",
        ];

        var (exitCode, screen) = typist.Answer(answers, "new", "scenario", typist.At("first-offer"), "--rules", OfficeLease);

        Assert.That(exitCode, Is.EqualTo(ExitCode.Done));
        Golden.Check(
            "tests/ScenarioEngine.Cli.Tests/Golden/new-scenario.txt",
            $"{screen}\n{File.ReadAllText(typist.At("first-offer.yaml"))}"
        );
    }

    [TestCase(Typist.Interrupt, TestName = "Ctrl-C keeps what was answered")]
    [TestCase("q", TestName = "Stopping keeps what was answered")]
    [TestCase(null, TestName = "The end of the input keeps what was answered")]
    public void Ending_KeepsWhatWasAnswered(string? last)
    {
        using var typist = new Typist();

        typist.Answer(last is null ? ["Title", "1"] : ["Title", "1", last], "new", "scenario", typist.At("a"), "--rules", "cuba-1962");

        Assert.That(File.ReadAllText(typist.At("a.yaml")), Does.Match(@"scenario: Title\nrules: cuba-1962\nterms:\n  \S+: \S+\n\z"));
    }

    [TestCase("q", TestName = "Nothing is written for a title alone")]
    [TestCase("", "", "q", TestName = "Nothing is written without an answer")]
    [TestCase("", "1", "b", "q", TestName = "Nothing is written for an answer taken back")]
    [TestCase(TestName = "Nothing is written for an empty input")]
    public void WithoutAnswers_NothingIsWritten(params string[] answers)
    {
        using var typist = new Typist();

        var (exitCode, screen) = typist.Answer(answers, "new", "scenario", typist.At("a"), "--rules", "cuba-1962");

        Assert.That((exitCode, Path.Exists(typist.At("a.yaml"))), Is.EqualTo((ExitCode.Done, false)));
        Assert.That(screen, Does.EndWith("Nothing was answered, so nothing is written.\n"));
    }

    /// <summary>Whatever is typed, the tool goes on asking, and what it writes has no mistakes.</summary>
    [Test]
    public void AnyAnswers_GiveAFileWithoutMistakes([Range(1, 12)] int seed)
    {
        var dice = new Dice((ulong)seed);
        string[] words =
        [
            "",
            "1",
            "2",
            "3",
            "9",
            "0",
            "-1",
            "1, 2",
            "o",
            "open",
            "b",
            "n",
            "?",
            "yes",
            "no",
            "12",
            "12%",
            "10 years",
            "2026-05-01",
            "[",
            "]",
            "{a: b}",
            "&a",
            "*a",
            "- x",
            "\"",
            "'",
            ": ",
            "#",
            "\t",
            "…",
            "\uFEFF",
            "a=b",
            new('x', 5_000),
        ];
        using var typist = new Typist();

        var (exitCode, screen) = typist.Answer(
            Enumerable.Range(0, 60).Select(number => number == 0 ? words[seed] : dice.Pick(words)),
            "new",
            "scenario",
            typist.At("a"),
            "--rules",
            Packs[seed % Packs.Length]
        );

        Assert.That(exitCode, Is.EqualTo(ExitCode.Done), screen);
        Assert.That(screen, Does.Not.Contain("SE9001"));
        if (Path.Exists(typist.At("a.yaml")))
        {
            var check = Tool.Run("check", typist.At("a.yaml"));
            Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Done), check.Error);
            Assert.That(Tool.Run("format", "--check", typist.At("a.yaml")).ExitCode, Is.EqualTo(ExitCode.Done));
        }
    }

    [Test]
    public void FieldsWithoutMeaning_AreNotAsked()
    {
        using var typist = new Typist();

        var (_, none) = typist.Answer(["A", "none", "n", "q"], "new", "scenario", typist.At("a"), "--rules", "ukraine-interview");
        var (_, some) = typist.Answer(["A", "current-lines", "q"], "new", "scenario", typist.At("b"), "--rules", "ukraine-interview");

        Assert.That(none, Does.Not.Contain("(ceasefire.monitoring)").And.Not.Contain("(ceasefire.disputes)"));
        Assert.That(some, Does.Contain("(ceasefire.disputes)"));
    }

    [TestCaseSource(nameof(Packs))]
    public void WithoutQuestions_EveryFieldIsInAComment(string pack)
    {
        using var typist = new Typist();
        var path = typist.At("scenarios", "all.yaml");

        var made = Tool.Run("new", "scenario", path, "--rules", pack, "--title", "It's: all", "--as-of", "2026-01-31");

        Assert.That((made.ExitCode, made.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(made.Output, Does.StartWith($"Written: {path}\n"));
        Assert.That(Tool.Run("check", path, "--fail-on", "warning").Error, Is.Empty);
        Assert.That(Tool.Run("format", "--check", path).Output, Is.EqualTo("One file read: no files would change.\n"));
    }

    /// <summary>What stands behind the number signs are terms as the pack has them, and all of them.</summary>
    [TestCaseSource(nameof(Packs))]
    public void WithoutQuestions_EveryCommentedTermIsRight(string pack)
    {
        using var typist = new Typist();
        var path = typist.At("all.yaml");
        Tool.Run("new", "scenario", path, "--rules", pack, "--no-questions");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, CommentedTerm().Replace(text, "  "));

        var check = Tool.Run("check", path);

        Assert.That(check.Error, Does.Not.Contain("error SE"));
        Assert.That(CommentedTerm().Count(text) + 1, Is.EqualTo(Engine.LoadPack($"rules/{pack}").ValueOrThrow().Fields.Length));
    }

    [Test]
    public void FileThatIsThere_IsNotWrittenOver()
    {
        using var typist = new Typist();
        File.WriteAllText(typist.At("a.yaml"), "mine");

        var named = typist.Answer(["A", "1", "q"], "new", "scenario", typist.At("a"), "--rules", "cuba-1962");
        var silent = Tool.Run("new", "scenario", typist.At("a.yaml"), "--rules", "cuba-1962");

        Assert.That(
            named,
            Is.EqualTo(
                (
                    ExitCode.WrongInput,
                    "scenario: `FOLDER/a.yaml` is there already, and nothing is written over.\n   = hint: Take another name.\n"
                )
            )
        );
        Assert.That(silent.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(File.ReadAllText(typist.At("a.yaml")), Is.EqualTo("mine"));
    }

    [Test]
    public void Folder_GetsAFileNamedAfterTheTitle()
    {
        using var typist = new Typist();

        typist.Answer(["A freeze, for now", "1", "q"], "new", "scenario", typist.At(""), "--rules", "cuba-1962");

        Assert.That(Path.Exists(typist.At("a-freeze-for-now.yaml")));
    }

    [TestCase(
        "A scenario is written for a rule pack.",
        "Add `--rules` and one of: camp-david-1978, cuba-1962, elmira-1991, employment-contract, iran-2015, korean-armistice, office-lease, treaty-exercise, ukraine-interview, ukraine-settlement.",
        new string[0]
    )]
    [TestCase("There is no rule pack `ukraine-intervew`.", "Did you mean `ukraine-interview`?", new[] { "--rules", "ukraine-intervew" })]
    public void WithoutPack_SaysWhatToType(string message, string hint, string[] args)
    {
        var run = Tool.Run(["new", "scenario", .. args]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.WrongInput, $"scenario: {message}\n   = hint: {hint}\n")));
    }

    [Test]
    public void NToAQuestionOfYesOrNo_SaysNo()
    {
        using var rules = new TemporaryRules(
            "lease",
            "id: lease\ntitle: Lease\nversion: 1\nsummary: Words.\nissues: {garden: {title: Garden, type: yes-no}}\n"
        );
        using var typist = new Typist();

        typist.Answer(["Title", "n"], "new", "scenario", typist.At("a"), "--rules", Path.Combine(rules.Path, "lease"));

        Assert.That(File.ReadAllText(typist.At("a.yaml")), Does.EndWith("terms:\n  garden: no\n"));
    }

    [Test]
    public void PackWithoutIssues_IsToldSo()
    {
        using var rules = new TemporaryRules("lease", "id: lease\ntitle: Lease\nversion: 1\nsummary: Words.\n");

        var run = Tool.Run("new", "scenario", "a", "--rules", Path.Combine(rules.Path, "lease"));

        Assert.That(
            (run.ExitCode, run.Error),
            Is.EqualTo(
                (
                    ExitCode.WrongInput,
                    "scenario: `lease` has no issues yet, so there is nothing that a scenario could state.\n   = hint: Write its issues first.\n"
                )
            )
        );
    }

    [GeneratedRegex(@"^  #(?=\S)", RegexOptions.Multiline)]
    private static partial Regex CommentedTerm();
}
