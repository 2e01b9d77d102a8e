using System.Collections.Frozen;

namespace ScenarioEngine.Syntax;

/// <summary>
/// Keys and words as other formats and plain English call them, such as <c>date</c> for <c>stated</c> and <c>boolean</c> for <c>yes-no</c>.
/// </summary>
internal static class OtherWord
{
    private static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["date"] = ["stated", "as-of"],
        ["day"] = ["stated", "date", "as-of"],
        ["said"] = ["stated"],
        ["published"] = ["date"],
        ["by"] = ["speaker", "author"],
        ["who"] = ["speaker", "party"],
        ["actor"] = ["party"],
        ["quote"] = ["statement"],
        ["text"] = ["statement", "title"],
        ["name"] = ["title", "scenario", "id"],
        ["label"] = ["title"],
        ["key"] = ["id"],
        ["link"] = ["url"],
        ["href"] = ["url"],
        ["description"] = ["summary", "note"],
        ["comment"] = ["note"],
        ["reason"] = ["because", "vague"],
        ["why"] = ["because"],
        ["if"] = ["when", "applies-when", "impossible-when"],
        ["condition"] = ["when", "crossed-when", "met-when", "impossible-when"],
        ["effect"] = ["then"],
        ["implies"] = ["then"],
        ["except"] = ["unless"],
        ["expires"] = ["until"],
        ["end"] = ["until"],
        ["importance"] = ["weight"],
        ["values"] = ["options"],
        ["choices"] = ["options"],
        ["enum"] = ["options", "choice"],
        ["default"] = ["status-quo"],
        ["minimum"] = ["min", "at-least"],
        ["maximum"] = ["max", "at-most"],
        ["pack"] = ["rules"],
        ["package"] = ["terms"],
        ["edits"] = ["what-if"],
        ["answer-key"] = ["expect"],
        ["boolean"] = ["yes-no"],
        ["bool"] = ["yes-no"],
        ["select"] = ["choice"],
        ["integer"] = ["number"],
        ["decimal"] = ["number"],
        ["period"] = ["duration"],
        ["ordered"] = ["scale"],
        ["multi"] = ["set"],
        ["list"] = ["set"],
        ["must"] = ["demand"],
        ["wish"] = ["preference"],
        ["crossed"] = ["conflict"],
        ["violated"] = ["crossed", "conflict"],
        ["broken"] = ["crossed", "conflict"],
        ["kept"] = ["respected"],
        ["satisfied"] = ["met"],
        ["fulfilled"] = ["met"],
        ["bigger-than"] = ["more-than"],
        ["greater-than"] = ["more-than"],
        ["above"] = ["more-than"],
        ["smaller-than"] = ["less-than"],
        ["lower-than"] = ["less-than"],
        ["below"] = ["less-than"],
        ["equals"] = ["is"],
        ["not"] = ["is-not"],
        ["in"] = ["one-of"],
        ["not-in"] = ["none-of"],
        ["contains"] = ["includes"],
        ["range"] = ["between"],
        ["each"] = ["every"],
        ["all"] = ["every"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key or word that is meant, of those that could stand here; null where there is none.</summary>
    public static string? Find(string word, IReadOnlyCollection<string> known) =>
        Keys.TryGetValue(word, out var meant) ? Array.Find(meant, known.Contains) : null;
}
