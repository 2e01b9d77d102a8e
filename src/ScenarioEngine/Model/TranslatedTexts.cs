using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>
/// Which texts of packs and scenarios may stand in other languages beside their own, as <c>title.uk</c> does beside <c>title</c>.
/// </summary>
internal static class TranslatedTexts
{
    /// <summary>The keys whose texts may be translated.</summary>
    public static readonly ImmutableArray<string> Keys =
    [
        "title",
        "summary",
        "note",
        "statement",
        "because",
        "interest",
        "encoding",
        "vague",
        "locator",
        "scenario",
    ];

    /// <summary>Mappings from names to texts, in which each name may be translated.</summary>
    public static readonly ImmutableArray<string> Named = ["topics", "questions", "options"];

    /// <summary>The key that a key translates, and the language; null where it translates none.</summary>
    public static (string Key, string Language)? Split(string key) =>
        key.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? (key[..dot], key[(dot + 1)..]) : null;
}
