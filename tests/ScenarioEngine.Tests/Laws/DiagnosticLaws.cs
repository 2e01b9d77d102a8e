using System.Reflection;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Diagnostics;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>
/// What holds of every kind of diagnostic: it can be reached, it is explained, a sample triggers it, and its words are plain.
/// </summary>
public sealed partial class DiagnosticLaws
{
    private static readonly string Source = Repository.At("src", "ScenarioEngine");

    private static IEnumerable<string> Codes => DiagnosticCatalog.All.Select(descriptor => descriptor.Code);

    /// <summary>What is wrong with lessons, of which <c>LessonTests</c> has the samples.</summary>
    private const string OfLessons = "SE6";

    /// <summary>
    /// The codes of mistakes that a user can make in packs and scenarios; no sample can trigger the one of the tool itself.
    /// </summary>
    private static IEnumerable<string> CodesOfUsers =>
        Codes.Where(code => code != DiagnosticCatalog.ToolFailed.Code && !code.StartsWith(OfLessons, StringComparison.Ordinal));

    private static IEnumerable<string> SourceFiles =>
        Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Where(path => !Generated().IsMatch(path));

    [Test]
    public void Codes_AreUnique() => Assert.That(Codes, Is.Unique);

    [Test]
    public void Codes_AreSortedAndWellFormed()
    {
        Assert.That(Codes, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(Codes, Has.All.Match(@"^SE[1-9]\d{3}$"));
    }

    [Test]
    public void Catalog_HasEveryDescriptorOfTheLibrary()
    {
        var declared =
            from type in typeof(Engine).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            where field.FieldType == typeof(DiagnosticDescriptor)
            select ((DiagnosticDescriptor?)field.GetValue(null))?.Code;

        Assert.That(declared, Is.EquivalentTo(Codes));
    }

    [Test]
    public void Descriptors_AreMadeInFilesOfDiagnosticsOnly()
    {
        var strays =
            from file in SourceFiles
            where !Path.GetFileName(file).EndsWith("Diagnostics.cs", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where NewDescriptor().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.That(strays, Is.Empty);
    }

    /// <summary>A descriptor is used by a factory method, and that method by a file that is no list of diagnostics.</summary>
    [Test]
    public void Descriptors_HaveAFactoryThatIsCalled()
    {
        var calls = SourceFiles
            .Where(file => !file.EndsWith("Diagnostics.cs", StringComparison.Ordinal))
            .SelectMany(CallsIn)
            .ToHashSet(StringComparer.Ordinal);
        var declared = (
            from file in Directory.EnumerateFiles(Source, "*Diagnostics.cs", SearchOption.AllDirectories)
            let text = File.ReadAllText(file)
            let reached = Reach(text, $"{Path.GetFileNameWithoutExtension(file)}.", calls)
            from Match descriptor in Descriptor().Matches(text)
            let isUsed = reached.Any(body => body.Contains(descriptor.Groups["name"].Value, StringComparison.Ordinal))
            select (Code: descriptor.Groups["code"].Value, IsUsed: isUsed)
        ).ToList();

        Assert.That(declared.Select(descriptor => descriptor.Code), Is.EquivalentTo(Codes), "this test reads every declaration");
        Assert.That(
            declared.Where(descriptor => !descriptor.IsUsed).Select(descriptor => descriptor.Code),
            Is.EqualTo(new[] { DiagnosticCatalog.ToolFailed.Code })
        );
    }

    [Test]
    public void EveryCode_HasAPageAndNothingElseHas()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Source, "Diagnostics", "Pages")).Select(path => Path.GetFileName(path));

        Assert.That(pages, Is.EquivalentTo(Codes.Select(code => $"{code}.md")));
    }

    [Test]
    public void EveryCode_HasAGoldenSampleAndNothingElseHas()
    {
        var samples = DiagnosticGoldenTests.Cases.Where(name => name.StartsWith("SE", StringComparison.Ordinal)).Select(name => name[..6]);

        Assert.That(samples.Distinct(), Is.EquivalentTo(CodesOfUsers));
    }

    [TestCaseSource(typeof(DiagnosticGoldenTests), nameof(DiagnosticGoldenTests.Cases))]
    public void Words_ArePlainSentences(string sample)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var diagnostic in DiagnosticGoldenTests.DiagnosticsOf(sample))
            {
                Assert.That(diagnostic.Message, Does.Match(@"^[A-Z`][^\n]*\.$"));
                Assert.That(diagnostic.Hint, Is.Null.Or.Match(@"^[A-Z`][^\n]*[.?]$"));
                Assert.That(diagnostic.Related.Select(related => related.Label), Has.None.EndsWith("."));
                Assert.That(
                    Quotation().Replace($"{diagnostic.Message} {diagnostic.Hint}", ""),
                    Does.Not.Match(Jargon()),
                    "no words of programmers, no blame"
                );
            }
        }
    }

    [TestCaseSource(nameof(Codes))]
    public void Pages_ArePlainSentences(string code) =>
        Assert.That(Quotation().Replace(DiagnosticCatalog.Explain(code) ?? "", ""), Does.Not.Match(Jargon()));

    /// <summary>The bodies of the factories that are called, and of those that these call in turn.</summary>
    private static List<string> Reach(string text, string owner, HashSet<string> calls)
    {
        var bodies = Method()
            .Matches(text)
            .ToDictionary(method => $"{method.Groups["name"].Value}{method.Index}", method => method.Value, StringComparer.Ordinal);
        var names = bodies.Keys.ToDictionary(key => key, key => key.TrimEnd("0123456789".ToCharArray()), StringComparer.Ordinal);
        var reached = bodies
            .Where(pair => calls.Contains(owner + names[pair.Key]))
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != reached.Count; )
        {
            before = reached.Count;
            var called = reached.Select(key => bodies[key]).ToList();
            reached.UnionWith(bodies.Keys.Where(key => called.Any(body => Regex.IsMatch(body, $@"(?<!\.)\b{names[key]}\("))));
        }

        return [.. reached.Select(key => bodies[key])];
    }

    private static IEnumerable<string> CallsIn(string file) => Call().Matches(File.ReadAllText(file)).Select(match => match.Value);

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Generated();

    [GeneratedRegex(@"(new(\s+DiagnosticDescriptor)?|\.(Error|Warning|Info))\(\s*""SE")]
    private static partial Regex NewDescriptor();

    [GeneratedRegex(@"DiagnosticDescriptor (?<name>\w+) =\s+\w+\.\w+\(\s*""(?<code>SE\d{4})""")]
    private static partial Regex Descriptor();

    [GeneratedRegex(
        @"(public|private) static Diagnostic (?<name>\w+)\(.*?(?=\n    (public|private|///|\[)|\n}\s*$)",
        RegexOptions.Singleline
    )]
    private static partial Regex Method();

    [GeneratedRegex(@"\b\w+Diagnostics\.\w+\b")]
    private static partial Regex Call();

    [GeneratedRegex(@"```.*?```|`[^`]*`", RegexOptions.Singleline)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        @"\b(null|node|scalar|token|parser|mapping|sequence|string|integer|boolean|decimal|exception|type mismatch|invalid|illegal|fatal|Int32|ID)\b"
    )]
    private static partial Regex Jargon();
}
