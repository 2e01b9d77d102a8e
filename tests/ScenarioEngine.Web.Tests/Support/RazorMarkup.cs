using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>The markup of a component without what is computed in it, and the expressions whose result a visitor reads.</summary>
internal static partial class RazorMarkup
{
    private static readonly ImmutableArray<string> Attributes =
    [
        "aria-label",
        "title",
        "placeholder",
        "alt",
        "aria-valuetext",
        "Title",
        "Label",
    ];
    private static readonly ImmutableArray<string> Lines =
    [
        "using",
        "inject",
        "inherits",
        "implements",
        "namespace",
        "attribute",
        "typeparam",
    ];
    private static readonly ImmutableArray<string> Blocks = ["if", "for", "foreach", "while", "switch"];

    /// <summary>Reads a component, without comments and what stands after <c>@code</c>.</summary>
    public static (string Html, IReadOnlyList<string> Shown) Read(string razor)
    {
        var html = new StringBuilder();
        var shown = new List<string>();
        for (var at = 0; at < razor.Length; )
        {
            if (razor[at] != '@')
            {
                html.Append(razor[at++]);
                continue;
            }

            var name = Name().Match(razor, at + 1);
            if (at + 1 < razor.Length && razor[at + 1] is '(' or '{')
            {
                var end = Balanced(razor, at + 1);
                Show(razor[(at + 1)..end]);
                at = end;
            }
            else if (Lines.Contains(name.Value))
            {
                at = (razor.IndexOf('\n', at) is var line and >= 0) ? line : razor.Length;
            }
            else if (Blocks.Contains(name.Value))
            {
                at = Balanced(razor, razor.IndexOf('(', at));
            }
            else
            {
                var end = EndOfPath(razor, at + 1);
                Show(razor[(at + 1)..end]);
                at = Math.Max(end, at + 1);
            }
        }

        return (Statement().Replace(html.ToString(), ""), shown);

        // Inside of a tag only some attributes are read to anybody.
        void Show(string expression)
        {
            var before = html.ToString();
            var tag = before.LastIndexOf('<');
            if (tag <= before.LastIndexOf('>') || Attributes.Contains(Attribute().Match(before[tag..]).Groups["name"].Value))
            {
                shown.Add(expression);
            }
        }
    }

    /// <summary>Where what begins with a bracket ends.</summary>
    private static int Balanced(string text, int at)
    {
        var depth = 0;
        var isQuoted = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"' && text[at - 1] != '\\')
            {
                isQuoted = !isQuoted;
            }

            depth += isQuoted
                ? 0
                : text[at] switch
                {
                    '(' or '[' or '{' => 1,
                    ')' or ']' or '}' => -1,
                    _ => 0,
                };
            if (depth == 0 && !isQuoted)
            {
                return at + 1;
            }
        }

        return text.Length;
    }

    /// <summary>Where an expression ends that is no more than names, calls and indexes.</summary>
    private static int EndOfPath(string text, int at)
    {
        while (at < text.Length)
        {
            if (Name().Match(text, at) is { Length: > 0 } name)
            {
                at += name.Length;
            }
            else if (text[at] is '(' or '[')
            {
                at = Balanced(text, at);
            }
            else if (text[at] == '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                at++;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    [GeneratedRegex(@"\G[A-Za-z_]\w*")]
    private static partial Regex Name();

    /// <summary>The attribute in whose value a tag ends.</summary>
    [GeneratedRegex("""(?<name>[\w-]+)="[^"]*$""")]
    private static partial Regex Attribute();

    /// <summary>A line of code between markup.</summary>
    [GeneratedRegex(
        @"^\s*([{}]+|//.*|(else )?(if|for|foreach|while|switch) \(.*\)|else|case .*:|default:|break;|[\w.]+[ (][^<>]*;|[\w<>]+ \w+ = .*;|[{}]*<text>|</text>.*)\s*$",
        RegexOptions.Multiline
    )]
    private static partial Regex Statement();
}
