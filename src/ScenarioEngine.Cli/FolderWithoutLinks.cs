using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace ScenarioEngine.Cli;

/// <summary>
/// A folder as patterns see it, without the folders that are links: one may lead round in a circle, or out to all of a disk.
/// </summary>
internal sealed class FolderWithoutLinks(DirectoryInfo folder) : DirectoryInfoBase
{
    private readonly DirectoryInfoWrapper _folder = new(folder);

    public override string Name => _folder.Name;

    public override string FullName => _folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => _folder.ParentDirectory;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            switch (entry)
            {
                case FileInfo file:
                    yield return new FileInfoWrapper(file);
                    break;
                case DirectoryInfo { LinkTarget: null } inner:
                    yield return new FolderWithoutLinks(inner);
                    break;
                default:
                    break;
            }
        }
    }

    public override DirectoryInfoBase? GetDirectory(string path) => _folder.GetDirectory(path);

    public override FileInfoBase? GetFile(string path) => _folder.GetFile(path);
}
