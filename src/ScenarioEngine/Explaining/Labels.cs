using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>
/// Names for people, of what files call by ids and paths. Where somebody would go on by typing it, the id or path stands behind the name;
/// terms, rules and packages stay in the words of the files, since they are what one writes (decision 12).
/// </summary>
internal static class Labels
{
    /// <summary>A field: <c>Security guarantee, United States: form</c>.</summary>
    public static string Of(Field field)
    {
        var issue = field.Instance is { } party ? $"{field.Issue.Title}, {party.Title}" : field.Issue.Title;
        return field switch
        {
            { Title: { } title } => field.Instance is { } of ? $"{title}, {of.Title}" : title,
            { Name: { } name } => $"{issue}: {Naming.Spaced(name)}",
            _ => issue,
        };
    }

    /// <summary>
    /// A field with its path, for who wants to type it: <c>Recognition (recognition)</c>; the path alone where that is its name, too.
    /// </summary>
    public static string WithPath(Field field) => Of(field) is var label && label == field.Path ? label : $"{label} ({field.Path})";

    /// <summary>A position: <c>Ukraine: Occupied territory is never recognised</c>.</summary>
    public static string Of(Position position) => $"{position.Party.Title}: {position.Title}";

    /// <summary>
    /// A position with the name that one types: <c>Ukraine: Occupied territory is never recognised (ukraine/no-recognition)</c>.
    /// </summary>
    public static string WithName(Position position) => $"{Of(position)} ({position.FullName})";

    /// <summary>
    /// A position within a sentence, whose title may have commas: <c>“Occupied territory is never recognised” (Ukraine)</c>.
    /// </summary>
    public static string Quoted(Position position) => $"“{position.Title}” ({position.Party.Title})";

    /// <summary>Positions within a sentence.</summary>
    public static string Quoted(IEnumerable<Position> positions) => Listing.And(positions.Select(Quoted));
}
