namespace ScenarioEngine.Cli.Tests;

/// <summary>A folder with one pack in it, for <c>--rules</c>; gone when the test is over.</summary>
internal sealed class TemporaryRules : IDisposable
{
    public TemporaryRules(string id, string pack)
    {
        Path = Directory.CreateTempSubdirectory("scenario-").FullName;
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, id));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "pack.yaml"), pack);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
