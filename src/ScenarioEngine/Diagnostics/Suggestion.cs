namespace ScenarioEngine.Diagnostics;

/// <summary>A question that leads a user from a misspelt name to the right one.</summary>
internal static class Suggestion
{
    /// <summary>The question, such as <c>Did you mean `recognition`?</c>; null when no name is close.</summary>
    public static string? For(string name, IEnumerable<string> known) => NearestName.Find(name, known) is { } nearest ? Of(nearest) : null;

    /// <summary>The question whether a name was meant.</summary>
    public static string Of(string nearest) => $"Did you mean `{nearest}`?";
}
