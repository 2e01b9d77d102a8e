using Microsoft.Extensions.FileSystemGlobbing;

namespace ScenarioEngine.Cli;

/// <summary>
/// The files that the words of a call mean: files as they are, folders with all YAML files in them, patterns, and <c>-</c> for standard
/// input.
/// </summary>
internal static class ScenarioFiles
{
    public const string StandardInput = "-";

    /// <summary>
    /// The paths, in the order of the call and within a folder by name; each once. A folder or pattern without files gives none.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> words) => words.SelectMany(Expand).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Expand(string written)
    {
        var word = Shipped.Find(written);
        if (Directory.Exists(word))
        {
            return Match(word, ["**/*.yaml", "**/*.yml"]);
        }

        return word != StandardInput && IsPattern(word) && !File.Exists(word) ? MatchPattern(word) : [word];
    }

    /// <summary>Whether a word stands for files by a wildcard.</summary>
    public static bool IsPattern(string word) => word.AsSpan().ContainsAny('*', '?');

    /// <summary>The folder below which the files of a pattern are.</summary>
    public static string FolderOf(string pattern)
    {
        var folder = string.Join('/', PartsOf(pattern).TakeWhile(part => !IsPattern(part)));
        return folder.Length > 0 ? folder
            : pattern[0] is '/' ? "/"
            : ".";
    }

    private static IEnumerable<string> MatchPattern(string pattern)
    {
        // What comes before the first wildcard is a folder; what comes after is matched below it.
        var start = Shipped.Find(FolderOf(pattern));
        var rest = string.Join('/', PartsOf(pattern).SkipWhile(part => !IsPattern(part)));
        return Directory.Exists(start) && !rest.Split('/').Contains("..") ? Match(start, [rest]) : [];
    }

    private static string[] PartsOf(string pattern) => pattern.Replace('\\', '/').Split('/');

    private static IEnumerable<string> Match(string folder, IEnumerable<string> patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        return matcher
            .Execute(new FolderWithoutLinks(new DirectoryInfo(folder)))
            .Files.Select(file => folder is "." ? file.Path : Path.Combine(folder, file.Path))
            .Order(StringComparer.Ordinal);
    }
}
