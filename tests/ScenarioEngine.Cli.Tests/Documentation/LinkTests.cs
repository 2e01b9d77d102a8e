using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>Every link from one page of the repository to another leads somewhere, and every heading that it names is there.</summary>
public sealed partial class LinkTests
{
    private static IEnumerable<string> Pages =>
        from page in Directory.EnumerateFiles(Tool.Root, "*.md", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(Tool.Root, page).Split(Path.DirectorySeparatorChar)
        where !parts.Any(part => part is "bin" or "obj" or "node_modules" or "BenchmarkDotNet.Artifacts" or "Golden")
        select Path.Combine(parts);

    [TestCaseSource(nameof(Pages))]
    public void Links_LeadSomewhere(string page)
    {
        var text = File.ReadAllText(Path.Combine(Tool.Root, page));
        var broken =
            from match in Link().Matches(Code().Replace(text, ""))
            let target = match.Groups[1].Value
            where
                !target.Contains("://", StringComparison.Ordinal)
                && !target.StartsWith("mailto:", StringComparison.Ordinal)
                && !IsThere(page, target)
            select target;

        Assert.That(broken, Is.Empty);
    }

    private static bool IsThere(string page, string target)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var (path, heading) = hash < 0 ? (target, null) : (target[..hash], target[(hash + 1)..]);
        var full =
            path.Length == 0
                ? Path.Combine(Tool.Root, page)
                : Path.GetFullPath(Path.Combine(Tool.Root, Path.GetDirectoryName(page) ?? "", path));
        return (File.Exists(full) || Directory.Exists(full))
            && (heading is null || Heading().Matches(File.ReadAllText(full)).Any(match => Anchor(match.Groups[1].Value) == heading));
    }

    /// <summary>The name of a heading in an address, as the pages of code hosts make it.</summary>
    private static string Anchor(string heading) => NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(```|~~~).*?^\1|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
