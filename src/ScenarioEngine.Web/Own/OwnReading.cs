using System.Collections.Immutable;
using System.Text;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Own;

/// <summary>What the files of a visitor's pack say: the pack with its scenarios, or what is wrong with them.</summary>
public sealed class OwnReading
{
    /// <summary>
    /// How many nodes exploring such a pack may take: some four times what the largest pack of the project needs, and some tens of
    /// megabytes.
    /// </summary>
    internal const int MostNodes = 400_000;

    private readonly Lazy<ImmutableArray<Diagnostic>> _doubts;

    private OwnReading(ServedPack? served, ImmutableArray<Diagnostic> problems, ImmutableSortedDictionary<string, string> scenarioFiles)
    {
        (Served, Problems, ScenarioFiles) = (served, problems, scenarioFiles);
        _doubts = new Lazy<ImmutableArray<Diagnostic>>(() =>
            served is null
                ? []
                :
                [
                    .. served.Lint,
                    .. served.Scenarios.Values.SelectMany(scenario => ScenarioCheck.Lint(served.Evaluator.Evaluate(scenario))),
                ]
        );
    }

    /// <summary>The pack; null where a mistake keeps it from being one.</summary>
    public ServedPack? Served { get; }

    /// <summary>What is wrong with the files, in the order of the command line: the pack's first.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>What a careful reader would ask; looked for when it is first asked for.</summary>
    public ImmutableArray<Diagnostic> Doubts => _doubts.Value;

    /// <summary>The scenarios that can be laid: by name, each with its file.</summary>
    public ImmutableSortedDictionary<string, string> ScenarioFiles { get; }

    /// <summary>Reads the files.</summary>
    internal static OwnReading Of(ImmutableSortedDictionary<string, string> texts)
    {
        var files = texts.Select(file => new SourceFile(file.Key, file.Value)).ToLookup(Engine.IsScenario);
        var loaded = Engine.LoadPack([.. files[false].OrderByDescending(file => file.Path == OwnFiles.Head)]);
        var problems = loaded.Diagnostics.ToBuilder();
        if (loaded.Value is not { } pack)
        {
            return new OwnReading(null, problems.ToImmutable(), ImmutableSortedDictionary<string, string>.Empty);
        }

        var scenarios = new SortedDictionary<string, Scenario>(StringComparer.Ordinal);
        var places = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in files[true])
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
            var scenario = Engine.LoadScenario(text, file.Path, [pack]);
            problems.AddRange(scenario.Diagnostics);
            if (scenario.Value is { } found)
            {
                var name = NameOf(file.Path, scenarios);
                scenarios.Add(name, found);
                places.Add(name, file.Path);
            }
        }

        return new OwnReading(ServedPack.OfVisitor(pack, scenarios, MostNodes), problems.ToImmutable(), places.ToImmutable());
    }

    /// <summary>The findings of a scenario, or null where there is none of that name.</summary>
    public Evaluation? Evaluate(string scenario) =>
        Served?.Scenarios.GetValueOrDefault(scenario) is { } found ? Served.Evaluator.Evaluate(found) : null;

    /// <summary>A file's name as that of its scenario: without folders, unless another has it.</summary>
    private static string NameOf(string path, SortedDictionary<string, Scenario> others)
    {
        var whole = path[..path.LastIndexOf('.')];
        var name = whole[(whole.LastIndexOf('/') + 1)..];
        return others.ContainsKey(name) ? whole.Replace('/', '-') : name;
    }
}
