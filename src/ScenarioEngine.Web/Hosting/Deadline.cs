using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Own;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// Ends a request that takes too long, whether its body trickles in or its answer takes its time: nobody holds a connection for longer than
/// the server is patient.
/// </summary>
internal sealed class Deadline(TimeSpan patience)
{
    /// <summary>Lets a request through, and ends it with a sentence when its time is over.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsReading() && !OwnDoor.IsOwn(context))
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
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // It is answered below, as is one that ended while it waited for its turn: that says nothing at all.
        }
        finally
        {
            context.RequestAborted = gone;
        }

        if (late.IsCancellationRequested && !gone.IsCancellationRequested && !context.Response.HasStarted)
        {
            await Refuse(context);
        }
    }

    /// <summary>It is the client's time that was used up where the body is not all here, and the server's own where it is.</summary>
    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        if (context.Items.ContainsKey(RequestBody.IsAwaited))
        {
            return Refusal.Write(context, StatusCodes.Status408RequestTimeout, English.Problem.TooSlow);
        }

        context.Response.Headers.RetryAfter = "10";
        return Refusal.Write(context, StatusCodes.Status503ServiceUnavailable, English.Problem.TooBusy);
    }
}
