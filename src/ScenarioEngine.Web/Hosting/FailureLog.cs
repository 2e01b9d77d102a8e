using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Own;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// Writes down what failed in the server itself, under a number that whoever asked is shown. Of the request it holds the path alone: no
/// address, no terms, no cookie; of a visitor's own pack nothing at all.
/// </summary>
internal sealed class FailureLog(TextWriter log, TimeProvider clock)
{
    private const int NumberLength = 8;

    private readonly Lock _gate = new();

    /// <summary>Writes a failure down.</summary>
    /// <returns>Its number.</returns>
    public string Write(HttpContext context, Exception failure)
    {
        var number = RandomNumberGenerator.GetHexString(NumberLength, lowercase: true);
        var request = context.Request;
        var isOwn = OwnDoor.IsOwn(context);
        var place = isOwn ? OwnDoor.Root : request.PathBase.ToUriComponent() + request.Path.ToUriComponent();
        var entry = string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} failure {number}: {request.Method} {place}\n{(isOwn ? Bare(failure) : failure.ToString())}\n"
        );
        lock (_gate)
        {
            log.Write(entry);
            log.Flush();
        }

        return number;
    }

    /// <summary>Where something failed, without what was said of it: messages may hold words of a visitor's own pack.</summary>
    private static string Bare(Exception failure) =>
        $"{failure.GetType()}\n{failure.StackTrace}{(failure.InnerException is { } inner ? $"\n{Bare(inner)}" : "")}";
}
