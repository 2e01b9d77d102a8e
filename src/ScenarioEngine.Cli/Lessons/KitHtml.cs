using System.Net;
using Markdig;
using ScenarioEngine.Lessons;

namespace ScenarioEngine.Cli.Lessons;

/// <summary>Pages of a kit as HTML: files of their own, without scripts, to be printed on A4 or Letter, or projected.</summary>
internal static class KitHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>A page as a whole file.</summary>
    public static string Write(KitPage page, string lesson) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode($"{page.Title}: {lesson}")}</title>
            <style>
            {Style.Value}
            </style>
            </head>
            <body class="{ClassOf(page.Kind)}">
            <main>
            {Body(page)}
            </main>
            </body>
            </html>

            """;

    private static string ClassOf(PageKind kind) =>
        kind switch
        {
            PageKind.Cards => "cards",
            PageKind.Slides => "slides",
            _ => "page",
        };

    private static string Body(KitPage page) =>
        page.Kind switch
        {
            PageKind.Slides => string.Concat(page.Markdown.Split("\n\n---\n\n").Select(slide => $"<section>\n{Html(slide)}</section>\n")),
            PageKind.Cards => string.Concat(
                page.Markdown.Split("\n\n## ").Select((card, number) => $"<section>\n{Html(number == 0 ? card : $"## {card}")}</section>\n")
            ),
            _ => Html(page.Markdown),
        };

    private static string Html(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    private static string ReadStyle()
    {
        using var stream =
            typeof(KitHtml).Assembly.GetManifestResourceStream("kit.css")
            ?? throw new InvalidOperationException("The kit has lost its style.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
