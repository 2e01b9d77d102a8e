using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Yaml;

/// <summary>What can be wrong with a file before its keys are looked at.</summary>
internal static class YamlDiagnostics
{
    private static readonly DescriptorList Codes = new();

    public static ImmutableArray<DiagnosticDescriptor> All => Codes.All;

    private static readonly DiagnosticDescriptor NotYamlDescriptor = Codes.Error("SE1001", "Not valid YAML");

    public static Diagnostic NotYaml(SourceLocation location, string problem, string? hint) =>
        new(NotYamlDescriptor, location, problem) { Hint = hint };

    private static readonly DiagnosticDescriptor DuplicateKeyDescriptor = Codes.Error("SE1002", "Key given twice");

    public static Diagnostic DuplicateKey(YamlScalar second, YamlScalar first) =>
        new(DuplicateKeyDescriptor, second.Location, $"`{UserText.Quote(second.Text)}` is given a second time.")
        {
            Hint = "Keep one of the two, or correct the name of this one.",
            Related = [new RelatedLocation(first.Location, "given here first")],
        };

    /// <summary>A field that is tested twice in one condition.</summary>
    public static Diagnostic DuplicateTest(YamlScalar second, YamlScalar first, YamlScalar one, YamlScalar other) =>
        DuplicateKey(second, first) with
        {
            Hint =
                $"Where either will do, write `{UserText.Quote(second.Text)}: {{one-of: [{UserText.Quote(one.Text)}, {UserText.Quote(other.Text)}]}}`; else keep one of the two, or correct the name of this one.",
        };

    private static readonly DiagnosticDescriptor TooLargeDescriptor = Codes.Error("SE1006", "File too large or too deep");

    public static Diagnostic TooLarge(SourceLocation location, string what) =>
        new(TooLargeDescriptor, location, what) { Hint = "A pack may be split over several files; a scenario holds one package." };

    public static Diagnostic TooDeep(SourceLocation location) =>
        new(TooLargeDescriptor, location, "Here are more than 64 levels inside each other.")
        {
            Hint = "Count the brackets, or the steps of the indentation; nothing in these files needs more than ten levels.",
        };

    private static readonly DiagnosticDescriptor NotSupportedDescriptor = Codes.Error("SE1007", "YAML feature not used here");

    public static Diagnostic NotSupported(SourceLocation location, string feature, string hint) =>
        new(NotSupportedDescriptor, location, $"{feature} not used in these files.") { Hint = hint };

    private static readonly DiagnosticDescriptor TabDescriptor = Codes.Error("SE1008", "Tab in the indentation");

    public static Diagnostic Tab(SourceLocation location) =>
        new(TabDescriptor, location, "This line is indented with a tab.")
        {
            Hint = "Indent with spaces, two for each level; most editors can replace tabs by spaces.",
        };

    private static readonly DiagnosticDescriptor NotTextDescriptor = Codes.Error("SE1009", "Not a text file in UTF-8");

    public static Diagnostic NotText(SourceLocation location, string found) =>
        new(NotTextDescriptor, location, $"The file is not text in UTF-8: {found}.")
        {
            Hint = "Save it as plain text with the encoding UTF-8.",
        };

    private static readonly DiagnosticDescriptor EmptyDescriptor = Codes.Error("SE1010", "Empty file");

    public static Diagnostic Empty(SourceLocation location) =>
        new(EmptyDescriptor, location, "The file is empty.")
        {
            Hint =
                "A scenario begins with `scenario:`, `rules:` and `terms:`; a pack begins with `id:`, `title:`, `version:` and `summary:`.",
        };

    private static readonly DiagnosticDescriptor UnreadableDescriptor = Codes.Error("SE1011", "File cannot be read");

    /// <param name="location">The file.</param>
    /// <param name="problem">What keeps it from being read, in a sentence.</param>
    /// <param name="nearest">The path that was most likely meant, or null.</param>
    public static Diagnostic Unreadable(SourceLocation location, string problem, string? nearest = null) =>
        new(UnreadableDescriptor, location, problem)
        {
            Hint = nearest is null
                ? "Check the path; paths are taken from the current folder."
                : $"Did you mean `{UserText.Printable(nearest)}`?",
        };

    public static Diagnostic Link(SourceLocation location) =>
        new(UnreadableDescriptor, location, "This is a link, and links are not followed.")
        {
            Hint = "Put the file itself into the folder of the pack.",
        };

    private static readonly DiagnosticDescriptor MissingSpaceDescriptor = Codes.Error("SE1021", "Space missing");

    /// <param name="mark">The colon or the hyphen.</param>
    public static Diagnostic MissingSpace(SourceLocation mark) =>
        new(MissingSpaceDescriptor, mark, $"A space is missing after this {(mark.Text == "-" ? "hyphen" : "colon")}.")
        {
            Hint =
                mark.Text == "-"
                    ? "Write `- item`; what else belongs to the item starts below its first letter."
                    : "Write `key: value`; a text that has a colon in it goes in quotes.",
        };

    private static readonly DiagnosticDescriptor LookAlikeDescriptor = Codes.Error("SE1022", "Character that only looks right");

    public static Diagnostic OddSpace(SourceLocation space) =>
        new(LookAlikeDescriptor, space, "This is not a plain space, although it may look like one.")
        {
            Hint = "Delete it and press the space bar; such characters come with text that is pasted from a word processor or a web page.",
        };

    public static Diagnostic OddQuotes(SourceLocation quotes) =>
        new(LookAlikeDescriptor, quotes, "These are not plain quotation marks.")
        {
            Hint = "Write `\"` or leave them out; where they belong to the text itself, put it in plain quotation marks too.",
        };

    public static Diagnostic OddMark(SourceLocation mark, char meant) =>
        new(LookAlikeDescriptor, mark, $"This is not a plain `{meant}`, although it may be meant as one.")
        {
            Hint = $"Delete it and type `{meant}`.",
        };
}
