using System.Collections.Immutable;
using ScenarioEngine.Binding;
using ScenarioEngine.Compiling;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Stability;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine;

/// <summary>The way in: loads packs and scenarios, and evaluates one against the other.</summary>
/// <remarks>Bad files never throw; what is wrong with them comes back as diagnostics.</remarks>
public static class Engine
{
    /// <summary>Loads a rule pack from its folder: <c>pack.yaml</c> and every other YAML file in it and below it.</summary>
    public static LoadResult<RulePack> LoadPack(string folder) => LoadPack(folder, new PackFiles(unsaved: null));

    /// <summary>The same, with what is kept of the files from earlier times.</summary>
    internal static LoadResult<RulePack> LoadPack(string folder, PackFiles kept)
    {
        var diagnostics = new DiagnosticBag();
        var files = PackFolder.Read(folder, diagnostics, kept.Read);
        return diagnostics.HasErrors ? new LoadResult<RulePack>(null, diagnostics.ToSorted()) : LoadPack(files, folder, kept, diagnostics);
    }

    /// <summary>Loads a rule pack from texts in memory. One of them is called <c>pack.yaml</c>.</summary>
    public static LoadResult<RulePack> LoadPack(IReadOnlyList<SourceFile> files) =>
        LoadPack(files, folder: null, new PackFiles(unsaved: null), new DiagnosticBag());

    /// <summary>Loads a rule pack from texts in memory, in a language.</summary>
    /// <param name="files">The texts.</param>
    /// <param name="language">The language, such as <c>uk</c>; what is not translated stays as it is. Null for the texts as they
    /// are.</param>
    internal static LoadResult<RulePack> LoadPack(IReadOnlyList<SourceFile> files, string? language) =>
        LoadPack(files, folder: null, new PackFiles(unsaved: null, language), new DiagnosticBag());

    /// <summary>Loads a scenario from a file, for a pack that is loaded already.</summary>
    public static LoadResult<Scenario> LoadScenario(string path, RulePack pack)
    {
        var diagnostics = new DiagnosticBag();
        var file = FileReader.Read(path, diagnostics);
        return file is null ? new LoadResult<Scenario>(null, diagnostics.ToSorted()) : LoadScenario(file, pack);
    }

    /// <summary>Loads a scenario from a file, and the pack that it names from a library.</summary>
    /// <returns>
    /// The scenario, whose <see cref="Scenario.Pack"/> is the pack; the diagnostics include those of a pack that could not be loaded.
    /// </returns>
    public static LoadResult<Scenario> LoadScenario(string path, PackLibrary packs)
    {
        var diagnostics = new DiagnosticBag();
        var file = FileReader.Read(path, diagnostics);
        return file is null ? new LoadResult<Scenario>(null, diagnostics.ToSorted()) : LoadScenario(file, packs);
    }

    /// <summary>Loads a scenario from a stream, such as standard input, and the pack that it names from a library.</summary>
    public static LoadResult<Scenario> LoadScenario(Stream stream, string name, PackLibrary packs)
    {
        var diagnostics = new DiagnosticBag();
        var file = FileReader.Read(name, stream, diagnostics);
        return file is null ? new LoadResult<Scenario>(null, diagnostics.ToSorted()) : LoadScenario(file, packs);
    }

    /// <summary>Loads a scenario from a text in memory, and the pack that it names from a library.</summary>
    public static LoadResult<Scenario> LoadScenario(SourceFile file, PackLibrary packs)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = new ScenarioReader(diagnostics) { Rules = packs.Default?.Id, Language = packs.Language }.Read(file);
        var loaded = syntax is null ? null : packs.Find(syntax.Rules, file.Path, diagnostics);
        var scenario = syntax is not null && loaded?.Value is { } pack ? ScenarioBinder.Bind(syntax, pack, diagnostics) : null;
        return new LoadResult<Scenario>(scenario, [.. loaded?.Diagnostics ?? [], .. diagnostics.ToSorted()]);
    }

    /// <summary>Loads a scenario from a stream, and finds the pack that it names among some that are loaded already.</summary>
    internal static LoadResult<Scenario> LoadScenario(Stream stream, string name, IReadOnlyCollection<RulePack> packs)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = FileReader.Read(name, stream, diagnostics) is { } file ? new ScenarioReader(diagnostics).Read(file) : null;
        var pack = packs.FirstOrDefault(known => known.Id == syntax?.Rules.Text);
        if (syntax is not null && pack is null)
        {
            diagnostics.Add(BindingDiagnostics.UnknownPack(syntax.Rules, packs.Select(known => known.Id)));
        }

        return new LoadResult<Scenario>(
            pack is null || syntax is null ? null : ScenarioBinder.Bind(syntax, pack, diagnostics),
            diagnostics.ToSorted()
        );
    }

    /// <summary>Loads a scenario from a text in memory.</summary>
    public static LoadResult<Scenario> LoadScenario(SourceFile file, RulePack pack)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = new ScenarioReader(diagnostics) { Language = pack.Language }.Read(file);
        var scenario = syntax is null ? null : ScenarioBinder.Bind(syntax, pack, diagnostics);
        return new LoadResult<Scenario>(scenario, diagnostics.ToSorted());
    }

    /// <summary>
    /// The codes of the diagnostics that the answer key of a scenario file expects of it; null where it expects none, or is not YAML.
    /// </summary>
    /// <remarks>For files that are meant not to load, and so have no <see cref="Scenario.Expect"/>.</remarks>
    internal static ImmutableArray<string>? ReadExpectedDiagnostics(string path) =>
        FileReader.Read(path, new DiagnosticBag()) is { } file ? ScenarioReader.ReadExpectedDiagnostics(file) : null;

    /// <summary>Makes a scenario that no file states.</summary>
    /// <param name="pack">The pack whose vocabulary it uses.</param>
    /// <param name="title">The name.</param>
    /// <param name="terms">Its terms, such as <c>recognition=none</c> or, left open on purpose, <c>recognition=open</c>.</param>
    /// <returns>
    /// The scenario; the diagnostics point into the words. Its day and the like are set on the record: <c>scenario with { AsOf = … }</c>.
    /// </returns>
    public static LoadResult<Scenario> NewScenario(RulePack pack, string title, params IEnumerable<string> terms)
    {
        var (edit, diagnostics) = ReadEdit(new EditText { Set = [.. terms] }, pack);
        return new LoadResult<Scenario>(edit is null ? null : new Scenario(title, pack, new SourceFile(title, "")).With(edit), diagnostics);
    }

    /// <summary>Reads an edit of the scenarios of a pack from words of a call.</summary>
    /// <returns>The edit; the diagnostics point into the words, under the name of their option on the command line.</returns>
    public static LoadResult<WhatIf> ReadEdit(EditText text, RulePack pack)
    {
        var diagnostics = new DiagnosticBag();
        var edit = ScenarioBinder.BindEdit(new EditReader(diagnostics).Read(text), pack, diagnostics);
        return new LoadResult<WhatIf>(edit, diagnostics.ToSorted());
    }

    /// <summary>The text of a file of another program, within bounds of size and only as UTF-8.</summary>
    internal static LoadResult<SourceFile> ReadText(string path)
    {
        var diagnostics = new DiagnosticBag();
        return new LoadResult<SourceFile>(FileReader.Read(path, diagnostics), diagnostics.ToSorted());
    }

    /// <summary>The same of a text that comes from elsewhere than a file.</summary>
    internal static LoadResult<SourceFile> ReadText(string name, Stream stream)
    {
        var diagnostics = new DiagnosticBag();
        return new LoadResult<SourceFile>(FileReader.Read(name, stream, diagnostics), diagnostics.ToSorted());
    }

    /// <summary>
    /// Whether a text is a scenario and no file of a pack, as its keys tell; of one that is not YAML, as its lines begin.
    /// </summary>
    internal static bool IsScenario(SourceFile file) =>
        YamlReader.Read(file, new DiagnosticBag()) is YamlMapping mapping
            ? PackReader.IsScenario(mapping)
            : file.Text.Split('\n').Any(line => line.StartsWith($"{ScenarioReader.TitleKey}:", StringComparison.Ordinal));

    /// <summary>A scenario, or a file of a pack, in canonical order and spacing; null where it cannot be read.</summary>
    internal static LoadResult<FormattedFile> Format(string path)
    {
        var diagnostics = new DiagnosticBag();
        return FileReader.Read(path, diagnostics) is { } file ? Format(file) : new LoadResult<FormattedFile>(null, diagnostics.ToSorted());
    }

    /// <summary>The same of a text in memory.</summary>
    internal static LoadResult<FormattedFile> Format(SourceFile file)
    {
        var (text, found) = Formatter.Format(file);
        return new LoadResult<FormattedFile>(text is null ? null : new FormattedFile(file, text), found);
    }

    /// <summary>Compiles a pack, once for any number of scenarios.</summary>
    public static Evaluator Compile(RulePack pack) => new(PackCompiler.Compile(pack));

    /// <summary>The same for a pack that a stranger wrote: exploring it takes no more than so many nodes.</summary>
    internal static Evaluator Compile(RulePack pack, int mostNodes) => new(PackCompiler.Compile(pack)) { MostNodes = mostNodes };

    /// <summary>The same, with another evaluator beside it: each is the other's witness.</summary>
    internal static Evaluator Compile(RulePack pack, IWitness witness) => new(PackCompiler.Compile(pack), witness);

    /// <summary>
    /// A pack as it is evaluated, as text: fields cut into cells, conditions as a graph of numbered nodes, and which node says what.
    /// </summary>
    internal static string PrintCompiled(RulePack pack) => CompiledText.Print(PackCompiler.Compile(pack));

    /// <summary>Explores all packages that agree with a scenario's terms; all of its pack where it has none.</summary>
    /// <remarks>
    /// The evaluator keeps what exploring builds. After the first call another one for changed terms, parties, days or taken-out positions
    /// builds little or nothing and
    /// costs milliseconds; ask for fewer <see cref="ExploreOptions.Parts"/> for less. Several threads wait for each other.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static ExploreResult Explore(
        Evaluator evaluator,
        Scenario scenario,
        ExploreOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new ExploreOptions();
        var (exploration, tooLarge) = Explorer
            .Of(evaluator.For(scenario))
            .Look(scenario, options, area => new Survey(area, options).Run(), cancellation);
        return new ExploreResult(exploration, tooLarge);
    }

    /// <summary>
    /// Estimates how many packages cross no red line, for a space that <see cref="Explore"/> found too large; the result is labelled with
    /// its uncertainty.
    /// </summary>
    /// <remarks>The same seed in the options gives the same estimate, as long as time is not what is used up.</remarks>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    internal static EstimateResult Estimate(
        Evaluator evaluator,
        Scenario scenario,
        ExploreOptions? options = null,
        CancellationToken cancellation = default
    ) => Estimator.Estimate(evaluator.For(scenario), scenario, options ?? new ExploreOptions(), cancellation);

    /// <summary>Finds all smallest repairs of a scenario: the fewest terms to change so that no red line is crossed.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public static RepairResult Repair(
        Evaluator evaluator,
        Scenario scenario,
        RepairOptions? options = null,
        ExploreOptions? limits = null,
        CancellationToken cancellation = default
    ) => Repairer.Repair(evaluator.For(scenario), scenario, options ?? new RepairOptions(), limits ?? new ExploreOptions(), cancellation);

    /// <summary>Finds the states that parties can move between, their moves and orders; or says why there are none.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    internal static GraphResult FindMoves(Evaluator evaluator, Scenario scenario, CancellationToken cancellation) =>
        GraphBuilder.Build(evaluator, scenario, cancellation);

    /// <summary>
    /// Finds packages that cross no stated red line, to be shown from a scenario: the nearest, and for each of some parties one that no
    /// other surpasses for it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    internal static Examples FindExamples(
        Evaluator evaluator,
        Scenario scenario,
        ImmutableArray<Party> parties,
        ExploreOptions limits,
        CancellationToken cancellation
    ) => ExampleFinder.Find(evaluator.For(scenario), scenario, parties, limits, cancellation);

    private static LoadResult<RulePack> LoadPack(IReadOnlyList<SourceFile> files, string? folder, PackFiles kept, DiagnosticBag diagnostics)
    {
        var parts = files.Select(kept.PartOf).ToList();
        var syntax = PackSyntax.Join(parts);
        diagnostics.AddRange(parts.SelectMany(part => part.Diagnostics));

        if (folder is not null)
        {
            PackFolder.CheckName(folder, syntax, diagnostics);
        }

        var pack = syntax.IsWhole ? PackBinder.Bind(syntax, files, diagnostics) : null;
        pack?.Speak(kept.Language, [.. syntax.Languages], syntax.Told);
        return new LoadResult<RulePack>(pack, diagnostics.ToSorted());
    }
}
