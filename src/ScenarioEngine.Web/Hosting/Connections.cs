using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Counts the connections of each address, so that one client cannot shut everybody else out.</summary>
internal sealed class Connections(ServeOptions options)
{
    /// <summary>So many more than allowed are told why they are refused; the rest is cut off.</summary>
    private const int Told = 50;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Counts what comes in at an endpoint.</summary>
    public void Count(ListenOptions endpoint) => endpoint.Use(next => connection => Count(connection, next));

    /// <summary>Refuses what comes over a connection that is one too many.</summary>
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<TooMany>() is null)
        {
            return next(context);
        }

        context.Response.Headers.Connection = "close";
        context.Response.Headers.RetryAfter = "30";
        return Refusal.Write(context, StatusCodes.Status503ServiceUnavailable, English.Problem.TooManyConnections);
    }

    private async Task Count(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (options.IsProxy(address))
        {
            await next(connection);
            return;
        }

        var caller = Caller.Of(address);
        var open = _open.AddOrUpdate(caller, 1, (_, before) => before + 1);
        try
        {
            if (open > options.Limits.ConnectionsByAddress + Told)
            {
                connection.Abort();
                return;
            }

            if (open > options.Limits.ConnectionsByAddress)
            {
                connection.Features.Set(new TooMany());
            }

            await next(connection);
        }
        finally
        {
            if (_open.AddOrUpdate(caller, 0, (_, before) => before - 1) == 0)
            {
                _open.TryRemove(KeyValuePair.Create(caller, 0));
            }
        }
    }

    /// <summary>A connection beyond the limit.</summary>
    private sealed class TooMany;
}
