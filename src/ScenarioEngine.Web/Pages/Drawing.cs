using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Pages;

/// <summary>Pictures as reports draw them, each with its table.</summary>
internal static partial class Drawing
{
    /// <summary>The first picture of some blocks; null where there is none.</summary>
    public static Picture? In(IEnumerable<Block> blocks) => blocks.OfType<Picture>().FirstOrDefault();

    /// <summary>A picture as markup. Where the screen is narrower than it, it is moved sideways; so the keyboard can reach it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="pack">The pack whose positions are called by their titles; null where none is named.</param>
    [return: NotNullIfNotNull(nameof(picture))]
    public static MarkupString? Of(Picture? picture, RulePack? pack = null)
    {
        if (picture is null)
        {
            return null;
        }

        using var html = new StringWriter();
        DocumentHtml.Write(html, picture);
        var drawn = pack is null ? html.ToString() : InWords(html.ToString(), pack);
        return new MarkupString(
            $"<section class=\"drawing scroll\" tabindex=\"0\"{HtmlText.Attribute("aria-label", picture.Title)}>{drawn}</section>"
        );
    }

    /// <summary>A picture without the names of files: behind a title one is left out, elsewhere the title takes its place.</summary>
    private static string InWords(string html, RulePack pack) =>
        FileName()
            .Replace(
                html,
                name =>
                    pack.Positions.FirstOrDefault(position => position.FullName == name.Groups["name"].Value) is not { } position
                        ? name.Value
                    : name.Value.StartsWith(' ') ? ""
                    : Html.Encoder.Encode(Naming.InWords.Of(position))
            );

    /// <summary>Bars as markup that fits a telephone.</summary>
    public static MarkupString Narrow(BarPicture bars)
    {
        using var html = new StringWriter();
        DocumentHtml.WriteNarrow(html, bars);
        return new MarkupString(html.ToString());
    }

    /// <summary>The full name of a position, also where it stands behind its title.</summary>
    [GeneratedRegex(@" \((?<name>[a-z0-9-]+/[a-z0-9-]+)\)|(?<![\w/-])(?<name>[a-z0-9-]+/[a-z0-9-]+)(?![\w/-])")]
    private static partial Regex FileName();
}
