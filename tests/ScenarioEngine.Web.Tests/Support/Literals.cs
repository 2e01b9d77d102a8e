using System.Text;

namespace ScenarioEngine.Web.Tests.Support;

/// <summary>The texts that stand in C#.</summary>
internal static class Literals
{
    /// <summary>Every text, without what is computed in it; what stands in its holes follows as texts of their own.</summary>
    public static IEnumerable<string> Of(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] == '/' && at + 1 < code.Length && code[at + 1] == '/')
            {
                at = code.IndexOf('\n', at) is var end and >= 0 ? end : code.Length;
            }
            else if (code[at] == '\'')
            {
                at = code.IndexOf('\'', at + (at + 1 < code.Length && code[at + 1] == '\\' ? 3 : 2)) is var end and >= 0
                    ? end
                    : code.Length;
            }
            else if (code[at] == '"')
            {
                var quotes = code.Skip(at).TakeWhile(letter => letter == '"').Count();
                if (quotes == 2)
                {
                    at++;
                    continue;
                }

                var isComputed = at > 0 && (code[at - 1] == '$' || (code[at - 1] == '@' && at > 1 && code[at - 2] == '$'));
                var (text, holes, end) = Read(code, at + quotes, quotes, isComputed);
                yield return text;
                foreach (var inner in holes.SelectMany(Of))
                {
                    yield return inner;
                }

                at = end;
            }
        }
    }

    private static (string Text, List<string> Holes, int End) Read(string code, int at, int quotes, bool isComputed)
    {
        var text = new StringBuilder();
        var holes = new List<string>();
        for (; at < code.Length; at++)
        {
            if (code[at] == '\\' && quotes == 1)
            {
                text.Append(code[++at]);
            }
            else if (code[at] == '"' && code.AsSpan(at).StartsWith(new string('"', quotes)))
            {
                return (text.ToString(), holes, at + quotes - 1);
            }
            else if (isComputed && code[at] == '{')
            {
                var end = EndOfHole(code, at);
                holes.Add(code[(at + 1)..end]);
                at = end;
            }
            else
            {
                text.Append(code[at]);
            }
        }

        return (text.ToString(), holes, code.Length);
    }

    /// <summary>Where a hole ends, in which texts may stand that have brackets of their own.</summary>
    private static int EndOfHole(string code, int at)
    {
        var depth = 0;
        for (; at < code.Length; at++)
        {
            if (code[at] == '"')
            {
                at = Read(code, at + 1, 1, at > 0 && code[at - 1] == '$').End;
            }
            else if (code[at] is '{' or '}')
            {
                depth += code[at] == '{' ? 1 : -1;
                if (depth == 0)
                {
                    return at;
                }
            }
        }

        return code.Length;
    }
}
