using ScenarioEngine.Diagnostics;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>The frame of every report in HTML: one file that needs no network and no script.</summary>
internal static class HtmlPage
{
    private const int LongestTitle = 60;

    /// <summary>Writes a page.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Writes what is on it.</param>
    public static void Write(TextWriter writer, string title, Action<HtmlText> content)
    {
        var html = new HtmlText(writer);
        html.Own(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        );
        html.Element("title", Shorten(title));
        html.Own("\n<style>\n");
        html.Own(Style());
        html.Own("</style>\n</head>\n<body>\n");
        html.Element("main", () => content(html));
        html.Own("\n</body>\n</html>\n");
    }

    private static string Shorten(string title) =>
        title.Length <= LongestTitle ? title : $"{title[..UserText.Whole(title, LongestTitle)].TrimEnd()}…";

    /// <summary>How pictures look, on any page that has the colours that it names.</summary>
    public static string PictureStyle() => Read("pictures.css");

    private static string Style() => Read("report.css") + PictureStyle();

    private static string Read(string name)
    {
        using var style =
            typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("The style sheet of the report is not part of the assembly.");
        using var reader = new StreamReader(style);
        return reader.ReadToEnd();
    }
}
