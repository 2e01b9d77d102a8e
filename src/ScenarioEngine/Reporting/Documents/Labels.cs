using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>Names for people, of what files call by ids and paths.</summary>
internal static class Labels
{
    /// <summary>A field: <c>Security guarantee, United States: form</c>.</summary>
    public static string Of(Field field)
    {
        var issue = field.Instance is { } party ? $"{field.Issue.Title}, {party.Title}" : field.Issue.Title;
        return field switch
        {
            { Title: { } title } => field.Instance is { } of ? $"{title}, {of.Title}" : title,
            { Name: { } name } => $"{issue}: {name.Replace('-', ' ')}",
            _ => issue,
        };
    }

    /// <summary>
    /// A field with its path, for who wants to type it: <c>Recognition (recognition)</c>; the path alone where that is its name, too.
    /// </summary>
    public static string WithPath(Field field) => Of(field) is var label && label == field.Path ? label : $"{label} ({field.Path})";
}
