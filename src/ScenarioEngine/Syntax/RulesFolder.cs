using ScenarioEngine.Diagnostics;

namespace ScenarioEngine.Syntax;

/// <summary>A folder in which rule packs are looked for.</summary>
internal static class RulesFolder
{
    /// <summary>
    /// Why nothing can be found in a folder that somebody named: a sentence, with the nearest name; null where packs can be.
    /// </summary>
    /// <remarks>A folder that is passed over would leave the work to another pack of the same name, and nobody would see it.</remarks>
    public static string? WhyNothing(string folder) =>
        File.Exists(folder) ? $"`{folder}` is a file, and rule packs are looked for in folders."
        : !Directory.Exists(folder) ? $"There is no folder `{folder}`.{Nearest(folder)}"
        : !IsReadable(folder) ? $"The folder `{folder}` may not be read."
        : PackFolder.IsPack(folder) || Directory.EnumerateDirectories(folder).Any(PackFolder.IsPack) ? null
        : $"There is no rule pack in `{folder}`.{NearestBelow(folder)}";

    /// <summary>Whether what is in a folder can be seen.</summary>
    public static bool IsReadable(string folder)
    {
        try
        {
            foreach (var inside in Directory.EnumerateDirectories(folder))
            {
                // The names of a folder that may be listed and not entered can be seen, and nothing else of it.
                return new DirectoryInfo(inside).Exists;
            }

            return true;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string Nearest(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(folder);
        var above =
            Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent
            : Path.IsPathRooted(path) ? path
            : ".";
        if (!Directory.Exists(above))
        {
            return Nearest(above) is { Length: > 0 } nearest ? nearest : $" There is no folder `{above}` either.";
        }

        try
        {
            var known = Directory.EnumerateDirectories(above).Select(other => Path.GetFileName(other));
            return NearestName.Find(Path.GetFileName(path), known) is { } name
                ? $" Did you mean `{Path.Combine(above == "." ? "" : above, name)}`?"
                : "";
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            return "";
        }
    }

    private static string NearestBelow(string folder)
    {
        var usual = Path.Combine(folder, "rules");
        return Directory.Exists(usual) && WhyNothing(usual) is null
            ? $" Did you mean `{usual}`?"
            : " A pack is a folder with a `pack.yaml` in it.";
    }
}
