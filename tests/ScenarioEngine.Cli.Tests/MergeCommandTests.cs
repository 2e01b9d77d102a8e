namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario merge</c> as a user calls it.</summary>
public sealed class MergeCommandTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("merge").FullName;

    [OneTimeTearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Parts_GiveWhatOneRunGives()
    {
        string[] lines = [Line("none"), Line("de-jure"), "nonsense", Line("de-facto")];
        var parts = Directory.CreateDirectory(Path.Combine(_folder, "parts")).FullName;
        Summarize(Path.Combine(parts, "1.json"), lines[..1], "--part", "1/3");
        Summarize(Path.Combine(parts, "2.json"), lines[1..3], "--part", "2/3");
        Summarize(Path.Combine(parts, "3.json"), lines[3..], "--part", "3/3");
        var whole = Summarize(Path.Combine(_folder, "whole.json"), lines);

        Assert.That(Tool.Run("merge", parts, "--format", "json").Output, Is.EqualTo(File.ReadAllText(whole)));
        Assert.That(
            Tool.Run("merge", parts).Output,
            Does.StartWith("A batch of 4 scenarios\n").And.Contain("1 scenario with mistakes and without findings: SE1005 1.")
        );
        Assert.That(Tool.Run("merge", whole).Output, Is.EqualTo(Tool.Run("merge", parts).Output));
    }

    [TestCase("Of 3 parts these are missing: 2-3.", "1/3")]
    [TestCase("Part 1 of 3 is given twice, the second time in", "1/3", "1/3")]
    [TestCase("is about the same lines as a file before it.", null, null)]
    [TestCase("is part 2/3, and", null, "2/3")]
    public void PartsThatDoNotAddUp_AreTold(string sentence, params string?[] parts)
    {
        var files = parts
            .Select(
                (part, number) =>
                    Summarize(
                        Path.Combine(_folder, $"{TestContext.CurrentContext.Test.ID}-{number}.json"),
                        [Line(part is null ? "none" : $"{(number == 0 ? "none" : "de-jure")}")],
                        part is null ? [] : ["--part", part]
                    )
            )
            .ToArray();

        var run = Tool.Run(["merge", .. files]);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(run.Error, Does.Contain(sentence).And.Contain("\n   = hint: "));
    }

    [TestCase("looks at 2026-01-31, and", "--as-of", "2026-01-31")]
    [TestCase("reads silence as status-quo, and", "--silence", "status-quo")]
    [TestCase("was made with `--readings`, and", "--readings")]
    public void OtherCalls_AreNotPutTogether(string sentence, params string[] options)
    {
        var one = Summarize(Path.Combine(_folder, $"{TestContext.CurrentContext.Test.ID}-1.json"), [Line("none")]);
        var other = Summarize(Path.Combine(_folder, $"{TestContext.CurrentContext.Test.ID}-2.json"), [Line("de-jure")], options);

        Assert.That(Tool.Run("merge", one, other).Error, Does.Contain(sentence).And.Contain("they are not parts of one batch."));
    }

    [Test]
    public void OtherFilesOfAPack_AreNotPutTogether()
    {
        var rules = Path.Combine(_folder, "rules");
        Directory.CreateDirectory(Path.Combine(rules, "ukraine-interview"));
        foreach (var file in Directory.EnumerateFiles("rules/ukraine-interview", "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(rules, Path.GetRelativePath("rules", file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? "");
            File.WriteAllText(copy, File.ReadAllText(file) + "# changed\n");
        }

        var one = Summarize(Path.Combine(_folder, "pack-1.json"), [Line("none")]);
        var other = Summarize(Path.Combine(_folder, "pack-2.json"), [Line("de-jure")], "--rules", rules);

        Assert.That(Tool.Run("merge", one, other).Error, Does.Contain("rests on other files of the pack ukraine-interview"));
    }

    [Test]
    public void OtherFiles_AreNoSummaries() =>
        Assert.That(
            Tool.Run("merge", "README.md").Error,
            Does.StartWith("scenario: `README.md` is no summary of a batch, or not a whole one.\n")
        );

    /// <summary>Whoever misspelt a name would else look for a mistake in the file.</summary>
    [Test]
    public void MissingFiles_AreSaidToBeMissing() =>
        Assert.That(
            Tool.Run("merge", "nowhere.json").Error,
            Does.StartWith("scenario: There is no file or folder `nowhere.json`.\n").And.Not.Contain("summary of a batch")
        );

    [TestCase("`--readings` and `--summary` are for batches.", "--readings")]
    [TestCase("`--readings` and `--summary` are for batches.", "--summary", "x.json")]
    [TestCase("Which part of a batch this is, is said in its summary.", "--part", "1/2")]
    [TestCase(
        "`2/1` is no part of a batch; write `--part 3/100` for the third of a hundred.",
        "--format",
        "jsonl",
        "--summary",
        "x.json",
        "--part",
        "2/1"
    )]
    public void OptionsOfBatches_AreRefusedElsewhere(string sentence, params string[] options) =>
        Assert.That(
            Tool.Run(["evaluate", "scenarios/ukraine-interview/recognition-de-jure.yaml", .. options]).Error,
            Does.StartWith($"scenario: {sentence}\n")
        );

    [Test]
    public void Summary_IsNotWrittenOverAnythingElse()
    {
        var file = Path.Combine(_folder, "letter.txt");
        File.WriteAllText(file, "Dear");

        var run = Tool.RunOn(Line("none"), "evaluate", "-", "--format", "jsonl", "--summary", file);

        Assert.That((run.ExitCode, File.ReadAllText(file)), Is.EqualTo((ExitCode.WrongInput, "Dear")));
    }

    private static string Line(string recognition) =>
        $$$"""{"scenario": "A", "rules": "ukraine-interview", "terms": {"recognition": "{{{recognition}}}"}}""";

    private static string Summarize(string file, string[] lines, params string[] options)
    {
        Tool.RunOn(string.Join('\n', lines), ["evaluate", "-", "--format", "jsonl", "--fail-on", "never", "--summary", file, .. options]);
        return file;
    }
}
