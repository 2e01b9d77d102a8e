namespace ScenarioEngine.Cli.Tests;

/// <summary><c>--watch</c>, driven by changes that the tests make, without waiting on time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WatchTests
{
    private const string Clear = "scenario: Watched\nrules: ukraine-interview\nterms: {recognition: none}\n";

    private string _folder = "";

    private string File => Path.Combine(_folder, "watched.yaml");

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("scenario-tests-").FullName;
        System.IO.File.WriteAllText(File, Clear);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void EverySave_IsShown_AndTheLastExitCodeStays()
    {
        var frames = Watch(
            height: null,
            Path.Combine(Tool.Root, "rules"),
            out var exitCode,
            () => System.IO.File.WriteAllText(File, Clear.Replace("none", "de-jure", StringComparison.Ordinal)),
            () => System.IO.File.WriteAllText(File, Clear.Replace("recognition", "recogniton", StringComparison.Ordinal)),
            () => System.IO.File.Delete(File),
            () => System.IO.File.WriteAllText(File, Clear.Replace("none", "de-jure", StringComparison.Ordinal))
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frames[0], Does.Contain("OPEN  No stated red line is crossed"));
            Assert.That(frames[1], Does.Contain("CONFLICT  It crosses a red line of Ukraine."));
            Assert.That(frames[2], Does.Contain("error SE2003"));
            Assert.That(frames[3], Does.Contain("error SE1011"));
            Assert.That(frames[4], Is.EqualTo(frames[1]));
            Assert.That(exitCode, Is.EqualTo(ExitCode.Conflict));
        }
    }

    [Test]
    public void Pack_IsReadAgainOnceItHasChanged()
    {
        const string pack = """
            id: watched
            title: Watched
            version: 1.0.0
            summary: s
            parties: {a: {title: A, role: signatory}}
            sources: {s: {title: S, publisher: P, date: 2026-01-01, url: "https://example.org/"}}
            issues: {x: {title: X, type: scale, options: {low: l, middle: m, high: h}, status-quo: low}}
            """;
        const string position = """
            party: a
            positions: [{id: p, kind: red-line, title: T, statement: S, speaker: N, stated: 2026-01-01, source: s, crossed-when: {x: high}}]
            """;
        using var rules = new TemporaryRules("watched", pack);
        var positions = Path.Combine(rules.Path, "watched", "positions.yaml");
        System.IO.File.WriteAllText(File, "scenario: S\nrules: watched\nterms: {x: middle}\n");

        var frames = Watch(
            height: null,
            rules.Path,
            out _,
            () => System.IO.File.WriteAllText(positions, position),
            () => { },
            () => System.IO.File.WriteAllText(positions, position.Replace("high}", "middle}", StringComparison.Ordinal)),
            () => System.IO.File.Delete(positions)
        );

        Assert.That(
            frames.ConvertAll(frame =>
                frame.Split('\n').First(line => line.StartsWith("NO", StringComparison.Ordinal) || line.StartsWith('C')).Split("  ")[0]
            ),
            Is.EqualTo(new[] { "NO POSITION", "CLEAR", "CLEAR", "CONFLICT", "NO POSITION" })
        );
    }

    [Test]
    public void Screen_IsWrittenOverTheOneBefore_AndCutToItsHeight()
    {
        var frames = Watch(height: 12, Path.Combine(Tool.Root, "rules"), out _, () => { });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(frames[0], Does.StartWith("\e[2J\e[HWatched\e[K\n"));
            Assert.That(frames[1], Does.StartWith("\e[HWatched\e[K\n"), "Clearing the whole screen would flicker.");
            Assert.That(frames[1].Split('\n'), Has.Length.EqualTo(11));
            Assert.That(frames[1], Does.Match(@"\n-- \d+ more lines; run 2, exit code 0; waiting for a change, Ctrl-C ends\e\[K\e\[J$"));
        }
    }

    [Test]
    public void Screen_CountsTheRowsOfLinesThatAreLongerThanTheWindow()
    {
        System.IO.File.WriteAllText(
            File,
            $"scenario: {new string('x', 3 * Terminal.PlainWidth)}\nrules: ukraine-interview\nterms: {{recognition: none}}\n"
        );

        var frames = Watch(height: 12, Path.Combine(Tool.Root, "rules"), out _);

        var rows = frames[0]
            .Replace("\e[K", "", StringComparison.Ordinal)
            .Split('\n')
            .Sum(line => Math.Max(1, (line.Length + Terminal.PlainWidth) / (Terminal.PlainWidth + 1)));
        Assert.That(rows, Is.InRange(8, 12));
    }

    /// <summary>A folder with a pack in it and one with a scenario, each changed as an editor may do it.</summary>
    [Test]
    public void Changes_AreNoticedHoweverTheyAreMade()
    {
        var below = Directory.CreateDirectory(Path.Combine(_folder, "below")).FullName;
        using var changes = new Changes();
        changes.Watch(new WatchRoot(_folder, WithFoldersBelow: true));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Action[] saves =
        [
            () => System.IO.File.AppendAllText(File, "# more\n"),
            () => System.IO.File.WriteAllText(Path.Combine(below, "new.yaml"), Clear),
            () =>
            {
                // As many editors save.
                System.IO.File.WriteAllText(Path.Combine(below, "new.tmp"), Clear);
                System.IO.File.Move(Path.Combine(below, "new.tmp"), Path.Combine(below, "new.yaml"), overwrite: true);
            },
            () => System.IO.File.Delete(File),
        ];

        foreach (var save in saves)
        {
            save();
            Assert.That(() => changes.WaitForNext(patience.Token), Throws.Nothing, "A change was not noticed.");
        }
    }

    [TestCase("scenario: `--watch` cannot watch standard input.", "evaluate", "-", "--watch")]
    [TestCase("scenario: `--watch` shows text.", "evaluate", "scenarios", "--format", "json", "--watch")]
    [TestCase("scenario: `--watch` shows text.", "test", "scenarios", "--format", "junit", "--watch")]
    [TestCase("scenario: There is no folder to watch.", "check", "nowhere/at/all.yaml", "--watch")]
    public void WhatCannotBeWatched_IsRefused(string complaint, params string[] args)
    {
        var run = Tool.Run(args);

        Assert.That((run.ExitCode, run.Error.Split('\n')[0]), Is.EqualTo((ExitCode.WrongInput, complaint)));
    }

    [Test]
    public void Roots_HoldScenariosAndPacks()
    {
        var scenario = Path.Combine("scenarios", "ukraine-interview", "recognition-de-jure.yaml");

        var roots = WatchRoots.Of([scenario, "scenarios/cuba-1962", "scenarios/cuba-1962/**/*.yaml"], ["rules/ukraine-interview"]);

        Assert.That(
            roots.Select(root => (Path.GetRelativePath(".", root.Folder), root.WithFoldersBelow)),
            Is.SupersetOf(
                new[]
                {
                    (Path.Combine("scenarios", "ukraine-interview"), false),
                    (Path.Combine("scenarios", "cuba-1962"), true),
                    ("rules", true),
                }
            )
        );
        Assert.That(roots, Is.Unique);
    }

    /// <summary>What is on the screen after every change.</summary>
    private List<string> Watch(int? height, string rules, out int exitCode, params Action[] changes)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var end = new CancellationTokenSource();
        var terminal = new Terminal(() => Stream.Null, output, output, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false)
        {
            Height = height,
        };
        var (frames, next) = (new List<string>(), 0);
        exitCode = new Watching(terminal).Run(
            ["evaluate", File, "--rules", rules],
            cancellation =>
            {
                frames.Add(output.ToString());
                output.GetStringBuilder().Clear();
                if (next == changes.Length)
                {
                    end.Cancel();
                }

                cancellation.ThrowIfCancellationRequested();
                changes[next++]();
            },
            end.Token
        );
        return frames;
    }
}
