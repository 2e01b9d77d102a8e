using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Wording;

/// <summary>Holds the law that English stands in the folder Wording, so that a translator finds all of it there.</summary>
public sealed partial class WordingTests
{
    private static readonly string Root = Repository.At("src", "ScenarioEngine.Web");

    private static readonly ImmutableArray<string> Read = ["aria-label", "title", "placeholder", "alt", "aria-valuetext"];

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

        Assert.That(Path.GetExtension(path) == ".razor" ? WordsOf(text) : [.. SentencesOf(text), .. MarkupOf(text)], Is.Empty);
    }

    [TestCase("<p class=\"quiet\">Hello @Name</p>", "Hello")]
    [TestCase("<p title=\"@Why\">@($\"such as {Number}\")</p>", "such as")]
    [TestCase("<p>@(Is ? \"so it is\" : \"\")</p>", "so it is")]
    [TestCase("<input placeholder=\"Your name\">", "Your name")]
    [TestCase("<p>@(Is ? \"yes\" : \"\")</p>", "yes")]
    [TestCase("<p>@Number packages</p>", "packages")]
    [TestCase("<p title=\"@(Is ? \"open\" : null)\">@Number</p>", "open")]
    [TestCase("@if (isOpen)\n{\n    var one = Find(\"one\");\n    <p>Hello</p>\n}", "Hello")]
    [TestCase("<p class=\"@(Is ? \"open\" : null)\">@Number</p>", null)]
    [TestCase("<p>@English.Site.Name <code>scenario serve</code></p>@code { string Hello => \"\"; }", null)]
    [TestCase("@* What it is *@<a href=\"/packs/@Pack.Id\" class=\"one two\">@foreach (var one in all) {\n<b>@one</b>\n}</a>", null)]
    public void Law_SeesWhatAVisitorWouldRead(string razor, string? words) =>
        Assert.That(WordsOf(razor), words is null ? Is.Empty : Is.EqualTo(new[] { words }));

    [TestCase("html.Add($\"<p>{English.Site.Name}</p>\");", null)]
    [TestCase("html.Add($\"<p class=\\\"quiet\\\">and {rest}</p>\");", "and")]
    [TestCase("html.Add($\"\"\"<b title=\"Closed\">{rest}</b>\"\"\");", "Closed")]
    public void Law_SeesWhatIsWrittenAsMarkup(string code, string? words) =>
        Assert.That(MarkupOf(code), words is null ? Is.Empty : Is.EqualTo(new[] { words }));

    /// <summary>What stands between tags, in attributes that are read to somebody, and in texts of several words.</summary>
    private static List<string> WordsOf(string razor)
    {
        var markup = Command().Replace(Comment().Replace(razor, ""), "");
        var code = Code().Match(markup);
        var (html, shown) = RazorMarkup.Read(code.Success ? markup[..code.Index] : markup);
        return [.. TextsOf(html).Concat(shown.SelectMany(LettersOf)).Concat(SentencesOf(markup)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What code writes as markup.</summary>
    private static List<string> MarkupOf(string code) => [.. Literals.Of(code).Where(text => Tag().IsMatch(text)).SelectMany(TextsOf)];

    /// <summary>The texts of markup, and those of its attributes that are read to somebody.</summary>
    private static IEnumerable<string> TextsOf(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}").Body ?? throw new InvalidOperationException("A document has a body.");
        return body.Descendants<IText>()
            .Where(text => text.ParentElement?.LocalName is not ("script" or "style"))
            .Select(text => text.Text)
            .Concat(body.Descendants<IElement>().SelectMany(element => Read.Select(name => element.GetAttribute(name) ?? "")))
            .Select(text => text.Trim())
            .Where(text => text.Any(char.IsLetter));
    }

    /// <summary>What an expression may say; by what stands between brackets something is found, as in a form.</summary>
    private static IEnumerable<string> LettersOf(string expression) =>
        Literals.Of(Key().Replace(expression, "")).Select(text => text.Trim()).Where(text => text.Any(char.IsLetter));

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

    [GeneratedRegex("\\b[A-Za-z-]+=\"[^\"]*\"")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Interpolation();

    [GeneratedRegex("""\["[\w-]+"\]""")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<!\?)</?[a-z]")]
    private static partial Regex Tag();

    [GeneratedRegex(
        """
            "(?<words>[A-Za-z][A-Za-z’ ,.:;]*[a-z][,.:;]? [a-z]+[A-Za-z’ ,.:;]*)"
            """
    )]
    private static partial Regex Sentence();
}
