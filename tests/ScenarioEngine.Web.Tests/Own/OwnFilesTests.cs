using System.IO.Compression;
using System.Net;
using System.Text;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Own;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Own;

/// <summary>What comes in as files of a pack, meant well or not.</summary>
public sealed class OwnFilesTests
{
    private const string Pack = "id: p\ntitle: P\nversion: '1'\nsummary: s\nparties: {a: {title: A, role: signatory}}\n";
    private const string Scenario = "scenario: S\nrules: p\nterms: {}\n";

    [Test]
    public void FolderOfAPack_LosesWhatLiesAboveIt()
    {
        var (names, leftOut) = Settle(
            ("home/p/pack.yaml", Pack),
            ("home/p/positions/a.yaml", "party: a\n"),
            ("home/scenarios/one.yaml", Scenario),
            ("home/other.yaml", "party: a\n"),
            ("home/p/lesson/lesson.yaml", "lesson: x\n"),
            ("home/p/README.md", "x"),
            ("home/.git/x.yaml", "x")
        );

        Assert.That(
            (names, leftOut),
            Is.EqualTo(
                (
                    "pack.yaml positions/a.yaml scenarios/one.yaml",
                    "home/other.yaml Elsewhere, home/p/README.md Kind, home/p/lesson/lesson.yaml Lesson"
                )
            )
        );
    }

    [Test]
    public void OneFile_IsThePackWhateverItIsCalled() =>
        Assert.That(Settle(("mine.yml", Pack), ("one.yaml", Scenario)).Names, Is.EqualTo("one.yaml pack.yaml"));

    [TestCase("../pack.yaml")]
    [TestCase("a/../../b.yaml")]
    [TestCase("/etc/a.yaml")]
    [TestCase("a\\..\\..\\b.yaml")]
    [TestCase("c:\\a.yaml")]
    [TestCase("a//b.yaml")]
    [TestCase("a/\u202egpj.yaml")]
    [TestCase("a/b\n.yaml")]
    [TestCase("a/b/c/d/e/f/g/h/i.yaml")]
    [TestCase("a/ b.yaml")]
    public void NameThatLeadsAstray_IsLeftOut(string name)
    {
        var (names, leftOut) = Settle(("pack.yaml", Pack), (name, "party: a\n"));

        Assert.That((names, leftOut.Split(' ')[^1]), Is.EqualTo(("pack.yaml", "Name")));
    }

    [Test]
    public void LinkInAZip_IsLeftOut()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip.CreateEntry("pack.yaml"), Pack);
            var link = zip.CreateEntry("passwords.yaml");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            Write(link, "/etc/passwd");
        }

        Assert.That(Take(("p.zip", bytes.ToArray())), Is.EqualTo(("pack.yaml", "passwords.yaml Link")));
    }

    [Test]
    public void FileThatIsNoText_IsLeftOutWithItsMistake()
    {
        var files = new OwnFiles(new ServeLimits());
        using var content = new MemoryStream([0xFF, 0xFE, 0x41, 0x00]);
        files.Add("pack.yaml", content);

        Assert.That(files.Settle(isWhole: true).LeftOut[0].Problem?.Code, Is.EqualTo("SE1009"));
    }

    [Test]
    public void ZipOfRandomBytes_IsLeftOut()
    {
        var dice = new Dice(7);
        byte[] bytes = [.. Enumerable.Range(0, 4_000).Select(_ => (byte)dice.Below(256))];
        var zip = Owner.Zip(("pack.yaml", Pack));
        for (var i = 20; i < 60; i++)
        {
            zip[i] ^= 0x5A;
        }

        Assert.That((Take(("a.zip", bytes)).LeftOut, Take(("b.zip", zip)).Names), Is.EqualTo(("a.zip NoZip", "")));
    }

    [Test]
    public async Task BombInAZip_IsRefusedBeforeItGoesOff()
    {
        using var owner = await Owner.With(("bomb.zip", Owner.Zip(("pack.yaml", new string('#', 200_000_000)))));

        Assert.That(
            (owner.Status, owner.Refusal?.QuerySelector("h1")?.TextContent),
            Is.EqualTo((HttpStatusCode.BadRequest, "This is too much text"))
        );
    }

    [Test]
    public async Task TenThousandFiles_AreRefused([Values("yaml", "txt")] string kind)
    {
        using var owner = await Owner.With(
            ("many.zip", Owner.Zip([.. Enumerable.Range(0, 7_000).Select(number => (FormattableString.Invariant($"{number}.{kind}"), ""))]))
        );

        Assert.That(
            (owner.Status, owner.Refusal?.QuerySelector("h1")?.TextContent),
            Is.EqualTo((HttpStatusCode.BadRequest, "These are too many files"))
        );
    }

    [Test]
    public async Task TwoPacks_AreRefused()
    {
        using var owner = await Owner.With(("two.zip", Owner.Zip(("a/pack.yaml", Pack), ("b/pack.yaml", Pack))));

        Assert.That(owner.Refusal?.QuerySelector("h1")?.TextContent, Is.EqualTo("These are several packs"));
    }

    [TestCase("a: &a [x, x]\nb: [*a, *a]\n", "SE1007")]
    [TestCase("{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{", "SE1006")]
    public async Task BombInYaml_IsAMistake(string text, string code)
    {
        using var owner = await Owner.With(text);

        Assert.That((await owner.Open("/workshop")).QuerySelector(".problems")?.TextContent, Does.Contain(code));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task PackInOneLongLine_IsReadAtOnce(CancellationToken cancellation)
    {
        var tests = string.Join(
            ", ",
            Enumerable.Range(0, 12_000).Select(number => FormattableString.Invariant($"{{f{number % 30}: yes, f{(number + 7) % 30}: no}}"))
        );
        var issues = string.Concat(
            Enumerable.Range(0, 30).Select(number => FormattableString.Invariant($"  f{number}: {{title: F, type: yes-no}}\n"))
        );
        using var owner = await Owner.With(
            $"{Pack}sources: {{s: {{title: S, publisher: P}}}}\nissues:\n{issues}positions:\n- {{id: x, party: a, kind: red-line, title: t, statement: s, speaker: x, stated: 2020-01-01, source: s, crossed-when: {{any: [{tests}]}}}}\n"
        );

        Assert.That((await owner.Open("/workshop")).QuerySelector(".problems")?.TextContent, Does.Contain("SE2029"));
        cancellation.ThrowIfCancellationRequested();
    }

    private static (string Names, string LeftOut) Settle(params (string Name, string Text)[] files) =>
        Take([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    private static (string Names, string LeftOut) Take(params (string Name, byte[] Content)[] files)
    {
        var taken = new OwnFiles(new ServeLimits());
        foreach (var (name, content) in files)
        {
            using var stream = new MemoryStream(content);
            taken.Add(name, stream);
        }

        var (texts, leftOut) = taken.Settle(isWhole: true);
        return (
            string.Join(' ', texts.Keys),
            string.Join(", ", leftOut.Select(file => $"{file.Name} {file.Why}").Order(StringComparer.Ordinal))
        );
    }

    private static void Write(ZipArchiveEntry entry, string text)
    {
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }
}
