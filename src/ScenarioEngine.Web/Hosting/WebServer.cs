using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScenarioEngine.Web.Api;
using ScenarioEngine.Web.Comparing;
using ScenarioEngine.Web.Own;
using ScenarioEngine.Web.Playing;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Hosting;

/// <summary>
/// The server behind <c>scenario serve</c>: one process that keeps and writes nothing, but for its rooms where that is asked for.
/// </summary>
public static class WebServer
{
    /// <summary>The largest body of a request, in bytes.</summary>
    internal const int MaximumBody = 1024 * 1024;

    private const int MaximumAddress = 32 * 1024;
    private const int MaximumQueue = 100;
    private const int MaximumVisitors = 1_000;

    /// <summary>Makes a server, which is not started yet.</summary>
    /// <exception cref="IOException">The file that keeps its rooms cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static WebApplication Create(ServeOptions options)
    {
        // Where the tool lies, not where it was called from: at the root of a large disk, looking for settings takes seconds.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var connections = new Connections(options);
        builder
            .WebHost.UseKestrelCore()
            .UseUrls([.. options.Urls])
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestLineSize = MaximumAddress;
                kestrel.Limits.MaxRequestHeadersTotalSize = 2 * MaximumAddress;
                kestrel.Limits.MaxRequestBufferSize = 4 * MaximumAddress;
                kestrel.Limits.MaxRequestBodySize = MaximumBody;
                kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
                kestrel.Limits.RequestHeadersTimeout = options.HeadPatience;
                kestrel.ConfigureEndpointDefaults(connections.Count);
            });
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(Html.Encoder);
        builder.Services.AddSingleton<Tables>();
        builder.Services.AddSingleton<TableEndpoints>();
        builder.Services.AddSingleton<ApiEndpoints>();
        builder.Services.AddSingleton<RoomBook>();
        builder.Services.AddSingleton<RoomEndpoints>();
        builder.Services.AddSingleton<HandIns>();
        builder.Services.AddSingleton<WallEndpoints>();
        builder.Services.AddSingleton<PlaylistEndpoints>();
        builder.Services.AddSingleton<PlayEndpoints>();
        builder.Services.AddSingleton<SeatEndpoints>();
        builder.Services.AddScoped<Desk>();
        builder.Services.AddSingleton<OwnBook>();
        builder.Services.AddSingleton<OwnEndpoints>();
        builder.Services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(
                ApiEndpoints.Limit,
                context =>
                    OwnDoor.InLine(context)
                    ?? RateLimitPartition.GetConcurrencyLimiter(ApiEndpoints.Limit, _ => Line(Environment.ProcessorCount * 2, MaximumQueue))
            );
            limits.AddPolicy(
                TableEndpoints.Limit,
                context =>
                    OwnDoor.InLine(context)
                    ?? RateLimitPartition.GetConcurrencyLimiter(
                        TableEndpoints.Limit,
                        _ => Line(Environment.ProcessorCount, MaximumVisitors)
                    )
            );
            limits.AddPolicy(
                TableEndpoints.WaysLimit,
                context =>
                    OwnDoor.InLine(context)
                    ?? RateLimitPartition.GetConcurrencyLimiter(
                        TableEndpoints.WaysLimit,
                        _ => Line(Math.Max(1, Environment.ProcessorCount / 2), MaximumVisitors)
                    )
            );
            limits.AddPolicy(
                OwnEndpoints.Limit,
                context => OwnDoor.InLine(context) ?? throw new InvalidOperationException("Only requests for own packs stand in this line.")
            );
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(OwnDoor.OneByOne);
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "5";
                return new ValueTask(Refusal.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, English.Problem.TooMany));
            };
        });
        builder.Services.AddSingleton(new Guards(options.Hosts, options.Frames));
        builder.Services.AddSingleton(new Deadline(options.BodyPatience));
        builder.Services.AddSingleton(new Shield(new FailureLog(options.Log, TimeProvider.System)));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var app = builder.Build();
        Use(app, options);
        return app;
    }

    /// <summary>A line in which so many wait while so many are served at once.</summary>
    private static ConcurrencyLimiterOptions Line(int served, int waiting) => new() { PermitLimit = served, QueueLimit = waiting };

    private static void Use(WebApplication app, ServeOptions options)
    {
        var shield = app.Services.GetRequiredService<Shield>();
        var guards = app.Services.GetRequiredService<Guards>();
        var deadline = app.Services.GetRequiredService<Deadline>();
        app.UseOutside(options);
        app.Use(HeadAsGet);
        app.Use((context, next) => shield.Invoke(context, next));
        app.Use((context, next) => guards.Invoke(context, next));
        app.Use(Connections.Invoke);
        app.Use(OwnDoor.Invoke);
        app.Use((context, next) => deadline.Invoke(context, next));
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.MapGet("/health", () => TypedResults.Text("well\n"));
        app.Services.GetRequiredService<TableEndpoints>().Map(app);
        app.Services.GetRequiredService<ApiEndpoints>().Map(app);
        ClassEndpoints.Map(app);
        app.Services.GetRequiredService<OwnEndpoints>().Map(app);
        if (!options.IsReadOnly)
        {
            if (options.Keep is { } path)
            {
                var (journal, events) = RoomJournal.Open(path, TimeProvider.System);
                app.Services.GetRequiredService<RoomBook>().TakeUp(journal, events, app.Services.GetRequiredService<HandIns>());
            }

            app.Services.GetRequiredService<RoomEndpoints>().Map(app);
            app.Services.GetRequiredService<WallEndpoints>().Map(app);
            app.Services.GetRequiredService<PlaylistEndpoints>().Map(app);
            app.Services.GetRequiredService<PlayEndpoints>().Map(app);
            app.Services.GetRequiredService<SeatEndpoints>().Map(app);
        }
    }

    /// <summary>Whoever asks for the head of an answer gets that of the whole, without its body.</summary>
    private static Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
        }

        return next(context);
    }
}
