using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>What can be wrong with a file before its keys are looked at.</summary>
internal static class YamlDiagnostics
{
    private static readonly DiagnosticDescriptor NotYamlDescriptor = new("SE1001", Severity.Error, "Not valid YAML");
    private static readonly DiagnosticDescriptor DuplicateKeyDescriptor = new("SE1002", Severity.Error, "Key given twice");
    private static readonly DiagnosticDescriptor TooLargeDescriptor = new("SE1006", Severity.Error, "File too large or too deep");
    private static readonly DiagnosticDescriptor NotSupportedDescriptor = new("SE1007", Severity.Error, "YAML feature not used here");
    private static readonly DiagnosticDescriptor TabDescriptor = new("SE1008", Severity.Error, "Tab in the indentation");
    private static readonly DiagnosticDescriptor NotTextDescriptor = new("SE1009", Severity.Error, "Not a text file in UTF-8");
    private static readonly DiagnosticDescriptor EmptyDescriptor = new("SE1010", Severity.Error, "Empty file");
    private static readonly DiagnosticDescriptor UnreadableDescriptor = new("SE1011", Severity.Error, "File cannot be read");

    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NotYamlDescriptor, DuplicateKeyDescriptor, TooLargeDescriptor, NotSupportedDescriptor, TabDescriptor, NotTextDescriptor,
        EmptyDescriptor, UnreadableDescriptor,
    ];

    public static Diagnostic NotYaml(SourceLocation location, string problem, string? hint) =>
        new(NotYamlDescriptor, location, problem) { Hint = hint };

    public static Diagnostic DuplicateKey(YamlScalar second, YamlScalar first) =>
        new(DuplicateKeyDescriptor, second.Location, $"`{Quote(second.Text)}` is already given in this mapping.")
        {
            Hint = "Keep one of the two, or correct the name of this one.",
            Related = [new RelatedLocation(first.Location, "given here first")],
        };

    public static Diagnostic TooLarge(SourceLocation location, string what) =>
        new(TooLargeDescriptor, location, what)
        {
            Hint = "A pack may be split over several files; a scenario holds one package.",
        };

    public static Diagnostic NotSupported(SourceLocation location, string feature, string hint) =>
        new(NotSupportedDescriptor, location, $"{feature} not used in these files.") { Hint = hint };

    public static Diagnostic Tab(SourceLocation location) =>
        new(TabDescriptor, location, "This line is indented with a tab.")
        {
            Hint = "Indent with spaces, two for each level; most editors can replace tabs by spaces.",
        };

    public static Diagnostic NotText(SourceLocation location, string found) =>
        new(NotTextDescriptor, location, $"The file is not text in UTF-8: {found}.")
        {
            Hint = "Save it as plain text with the encoding UTF-8.",
        };

    public static Diagnostic Empty(SourceLocation location) =>
        new(EmptyDescriptor, location, "The file is empty.")
        {
            Hint = "`scenarios/README.md` shows how to write a scenario, `rules/README.md` how to write a pack.",
        };

    public static Diagnostic Unreadable(SourceLocation location, string problem) =>
        new(UnreadableDescriptor, location, problem)
        {
            Hint = "Check the path; paths are taken from the current folder.",
        };

    /// <summary>The user's own words, cut where they get long.</summary>
    public static string Quote(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : string.Concat(line.AsSpan(0, 39), "…");
    }
}
