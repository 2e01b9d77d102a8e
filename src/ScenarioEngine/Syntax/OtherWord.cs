using System.Collections.Frozen;

namespace ScenarioEngine.Syntax;

/// <summary>Keys as other formats and plain English call them, such as <c>date</c> for <c>stated</c>.</summary>
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
        ["enum"] = ["options"],
        ["default"] = ["status-quo"],
        ["minimum"] = ["min"],
        ["maximum"] = ["max"],
        ["pack"] = ["rules"],
        ["package"] = ["terms"],
        ["edits"] = ["what-if"],
        ["answer-key"] = ["expect"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key that is meant, of those that could stand here; null where there is none.</summary>
    public static string? Find(string word, IReadOnlyCollection<string> absent) =>
        Keys.TryGetValue(word, out var meant) ? Array.Find(meant, absent.Contains) : null;
}
