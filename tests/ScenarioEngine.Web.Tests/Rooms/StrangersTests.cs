using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

/// <summary>
/// A class of thirty behind one address, and a hundred strangers who open rooms and vote as fast as they can, in rooms of their own and in
/// that of the class. A third of
/// the strangers sits behind the address of the class. SCENARIO_STRANGERS says for how many seconds; the long checks take a minute.
/// </summary>
[NonParallelizable]
public sealed class StrangersTests
{
    private const int Students = 30;
    private const int Strangers = 100;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.TryParse(
            Environment.GetEnvironmentVariable("SCENARIO_STRANGERS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? seconds
            : 2
    );

    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private WebApplication? _server;

    private Uri Address => new(_server?.Urls.First() ?? "");

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = WebServer.Create(new ServeOptions(TestServer.Packs) { Urls = ["http://127.0.0.1:0"] });
        await _server.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Test]
    public async Task Class_LosesNothing()
    {
        using var teacher = From("127.0.0.1");
        using var opened = await Send(teacher, "/rooms", ("address", "/table/cuba-1962"));
        var room = opened.Headers.Location?.ToString() ?? "";
        using var over = new CancellationTokenSource(Duration);
        var strangers = Enumerable.Range(0, Strangers).Select(number => Task.Run(() => Disturb(number, room, over.Token))).ToList();
        var watch = Stopwatch.StartNew();
        var votes = await Task.WhenAll(Enumerable.Range(0, Students).Select(number => Task.Run(() => VoteAtSomeTime(number, room))));
        await Task.WhenAll(strangers);

        using var shown = await Send(teacher, $"{room}/show");
        var counts = await teacher.GetStringAsync(new Uri($"{room}/votes.csv", UriKind.Relative));

        await TestContext.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Strangers} strangers for {Duration.TotalSeconds:0} s beside a class of {Students} (in all {watch.Elapsed.TotalSeconds:0.0} s)"
            )
        );
        foreach (var (answer, times) in _answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {times, 8} {answer}"));
        }

        await TestContext.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"of the class: {votes.Count(vote => vote.IsKept)} of {Students} votes taken and kept, the slowest after {votes.Max(vote => vote.Seconds):0.00} s; the room: {(int)shown.StatusCode}"
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(votes.Select(vote => vote.IsKept), Has.All.True);
            Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), "the room is there, and its teacher's");
            Assert.That(
                int.Parse(counts.Split("\"contradictory\",")[1].Split('\n')[0], CultureInfo.InvariantCulture),
                Is.EqualTo(Students),
                "nobody else votes so"
            );
        }
    }

    /// <summary>A student opens the page, listens, and votes at a moment of their own; then asks whether the vote is kept.</summary>
    private async Task<(bool IsKept, double Seconds)> VoteAtSomeTime(int number, string room)
    {
        using var student = From("127.0.0.1");
        using var page = await student.GetAsync(new Uri(room, UriKind.Relative));
        using var events = await student.GetAsync(new Uri($"{room}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await Task.Delay(Duration * number / Students);
        var watch = Stopwatch.StartNew();
        using var vote = await Send(student, $"{room}/vote", ("answer", "contradictory"));
        var seconds = watch.Elapsed.TotalSeconds;
        var after = await student.GetStringAsync(new Uri(room, UriKind.Relative));
        return (
            vote.StatusCode == HttpStatusCode.SeeOther && after.Contains("Your prediction: Contradictory", StringComparison.Ordinal),
            seconds
        );
    }

    private async Task Disturb(int number, string room, CancellationToken over)
    {
        var isBehindTheClass = number % 3 == 0;
        while (!over.IsCancellationRequested)
        {
            // Each time a browser that nobody has seen before.
            using var stranger = From(isBehindTheClass ? "127.0.0.1" : string.Create(CultureInfo.InvariantCulture, $"127.0.1.{number}"));
            try
            {
                using var opened = await Send(stranger, "/rooms", ("address", "/table/cuba-1962"));
                Count("POST /rooms", opened);
                using var stuffed = await Send(stranger, $"{room}/vote", ("answer", "clear"));
                Count("POST a vote in the room of the class", stuffed);
                using var own = await Send(stranger, $"{opened.Headers.Location}/vote", ("answer", "clear"));
                Count("POST a vote in a room of their own", own);
            }
            catch (HttpRequestException)
            {
                _answers.AddOrUpdate("connections cut off", 1, (_, times) => times + 1);
            }
        }
    }

    private void Count(string what, HttpResponseMessage answer) =>
        _answers.AddOrUpdate(string.Create(CultureInfo.InvariantCulture, $"{what}: {(int)answer.StatusCode}"), 1, (_, times) => times + 1);

    /// <summary>A browser behind an address; all of 127 leads to this machine.</summary>
    private HttpClient From(string address)
    {
        var from = new IPEndPoint(IPAddress.Parse(address), 0);
#pragma warning disable CA2000 // The client disposes of its handler, and the stream of its socket.
        return new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                ConnectCallback = async (context, cancellation) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(from);
                    await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = Address,
        };
#pragma warning restore CA2000
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}
