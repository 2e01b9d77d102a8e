using System.Text.RegularExpressions;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Web.Tests.Wording;

/// <summary>Holds the law that English stands in the folder Wording, so that a translator finds all of it there.</summary>
public sealed partial class WordingTests
{
    private static readonly string Root = Repository.At("src", "ScenarioEngine.Web");

    private static IEnumerable<string> Sources =>
        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".razor" or ".cs" or ".js")
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => path.Split(Path.DirectorySeparatorChar)[0] is not ("Wording" or "obj" or "bin"));

    [TestCaseSource(nameof(Sources))]
    public void English_StandsInOnePlace(string path)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));

        Assert.That(Path.GetExtension(path) == ".razor" ? WordsOf(text) : SentencesOf(text), Is.Empty);
    }

    [TestCase("<p class=\"quiet\">Hello @Name</p>", "Hello")]
    [TestCase("<p title=\"@Why\">@($\"such as {Number}\")</p>", "such as")]
    [TestCase("<p>@(Is ? \"so it is\" : \"\")</p>", "so it is")]
    [TestCase("<input placeholder=\"Your name\">", "Your name")]
    [TestCase("<p>@English.Site.Name <code>scenario serve</code></p>@code { string Hello => \"\"; }", null)]
    [TestCase("@* What it is *@<a href=\"/packs/@Pack.Id\" class=\"one two\">@foreach (var one in all) {\n<b>@one</b>\n}</a>", null)]
    public void Law_SeesWhatAVisitorWouldRead(string razor, string? words) =>
        Assert.That(WordsOf(razor), words is null ? Is.Empty : Is.EqualTo(new[] { words }));

    /// <summary>What stands between tags, in attributes that are read to somebody, and in texts of several words.</summary>
    private static List<string> WordsOf(string razor)
    {
        var markup = Comment().Replace(razor, "");
        var code = Code().Match(markup);
        var body = code.Success ? markup[..code.Index] : markup;
        return
        [
            .. Attribute().Matches(body).Select(match => match.Groups["words"].Value),
            .. Between().Matches(Command().Replace(body, "")).Select(match => match.Groups["words"].Value.Trim()),
            .. SentencesOf(markup),
        ];
    }

    /// <summary>Texts of at least two words, but for what exceptions say to programmers and what browsers and files are told.</summary>
    private static List<string> SentencesOf(string source) =>
        [
            .. from line in source.Split('\n')
            where
                !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                && !line.Contains("Exception(", StringComparison.Ordinal)
                && !line.Contains("new Error(", StringComparison.Ordinal)
            from match in Sentence().Matches(Interpolation().Replace(Attributes().Replace(line, ""), ""))
            select match.Groups["words"].Value.Trim(),
        ];

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@code\b|(?<=>)@code\b", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("<code>scenario [^<]*</code>")]
    private static partial Regex Command();

    [GeneratedRegex("""(aria-label|title|placeholder|alt)="(?<words>[A-Za-z][^"@]*)[^"]*""")]
    private static partial Regex Attribute();

    [GeneratedRegex("\\b[A-Za-z-]+=\"[^\"]*\"")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Interpolation();

    [GeneratedRegex(@"(?<=<[^@<>]*>)\s*(?<words>[A-Za-z][A-Za-z ,.’:;-]+)(?=[<@])")]
    private static partial Regex Between();

    [GeneratedRegex(
        """
            "(?<words>[A-Za-z][A-Za-z’ ,.:;]*[a-z][,.:;]? [a-z]+[A-Za-z’ ,.:;]*)"
            """
    )]
    private static partial Regex Sentence();
}
