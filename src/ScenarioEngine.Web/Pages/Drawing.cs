using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Web.Pages;

/// <summary>Pictures as reports draw them, each with its table.</summary>
internal static class Drawing
{
    /// <summary>The first picture of some blocks; null where there is none.</summary>
    public static Picture? In(IEnumerable<Block> blocks) => blocks.OfType<Picture>().FirstOrDefault();

    /// <summary>A picture as markup. Where the screen is narrower than it, it is moved sideways; so the keyboard can reach it.</summary>
    [return: NotNullIfNotNull(nameof(picture))]
    public static MarkupString? Of(Picture? picture)
    {
        if (picture is null)
        {
            return null;
        }

        using var html = new StringWriter();
        DocumentHtml.Write(html, picture);
        return new MarkupString(
            $"<section class=\"drawing scroll\" tabindex=\"0\"{HtmlText.Attribute("aria-label", picture.Title)}>{html}</section>"
        );
    }

    /// <summary>Bars as markup that fits a telephone.</summary>
    public static MarkupString Narrow(BarPicture bars)
    {
        using var html = new StringWriter();
        DocumentHtml.WriteNarrow(html, bars);
        return new MarkupString(html.ToString());
    }
}
