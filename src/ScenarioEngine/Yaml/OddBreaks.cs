namespace ScenarioEngine.Yaml;

/// <summary>
/// Characters that the parser takes for the end of a line, as YAML 1.1 did, and that YAML 1.2, editors and people take for text: U+0085,
/// U+2028 and U+2029.
/// </summary>
/// <remarks>
/// They come with text that is pasted from elsewhere. The parser is shown other characters in their place, one for one, so that every place
/// stays what it is.
/// </remarks>
internal sealed class OddBreaks
{
    private const char FirstPrivate = '\uE000';
    private const string Odd = "\u0085\u2028\u2029";

    private readonly string _standIns;

    private OddBreaks(string standIns) => _standIns = standIns;

    /// <summary>The odd breaks of a text, with stand-ins that do not occur in it.</summary>
    public static OddBreaks In(string text)
    {
        if (!text.AsSpan().ContainsAny(Odd))
        {
            return new OddBreaks("");
        }

        var free = Enumerable
            .Range(FirstPrivate, text.Length + Odd.Length)
            .Select(code => (char)code)
            .Where(c => !text.Contains(c, StringComparison.Ordinal));
        return new OddBreaks(string.Concat(free.Take(Odd.Length)));
    }

    /// <summary>The text as the parser is to see it.</summary>
    public string Hide(string text) => Replace(text, Odd, _standIns);

    /// <summary>A text that the parser gives, as it was written.</summary>
    public string Show(string text) => Replace(text, _standIns, Odd);

    private string Replace(string text, string from, string to)
    {
        for (var i = 0; i < _standIns.Length; i++)
        {
            text = text.Replace(from[i], to[i]);
        }

        return text;
    }
}
