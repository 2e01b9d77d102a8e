namespace ScenarioEngine.Model;

/// <summary>What can be the name of something in a file.</summary>
internal static class Names
{
    /// <summary>The word for a field that is left open on purpose, which is therefore no name.</summary>
    public const string Open = "open";

    /// <summary>Whether a text can be the name of a party, an issue, an option or a position.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 100
        && text[0] is not '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && text != Open;
}
