using System.Text;

namespace ScenarioEngine.Cli.Drafting;

/// <summary>Writes files of which none may be there already.</summary>
internal static class NewFiles
{
    /// <summary>Whether nothing has a path yet; false after a complaint.</summary>
    public static bool IsFree(Terminal terminal, string path)
    {
        var isFree = !Path.Exists(path);
        if (!isFree)
        {
            Complaint.Write(terminal, $"`{path}` is there already, and nothing is written over.", "Take another name.");
        }

        return isFree;
    }

    /// <summary>Writes the files and names them; false after a complaint.</summary>
    public static bool TryWrite(Terminal terminal, IReadOnlyList<(string Path, string Text)> files)
    {
        try
        {
            foreach (var (path, text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                stream.Write(Encoding.UTF8.GetBytes(text));
                terminal.Output.Write($"Written: {path}\n");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Complaint.Write(terminal, "Not all could be written.", problem.Message);
            return false;
        }

        return true;
    }
}
