using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Wording;

/// <summary>Whoever reads a page finds words on it: names of files are shown where somebody writes files, and nowhere else.</summary>
public sealed partial class SlugTests
{
    private static readonly ImmutableArray<string> Read = ["title", "aria-label", "placeholder", "alt", "aria-valuetext"];

    /// <summary>What is written into files: a file itself, the vocabulary beside its words, and where a rule is written.</summary>
    private const string Written = "pre, textarea, script, style, section[aria-labelledby='vocabulary'] code, #why-rule code";

    [TestCase("ukraine-interview", "recognition-de-jure")]
    [TestCase("ukraine-settlement", "package-d-withdrawal-from-donetsk")]
    public async Task Page_SaysWords(string pack, string scenario)
    {
        var served = TestServer.Packs.First(served => served.Pack.Id == pack);
        var slugs = SlugsOf(served.Pack);
        var authored = Authored(served);
        var table = Web.Address.TableAddress.Of(scenario, served.Scenarios[scenario]);
        using var teacher = new Crawl(pack);

        var pages = await teacher.Walk(table.ToString(), [.. Starts(pack, table)]);

        var found =
            from page in pages
            from slug in TextsOf(page.Page).SelectMany(text => Found(text, slugs, authored))
            group page.Address.Split('?')[0] by slug into same
            select $"{same.First()}: {same.Key}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join('\n', found), Is.Empty);
            Assert.That(pages.Select(page => Crawl.PathKind(page.Address)).Distinct().Count(), Is.GreaterThan(12), "kinds of pages");
        }
    }

    [TestCase("recognition: de-jure", "de-jure")]
    [TestCase("The field ceasefire.line decides.", "ceasefire.line")]
    [TestCase("Control is recognised de-facto, as it were.", null)]
    [TestCase("non-de-jure-like", null)]
    public void Test_SeesANameAndNoWord(string text, string? slug) =>
        Assert.That(
            Found(text, ["de-jure", "de-facto", "ceasefire.line"], ["Control is recognised de-facto, as it were."]),
            slug is null ? Is.Empty : Is.EqualTo(new[] { $"{slug}: {text}" })
        );

    private static IEnumerable<string> Starts(string pack, Web.Address.TableAddress table)
    {
        yield return "/";
        yield return $"/table/{pack}";
        yield return table.ToString();
        // What a term says in vain is said beside the table.
        yield return $"/table/{pack}?zone.kind=none&zone.sovereignty=ukrainian";
        yield return $"/packs/{pack}";
        yield return $"/lesson/{pack}";
        foreach (var kind in (string[])["present", "handout", "embed", "print", "pictures", "map", "works", "moves"])
        {
            yield return $"/{kind}/{pack}{table.Query}";
        }
    }

    /// <summary>Names that no sentence has by chance: those with a hyphen, a dot or a bracket.</summary>
    private static ImmutableArray<string> SlugsOf(RulePack pack) =>
        [
            .. pack
                .Fields.Select(field => field.Path)
                .Concat(pack.Fields.SelectMany(field => field.Type.Options).Select(option => option.Id))
                .Concat(pack.Positions.Select(position => position.FullName))
                .Concat(pack.Positions.Select(position => position.Id))
                .Concat(pack.Positions.SelectMany(position => position.Readings).Select(reading => reading.Id))
                .Concat(pack.Constraints.Select(constraint => constraint.Id))
                .Concat(pack.Implications.Select(implication => implication.Id))
                .Where(name => name.AsSpan().ContainsAny("-.[/"))
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(name => name.Length),
        ];

    /// <summary>What the authors of a pack have written in sentences, in which a hyphen is theirs.</summary>
    private static ImmutableArray<string> Authored(ServedPack served) =>
        [
            .. served
                .Pack.Files.Select(file => file.Text)
                .Concat(served.Scenarios.Values.Select(scenario => scenario.File.Text))
                .SelectMany(text => Sentence().Matches(Folded().Replace(text, " ")).Select(match => Plain(match.Value)))
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Found(string text, IEnumerable<string> slugs, IReadOnlyCollection<string> authored) =>
        from slug in slugs
        where text.Contains(slug, StringComparison.Ordinal)
        where Regex.IsMatch(text, $@"(?<![\w\-./\[])({Regex.Escape(slug)})(?![\w\-\[]|[./]\w)", RegexOptions.None, TimeSpan.FromSeconds(1))
        where !authored.Any(sentence => sentence.Contains(slug, StringComparison.Ordinal) && IsIn(text, sentence, slug))
        select $"{slug}: {text}";

    /// <summary>Whether what stands around a name on the page stands around it in a sentence of the pack.</summary>
    private static bool IsIn(string text, string sentence, string slug)
    {
        const int around = 6;
        var at = text.IndexOf(slug, StringComparison.Ordinal);
        var (begin, end) = (Math.Max(0, at - around), Math.Min(text.Length, at + slug.Length + around));
        return sentence.Contains(text[begin..end].Trim(), StringComparison.Ordinal)
            || sentence.Contains(text[at..end].Trim(), StringComparison.Ordinal) && end - at > slug.Length
            || sentence.Contains(text[begin..(at + slug.Length)].Trim(), StringComparison.Ordinal) && at - begin > 0;
    }

    private static IEnumerable<string> TextsOf(IHtmlDocument page)
    {
        foreach (var element in page.All.Where(element => element.Closest(Written) is null))
        {
            foreach (var text in element.ChildNodes.OfType<IText>().Select(node => Plain(node.Text)).Where(text => text.Length > 0))
            {
                yield return text;
            }

            foreach (var name in Read.Where(element.HasAttribute))
            {
                yield return Plain(element.GetAttribute(name) ?? "");
            }
        }
    }

    private static string Plain(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>A line that goes on in the next.</summary>
    [GeneratedRegex(@"\n +(?![a-z][\w.\-]*: |- )")]
    private static partial Regex Folded();

    /// <summary>What stands after a key, or in a list, and has a blank in it.</summary>
    [GeneratedRegex(@"(?<=[:\-] +)[^\n:]*\w [^\n]*")]
    private static partial Regex Sentence();
}
