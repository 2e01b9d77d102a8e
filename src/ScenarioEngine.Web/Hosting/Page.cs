using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioEngine.Web.Own;

namespace ScenarioEngine.Web.Hosting;

/// <summary>A component as a whole answer.</summary>
/// <remarks>
/// A table is nearly two hundred kilobytes before it is compressed, and a class asks for it at every toggle. It goes straight into the
/// buffers of the connection:
/// the framework's own result keeps every piece of text in a list first, which took a third of an answer's time.
/// </remarks>
internal sealed class Page(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type component,
    IDictionary<string, object?> parameters,
    int status
) : IResult
{
    /// <summary>Writes the page.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        await using var renderer = new HtmlRenderer(httpContext.RequestServices, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters));
            using var writer = new Utf8Writer(response.BodyWriter);
            var spoken = Desk.Of(httpContext).Spoken;
            if (httpContext.Request.PathBase.HasValue || spoken is not null)
            {
                using var written = new StringWriter();
                root.WriteHtmlTo(written);
                var (basePath, own) = OwnDoor.Split(httpContext);
                var html = spoken?.Mark(written.ToString()) ?? written.ToString();
                writer.Write((httpContext.Request.PathBase.HasValue ? Outside.Rebase(html, basePath, own) : html).AsSpan());
            }
            else
            {
                root.WriteHtmlTo(writer);
            }
        });
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
