using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Rereading;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Table;

/// <summary>Lays tables: reads an address as a scenario, evaluates it, and counts the room that it leaves.</summary>
internal sealed class Tables(ServeOptions options) : IDisposable
{
    private const int MostWaysOut = 64;
    private const int MostRepairs = 12;
    private const int MostShown = 1024;
    private const int LongestName = 60;

    /// <summary>The name of this run of the server.</summary>
    public static string Run { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    private static readonly ExploreOptions Limits = new();

    private readonly MemoryCache _waysOut = new(new MemoryCacheOptions { SizeLimit = MostWaysOut });
    private readonly MemoryCache _shown = new(new MemoryCacheOptions { SizeLimit = MostShown });

    /// <summary>The table at an address.</summary>
    /// <param name="served">The pack.</param>
    /// <param name="address">What is on the table.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="before">What the visitor's page shows already, so that only the difference is needed; or null.</param>
    public TableResult Lay(ServedPack served, TableAddress address, CancellationToken cancellation, TableAddress? before = null)
    {
        var loaded = Read(served, address);
        if (loaded.Value is not { } scenario)
        {
            return new TableResult(null, loaded.Diagnostics);
        }

        var evaluation = served.Evaluator.Evaluate(scenario);
        var compared =
            address.Compare is { } link && OtherTable(served, address, link) is { } other ? Lay(served, other, cancellation) : null;
        var view = new TableView(served, address, evaluation)
        {
            RoomSearch = new Lazy<ZoneReading?>(() => ZoneMaps.Read(served.Evaluator, scenario, cancellation)),
            HasRooms = !options.IsReadOnly,
            Before = before is not null && HasSamePositions(before, address) ? _shown.Get<Shown>(before.ToString()) : null,
            ReadingsSearch = new Lazy<ImmutableArray<VerdictReadings>>(() =>
                served.Pack.Positions.Any(position => !position.Readings.IsEmpty) ? ScenarioReadings.VerdictsOf(evaluation) : []
            ),
            Nearest = new Lazy<Finding?>(() => FindNearest(served, evaluation, cancellation)),
            WaysOutSearch = new Lazy<WaysOut>(() => FindWaysOut(served, address, scenario, cancellation)),
            Other = compared?.View,
            OtherProblems = compared is { View: null } ? compared.Problems : [],
        };
        return new TableResult(view, []);
    }

    /// <summary>Remembers what a visitor's page shows from now on.</summary>
    public void Remember(TableView view) => _shown.Set(view.Address.ToString(), new Shown(view), new MemoryCacheEntryOptions { Size = 1 });

    /// <summary>Packages that work, from a table.</summary>
    /// <param name="view">The table.</param>
    /// <param name="parties">For whom they are to be best.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Works FindWorks(TableView view, ImmutableArray<Party> parties, CancellationToken cancellation)
    {
        var examples = Engine.FindExamples(view.Served.Evaluator, view.Evaluation.Scenario, parties, Limits, cancellation);
        return new Works(
            view,
            examples,
            [.. examples.Found.Select(example => WorkingTable(view, example.Package, English.Works.For(example, examples.KeepsTerms)))],
            examples.Closest is { } closest ? WorkingTable(view, closest.Witness, English.Works.ClosestTitle) : null
        );
    }

    /// <summary>A whole package in the place of a table's terms, beside which the table stands.</summary>
    private static WorkingTable WorkingTable(TableView view, Package package, string title)
    {
        var mine = view.Address with { Focus = null, Compare = null, View = null };
        var address = (mine with { Terms = mine.Terms.Clear(), From = null, Title = title, Compare = mine.ToString() }).With(
            package.Choices.Select(choice => (choice.Field, choice.Range.Sample(choice.Field.Type)))
        );
        return new WorkingTable(address, view.Served.Evaluator.Evaluate(Read(view.Served, address).ValueOrThrow()));
    }

    /// <summary>An address as a scenario: through the text of a file, which is the one way in which scenarios are read.</summary>
    /// <param name="served">The pack.</param>
    /// <param name="address">What is on the table.</param>
    /// <param name="fileName">What the file is called.</param>
    public static LoadResult<Scenario> Read(ServedPack served, TableAddress address, string fileName = ScenarioText.FileName)
    {
        var file = new SourceFile(fileName, ScenarioText.Write(TitleOf(served, address), address, served.Pack));
        var loaded = Engine.LoadScenario(file, served.Pack);
        return loaded.Value is { WhatIfs: [var without] } scenario ? loaded with { Value = scenario.With(without) } : loaded;
    }

    /// <summary>
    /// What a scenario on the table is called: as the visitor says, or as the one that it began with, which it no longer is when it was
    /// changed.
    /// </summary>
    public static string TitleOf(ServedPack served, TableAddress address)
    {
        if (address.Title is { } title)
        {
            return title;
        }

        return address.From is { } name && served.Scenarios.TryGetValue(name, out var from)
            ? address.HasTermsOf(TableAddress.Of(name, from))
                ? from.Title
                : English.Changed(from.Title)
            : English.UntitledTable;
    }

    /// <summary>
    /// The name of the file in which a scenario of a title is saved: its letters and digits, as they are, with hyphens between.
    /// </summary>
    public static string FileNameOf(string title)
    {
        var words = new string([.. title.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        var name = string.Join('-', words);
        return $"{(name.Length == 0 ? "table" : name.Length > LongestName ? name[..LongestName].TrimEnd('-') : name)}.yaml";
    }

    public void Dispose()
    {
        _waysOut.Dispose();
        _shown.Dispose();
    }

    /// <summary>The table that another is compared with: a scenario on the same day, or what a link says.</summary>
    private static TableAddress? OtherTable(ServedPack served, TableAddress address, string compared) =>
        served.Scenarios.TryGetValue(compared, out var scenario)
            ? TableAddress.Of(compared, scenario) with
            {
                AsOf = address.AsOf,
            }
            : TableAddress.FromLink(compared, address.Pack);

    /// <summary>On the same day the same positions and intervals are on the page, and only what becomes of them differs.</summary>
    private static bool HasSamePositions(TableAddress one, TableAddress other) =>
        one.AsOf == other.AsOf
        && one.Language == other.Language
        && one.Without.SequenceEqual(other.Without)
        && one.Readings.SequenceEqual(other.Readings)
        && one.WithoutOptions.SequenceEqual(other.WithoutOptions);

    private static Finding? FindNearest(ServedPack served, Evaluation evaluation, CancellationToken cancellation)
    {
        var open = evaluation.Findings.Where(finding => finding.Status == FindingStatus.Open && finding.Position.Policy.IsLine).ToList();
        var packages =
            open.Count < 2
                ? null
                : ZoneMaps
                    .NearMisses(served.Evaluator, evaluation.Scenario, cancellation)
                    ?.ToDictionary(line => line.RedLine, line => line.Packages);
        return packages is null ? open.FirstOrDefault() : open.MaxBy(finding => packages.GetValueOrDefault(finding.Position));
    }

    private WaysOut FindWaysOut(ServedPack served, TableAddress address, Scenario scenario, CancellationToken cancellation)
    {
        var key = (served, (address with { Focus = null, View = null, From = null, Compare = null, Title = null }).Query);
        if (_waysOut.TryGetValue(key, out WaysOut? known) && known is not null)
        {
            return known;
        }

        var repairs = Engine.Repair(served.Evaluator, scenario, new RepairOptions { Most = MostRepairs }, Limits, cancellation).Plan;
        // The table counts by itself; of an exploration it wants no more than this.
        var (conflicts, _) = Explorer
            .Of(served.Evaluator.For(scenario))
            .Look(scenario, Limits, area => new Survey(area, Limits).FindImpasse(), cancellation);
        var found = new WaysOut(
            repairs,
            conflicts?.Deadlocks ?? [],
            conflicts?.Concessions ?? [],
            [.. ZoneMaps.NearMisses(served.Evaluator, scenario, cancellation) ?? []]
        );
        return _waysOut.Set(key, found, new MemoryCacheEntryOptions { Size = 1 });
    }
}
