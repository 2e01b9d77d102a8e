namespace ScenarioEngine.Cli;

/// <summary>The packs and scenarios that lie beside the program, so that what the README shows works from any folder.</summary>
internal static class Shipped
{
    private static readonly string[] Folders = ["rules", "scenarios"];

    /// <summary>The folder of packs.</summary>
    public static string Rules { get; } = Path.Combine(AppContext.BaseDirectory, Folders[0]);

    /// <summary>
    /// A path as it is written where something lies there; else that of what ships with the program, if there is such a thing.
    /// </summary>
    public static string Find(string path)
    {
        if (Path.Exists(path) || !Folders.Contains(path.Split('/', '\\')[0], StringComparer.Ordinal))
        {
            return path;
        }

        var beside = Path.Combine(AppContext.BaseDirectory, path);
        return Path.Exists(beside) ? beside : path;
    }
}
