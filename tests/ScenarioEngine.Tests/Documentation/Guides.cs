using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>The two guides for people who write YAML, and the small pack on which both build.</summary>
internal static class Guides
{
    /// <summary>How to write a rule pack.</summary>
    public static MarkdownDocument Rules { get; } = Read("rules/README.md");

    /// <summary>How to write a scenario.</summary>
    public static MarkdownDocument Scenarios { get; } = Read("scenarios/README.md");

    /// <summary>The file of the small pack.</summary>
    public static SourceFile LeaseFile { get; } = FileOf(Rules.Blocks.First(block => block.Info == "yaml pack"));

    /// <summary>The small pack.</summary>
    public static RulePack Lease { get; } = Engine.LoadPack([LeaseFile]).ValueOrThrow();

    /// <summary>A block as the file that readers are told to save.</summary>
    public static SourceFile FileOf(FencedBlock block) =>
        new(
            block.Path ?? throw new InvalidOperationException($"The block in line {block.Line} does not say where to save it."),
            block.Text
        );

    private static MarkdownDocument Read(string path) => MarkdownDocument.Parse(path, File.ReadAllText(Repository.At(path.Split('/'))));
}
