using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Cli;
using ScenarioEngine.Editing;
using ScenarioEngine.Exploring;
using ScenarioEngine.LanguageServer.Protocol;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using Diagnostic = ScenarioEngine.Diagnostics.Diagnostic;

namespace ScenarioEngine.LanguageServer;

/// <summary>The files that are open in an editor, with the packs that they use, and what is wrong with all of them.</summary>
/// <remarks>Who calls it takes turns.</remarks>
internal sealed class Workspace
{
    private readonly Dictionary<string, Document> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RulePack> _lastGood = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RulePack Pack, ImmutableArray<Diagnostic> Found)> _lints = new(StringComparer.Ordinal);
    private readonly PackLibrary _packs;

    /// <summary>A workspace without open files.</summary>
    /// <param name="folders">Folders in which packs are looked for first.</param>
    public Workspace(string[] folders) => _packs = new PackLibrary(folders, [Shipped.Rules]) { IsReused = true, Unsaved = UnsavedText };

    /// <summary>The folder that is open in the editor, which holds what has no path of its own; null for the current folder.</summary>
    public string? Root { get; set; }

    /// <summary>The open file of an address, or null.</summary>
    public Document? Find(string uri) => _open.GetValueOrDefault(uri);

    /// <summary>Takes up a file that was opened.</summary>
    public Document Open(DocumentItem item)
    {
        var document = new Document(item.Uri, PathOf(item.Uri));
        document.SetText(item.Text, item.Version);
        _open[item.Uri] = document;
        return document;
    }

    /// <summary>Gives up a file that was closed; what is on disk counts again.</summary>
    public void Close(Document document)
    {
        _open.Remove(document.Uri);
        _packs.Forget(document.Path);
    }

    /// <summary>Looks again at everything on which a change of a file tells.</summary>
    /// <param name="changed">The file; null where anything may be other on disk.</param>
    public void Check(Document? changed)
    {
        if (changed is null)
        {
            _packs.ForgetChanged();
        }
        else
        {
            _packs.Forget(changed.Path);
        }

        // On a scenario nothing else hangs.
        foreach (var document in changed is { PackFolder: null } ? [changed] : _open.Values.ToArray())
        {
            CheckOne(document);
        }
    }

    /// <summary>
    /// The packs of which a file is open, that can be loaded and that nobody has looked over yet for what is probably not meant.
    /// </summary>
    public IEnumerable<(string Folder, RulePack Pack)> PacksToLookOver() =>
        from folder in OpenPackFolders
        let pack = _packs.Load(folder).Value
        where pack is not null && (!_lints.TryGetValue(folder, out var known) || known.Pack != pack)
        select (folder, pack);

    /// <summary>What is probably not meant in a pack. May be asked without taking turns.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public ImmutableArray<Diagnostic> LookOver(RulePack pack, CancellationToken cancellation) =>
        PackCheck.Lint(_packs.EvaluatorOf(pack), new ExploreOptions(), cancellation);

    /// <summary>Takes up what was found, unless the pack is another by now.</summary>
    public void Note(string folder, RulePack pack, ImmutableArray<Diagnostic> found)
    {
        if (_packs.Load(folder).Value == pack)
        {
            _lints[folder] = (pack, found);
        }
    }

    /// <summary>What is wrong, by the address of the file in which it is, as the editor calls it.</summary>
    public Dictionary<string, List<Diagnostic>> Diagnostics()
    {
        var lints = OpenPackFolders.SelectMany(folder =>
            _packs.Load(folder).Value is { } pack && _lints.TryGetValue(folder, out var known) ? Moved(known.Found, pack) : []
        );
        var all = _open.Values.SelectMany(document => document.Diagnostics).Concat(lints);
        return all.DistinctBy(diagnostic => diagnostic.ToString())
            .GroupBy(diagnostic => UriOf(diagnostic.Location.File.Path))
            .ToDictionary(file => file.Key, file => file.ToList(), StringComparer.Ordinal);
    }

    /// <summary>An open file with the names that it may use, to be asked for meanings.</summary>
    public EditedFile Edited(Document document) => new(document.File, document.IsScenario, PackOf(document), _packs);

    /// <summary>The address of a path, as the editor calls it where it is open there.</summary>
    public string UriOf(string path)
    {
        var whole = Path.GetFullPath(path);
        return _open.Values.FirstOrDefault(document => document.Path == path || Path.GetFullPath(document.Path) == whole)?.Uri
            ?? new Uri(whole).AbsoluteUri;
    }

    private IEnumerable<string> OpenPackFolders => _open.Values.Select(document => document.PackFolder).OfType<string>().Distinct();

    private void CheckOne(Document document)
    {
        document.Evaluation = null;
        if (document.PackFolder is { } folder)
        {
            var loaded = _packs.Load(folder);
            Remember(loaded.Value);
            document.Diagnostics = loaded.Diagnostics;
        }
        else if (document.IsScenario)
        {
            var (scenario, diagnostics) = Engine.LoadScenario(document.File, _packs);
            Remember(scenario?.Pack);
            document.Evaluation = scenario is null ? null : _packs.EvaluatorOf(scenario.Pack).Evaluate(scenario);
            document.Diagnostics = document.Evaluation is { } evaluation
                ? [.. diagnostics, .. ScenarioCheck.Lint(evaluation), .. ScenarioCheck.CheckAnswerKey(evaluation)]
                : diagnostics;
        }
        else
        {
            document.Diagnostics = [];
        }
    }

    private void Remember(RulePack? pack)
    {
        if (pack is not null)
        {
            _lastGood[pack.Id] = pack;
        }
    }

    /// <summary>The pack whose names a file uses: as it was before it could no longer be loaded, while somebody types in it.</summary>
    private RulePack? PackOf(Document document)
    {
        var id = document.PackFolder is { } folder ? Path.GetFileName(folder) : EditedFile.PackOf(document.File);
        return document.Evaluation?.Scenario.Pack
            ?? (
                document.PackFolder is { } own ? _packs.Load(own).Value
                : id is null ? null
                : _packs.Find(id, document.Path)
            )
            ?? (id is null ? null : _lastGood.GetValueOrDefault(id));
    }

    /// <summary>
    /// What was found in a pack, as far as it is still there, in the places to which it has moved: until somebody has looked the pack over
    /// anew.
    /// </summary>
    private static IEnumerable<Diagnostic> Moved(IEnumerable<Diagnostic> found, RulePack pack)
    {
        var files = pack.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return found
            .Select(diagnostic => files.TryGetValue(diagnostic.Location.File.Path, out var file) ? Moved(diagnostic, file) : null)
            .OfType<Diagnostic>();
    }

    private static Diagnostic? Moved(Diagnostic diagnostic, SourceFile file)
    {
        var (old, span) = diagnostic.Location;
        if (old == file)
        {
            return diagnostic;
        }

        var same = old.Text.AsSpan().CommonPrefixLength(file.Text);
        var moved = file.Text.Length - old.Text.Length;
        return span.End <= same ? diagnostic with { Location = file.At(span.Start, span.Length) }
            : span.Start + moved >= same && old.Text.AsSpan(span.Start).SequenceEqual(file.Text.AsSpan(span.Start + moved))
                ? diagnostic with
                {
                    Location = file.At(span.Start + moved, span.Length),
                }
            : null;
    }

    private SourceFile? UnsavedText(string path)
    {
        var whole = Path.GetFullPath(path);
        return _open.Values.FirstOrDefault(document => document.Path == whole)?.File;
    }

    /// <summary>The path of an address; of what is not on disk, a name in the folder that is open.</summary>
    private string PathOf(string uri)
    {
        if (Uri.TryCreate(uri, UriKind.Absolute, out var known) && known.IsFile)
        {
            return Path.GetFullPath(known.LocalPath);
        }

        var name = string.Concat(uri.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
        return Root is null ? name : Path.Combine(Root, name);
    }
}
