namespace ScenarioEngine.Cli.Drafting;

/// <summary>The files that `scenario new` begins with, which are parts of the program.</summary>
internal static class Templates
{
    /// <summary>All files under a folder of templates, those above first, each with its path below that folder.</summary>
    public static IEnumerable<(string Path, string Text)> Under(string prefix) =>
        from name in typeof(Templates).Assembly.GetManifestResourceNames()
        where name.StartsWith(prefix, StringComparison.Ordinal)
        orderby name.Count(letter => letter == '/'), name
        select (name[prefix.Length..], Read(name));

    private static string Read(string name)
    {
        using var stream =
            typeof(Templates).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
