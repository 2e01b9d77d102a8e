namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("scenario-tests-");

    /// <param name="name">The name of the folder, where it matters.</param>
    public TemporaryFolder(string name = "folder") => Path = _root.CreateSubdirectory(name).FullName;

    public string Path { get; }

    /// <summary>Writes a file below the folder, and gives its path.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public void Dispose() => _root.Delete(recursive: true);
}
