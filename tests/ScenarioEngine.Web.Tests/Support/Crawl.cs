using AngleSharp.Html.Dom;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>A teacher who opens a room and follows the links of all pages, some of each kind.</summary>
internal sealed class Crawl(string pack) : IDisposable
{
    /// <summary>How many pages of one kind are looked at: those to which the others lead first.</summary>
    private const int MostOfAKind = 2;

    private readonly Player _teacher = new();

    /// <summary>What kind of page an address is: its path without names, and which parameters of the page it has.</summary>
    public static string KindOf(string address)
    {
        var parts = address.Split('?');
        var names = parts.Length == 1 ? [] : parts[1].Split('&').Select(pair => pair.Split('=')[0]).Where(name => name.StartsWith('_'));
        return $"{PathKind(address)} {string.Join(' ', names.Distinct().Order(StringComparer.Ordinal))}";
    }

    /// <summary>What kind of page a path is.</summary>
    public static string PathKind(string address)
    {
        var parts = address.Split('#', '?')[0].Split('/');
        return parts is ["", "rooms", _, .. var rest] ? $"rooms/{string.Join('/', rest.Where(part => part.All(char.IsLetter)))}" : parts[1];
    }

    /// <summary>All pages to which addresses lead, and those of a room: covered, shown, with a package on its wall.</summary>
    public async Task<IReadOnlyList<(string Address, IHtmlDocument Page)>> Walk(string table, IReadOnlyList<string> starts)
    {
        using var opened = await _teacher.Post("/rooms", ("address", table));
        var room = opened.Headers.Location?.ToString() ?? "";
        await _teacher.Send($"{room}/hand-in", ("team", "Heron"), ("address", table));
        var pages = new List<(string, IHtmlDocument)> { ($"{room}, covered", await _teacher.Page(room)) };
        await _teacher.Send($"{room}/show");

        var queue = new Queue<string>([room, $"{room}/wall", .. starts]);
        var seen = new HashSet<string>(queue, StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var address))
        {
            var page = await _teacher.Page(address);
            pages.Add((address, page));
            foreach (
                var link in page.QuerySelectorAll("a[href]:not([download])").Select(link => (link.GetAttribute("href") ?? "").Split('#')[0])
            )
            {
                if (IsPage(link) && seen.Add(link) && (kinds[KindOf(link)] = kinds.GetValueOrDefault(KindOf(link)) + 1) <= MostOfAKind)
                {
                    queue.Enqueue(link);
                }
            }
        }

        return pages;
    }

    public void Dispose() => _teacher.Dispose();

    /// <summary>Whether a link leads to a page of everybody's, of the pack, or of a room.</summary>
    private bool IsPage(string link) =>
        link.StartsWith('/')
        && (
            link.StartsWith("/rooms/", StringComparison.Ordinal)
            || !link[1..].Split('?')[0].Contains('/', StringComparison.Ordinal)
            || link.Split('?')[0].EndsWith($"/{pack}", StringComparison.Ordinal)
        )
        && !link.EndsWith("/now", StringComparison.Ordinal)
        && !link.StartsWith("/own", StringComparison.Ordinal);
}
