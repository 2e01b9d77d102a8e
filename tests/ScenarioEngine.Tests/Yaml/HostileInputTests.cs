using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Formatting;
using ScenarioEngine.Tests.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Yaml;

/// <summary>Files that are made to hurt end in a diagnostic with a place, within a second of processor time.</summary>
/// <remarks>
/// Processor time, because the wall clock of a busy machine says little; so nothing else may run in this process meanwhile.
/// </remarks>
[NonParallelizable]
public sealed class HostileInputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static IEnumerable<TestCaseData> Texts =>
        [
            Case("NestedBrackets", Repeat("[", 100_000), "SE1006"),
            Case("NestedBrackets_BelowAKey", "terms: " + Repeat("[", 100_000) + Repeat("]", 100_000), "SE1006"),
            Case("NestedBraces", Repeat("{a: ", 100_000), "SE1006"),
            Case("NestedHyphens", Repeat("- ", 1_000_000), "SE1006"),
            Case("NestedQuestionMarks", Repeat("? ", 1_000_000), "SE1006"),
            Case(
                "DeepIndentation",
                string.Concat(Enumerable.Range(0, 1_000).Select(level => $"{new string(' ', 2 * level)}a:\n")),
                "SE1006"
            ),
            Case("AliasBomb", "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(Bomb)), "SE1007"),
            Case("ManyAnchors", Repeat("&a ", 1_000_000), "SE1001"),
            Case("ManyTags", Repeat("!a ", 1_000_000), "SE1007"),
            Case("LongScalar", "scenario: " + new string('a', 10_000_000), "SE1006"),
            Case("LongScalar_InQuotes", "scenario: \"" + new string('a', 10_000_000) + "\"", "SE1006"),
            Case("LongScalar_WithinTheBounds", "terms: " + new string('a', 3_900_000), "SE1004", "SE1005"),
            Case("LongOption", "scenario: a\nrules: office-lease\nterms: {use: " + new string('a', 3_900_000) + "}\n", "SE2005"),
            Case("LongNumber", "scenario: a\nrules: office-lease\nterms: {rent.monthly: " + new string('1', 3_900_000) + "}\n", "SE2006"),
            Case("LongPath", $"scenario: a\nrules: office-lease\nterms: {{\"{Repeat("a.", 500)}a\": 1}}\n", "SE2003"),
            Case("MillionKeys", string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"k{number}: 1\n")), "SE1006"),
            Case("MillionItems", $"terms: [{Repeat("a, ", 1_000_000)}]", "SE1006"),
            Case("MillionLines", Repeat("\n", 1_000_000), "SE1006"),
            Case("ManyUnknownKeys", string.Concat(Enumerable.Range(0, 45_000).Select(number => $"k{number}: 1\n")), "SE1004"),
            Case(
                "ManyUnknownIssues",
                "scenario: a\nrules: office-lease\nterms:\n"
                    + string.Concat(Enumerable.Range(0, 45_000).Select(number => $"  k{number}: 1\n")),
                "SE1006"
            ),
            Case("ManyDuplicates", Repeat("a: 1\n", 45_000), "SE1002"),
            Case("ManySlips", "terms\n" + Repeat("a:b\n", 90_000) + "]", "SE1021"),
            Case("ManySlips_InOneText", Repeat("a:b\n", 190_000), "SE1021"),
            Case("LinesInSingleQuotes", "a: '" + Repeat("b: \"\n", 190_000), "SE1001"),
            Case("LinesInQuotes", "a: \"" + Repeat("\n", 190_000), "SE1001"),
            Case("CurlyQuotes", "a: " + Repeat("“", 3_900_000), "SE1004", "SE1022"),
            Case("Tabs", new string('\t', 3_900_000), "SE1010"),
            Case("Colons", new string(':', 3_900_000), "SE1001"),
            Case("Quotes", new string('\'', 3_900_000), "SE1005"),
            Case("OnlyComments", Repeat("# nothing\n", 190_000), "SE1010"),
            Case("Empty", "", "SE1010"),
            Case("OnlySpaces", "   \n  \n", "SE1010"),
            Case("PackNameIsAPath", "scenario: a\nrules: ../../etc\nterms: {use: office}\n", "SE1013"),
            Case("PackNameIsRooted", "scenario: a\nrules: /etc\nterms: {use: office}\n", "SE1013"),
            Case("HalfAnEmoji", "scenario: a\nrules: office-lease\nterms: {use: \"\\uD83C\"}\n", "SE1001"),
        ];

    private static IEnumerable<TestCaseData> Files =>
        [
            new TestCaseData((byte[])[.. "scenario: a\0\0\0"u8], "SE1009").SetArgDisplayNames("NulBytes"),
            new TestCaseData(
                Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("scenario: a\n")).ToArray(),
                "SE1009"
            ).SetArgDisplayNames("Utf16"),
            new TestCaseData(
                Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes("scenario: a\n")).ToArray(),
                "SE1009"
            ).SetArgDisplayNames("Utf16BigEndian"),
            new TestCaseData(Encoding.Unicode.GetBytes("scenario: a\n"), "SE1009").SetArgDisplayNames("Utf16WithoutMark"),
            new TestCaseData(Encoding.Latin1.GetBytes("scenario: Büro\n"), "SE1009").SetArgDisplayNames("Latin1"),
            new TestCaseData((byte[])[0xEF, 0xBB, 0xBF], "SE1010").SetArgDisplayNames("OnlyAByteOrderMark"),
            new TestCaseData((byte[])[0xED, 0xA0, 0x80], "SE1009").SetArgDisplayNames("SurrogateInUtf8"),
            new TestCaseData((byte[])[0xC0, 0xAF], "SE1009").SetArgDisplayNames("OverlongUtf8"),
            new TestCaseData((byte[])[0x61, 0x3A, 0x20, 0xF0, 0x9F], "SE1009").SetArgDisplayNames("CharacterCutOff"),
            new TestCaseData(
                Enumerable.Range(0, 1_000_000).Select(number => (byte)(number * 167 % 256)).ToArray(),
                "SE1009"
            ).SetArgDisplayNames("Binary"),
        ];

    [TestCaseSource(nameof(Texts))]
    public void Text_EndsInADiagnostic(string text, string[] codes)
    {
        var (diagnostics, time) = Run(() => Sample.OfScenario(new SourceFile("scenario.yaml", text)));

        Check(diagnostics, time, codes);
    }

    [TestCaseSource(nameof(Texts))]
    public void TextAsPack_EndsInADiagnostic(string text, string[] codes)
    {
        var (diagnostics, time) = Run(() => Engine.LoadPack([new SourceFile("pack.yaml", text)]).Diagnostics);

        Check(diagnostics, time);
        Assert.That(codes, Is.Not.Empty);
    }

    /// <summary>Files that can be read, and are much work to write again.</summary>
    [TestCase("  # c\n  k{0}: 1\n", TestName = "Comments above every key are formatted")]
    [TestCase("  k{0}: {{a: 1}} # c\n", TestName = "Comments behind every key are formatted")]
    [TestCase("  # c{0}\n  #\n", TestName = "A block closed by comments only is formatted")]
    public void ManyComments_AreFormatted(string line)
    {
        var file = new SourceFile(
            "scenario.yaml",
            "terms:\n  a: b\n"
                + string.Concat(Enumerable.Range(0, 20_000).Select(number => string.Format(CultureInfo.InvariantCulture, line, number)))
        );
        Formatter.Format(new SourceFile("scenario.yaml", "terms: {}\n"));
        string? formatted = null;

        var (diagnostics, time) = Run(() =>
        {
            var result = Formatter.Format(file);
            formatted = result.Text;
            return result.Diagnostics;
        });

        Assert.That((diagnostics.IsEmpty, formatted?.Length >= file.Text.Length), Is.EqualTo((true, true)));
        Assert.That(time, Is.LessThan(Limit));
    }

    [TestCaseSource(nameof(Files))]
    public void File_EndsInADiagnostic(byte[] bytes, string code)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("scenario.yaml", bytes);

        var (diagnostics, time) = Run(() => Sample.OfScenarioAt(path));

        Check(diagnostics, time, code);
    }

    [Test]
    public void FileOfHundredMegabytes_IsNotReadToItsEnd()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "scenario.yaml");
        using (var stream = File.Create(path))
        {
            stream.SetLength(100 * 1024 * 1024);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (diagnostics, time) = Run(() => Sample.OfScenarioAt(path));

        Check(diagnostics, time, "SE1006");
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(40 * 1024 * 1024));
    }

    [Test]
    public void PackOfManyFiles_IsNotRead()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pack.yaml", "id: a\n");
        for (var number = 0; number <= 1_000; number++)
        {
            folder.Write($"file-{number}.yaml", "");
        }

        Assert.That(Sample.OfPackIn(folder.Path).Select(diagnostic => diagnostic.Code), Contains.Item("SE1006"));
    }

    [Test]
    public void PackOfSeveralLargeFiles_IsNotReadToItsEnd()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pack.yaml", "id: a\n");
        for (var number = 0; number < 6; number++)
        {
            folder.Write($"file-{number}.yaml", new string('#', 4_000_000));
        }

        var (diagnostics, time) = Run(() => Sample.OfPackIn(folder.Path));

        Check(diagnostics, time, "SE1006");
    }

    [TestCase("")]
    [TestCase("a\0b")]
    [TestCase("no/such/file.yaml")]
    [TestCase("/")]
    public void PathThatIsNoFile_EndsInADiagnostic(string path)
    {
        var (diagnostics, time) = Run(() => Sample.OfScenarioAt(path));

        Check(diagnostics, time, "SE1011");
    }

    [TestCase("")]
    [TestCase("a\0b")]
    [TestCase("no/such/folder")]
    public void PathThatIsNoPack_EndsInADiagnostic(string path)
    {
        var (diagnostics, time) = Run(() => Sample.OfPackIn(path));

        Check(diagnostics, time, "SE1020");
    }

    private static void Check(ImmutableArray<Diagnostic> diagnostics, TimeSpan time, params string[] codes)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics, Is.Not.Empty);
            Assert.That(diagnostics.Where(diagnostic => !IsWithinItsFile(diagnostic)), Is.Empty);
            Assert.That(diagnostics.Max(diagnostic => diagnostic.Message.Length + (diagnostic.Hint?.Length ?? 0)), Is.LessThan(1_000));
            Assert.That(time, Is.LessThan(Limit));
            if (codes.Length > 0)
            {
                Assert.That(diagnostics.Select(diagnostic => diagnostic.Code).Distinct(), Is.EquivalentTo(codes));
            }
        }
    }

    internal static bool IsWithinItsFile(Diagnostic diagnostic)
    {
        var (file, span) = diagnostic.Location;
        return span is { Start: >= 0, Length: >= 0 }
            && span.End <= file.Text.Length
            && diagnostic.Related.All(related => related.Location.Span.End <= related.Location.File.Text.Length);
    }

    private static (ImmutableArray<Diagnostic> Diagnostics, TimeSpan Time) Run(Func<ImmutableArray<Diagnostic>> read)
    {
        // What the sample needs is loaded, and what it runs is compiled, before the clock starts.
        Assert.That(Sample.OfScenario("scenario: a\nrules: office-lease\nterms: {use: ofice}\n"), Has.Length.EqualTo(1));
        var first = RunOnce(read);

        // A machine that is busy with other things can slow anything down once.
        return first.Time < Limit ? first : RunOnce(read);
    }

    private static (ImmutableArray<Diagnostic> Diagnostics, TimeSpan Time) RunOnce(Func<ImmutableArray<Diagnostic>> read)
    {
        var before = Environment.CpuUsage.TotalTime;
        var diagnostics = read();
        return (diagnostics, Environment.CpuUsage.TotalTime - before);
    }

    private static TestCaseData Case(string name, string text, params string[] codes) =>
        new TestCaseData(text, codes).SetArgDisplayNames(name);

    private static string Bomb(int number)
    {
        var (name, inner) = ((char)('a' + number), (char)('a' + number - 1));
        return $"{name}: &{name} [{Repeat($"*{inner}, ", 8)}*{inner}]\n";
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
