namespace ScenarioEngine.Tests.Support;

/// <summary>Finds files of the repository, wherever the tests run from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or a folder below the root.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScenarioEngine.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"There is no ScenarioEngine.sln above {AppContext.BaseDirectory}.");
    }
}
