using System.Collections.Immutable;
using ScenarioEngine.Binding;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine;

/// <summary>Finds rule packs by name, and loads and compiles each once.</summary>
/// <remarks>
/// A pack is a folder of its name with a <c>pack.yaml</c> in it, looked for in the folders given, then in <c>rules/</c> beside the scenario
/// and in
/// every folder above it, in the current folder's <c>rules/</c>, and last among the packs that ship with the tool. May be used by several
/// threads at once.
/// </remarks>
public sealed class PackLibrary
{
    private readonly ImmutableArray<string> _folders;
    private readonly ImmutableArray<string> _shipped;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LoadedPack> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<RulePack, Evaluator> _evaluators = [];

    /// <summary>A library.</summary>
    /// <param name="folders">Folders to look in first; each must hold a pack, or be one.</param>
    /// <param name="shipped">Folders to look in last, whether they exist or not.</param>
    /// <exception cref="DirectoryNotFoundException">A folder to look in first is none, or has no pack in it
    /// (<see cref="WhyNothingIn"/>).</exception>
    public PackLibrary(IEnumerable<string> folders, IEnumerable<string> shipped)
    {
        _folders = [.. folders];
        foreach (var folder in _folders)
        {
            if (WhyNothingIn(folder) is { } why)
            {
                throw new DirectoryNotFoundException(why);
            }
        }

        _shipped = [.. shipped];
    }

    /// <summary>The function that compiles packs: <see cref="Engine.Compile(RulePack)"/>, unless another evaluator is wanted.</summary>
    public Func<RulePack, Evaluator> Compile { get; init; } = Engine.Compile;

    /// <summary>The pack of scenarios that name none; null where each must name its own.</summary>
    public RulePack? Default { get; init; }

    /// <summary>
    /// The language of the texts of packs and scenarios, such as <c>uk</c>; what is not translated stays as it is. Null for the texts as
    /// they are.
    /// </summary>
    internal string? Language { get; init; }

    /// <summary>Whether the library outlives changes of its packs, and <see cref="ForgetChanged"/> is called.</summary>
    public bool IsReused { get; init; }

    /// <summary>
    /// What gives the text that stands in place of a file of a pack, as an editor has it and has not saved; null for what is as it is on
    /// disk.
    /// </summary>
    /// <remarks>The same object as long as the text is the same; <see cref="Forget(string)"/> is called when it is another.</remarks>
    internal Func<string, SourceFile?>? Unsaved { private get; init; }

    private PackFiles Files => field ??= new PackFiles(Unsaved, Language);

    /// <summary>The reason why no pack can be found in a folder: a sentence with the nearest name; null where there is one.</summary>
    public static string? WhyNothingIn(string folder) => RulesFolder.WhyNothing(folder);

    /// <summary>Whether a folder holds a pack.</summary>
    public static bool IsPack(string folder) => PackFolder.IsPack(folder);

    /// <summary>Whether a file below the folder of a pack is a part of the pack, and not of its lesson or hidden.</summary>
    internal static bool IsPartOf(string folder, string file) => PackFolder.IsPartOf(folder, file);

    /// <summary>The ids of the packs that a scenario in a file can name.</summary>
    internal IEnumerable<string> NamesFor(string scenarioPath) => FindAll(scenarioPath).Keys.Order(StringComparer.Ordinal);

    /// <summary>The folders of all packs that can be found from the current folder, by name.</summary>
    public IReadOnlyDictionary<string, string> FindAll() =>
        new SortedDictionary<string, string>(FindAll(scenarioPath: null), StringComparer.Ordinal);

    /// <summary>Loads the pack in a folder.</summary>
    public LoadResult<RulePack> Load(string folder)
    {
        lock (_lock)
        {
            if (!_loaded.TryGetValue(folder, out var loaded))
            {
                // A file that changes while it is read is not what the stamp says, and is read again next time.
                var stamp = IsReused ? PackFolder.StampOf(folder) : null;
                loaded = new LoadedPack(Engine.LoadPack(folder, Files), stamp);
                _loaded.Add(folder, loaded);
            }

            return loaded.Result;
        }
    }

    /// <summary>Has packs loaded again, when they are next asked for, of which a file was changed, added or taken away.</summary>
    public void ForgetChanged() => Forget((folder, loaded) => loaded.Stamp is null || loaded.Stamp != PackFolder.StampOf(folder));

    /// <summary>Has the packs loaded again, when they are next asked for, in whose folder a file is.</summary>
    internal void Forget(string file) => Forget((folder, _) => PackFolder.IsIn(folder, file));

    private void Forget(Func<string, LoadedPack, bool> isChanged)
    {
        lock (_lock)
        {
            foreach (var (folder, loaded) in _loaded.Where(pack => isChanged(pack.Key, pack.Value)).ToArray())
            {
                _loaded.Remove(folder);
                if (loaded.Result.Value is { } pack)
                {
                    _evaluators.Remove(pack);
                }
            }
        }
    }

    /// <summary>The evaluator of a pack, which is compiled when it is first asked for.</summary>
    public Evaluator EvaluatorOf(RulePack pack)
    {
        lock (_lock)
        {
            if (!_evaluators.TryGetValue(pack, out var evaluator))
            {
                evaluator = Compile(pack);
                _evaluators.Add(pack, evaluator);
            }

            return evaluator;
        }
    }

    /// <summary>The pack of a name, as a scenario in that file would get it; null where there is none, or it has mistakes.</summary>
    internal RulePack? Find(string name, string scenarioPath) =>
        Find(new Word(name, new SourceFile(scenarioPath, "").At(0, 0)), scenarioPath, new DiagnosticBag())?.Value;

    internal LoadResult<RulePack>? Find(Word name, string scenarioPath, DiagnosticBag diagnostics)
    {
        if (!Names.IsId(name.Text))
        {
            diagnostics.Add(SyntaxDiagnostics.NotAnId(name));
            return null;
        }

        if (Default is { } known && known.Id == name.Text)
        {
            return new LoadResult<RulePack>(known, []);
        }

        foreach (var folder in FoldersFor(scenarioPath))
        {
            if (FolderIn(folder, name.Text) is { } found)
            {
                return Load(found);
            }

            if (Directory.Exists(folder) && !RulesFolder.IsReadable(folder))
            {
                diagnostics.Add(BindingDiagnostics.UnreadableRules(name, folder));
                return null;
            }
        }

        diagnostics.Add(BindingDiagnostics.UnknownPack(name, FindAll(scenarioPath).Keys));
        return null;
    }

    /// <summary>The folder of a pack within a folder of packs, or that folder itself where it is the pack; null where neither is.</summary>
    /// <remarks>
    /// A folder of that name is meant, whatever is wrong with it: another pack of the same name would give another answer.
    /// </remarks>
    private static string? FolderIn(string packs, string name)
    {
        var inside = Path.Combine(packs, name);
        return Directory.Exists(inside) ? inside
            : PackFolder.NameOf(packs) == name && IsPack(packs) ? packs
            : null;
    }

    private Dictionary<string, string> FindAll(string? scenarioPath)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in FoldersFor(scenarioPath).Distinct().Where(Directory.Exists))
        {
            foreach (var pack in Directory.EnumerateDirectories(folder).Append(folder))
            {
                if (IsPack(pack))
                {
                    found.TryAdd(PackFolder.NameOf(pack), pack);
                }
            }
        }

        return found;
    }

    /// <summary>The folders in which packs are looked for, in their order, whether they exist or not.</summary>
    /// <param name="scenarioPath">The file that names a pack; null for the current folder.</param>
    public IReadOnlyList<string> FoldersFor(string? scenarioPath)
    {
        const string rules = "rules";
        var beside = scenarioPath is null ? [] : Above(scenarioPath).Select(folder => Path.Combine(folder, rules));
        return [.. _folders, .. beside, rules, .. _shipped];
    }

    /// <summary>The folder of a file and those above it: as short as the user wrote them, as far as that reaches.</summary>
    private static IEnumerable<string> Above(string path)
    {
        var outermost = path;
        for (var written = Path.GetDirectoryName(path); !string.IsNullOrEmpty(written); written = Path.GetDirectoryName(written))
        {
            yield return written;
            outermost = written;
        }

        for (
            var whole = Path.GetDirectoryName(Path.GetFullPath(outermost));
            !string.IsNullOrEmpty(whole);
            whole = Path.GetDirectoryName(whole)
        )
        {
            yield return whole == Directory.GetCurrentDirectory() ? "" : whole;
        }
    }

    private sealed record LoadedPack(LoadResult<RulePack> Result, string? Stamp);
}
