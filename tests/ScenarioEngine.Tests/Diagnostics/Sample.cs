using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Checking.Against;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Diagnostics;

/// <summary>Gives everything that the library has to say about a scenario or a pack, as <c>scenario check</c> does.</summary>
internal static class Sample
{
    private static readonly string BasePacks = Repository.At("tests", "ScenarioEngine.Tests", "Support", "BasePack");

    /// <summary>The pack that all sample scenarios are written for.</summary>
    public static RulePack BasePack { get; } =
        Engine
            .LoadPack([new SourceFile("pack.yaml", File.ReadAllText(Path.Combine(BasePacks, "office-lease", "pack.yaml")))])
            .ValueOrThrow();

    public static ImmutableArray<Diagnostic> OfScenario(string text) => OfScenario(new SourceFile("scenario.yaml", text));

    public static ImmutableArray<Diagnostic> OfScenario(SourceFile file) => Check(Engine.LoadScenario(file, BasePack));

    /// <summary>What is said of a scenario whose pack is looked for by its name.</summary>
    public static ImmutableArray<Diagnostic> OfScenarioByName(SourceFile file) =>
        Check(Engine.LoadScenario(file, new PackLibrary([BasePacks], [])));

    /// <summary>What is said of a scenario that is also looked over for what is probably not meant.</summary>
    public static ImmutableArray<Diagnostic> OfScenarioLookedOver(string text) =>
        Engine.LoadScenario(new SourceFile("scenario.yaml", text), BasePack) is { Value: { } scenario }
            ? ScenarioCheck.Lint(Engine.Compile(scenario.Pack).Evaluate(scenario))
            : [];

    public static ImmutableArray<Diagnostic> OfScenarioAt(string path) => Check(Engine.LoadScenario(path, BasePack));

    public static ImmutableArray<Diagnostic> OfPack(string text) => Engine.LoadPack([new SourceFile("pack.yaml", text)]).Diagnostics;

    /// <summary>Whether a code is one that only looking a file over finds.</summary>
    public static bool IsOfLint(string code) => code is ['S', 'E', '3' or '5' or '7', ..];

    /// <summary>
    /// What is said of a pack that is also looked over for what is probably not meant; SE5001 where that costs more than a little.
    /// </summary>
    public static ImmutableArray<Diagnostic> OfPackLookedOver(string text, string code) =>
        OfPackLookedOver(text, code == "SE5001" ? 12 : 100_000);

    /// <summary>Whether a code is one that only holding a pack against a source finds.</summary>
    public static bool IsOfSources(string code) => code.StartsWith("SE71", StringComparison.Ordinal);

    /// <summary>What is said of a pack that is held against the text of its source.</summary>
    public static ImmutableArray<Diagnostic> OfPackAgainst(string text, string source)
    {
        var read = SourceReader.Read(new SourceFile("source.txt", source));
        return read.Value is { } words
            ? SourceCheck.Run(Engine.LoadPack([new SourceFile("pack.yaml", text)]).ValueOrThrow(), words, _ => true)
            : read.Diagnostics;
    }

    private static ImmutableArray<Diagnostic> OfPackLookedOver(string text, int mostNodes)
    {
        var loaded = Engine.LoadPack([new SourceFile("pack.yaml", text)]);
        return loaded.Value is { } pack
            ? PackCheck.Lint(Engine.Compile(pack), new ExploreOptions { MaximumNodes = mostNodes }, CancellationToken.None)
            : loaded.Diagnostics;
    }

    public static ImmutableArray<Diagnostic> OfPackIn(string folder) => Engine.LoadPack(folder).Diagnostics;

    /// <summary>What is said of the files of a pack, whatever their folder is called.</summary>
    public static ImmutableArray<Diagnostic> OfPackFilesIn(string folder)
    {
        var diagnostics = new DiagnosticBag();
        var files = PackFolder.Read(folder, diagnostics, FileReader.Read);
        return diagnostics.HasErrors ? diagnostics.ToSorted() : Engine.LoadPack(files).Diagnostics;
    }

    private static ImmutableArray<Diagnostic> Check(LoadResult<Scenario> loaded)
    {
        if (loaded.Value is not { } scenario)
        {
            return loaded.Diagnostics;
        }

        var evaluation = Engine.Compile(scenario.Pack).Evaluate(scenario);
        return [.. loaded.Diagnostics, .. ScenarioCheck.Check(evaluation), .. ScenarioCheck.CheckAnswerKey(evaluation)];
    }
}
