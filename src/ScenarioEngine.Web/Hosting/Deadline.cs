using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Ends a request whose body trickles in: however slowly it comes, nobody holds a connection for longer than the server is patient.</summary>
internal sealed class Deadline(TimeSpan patience)
{
    /// <summary>Lets a request through, and ends it with a sentence when its time is over.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsReading())
        {
            await next(context);
            return;
        }

        var gone = context.RequestAborted;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(gone);
        late.CancelAfter(patience);
        context.RequestAborted = late.Token;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.RequestAborted = gone;
            context.Response.Headers.Connection = "close";
            await Refusal.Write(context, StatusCodes.Status408RequestTimeout, English.Problem.TooSlow);
        }
        finally
        {
            context.RequestAborted = gone;
        }
    }
}
