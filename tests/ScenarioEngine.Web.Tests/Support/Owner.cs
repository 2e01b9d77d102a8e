using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>A visitor who brings a pack along, with the cookies of a browser. The pack is forgotten with the visitor.</summary>
internal sealed class Owner : IDisposable
{
    private readonly HttpClient _visitor;

    private Owner() => _visitor = TestServer.Visitor();

    /// <summary>Where the pack lies, such as <c>/own/4ca3</c>; empty where it was refused.</summary>
    public string Place { get; private set; } = "";

    /// <summary>What the server said to the pack.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The page that it said it with, where the pack was refused.</summary>
    public IHtmlDocument? Refusal { get; private set; }

    /// <summary>A visitor with a pack of these files.</summary>
    public static async Task<Owner> With(params (string Name, byte[] Content)[] files)
    {
        var owner = new Owner();
        using var form = Form(files);
        using var answer = await owner._visitor.PostAsync(new Uri("/own", UriKind.Relative), form);
        owner.Status = answer.StatusCode;
        owner.Place = answer.Headers.Location?.ToString().Replace("/workshop", "", StringComparison.Ordinal) ?? "";
        owner.Refusal =
            owner.Place.Length == 0 ? await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()) : null;
        return owner;
    }

    /// <summary>A visitor with one file as the pack.</summary>
    public static Task<Owner> With(string pack) => With(("pack.yaml", System.Text.Encoding.UTF8.GetBytes(pack)));

    /// <summary>A zip of a pack of the repository with its scenarios.</summary>
    public static byte[] Zip(string pack)
    {
        var files = Directory
            .EnumerateFiles(Repository.At("rules", pack), "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(Repository.At("rules"), path).Replace('\\', '/'), File.ReadAllText(path)))
            .Concat(
                Directory
                    .EnumerateFiles(Repository.At("scenarios", pack), "*.yaml")
                    .Select(path => ($"scenarios/{Path.GetFileName(path)}", File.ReadAllText(path)))
            );
        return Zip([.. files]);
    }

    /// <summary>A zip of some texts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A page of the pack.</summary>
    public async Task<IHtmlDocument> Open(string page) => await new HtmlParser().ParseDocumentAsync(await Get(page));

    /// <summary>The text of a page of the pack.</summary>
    public Task<string> Get(string page) => _visitor.GetStringAsync(new Uri(Place + page, UriKind.Relative));

    /// <summary>The answer to a question about the pack.</summary>
    public Task<HttpResponseMessage> Ask(string page) => _visitor.GetAsync(new Uri(Place + page, UriKind.Relative));

    /// <summary>Sends a form.</summary>
    public async Task<HttpResponseMessage> Post(string page, params (string Name, string Value)[] values)
    {
        using var form = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        return await _visitor.PostAsync(new Uri(Place + page, UriKind.Relative), form);
    }

    public void Dispose()
    {
        if (Place.Length > 0)
        {
            Post("/workshop/forget").GetAwaiter().GetResult().Dispose();
        }

        _visitor.Dispose();
    }

    private static MultipartFormDataContent Form((string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
#pragma warning disable CA2000 // The form disposes of its parts.
            form.Add(new ByteArrayContent(content), "files", name);
#pragma warning restore CA2000
        }

        return form;
    }
}
