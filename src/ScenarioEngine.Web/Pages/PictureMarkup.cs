using System.Globalization;
using Microsoft.AspNetCore.Components;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Web.Pages;

/// <summary>Pictures of reports on a page: drawn by the same hand, with the same table below.</summary>
internal static class PictureMarkup
{
    /// <summary>Bars as markup.</summary>
    public static MarkupString Of(BarPicture bars)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        DocumentHtml.WriteNarrow(html, bars);
        return new MarkupString(html.ToString());
    }
}
