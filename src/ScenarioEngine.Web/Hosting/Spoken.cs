using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ScenarioEngine.Web.Hosting;

/// <summary>Marks what stands on a page in another language than the page itself, so that it is read out in that.</summary>
/// <remarks>
/// A title may stand in the middle of a sentence of ours, so the texts are looked for in the finished page: whoever writes a page need not
/// know which text of a pack is translated and which is not.
/// </remarks>
internal sealed class Spoken
{
    private const string RawEnd = "</";

    /// <summary>Elements in which nothing stands.</summary>
    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        "br",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "path",
        "rect",
        "circle",
        "line"
    );

    /// <summary>Elements whose text no other element may stand in.</summary>
    private static readonly FrozenSet<string> Plain = FrozenSet.Create("option", "title");

    private readonly string _language;
    private readonly Dictionary<char, string[]> _texts;

    /// <param name="language">The language.</param>
    /// <param name="texts">The texts that stand in it.</param>
    public Spoken(string language, IEnumerable<string> texts)
    {
        _language = Html.Encoder.Encode(language);
        _texts = texts
            .Where(text => text.Any(char.IsLetter))
            .Select(Html.Encoder.Encode)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(text => text[0])
            .ToDictionary(same => same.Key, same => same.OrderByDescending(text => text.Length).ToArray());
    }

    /// <summary>A page, or a part of one, with the language of each such text.</summary>
    public string Mark(string html)
    {
        var marked = new StringBuilder(html.Length + (html.Length / 8));
        var element = "";
        int? inTag = null;
        for (var at = 0; at < html.Length; )
        {
            var next = html.IndexOf('<', at);
            next = next < 0 ? html.Length : next;
            if (next > at)
            {
                MarkText(marked, html.AsSpan(at, next - at), element, inTag, html.AsSpan(next).StartsWith(RawEnd));
                inTag = null;
                at = next;
            }

            if (at == html.Length)
            {
                break;
            }

            var end = EndOfTag(html, at);
            var isStart = char.IsAsciiLetter(html[at + 1 < html.Length ? at + 1 : at]);
            marked.Append(html, at, end - at);
            element = isStart ? NameAt(html, at + 1) : "";
            inTag =
                isStart && !Empty.Contains(element) && !html.AsSpan(at, end - at).Contains(" lang=", StringComparison.Ordinal)
                    ? marked.Length - 1
                    : null;
            at = end;
            if (element is "script" or "style" or "textarea")
            {
                var close = html.IndexOf(RawEnd, at, StringComparison.Ordinal);
                close = close < 0 ? html.Length : close;
                marked.Append(html, at, close - at);
                at = close;
            }
        }

        return marked.ToString();
    }

    /// <summary>Where a tag ends: behind the first sign for it that stands in no quotation.</summary>
    private static int EndOfTag(string html, int at)
    {
        var isQuoted = false;
        for (var end = at; end < html.Length; end++)
        {
            if (html[end] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (html[end] == '>' && !isQuoted)
            {
                return end + 1;
            }
        }

        return html.Length;
    }

    private static string NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html[at..end];
    }

    /// <summary>Adds a text, with elements around what is in the language; the element in which it stands alone is marked itself.</summary>
    /// <param name="marked">What it is added to.</param>
    /// <param name="text">The text.</param>
    /// <param name="element">The element that begins right before it; empty where one ends there.</param>
    /// <param name="inTag">Where in what is marked an attribute of that element can stand; null where none can.</param>
    /// <param name="isEnd">Whether an element ends right behind it.</param>
    private void MarkText(StringBuilder marked, ReadOnlySpan<char> text, string element, int? inTag, bool isEnd)
    {
        var trimmed = text.Trim();
        var first = Find(trimmed, 0);
        if (inTag is { } place && first is not null && (isEnd && first.Length == trimmed.Length || Plain.Contains(element)))
        {
            marked.Insert(place, $" lang=\"{_language}\"").Append(text);
            return;
        }

        var copied = 0;
        // An element that nothing else is, so that no rule of the style sheet takes it for a part; and right to left stays within it.
        var around = element is "text" or "tspan" ? "tspan" : "bdi";
        for (var at = 0; !Plain.Contains(element) && at < text.Length; )
        {
            if (Find(text, at) is not { } found)
            {
                at++;
                continue;
            }

            marked.Append(text[copied..at]).Append(CultureInfo.InvariantCulture, $"<{around} lang=\"{_language}\">{found}</{around}>");
            at += found.Length;
            copied = at;
        }

        marked.Append(text[copied..]);
    }

    /// <summary>The longest text that begins at a place where a word does, and ends where one does; or null.</summary>
    private string? Find(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || (at > 0 && char.IsLetterOrDigit(text[at - 1])) || !_texts.TryGetValue(text[at], out var known))
        {
            return null;
        }

        foreach (var one in known)
        {
            if (
                text[at..].StartsWith(one, StringComparison.Ordinal)
                && (at + one.Length == text.Length || !char.IsLetterOrDigit(text[at + one.Length]) || !char.IsLetterOrDigit(one[^1]))
            )
            {
                return one;
            }
        }

        return null;
    }
}
