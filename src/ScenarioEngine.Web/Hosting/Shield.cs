using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// Whatever goes wrong, nobody sees a stack trace: whoever asked gets a sentence, and whoever runs the server finds the rest in the log.
/// </summary>
internal sealed class Shield(FailureLog log)
{
    /// <summary>Lets a request through, and answers it where nothing else has.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            await AnswerWhatIsBare(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (BadHttpRequestException bad)
        {
            await Refuse(context, bad.StatusCode, SaysOf(bad.StatusCode));
        }
#pragma warning disable CA1031 // The top of the server: whatever gets here is our own mistake.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await Refuse(context, StatusCodes.Status500InternalServerError, English.Problem.OurMistake(log.Write(context, failure)));
        }
    }

    /// <summary>Routing says that there is nothing at an address, or nothing for this method, with a number alone.</summary>
    private static Task AnswerWhatIsBare(HttpContext context) =>
        context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentType: null }
            ? Refuse(context, context.Response.StatusCode, SaysOf(context.Response.StatusCode))
            : Task.CompletedTask;

    private static (string Title, string Text) SaysOf(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => English.Problem.NoPage,
            StatusCodes.Status405MethodNotAllowed => English.Problem.OtherMethod,
            StatusCodes.Status408RequestTimeout => English.Problem.TooSlow,
            StatusCodes.Status413PayloadTooLarge => English.Problem.TooLargeBody,
            _ => English.Problem.Unreadable,
        };

    private static async Task Refuse(HttpContext context, int status, (string Title, string Text) says)
    {
        if (!context.Response.HasStarted)
        {
            await Refusal.Write(context, status, says);
        }
    }
}
