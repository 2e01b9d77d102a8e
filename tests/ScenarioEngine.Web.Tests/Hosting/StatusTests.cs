using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>What cannot be served is refused with the status that says why, and with problem details for programs.</summary>
public sealed class StatusTests
{
    private const string Multipart = "multipart/form-data; boundary=x";

    private static readonly byte[] Latin1 = Encoding.Latin1.GetBytes("scenario: Öl\nrules: ukraine-interview\nterms: {}\n");

    [TestCase("GET", "/api/evaluate", "POST")]
    [TestCase("DELETE", "/api/packs", "GET")]
    [TestCase("PUT", "/table/ukraine-interview", "GET")]
    [TestCase("GET", "/rooms/abcdef/vote", "POST")]
    public async Task MethodThatAnAddressDoesNotTake_Is405AndSaysWhich(string method, string path, string allowed)
    {
        using var visitor = TestServer.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await visitor.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(answer.Content.Headers.Allow, Does.Contain(allowed));
            Assert.That(
                answer.Content.Headers.ContentType?.MediaType,
                Is.EqualTo(path.StartsWith("/api", StringComparison.Ordinal) ? "application/problem+json" : "text/html")
            );
        }
    }

    [TestCase("/table/ukraine-interview")]
    [TestCase("/api/packs")]
    [TestCase("/health")]
    public async Task HeadOfAPage_IsThatOfThePageWithoutItsBody(string path)
    {
        using var visitor = TestServer.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var answer = await visitor.SendAsync(request);

        Assert.That((answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.OK, 0)));
    }

    [Test]
    public async Task OtherEncoding_IsTheDiagnosticOfTheCommandLine()
    {
        using var visitor = TestServer.Visitor();
        foreach (var bytes in (byte[][])[Latin1, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("scenario: x")).ToArray()])
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/yaml");

            using var answer = await visitor.PostAsync(new Uri("/api/evaluate", UriKind.Relative), content);

            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var diagnostic = problem.RootElement.GetProperty("diagnostics")[0];
            Assert.That(
                (
                    answer.StatusCode,
                    diagnostic.GetProperty("code").GetString(),
                    diagnostic.GetProperty("at").GetProperty("line").GetInt32()
                ),
                Is.EqualTo((HttpStatusCode.UnprocessableEntity, "SE1009", 1))
            );
        }
    }

    [Test]
    public async Task ByteOrderMark_IsPassedOver()
    {
        using var visitor = TestServer.Visitor();
        using var content = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. "scenario: x\nrules: ukraine-interview\nterms: {}\n"u8]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/yaml");

        using var answer = await visitor.PostAsync(new Uri("/api/evaluate", UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(
        "/class",
        Multipart,
        "Content-Length: 41",
        "--x\r\nContent-Disposition: form-data; name",
        400,
        TestName = "Form that is cut off"
    )]
    [TestCase(
        "/class",
        Multipart,
        "Content-Encoding: deflate\r\nContent-Length: 13",
        "x\u009c\u00d3\u00d5\u00ad\u00d0\u00d5\u0005\u0000\u0003\u0089\u0001-",
        415,
        TestName = "Form that is compressed"
    )]
    [TestCase(
        "/class",
        Multipart,
        "Transfer-Encoding: chunked",
        "FFFFFFFFFFFFFFFF\r\nx",
        400,
        TestName = "Form in a chunk larger than any number"
    )]
    [TestCase(
        "/api/evaluate",
        "application/yaml",
        "Content-Encoding: gzip\r\nContent-Length: 1",
        "x",
        415,
        TestName = "Scenario that is compressed"
    )]
    [TestCase("/api/evaluate", "text/plain", "Content-Length: 1", "x", 415, TestName = "Scenario of another kind")]
    public async Task BodyThatCannotBeRead_IsTheClientsMistake(string path, string type, string headers, string body, int status)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, TestServer.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: {type}\r\n{headers}\r\n\r\n{body}"
            )
        );
        var answer = new byte[64];
        var read = await stream.ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false);

        Assert.That(Encoding.ASCII.GetString(answer, 0, Math.Min(read, 12)), Is.EqualTo($"HTTP/1.1 {status}"));
    }

    /// <summary>Whoever waits for a turn until the time is over hears of it.</summary>
    [Test]
    public async Task QuestionThatWaitsForTooLong_Is503()
    {
        var context = Api();
        var deadline = new Deadline(TimeSpan.FromMilliseconds(20));

        // As the framework ends a wait: without an exception, and without an answer.
        await deadline.Invoke(
            context,
            waiting => Task.Delay(Timeout.Infinite, waiting.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(context.Response.StatusCode, Is.EqualTo(StatusCodes.Status503ServiceUnavailable));
            Assert.That(context.Response.Headers.RetryAfter.ToString(), Is.Not.Empty);
            Assert.That(Problem(context).GetProperty("status").GetInt32(), Is.EqualTo(503));
        }
    }

    [Test]
    public async Task OurOwnFailure_IsInTheLogUnderTheNumberThatIsShown()
    {
        using var log = new StringWriter();
        var context = Api();
        context.Request.Path = "/api/ev\nil";

        await new Shield(new FailureLog(log, TimeProvider.System)).Invoke(context, _ => throw new InvalidOperationException("It broke."));

        var number = System
            .Text.RegularExpressions.Regex.Match(log.ToString(), "failure ([0-9a-f]{8}): POST /api/ev%0Ail\n")
            .Groups[1]
            .Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(number, Is.Not.Empty, log.ToString());
            Assert.That(log.ToString(), Does.Contain("It broke."));
            Assert.That(context.Response.StatusCode, Is.EqualTo(500));
            Assert.That(Problem(context).GetProperty("detail").GetString(), Does.Contain(number).And.Not.Contain("It broke."));
        }
    }

    /// <summary>One client with more connections than a school has devices is told so, and others are served.</summary>
    [Test]
    public async Task ClientWithTooManyConnections_ShutsNobodyElseOut()
    {
        await using var server = WebServer.Create(
            new ServeOptions(TestServer.Packs)
            {
                Urls = ["http://127.0.0.1:0"],
                Limits = new ServeLimits { ConnectionsByAddress = 3 },
            }
        );
        await server.StartAsync();
        var port = new Uri(server.Urls.First()).Port;
        var held = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 3; number++)
            {
                held.Add(new TcpClient());
                await held[^1].ConnectAsync(IPAddress.Loopback, port);
            }

            var refused = await Ask(new IPEndPoint(IPAddress.Loopback, 0), port);
            var other = await Ask(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0), port);

            Assert.That((refused, other), Is.EqualTo((503, 200)));
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }

    private static async Task<int> Ask(IPEndPoint from, int port)
    {
        using var client = new TcpClient(from);
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadToEndAsync()).AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static DefaultHttpContext Api()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Path = "/api/evaluate";
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static JsonElement Problem(DefaultHttpContext context)
    {
        using var document = JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray());
        return document.RootElement.Clone();
    }
}
