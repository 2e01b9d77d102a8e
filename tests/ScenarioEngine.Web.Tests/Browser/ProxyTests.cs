using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpenQA.Selenium;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// The story of a class behind nginx, which ends TLS as the sample for schools says: a room, votes, following, the hand-out. At the root of
/// a site, and in a part of one.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class ProxyTests
{
    private const string Nginx = "/usr/sbin/nginx";
    private const string Name = "table.school.example";

    private static readonly string Table = TableAddress
        .Of("recognition-de-jure", TestServer.Seed.Scenarios["recognition-de-jure"])
        .ToString();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("proxy-");

    [OneTimeSetUp]
    public void NeedABrowserAndAProxy()
    {
        Chromium.SkipWithout();
        if (!File.Exists(Nginx))
        {
            Assert.Ignore($"There is no {Nginx}: apt-get install nginx-light.");
        }
    }

    [OneTimeTearDown]
    public void CleanUp() => _folder.Delete(recursive: true);

    [TestCase("")]
    [TestCase("/negotiation/table")]
    public async Task Class_HoldsItsLessonBehindTls(string basePath)
    {
        await using var server = WebServer.Create(
            new ServeOptions(TestServer.Packs)
            {
                Urls = ["http://127.0.0.1:0"],
                BasePath = basePath,
                Hosts = [Name],
                Proxies = [IPNetwork.Parse("127.0.0.1/32")],
            }
        );
        await server.StartAsync();
        var port = FreePort();
        using var proxy = StartProxy(port, new Uri(server.Urls.First()), basePath);
        try
        {
            HoldALesson(string.Create(CultureInfo.InvariantCulture, $"https://{Name}:{port}{basePath}"));
        }
        finally
        {
            proxy.Kill(entireProcessTree: true);
            await proxy.WaitForExitAsync();
        }
    }

    private static void HoldALesson(string site)
    {
        using var teacher = new Chromium(outside: Name);
        using var student = new Chromium(360, 740, outside: Name);
        teacher.Open(site + Table);
        teacher.Click("button[form='predict'].alone");
        var room = teacher.Until(page => page.Url.Contains("/rooms/", StringComparison.Ordinal) ? page.Url : null);
        Assert.That(room, Does.StartWith($"{site}/rooms/"));
        Assert.That(teacher.Text(".join"), Does.Contain(room), "the link to join is the outer one");

        student.Open(room);
        student.Click("button[value='conflict']");
        teacher.Until(page => page.FindElement(By.Id("so-far")).Text.StartsWith("1 of", StringComparison.Ordinal));
        teacher.Click("form[action$='/show'] button");
        student.Until(page => page.FindElement(By.LinkText("See the table")).Displayed);
        student.Click("#follow button[data-when='away']");

        teacher.Until(page => page.FindElement(By.LinkText("See the table"))).Click();
        student.Until(page => page.Url == teacher.Page.Url);
        teacher.Click("input[name='recognition'][value='none']");
        student.Until(page => page.Url.Contains("recognition=none", StringComparison.Ordinal));
        teacher.Click("a[href*='/handout/']");
        student.Until(page =>
            page.Url.StartsWith($"{site}/handout/", StringComparison.Ordinal) && page.FindElement(By.Id("yaml")).Displayed
        );
    }

    /// <summary>The sample as it is shipped, with this machine's ports and a certificate that lasts for the test.</summary>
    private Process StartProxy(int port, Uri server, string basePath)
    {
        var certificate = WriteCertificate();
        var sample = File.ReadAllText(Repository.At("src", "ScenarioEngine.Cli", "Serving", "nginx.conf"))
            .Replace(
                "listen 443 ssl",
                string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port} ssl"),
                StringComparison.Ordinal
            )
            .Replace("http://127.0.0.1:5080", $"http://{server.Authority}", StringComparison.Ordinal)
            .Replace("/etc/ssl/certs/table.pem", certificate, StringComparison.Ordinal)
            .Replace("/etc/ssl/private/table.key", certificate, StringComparison.Ordinal)
            .Replace("location /", $"location {basePath}/", StringComparison.Ordinal);
        var config = Path.Combine(_folder.FullName, "nginx.conf");
        File.WriteAllText(
            config,
            $$"""
            daemon off;
            pid {{_folder.FullName}}/nginx.pid;
            error_log {{_folder.FullName}}/error.log;
            events { }
            http {
                client_body_temp_path {{_folder.FullName}}/body;
                proxy_temp_path {{_folder.FullName}}/proxy;
                fastcgi_temp_path {{_folder.FullName}}/fastcgi;
                uwsgi_temp_path {{_folder.FullName}}/uwsgi;
                scgi_temp_path {{_folder.FullName}}/scgi;
                {{sample}}
            }
            """
        );
        var proxy =
            Process.Start(new ProcessStartInfo(Nginx, ["-c", config, "-p", _folder.FullName]))
            ?? throw new InvalidOperationException("nginx does not start.");
        var watch = Stopwatch.StartNew();
        while (!Answers(port))
        {
            Assert.That(watch.Elapsed < TimeSpan.FromSeconds(20) && !proxy.HasExited, Is.True, "nginx has started");
            Thread.Sleep(20);
        }

        return proxy;
    }

    private string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2056, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var path = Path.Combine(_folder.FullName, "table.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return path;
    }

    private static bool Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
