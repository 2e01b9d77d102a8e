using Deque.AxeCore.Commons;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>The judge of accessibility, as scripts to run in a page.</summary>
internal static class Axe
{
    /// <summary>Runs all of its rules and says what is wrong, three places for each.</summary>
    public const string Run = """
        const done = arguments[arguments.length - 1];
        axe.run().then(result => done(result.violations.flatMap(
          rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.target} ${node.failureSummary}`))));
        """;

    /// <summary>What has to be loaded into the page first.</summary>
    public static string Script { get; } = Load();

    private static string Load()
    {
        var assembly = typeof(AxeResult).Assembly;
        var name = assembly.GetManifestResourceNames().First(resource => resource.EndsWith("axe.min.js", StringComparison.Ordinal));
        using var stream =
            assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the package.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
