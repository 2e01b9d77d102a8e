namespace ScenarioEngine.Web.Wording;

/// <content>What languages call themselves: whoever looks for one reads it in that.</content>
public static partial class English
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "العربية",
        ["cs"] = "čeština",
        ["de"] = "Deutsch",
        ["el"] = "ελληνικά",
        ["en"] = "English",
        ["es"] = "español",
        ["fa"] = "فارسی",
        ["fi"] = "suomi",
        ["fr"] = "français",
        ["he"] = "עברית",
        ["it"] = "italiano",
        ["ja"] = "日本語",
        ["ko"] = "한국어",
        ["nl"] = "Nederlands",
        ["pl"] = "polski",
        ["pt"] = "português",
        ["ro"] = "română",
        ["ru"] = "русский",
        ["sv"] = "svenska",
        ["tr"] = "Türkçe",
        ["uk"] = "українська",
        ["zh"] = "中文",
    };

    /// <summary>A language by its own name; one that is not known here, or of a region, by its tag.</summary>
    public static string Language(string tag) => Languages.GetValueOrDefault(tag, tag);
}
