using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>
/// Requests that come byte by byte and would never end. A server with little patience shows what one with more does later.
/// </summary>
[Slow]
public sealed class SlowRequestTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Files = "multipart/form-data; boundary=x";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly (string Path, string Type)[] Bodies =
    [
        ("/api/evaluate", "application/yaml"),
        ("/api/explore", "application/json"),
        ("/api/repair", "application/yaml"),
        ("/class", Files),
        ("/rooms", Form),
    ];

    private WebApplication? _server;

    private static IEnumerable<TestCaseData> Slow =>
        [
            .. Bodies.Select(body =>
                new TestCaseData(
                    $"POST {body.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {body.Type}\r\nContent-Length: 100000\r\n\r\n",
                    "x"
                ).SetArgDisplayNames(body.Path)
            ),
            .. Bodies.Select(body =>
                new TestCaseData(
                    $"POST {body.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {body.Type}\r\nTransfer-Encoding: chunked\r\n\r\n",
                    "1\r\nx\r\n"
                ).SetArgDisplayNames($"{body.Path}, in chunks")
            ),
            new TestCaseData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ", "x").SetArgDisplayNames("a header"),
            new TestCaseData("GET /", "x").SetArgDisplayNames("an address"),
        ];

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = WebServer.Create(
            new ServeOptions(TestServer.Packs)
            {
                Urls = ["http://127.0.0.1:0"],
                HeadPatience = Patience,
                BodyPatience = Patience,
            }
        );
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

    /// <summary>The test itself never stops sending, and never waits for a clock: it ends because the server does.</summary>
    [TestCaseSource(nameof(Slow))]
    public async Task RequestThatTrickles_IsRefusedAndItsConnectionClosed(string head, string drop)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(_server?.Urls.First() ?? "").Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));

        var answer = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            for (var read = -1; read != 0; )
            {
                if (client.Client.Poll(TimeSpan.FromMilliseconds(20), SelectMode.SelectRead))
                {
                    read = await stream.ReadAsync(buffer);
                    answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
                }
                else
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(drop));
                }
            }
        }
        catch (IOException)
        {
            // The server has closed the connection while something was on the way to it.
        }

        Assert.That(answer.ToString(), Does.StartWith("HTTP/1.1 408 ").And.Not.Contain("   at "));
    }
}
