using System.Net;
using System.Net.Sockets;
using System.Text;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Hosting;

/// <summary>
/// What nobody with a browser would send, byte for byte. Each ends in a clean refusal, or in a page in which it has done nothing.
/// </summary>
public sealed class HostileRequestTests
{
    private const string Script = "<script>alert(1)</script>";

    private static readonly int[] Refused = [400, 403, 404, 405, 408, 411, 413, 414, 415, 421, 422, 431, 501, 505];

    private static readonly string[] ScriptsInText =
    [
        Script,
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'",
        "javascript:alert(1)",
        "</textarea><svg/onload=alert(1)>",
        "{{7*7}}",
        "${7*7}",
        "@(1+1)",
        "%00",
        "\u202Eevil",
        "a'b\"c<d>&e",
        "&#60;script&#62;",
    ];

    private static readonly string[] Parameters =
    [
        "recognition",
        "_as-of",
        "_silence",
        "_from",
        "_compare",
        "_focus",
        "_view",
        "_without",
        "no-such-field",
    ];

    private static readonly string[] Paths =
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/table/../../etc/passwd",
        "/table/..%5c..%5cwindows",
        "/table/%00",
        "/table//etc/passwd",
        "/yaml/..%2fpack.yaml",
        "/assets/x/../../../pack.yaml",
        "/assets/000000000000/site.css",
        "/packs/%2e%2e%2f",
        "/table/ukraine-interview%00",
        "/table/UKRAINE-INTERVIEW",
        "/api/packs/..%2f..%2f",
        "/api/packs/%ff",
        "/rooms/../../x",
        "/rooms/aaaaa",
        "/rooms/aaaaa/events",
        "/rooms/aaaaa/play",
        "/rooms/aaaaa/play/1/x",
        "/rooms/aaaaa/play/-1/x",
        "/rooms/aaaaa/play/seat?word=%00",
        "/rooms/aaaaa/play/1/ledger.jsonl",
        "/.git/config",
        "/appsettings.json",
        "/web.config",
        "/%c0%ae%c0%ae/",
        "/table/" + "a%2f..%2f",
    ];

    private static readonly (string Name, string Body, string Type)[] Bodies =
    [
        ("nothing", "", "application/yaml"),
        ("no scenario", "[]", "application/json"),
        ("broken JSON", "{\"scenario\": ", "application/json"),
        ("alias bomb", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "application/yaml"),
        ("merge key", "scenario: x\nrules: ukraine-interview\nterms: {<<: {recognition: none}}\n", "application/yaml"),
        ("tag", "scenario: !!python/object:os.system x\nrules: ukraine-interview\nterms: {}\n", "application/yaml"),
        ("second document", "scenario: x\nrules: ukraine-interview\nterms: {}\n---\nscenario: y\n", "application/yaml"),
        ("deep nesting", new string('[', 100_000), "application/yaml"),
        ("deep mapping", string.Concat(Enumerable.Repeat("{a: ", 20_000)), "application/yaml"),
        ("too large", new string('x', 300_000), "application/yaml"),
        (
            "huge number",
            "scenario: x\nrules: ukraine-interview\nterms: {trade.us-tariff: 99999999999999999999999999999999999999999%}\n",
            "application/yaml"
        ),
        ("pack by path", "scenario: x\nrules: ../../etc\nterms: {}\n", "application/yaml"),
        ("pack by address", "scenario: x\nrules: 'http://evil.example/pack'\nterms: {}\n", "application/yaml"),
        ("script as a path", $"scenario: x\nrules: ukraine-interview\nterms: {{'{Script}': none}}\n", "application/yaml"),
        ("script as a value", $"scenario: x\nrules: ukraine-interview\nterms: {{recognition: '{Script}'}}\n", "application/yaml"),
        ("duplicate key", "scenario: x\nscenario: y\nrules: ukraine-interview\nterms: {}\n", "application/yaml"),
        ("unknown day", "scenario: x\nrules: ukraine-interview\nas-of: 2026-02-30\nterms: {}\n", "application/yaml"),
        ("a form", "scenario=x", "application/x-www-form-urlencoded"),
        ("plain text", "scenario: x", "text/plain"),
        ("XML", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "application/xml"),
        ("control characters", "scenario: \u0001\u0002\nrules: ukraine-interview\n", "application/yaml"),
    ];

    private static readonly (string Name, string Text)[] Wire =
    [
        ("no host", "GET / HTTP/1.1\r\n\r\n"),
        ("two hosts", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n"),
        ("host of another site", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
        ("host in the address", "GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        ("no HTTP", "HELLO\r\n\r\n"),
        ("unknown version", "GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n"),
        ("header without a name", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n: x\r\n\r\n"),
        ("header with a line break", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\rb\r\n\r\n"),
        ("zero in a header", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\0b\r\n\r\n"),
        ("zero in the path", "GET /\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        ("two lengths", "POST /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"),
        ("negative length", "POST /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n"),
        (
            "length and chunks",
            "POST /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/yaml\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        (
            "broken chunk",
            "POST /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/yaml\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
        ),
        (
            "body larger than any",
            "POST /class HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999999999\r\n\r\n"
        ),
        (
            "form without a boundary",
            "POST /class HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 0\r\n\r\n"
        ),
        (
            "room without a boundary",
            "POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx"
        ),
        (
            "room before an endless link",
            $"POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60008\r\n\r\naddress={new string('a', 60_000)}"
        ),
        ("endless address", $"GET /table/ukraine-interview?x={new string('a', 60_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        ("endless header", $"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('a', 90_000)}\r\n\r\n"),
        (
            "endless headers",
            $"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(Enumerable.Range(0, 500).Select(number => FormattableString.Invariant($"X{number}: y\r\n")))}\r\n"
        ),
        ("upgrade", "TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        ("write from another site", "POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\n\r\n"),
        (
            "write from a frame",
            "POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: null\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n"
        ),
        (
            "room before a foreign page",
            "POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 28\r\n\r\naddress=https://evil.example"
        ),
        (
            "room before a script",
            "POST /rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 27\r\n\r\naddress=javascript:alert(1)"
        ),
        ("delete", "DELETE /table/ukraine-interview HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        (
            "preflight",
            "OPTIONS /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n"
        ),
    ];

    private static IEnumerable<TestCaseData> ScriptCases =>
        from parameter in Parameters
        from text in ScriptsInText.Take(parameter == "recognition" ? ScriptsInText.Length : 4)
        select new TestCaseData(parameter, text).SetArgDisplayNames($"{parameter}, {Array.IndexOf(ScriptsInText, text)}");

    private static IEnumerable<TestCaseData> BodyCases =>
        Bodies.Select(body => new TestCaseData(body.Body, body.Type).SetArgDisplayNames(body.Name));

    private static IEnumerable<TestCaseData> WireCases => Wire.Select(wire => new TestCaseData(wire.Text).SetArgDisplayNames(wire.Name));

    [TestCaseSource(nameof(ScriptCases))]
    public async Task ScriptInAText_IsRefusedOrShownAsText(string parameter, string text)
    {
        foreach (var page in (string[])["table", "part", "ways", "present", "handout", "map", "embed", "yaml"])
        {
            using var visitor = TestServer.Visitor();
            using var answer = await visitor.GetAsync(
                new Uri($"/{page}/ukraine-interview?{parameter}={Uri.EscapeDataString(text)}", UriKind.Relative)
            );

            var body = await answer.Content.ReadAsStringAsync();
            using (Assert.EnterMultipleScope())
            {
                Assert.That((int)answer.StatusCode, Is.AnyOf([200, .. Refused]), page);
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.AnyOf("text/html", "application/yaml"));
                Assert.That(
                    page == "yaml" ? "" : body,
                    Does.Not.Contain("<script>alert").And.Not.Contain("<img src=x").And.Not.Contain("<svg/onload"),
                    page
                );
                AssertSaysNothingOfTheMachine(body);
            }
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task TrickOfAPath_LeadsNowhere(string path)
    {
        var answer = await Say($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(StatusOf(answer), Is.AnyOf(400, 404));
            AssertSaysNothingOfTheMachine(answer);
        }
    }

    [TestCaseSource(nameof(BodyCases))]
    public async Task HostileBody_IsAProblemWithAWayOut(string body, string type)
    {
        foreach (var path in (string[])["/api/evaluate", "/api/explore", "/api/repair"])
        {
            using var visitor = TestServer.Visitor();
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);

            using var answer = await visitor.PostAsync(new Uri(path, UriKind.Relative), content);

            using (Assert.EnterMultipleScope())
            {
                Assert.That((int)answer.StatusCode, Is.AnyOf(413, 415, 422), path);
                Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
                AssertSaysNothingOfTheMachine(await answer.Content.ReadAsStringAsync());
            }
        }
    }

    [TestCaseSource(nameof(WireCases))]
    public async Task HostileBytes_AreRefused(string text)
    {
        var answer = await Say(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(StatusOf(answer), Is.AnyOf(Refused));
            AssertSaysNothingOfTheMachine(answer);
        }
    }

    [Test]
    public void Requests_AreAHundredAtLeast() =>
        Assert.That(ScriptCases.Count() + Paths.Length + Bodies.Length + Wire.Length, Is.GreaterThanOrEqualTo(100));

    private static void AssertSaysNothingOfTheMachine(string body) =>
        Assert.That(
            body,
            Does.Not.Contain(ScenarioEngine.Tests.Support.Repository.Root)
                .And.Not.Contain("   at ")
                .And.Not.Contain("Exception")
                .And.Not.Contain("root:")
        );

    private static int StatusOf(string answer) => int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sends bytes as they are, and reads what comes back first.</summary>
    private static async Task<string> Say(string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, TestServer.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        var buffer = new byte[64 * 1024];
        var read = await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
