using System.Text;
using ScenarioEngine.Cli.Files;

namespace ScenarioEngine.Cli.Tests.Files;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SafeFileTests
{
    private string _folder = "";
    private string _path = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("scenario-files-").FullName;
        _path = Path.Combine(_folder, "a.yaml");
        File.WriteAllText(_path, "before\n");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Replace_WritesAndLeavesNothingBeside()
    {
        Assert.That(SafeFile.Replace(_path, "before\n", "after\n"), Is.Null);
        Assert.That(File.ReadAllText(_path), Is.EqualTo("after\n"));
        Assert.That(Names(), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void Replace_LeavesWhatSomebodyElseHasSaved()
    {
        Assert.That(SafeFile.Replace(_path, "what was read\n", "after\n")?.Sentence, Does.Contain("changed by somebody else"));
        Assert.That(File.ReadAllText(_path), Is.EqualTo("before\n"));
        Assert.That(Names(), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void Replace_KeepsTheByteOrderMark()
    {
        File.WriteAllText(_path, "before\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        SafeFile.Replace(_path, "before\n", "after\n");

        Assert.That(File.ReadAllBytes(_path), Is.EqualTo((byte[])[.. Encoding.UTF8.Preamble, .. "after\n"u8]));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Replace_KeepsModeAndSymbolicLink()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(_path, mode);
        var link = Path.Combine(_folder, "link.yaml");
        File.CreateSymbolicLink(link, "a.yaml");

        Assert.That(SafeFile.Replace(link, "before\n", "after\n"), Is.Null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllText(_path), Is.EqualTo("after\n"));
            Assert.That(File.GetUnixFileMode(_path), Is.EqualTo(mode));
            Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo("a.yaml"));
        }
    }

    [Test]
    [Platform("Linux")]
    public void Replace_RefusesAFileWithOtherNames()
    {
        var other = Path.Combine(_folder, "other.yaml");
        System.Diagnostics.Process.Start("ln", [_path, other]).WaitForExit();

        Assert.That(SafeFile.Replace(_path, "before\n", "after\n")?.ToString(), Does.Contain("hard links"));
        Assert.That(File.ReadAllText(other), Is.EqualTo("before\n"));
    }

    [Test]
    public void Replace_CleansUpAfterAProcessThatWasKilled()
    {
        File.WriteAllText(Path.Combine(_folder, ".a.yaml.x1.scenario-unfinished"), "aft");
        File.WriteAllText(Path.Combine(_folder, ".b.yaml.x1.scenario-unfinished"), "of another file");

        SafeFile.Replace(_path, "before\n", "after\n");

        Assert.That(Names(), Is.EqualTo([".b.yaml.x1.scenario-unfinished", "a.yaml"]));
    }

    [Test]
    public void Create_WritesOverNothing()
    {
        Assert.That(SafeFile.Create(_path, "after\n")?.Sentence, Does.Contain("is there already"));
        Assert.That(SafeFile.Create(Path.Combine(_folder, "deep/er/b.yaml"), "new\n"), Is.Null);
        Assert.That(File.ReadAllText(_path), Is.EqualTo("before\n"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "deep/er/b.yaml")), Is.EqualTo("new\n"));
    }

    [Test]
    public void CreateFolder_IsThereWholeOrNotAtAll()
    {
        var made = Path.Combine(_folder, "made");

        Assert.That(
            SafeFile.CreateFolder(made, [("a", "A"), ("b/c", "C"), ("a/d", "a is a file")])?.ExitCode,
            Is.EqualTo(ExitCode.WrongInput)
        );
        Assert.That(Names(), Is.EqualTo(["a.yaml"]));
        Assert.That(SafeFile.CreateFolder(made, [("a", "A"), ("b/c", "C")]), Is.Null);
        Assert.That(File.ReadAllText(Path.Combine(made, "b/c")), Is.EqualTo("C"));
        Assert.That(SafeFile.CreateFolder(made, [("a", "other")])?.Sentence, Does.Contain("is there already"));
    }

    [TestCase("../outside")]
    [TestCase("b/../../outside")]
    [TestCase("/tmp/scenario-outside")]
    [TestCase("../made-beside/a")]
    public void CreateFolder_WritesNowhereElse(string name)
    {
        var failure = SafeFile.CreateFolder(Path.Combine(_folder, "made"), [("a", "A"), (name, "evil")]);

        Assert.That(failure?.ToString(), Does.Contain("would lie outside"));
        Assert.That(File.Exists("/tmp/scenario-outside"), Is.False);
        Assert.That(Names(), Is.EqualTo(["a.yaml"]));
    }

    [Test]
    public void WriteResult_LeavesFilesThatWereRead()
    {
        var link = Path.Combine(_folder, "link.yaml");
        File.CreateSymbolicLink(link, "a.yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                SafeFile.WriteResult(_path, "x"u8.ToArray(), [_path], _ => true)?.ToString(),
                Does.Contain("is one of the files that this call reads")
            );
            Assert.That(
                SafeFile.WriteResult(link, "x"u8.ToArray(), [_path], _ => true)?.ToString(),
                Does.Contain("is one of the files that this call reads")
            );
            Assert.That(SafeFile.WriteResult(_path, "x"u8.ToArray(), [], _ => false)?.Sentence, Does.Contain("holds something else"));
            Assert.That(File.ReadAllText(_path), Is.EqualTo("before\n"));
        }
    }

    [Test]
    public void WriteResult_WritesOverAnEarlierOne()
    {
        Assert.That(SafeFile.WriteResult(_path, "x"u8.ToArray(), [], _ => true), Is.Null);
        Assert.That(SafeFile.WriteResult(Path.Combine(_folder, "new.json"), "y"u8.ToArray(), [], _ => false), Is.Null);
        Assert.That(File.ReadAllText(_path), Is.EqualTo("x"));
    }

    [Test]
    [Platform("Linux")]
    public void WriteResult_WritesToADevice() => Assert.That(SafeFile.WriteResult("/dev/null", "x"u8.ToArray(), [], _ => false), Is.Null);

    /// <summary>So that nobody truncates a user's file again.</summary>
    [Test]
    public void NobodyElseWritesFiles()
    {
        var writing = new System.Text.RegularExpressions.Regex(
            @"\bFile\.(Write|Append|Create\(|Open\(|OpenWrite|Move|Replace|Copy)|FileMode\.(Create|OpenOrCreate|Truncate|Append)|new StreamWriter\((?!stream|zip)"
        );
        var source = Path.Combine(Tool.Root, "src");
        var strays =
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(source, file)
            where !name.Contains("/obj/", StringComparison.Ordinal)
            // The journal of the rooms only grows, and is flushed before anything is acknowledged.
            where Path.GetFileName(name) is not ("SafeFile.cs" or "RoomJournal.cs")
            from line in File.ReadLines(file)
            where writing.IsMatch(line)
            select $"{name}: {line.Trim()}";

        Assert.That(strays, Is.Empty);
    }

    private List<string?> Names() =>
        [.. Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
