using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes HTML of elements and text. Text and attributes are always encoded, so that what a user wrote stays text.</summary>
internal sealed class HtmlText(TextWriter writer)
{
    /// <summary>Encodes what means something in HTML and nothing else: documents and pages are UTF-8.</summary>
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>An element with what is written inside.</summary>
    public void Element(string name, string attributes, Action content)
    {
        Open(name, attributes);
        content();
        writer.Write($"</{name}>");
    }

    /// <summary>An element with text inside.</summary>
    public void Element(string name, string attributes, string text)
    {
        Open(name, attributes);
        Text(text);
        writer.Write($"</{name}>");
    }

    public void Element(string name, string text) => Element(name, "", text);

    public void Element(string name, Action content) => Element(name, "", content);

    public void Text(string text) => writer.Write(Encoder.Encode(Printable(text)));

    /// <summary>Text in which what stands between grave accents is something to type.</summary>
    public void Prose(string text)
    {
        var parts = text.Split('`');
        if (parts.Length % 2 == 0)
        {
            Text(text);
            return;
        }

        foreach (var (number, part) in parts.Index())
        {
            if (number % 2 == 0)
            {
                Text(part);
            }
            else
            {
                Element("code", part);
            }
        }
    }

    /// <summary>Text whose long words, such as paths and numbers of thirty digits, may be broken where a reader would break them.</summary>
    public void Breakable(string text)
    {
        const int longWord = 24;
        foreach (var (number, word) in text.Split(' ').Index())
        {
            var from = 0;
            for (var at = 0; word.Length > longWord && at < word.Length - 1; at++)
            {
                if (word[at] is '/' or ',')
                {
                    Text($"{(number > 0 && from == 0 ? " " : "")}{word[from..(at + 1)]}");
                    Own("<wbr>");
                    from = at + 1;
                }
            }

            Text($"{(number > 0 && from == 0 ? " " : "")}{word[from..]}");
        }
    }

    /// <summary>The head of a table.</summary>
    public void Head(IEnumerable<string> cells)
    {
        Element(
            "thead",
            () =>
                Element(
                    "tr",
                    () =>
                    {
                        foreach (var cell in cells)
                        {
                            Element("th", "scope=\"col\"", cell);
                        }
                    }
                )
        );
        Line();
    }

    /// <summary>Ends a line of the file, for those who read it as text.</summary>
    public void Line() => writer.Write('\n');

    /// <summary>What the tool itself brings along, such as a style sheet.</summary>
    public void Own(string html) => writer.Write(html);

    /// <summary>An attribute with its value encoded.</summary>
    public static string Attribute(string name, string value) => $" {name}=\"{Encoder.Encode(Printable(value))}\"";

    /// <summary>The name of a cell's column, which is shown beside it where the page is too narrow for columns.</summary>
    public static string Column(string name) => name.Length == 0 ? "" : Attribute("data-column", name);

    /// <param name="name">The name of the element.</param>
    /// <param name="attributes">Attributes, each from <see cref="Attribute"/> or known to need no encoding.</param>
    private void Open(string name, string attributes) =>
        writer.Write(attributes.Length == 0 || attributes[0] == ' ' ? $"<{name}{attributes}>" : $"<{name} {attributes}>");

    private static string Printable(string text) => text.Any(IsRefused) ? string.Concat(text.Where(c => !IsRefused(c))) : text;

    private static bool IsRefused(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
