namespace ScenarioEngine.Cli.Tests.Drafting;

/// <summary><c>scenario new lesson</c>: a lesson that can be taught as it is, on whatever pack.</summary>
public sealed class NewLessonTests
{
    /// <summary>The packs that ship, but for one that has rankings and no positions.</summary>
    private static IEnumerable<string> Packs =>
        Directory
            .GetDirectories(Path.Combine(Tool.Root, "rules"))
            .Where(path => Engine.LoadPack(path).ValueOrThrow().Positions.Any(position => position.Statement.Date is not null))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Packs))]
    public void Lesson_MakesAKitWithEveryFigure(string pack)
    {
        using var typist = new Typist();
        var folder = Copy(typist, pack);

        var made = Tool.Run("new", "lesson", folder);
        var kit = Tool.Run("lesson", folder, "--out", typist.At("kit"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((made.ExitCode, made.Error), Is.EqualTo((ExitCode.Done, "")));
            Assert.That((kit.ExitCode, kit.Error), Is.EqualTo((ExitCode.Done, "")));
            Assert.That(Directory.EnumerateFiles(typist.At("kit"), "*.md").Select(File.ReadAllText), Has.None.Contains("{{"));
            Assert.That(Tool.Run("check", folder).ExitCode, Is.EqualTo(ExitCode.Done));
        }
    }

    [Test]
    public void LessonThatIsThere_IsNotWrittenOver()
    {
        using var typist = new Typist();
        var folder = Copy(typist, "office-lease");
        Tool.Run("new", "lesson", folder);

        var again = Tool.Run("new", "lesson", folder);

        Assert.That((again.ExitCode, again.Output), Is.EqualTo((ExitCode.WrongInput, "")));
        Assert.That(again.Error, Does.Contain("has a lesson already, in `").And.Contain("nothing is written over."));
    }

    [Test]
    public void PackWithoutADay_IsToldSo()
    {
        using var typist = new Typist();
        var folder = typist.At("assumed");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "pack.yaml"),
            "id: assumed\ntitle: Assumed\nversion: 1\nsummary: S.\nparties: {a: {title: A, role: signatory}}\nissues: {x: {title: X, type: yes-no}}\npositions:\n  - {id: no, party: a, kind: red-line, title: No, statement: No., source: assumption, crossed-when: {x: yes}}\n"
        );

        var run = Tool.Run("new", "lesson", folder);

        Assert.That(
            (run.ExitCode, run.Error),
            Is.EqualTo(
                (
                    ExitCode.WrongInput,
                    "scenario: Nothing in `assumed` was stated on a day, so that there is no day to teach.\n   = hint: Give its positions the day on which they were stated.\n"
                )
            )
        );
    }

    /// <summary>The YAML of a pack that ships, without its lesson.</summary>
    private static string Copy(Typist typist, string pack)
    {
        var (from, to) = (Path.Combine(Tool.Root, "rules", pack), typist.At("rules", pack));
        foreach (
            var file in Directory
                .EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "lesson")
        )
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }

        return to;
    }
}
