using Microsoft.AspNetCore.Http;
using ScenarioEngine.Reporting.Writers;

namespace ScenarioEngine.Web.Api;

/// <summary>
/// An answer in JSON that is written by hand, as the reports of the command line are: nothing looks into types at run time.
/// </summary>
internal sealed class JsonAnswer(Action<Stream> write, int status = StatusCodes.Status200OK, string type = "application/json") : IResult
{
    /// <summary>One object.</summary>
    public static JsonAnswer Of(Action<JsonText> write) => new(stream => JsonText.WriteObject(stream, write));

    /// <summary>Writes the answer.</summary>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), httpContext.RequestAborted);
    }
}
