using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ScenarioEngine.Web.Address;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>A browser of somebody who plays or teaches, with its cookies and without script.</summary>
internal sealed class Player : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

#pragma warning disable CA2000 // The client disposes of its handler.
    public Player() =>
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = _cookies,
                MaxConnectionsPerServer = 32,
            }
        )
        {
            BaseAddress = TestServer.Address,
        };
#pragma warning restore CA2000

    /// <summary>The address of the seat that it has taken.</summary>
    public string Path { get; private set; } = "";

    public static async Task<Player> Sit(string card)
    {
        var visitor = new Player();
        var page = await visitor.Page(card);
        visitor.Path = page.QuerySelector("#to-table")?.GetAttribute("href") ?? throw new InvalidOperationException(page.Body?.TextContent);
        return visitor;
    }

    public void SetCookie(string name, string value) => _cookies.Add(new Cookie(name, value, "/rooms", TestServer.Address.Host));

    public async Task<string> Begin(string table, int groups, params (string Party, string Part)[] seats)
    {
        using var opened = await Post("/rooms", ("address", table), ("then", "play"));
        var room = opened.Headers.Location?.ToString() ?? "";
        var day = TableAddress.FromLink(table, table.Split('?')[0].Split('/')[^1])?.AsOf ?? "";
        Assert.That(
            await Send(
                $"{room}/begin",
                [
                    ("groups", groups.ToString(CultureInfo.InvariantCulture)),
                    ("day", day),
                    .. seats.Select(seat => ($"seat-{seat.Party}", seat.Part)),
                ]
            ),
            Is.EqualTo(HttpStatusCode.SeeOther)
        );
        return room;
    }

    public async Task<List<string>> Cards(string room) =>
        [
            .. (await Page($"{room}/cards"))
                .QuerySelectorAll(".seat-cards a")
                .Select(link => new Uri(link.GetAttribute("href") ?? "").PathAndQuery),
        ];

    /// <summary>Makes an offer as its page does: look, and send what stands in the form that comes, signed.</summary>
    public async Task<HttpStatusCode> Offer(params (string Field, string Value)[] changes)
    {
        var look = await Page($"{Path}/look?{string.Join('&', changes.Select(change => $"{change.Field}={change.Value}"))}");
        var form = look.QuerySelectorAll("form[action$='/offer'] input")
            .OfType<IHtmlInputElement>()
            .Select(input => (input.Name ?? "", input.Name == "_signed" ? "So be it." : input.Value))
            .ToArray();
        return form.Length == 0 ? await Send($"{Path}/offer", ("_base", "0"), changes[0]) : await Send($"{Path}/offer", form);
    }

    public async Task<List<int>> Offers() =>
        [
            .. (await Page(Path))
                .QuerySelectorAll("article.offer")
                .Select(offer => int.Parse(offer.Id?["offer-".Length..] ?? "", CultureInfo.InvariantCulture)),
        ];

    /// <summary>Answers an offer with the form of its page.</summary>
    public async Task<HttpStatusCode> Answer(string answer, int offer, string why)
    {
        var page = await Page(Path);
        var form = page.QuerySelector($"#offer-{offer} form[action$='/answer']");
        return await Send(
            $"{Path}/answer",
            ("_offer", offer.ToString(CultureInfo.InvariantCulture)),
            ("_base", form?.QuerySelector("[name='_base']")?.GetAttribute("value") ?? ""),
            ("answer", answer),
            ("_said", why),
            ("_signed", "So be it.")
        );
    }

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public Task<string> Text(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpStatusCode> Send(string path, params (string Name, string Value)[] form)
    {
        using var answer = await Post(path, form);
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public void Dispose() => _client.Dispose();
}
