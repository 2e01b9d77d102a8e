using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Reads what a request sends: into memory, up to a limit, and never onto a disk.</summary>
internal static class RequestBody
{
    /// <summary>Marks a request of whose body a part has not come yet.</summary>
    public static readonly object IsAwaited = new();

    /// <summary>All of it.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than <paramref name="most"/> bytes, or is cut off.</exception>
    public static async Task<MemoryStream> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        request.HttpContext.Items[IsAwaited] = IsAwaited;
        try
        {
            for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0; )
            {
                if (body.Length + read > most)
                {
                    throw new BadHttpRequestException($"More than {most} bytes.", StatusCodes.Status413PayloadTooLarge);
                }

                await body.WriteAsync(chunk.AsMemory(0, read), cancellation);
            }
        }
        catch (Exception problem) when (problem is (IOException or OverflowException) and not BadHttpRequestException)
        {
            throw new BadHttpRequestException(problem.Message, problem);
        }

        request.HttpContext.Items.Remove(IsAwaited);
        body.Position = 0;
        return body;
    }

    /// <summary>All of it as a form.</summary>
    /// <remarks>
    /// The framework reads a form from memory only: where it waits for the network itself, it breaks the connection when the time is over,
    /// without an answer.
    /// </remarks>
    /// <exception cref="BadHttpRequestException">It is larger than <paramref name="most"/> bytes, is no form, or has more in it than
    /// <paramref name="limits"/> allow.</exception>
    public static async Task<IFormCollection> ReadForm(
        HttpRequest request,
        int most,
        CancellationToken cancellation,
        FormOptions? limits = null
    )
    {
        request.Body = await Read(request, most, cancellation);
        try
        {
            return await request.ReadFormAsync(limits ?? new FormOptions(), CancellationToken.None);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            throw new BadHttpRequestException(problem.Message, problem);
        }
    }
}
