using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Api;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Ends a request that cannot be served: a page for people, problem details for programs.</summary>
internal static class Refusal
{
    /// <summary>Whether the caller is a program.</summary>
    public static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>Whether it asks for something and sends nothing.</summary>
    public static bool IsReading(this HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Ends it.</summary>
    public static Task Write(HttpContext context, int status, (string Title, string Text) says) =>
        IsForPrograms(context.Request) ? Problems.Of(status, says).ExecuteAsync(context) : Html.Problem(status, says).ExecuteAsync(context);
}
