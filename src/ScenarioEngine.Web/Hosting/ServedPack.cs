using System.Collections.Concurrent;
using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Lessons;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Web.Hosting;

/// <summary>A pack with its evaluator and the scenarios to start from.</summary>
/// <remarks>Its files bear names within the pack only, so that no answer shows where on the machine the pack lies.</remarks>
public sealed class ServedPack
{
    private readonly ConcurrentDictionary<string, Lazy<ServedPack>> _translated = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<Diagnostic>> _lint;
    private readonly Lazy<ImmutableArray<Evaluation>> _drafts;

    private readonly Lazy<LessonSteps?> _lesson;
    private readonly string? _folder;

    private readonly Lazy<LessonBriefs?> _briefs;
    private readonly Lazy<Spoken?> _spoken;

    private ServedPack(
        Evaluator evaluator,
        ImmutableSortedDictionary<string, Scenario> scenarios,
        string? folder = null,
        ServedPack? own = null
    )
    {
        _spoken = new Lazy<Spoken?>(() =>
            own is not null && Pack.Language is { } language
                ? new Spoken(language, Pack.Told.Concat(scenarios.Values.Select(scenario => scenario.Title).Except(own.Titles)))
                : null
        );
        Evaluator = evaluator;
        Scenarios = scenarios;
        _folder = folder;
        _drafts = new Lazy<ImmutableArray<Evaluation>>(() => [.. scenarios.Values.Select(evaluator.Evaluate)]);
        _lesson = new Lazy<LessonSteps?>(() => folder is null ? null : LessonSteps.Read(evaluator, folder));
        _briefs = new Lazy<LessonBriefs?>(() => folder is null ? null : LessonBriefs.Read(evaluator, folder));
        var limits = new ExploreOptions();
        _lint = new Lazy<ImmutableArray<Diagnostic>>(() =>
            PackCheck.Lint(
                evaluator,
                limits with
                {
                    MaximumNodes = Math.Min(limits.MaximumNodes, evaluator.MostNodes),
                },
                CancellationToken.None
            )
        );
    }

    /// <summary>The evaluator of the pack.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>The scenarios, by name.</summary>
    public ImmutableSortedDictionary<string, Scenario> Scenarios { get; }

    /// <summary>The marking of its texts on a page; null where they stand in the language of the pages.</summary>
    internal Spoken? Spoken => _spoken.Value;

    private IEnumerable<string> Titles => Scenarios.Values.Select(scenario => scenario.Title);

    /// <summary>What becomes of the scenarios; looked at when it is first asked for.</summary>
    public ImmutableArray<Evaluation> Drafts => _drafts.Value;

    /// <summary>The pack.</summary>
    public RulePack Pack => Evaluator.Pack;

    /// <summary>The steps of the pack's lesson, or null; read when they are first asked for.</summary>
    internal LessonSteps? Lesson => _lesson.Value;

    /// <summary>What a careful reader would ask the author of the pack about; looked for when it is first asked for.</summary>
    public ImmutableArray<Diagnostic> Lint => _lint.Value;

    /// <summary>
    /// What the lesson of the pack gives to a class that plays it; null where it has no lesson that can be read. Read when it is first
    /// asked for.
    /// </summary>
    internal LessonBriefs? Briefs => _briefs.Value;

    /// <summary>A pack that one visitor has brought along, whose files bear names within it already.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="scenarios">Scenarios of the pack, by name.</param>
    /// <param name="mostNodes">How many nodes exploring it may take.</param>
    internal static ServedPack OfVisitor(RulePack pack, IEnumerable<KeyValuePair<string, Scenario>> scenarios, int mostNodes) =>
        new(Engine.Compile(pack, mostNodes), scenarios.ToImmutableSortedDictionary(StringComparer.Ordinal), folder: null);

    /// <summary>A pack as it is served.</summary>
    /// <param name="pack">The pack, as it was loaded.</param>
    /// <param name="folder">The folder that it was loaded from.</param>
    /// <param name="scenarios">Scenarios of the pack, by name.</param>
    public static ServedPack Create(RulePack pack, string folder, IEnumerable<KeyValuePair<string, Scenario>> scenarios)
    {
        var files = pack.Files.Select(file => new SourceFile(
            $"{pack.Id}/{Path.GetRelativePath(folder, file.Path).Replace('\\', '/')}",
            file.Text
        ));
        return Load(
            [.. files],
            language: null,
            scenarios.Select(scenario => KeyValuePair.Create(scenario.Key, scenario.Value.File.Text)),
            Engine.Compile,
            folder
        );
    }

    /// <summary>The same pack in another language, as far as it is translated; itself where it has nothing in that language.</summary>
    /// <param name="language">The language, such as <c>uk</c>; null for the texts as they are.</param>
    internal ServedPack In(string? language) =>
        language is not null && LanguageTag.Best(language, Pack.Languages) is { } tag && tag != Pack.Language
            ? _translated
                .GetOrAdd(
                    tag,
                    _ => new Lazy<ServedPack>(() =>
                        Load(
                            Pack.Files,
                            tag,
                            Scenarios.Select(scenario => KeyValuePair.Create(scenario.Key, scenario.Value.File.Text)),
                            pack => Engine.Compile(pack, Evaluator.MostNodes),
                            _folder,
                            this
                        )
                    )
                )
                .Value
            : this;

    private static ServedPack Load(
        ImmutableArray<SourceFile> files,
        string? language,
        IEnumerable<KeyValuePair<string, string>> scenarios,
        Func<RulePack, Evaluator> compile,
        string? folder,
        ServedPack? own = null
    )
    {
        var served = Engine.LoadPack(files, language).ValueOrThrow();
        return new ServedPack(
            compile(served),
            scenarios.ToImmutableSortedDictionary(
                scenario => scenario.Key,
                scenario => Engine.LoadScenario(new SourceFile($"{scenario.Key}.yaml", scenario.Value), served).ValueOrThrow(),
                StringComparer.Ordinal
            ),
            folder,
            own
        );
    }
}
