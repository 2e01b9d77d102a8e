using System.Collections.Immutable;

namespace ScenarioEngine.Model;

/// <summary>Issues that belong together for readers.</summary>
/// <param name="Id">Its name in files: that of its one issue where the issue names no topic.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="Issues">The issues, in the order of the files; not empty.</param>
internal sealed record Topic(string Id, string Title, ImmutableArray<Issue> Issues)
{
    /// <summary>
    /// The topics of a pack: those with a title of their own first, in the order in which these stand; then the others, as their first
    /// issues stand.
    /// </summary>
    /// <param name="issues">All issues.</param>
    /// <param name="titles">The titles, by name.</param>
    public static ImmutableArray<Topic> Of(IReadOnlyCollection<Issue> issues, IReadOnlyList<(string Id, string Title)> titles)
    {
        var named = issues.GroupBy(issue => issue.Topic ?? issue.Id).ToDictionary(group => group.Key, group => group.ToImmutableArray());
        return
        [
            .. titles.Where(topic => named.ContainsKey(topic.Id)).Select(topic => new Topic(topic.Id, topic.Title, named[topic.Id])),
            .. named
                .Where(group => titles.All(topic => topic.Id != group.Key))
                .Select(group => new Topic(group.Key, TitleOf(group.Key, group.Value), group.Value)),
        ];
    }

    /// <summary>The title of the issue that stands for the topic: its only one, or that of its name; else the words of the name.</summary>
    private static string TitleOf(string id, ImmutableArray<Issue> issues) =>
        issues.Length == 1
            ? issues[0].Title
            : issues.FirstOrDefault(issue => issue.Id == id)?.Title ?? $"{char.ToUpperInvariant(id[0])}{id[1..].Replace('-', ' ')}";
}
