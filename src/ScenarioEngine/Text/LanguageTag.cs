using System.Text.RegularExpressions;

namespace ScenarioEngine.Text;

/// <summary>Names of languages, as RFC 5646 has them: <c>uk</c>, <c>pt-BR</c>, <c>sr-Latn</c>.</summary>
internal static partial class LanguageTag
{
    private const int LongestTag = 35;

    /// <summary>The languages of two letters (ISO 639-1).</summary>
    private const string TwoLetters =
        " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
        + "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
        + "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

    /// <summary>What countries are called, where their main language has another name that people forget.</summary>
    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["at"] = "de",
        ["by"] = "be",
        ["cn"] = "zh",
        ["cz"] = "cs",
        ["dk"] = "da",
        ["gb"] = "en",
        ["gr"] = "el",
        ["il"] = "he",
        ["ir"] = "fa",
        ["jp"] = "ja",
        ["rs"] = "sr",
        ["ua"] = "uk",
        ["us"] = "en",
        ["vn"] = "vi",
    };

    /// <summary>Whether a text names a language. Any three letters are one, of which there are thousands.</summary>
    public static bool IsKnown(string tag) =>
        Form().Match(tag) is { Success: true } match
        && (
            match.Groups["language"].Value is { Length: 3 }
            || TwoLetters.Contains($" {match.Groups["language"].Value} ", StringComparison.Ordinal)
        );

    /// <summary>What was probably meant by a tag that names none; null where that cannot be told.</summary>
    public static string? Meant(string tag) =>
        Countries.GetValueOrDefault(tag.ToLowerInvariant())
        ?? (tag.Replace('_', '-').ToLowerInvariant() is var lower && lower != tag && IsKnown(lower) ? lower : null);

    /// <summary>
    /// Of some tags the one that is nearest to what is asked for: itself, or the same language without region or script; null where there
    /// is none.
    /// </summary>
    public static string? Best(string asked, IReadOnlyCollection<string> tags)
    {
        for (
            var tag = asked.Length <= LongestTag ? asked : "";
            tag.Length > 0;
            tag = tag.Contains('-', StringComparison.Ordinal) ? tag[..tag.LastIndexOf('-')] : ""
        )
        {
            if (tags.FirstOrDefault(known => string.Equals(known, tag, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    [GeneratedRegex("^(?<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
