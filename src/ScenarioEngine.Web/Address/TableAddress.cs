using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Web.Address;

/// <summary>What is on the table, as an address: whoever opens the link sees the same.</summary>
/// <remarks>
/// Each term is a parameter named after its field, such as <c>recognition=de-jure</c>; a set has one parameter for each of its options. The
/// parameters
/// of the page itself begin with an underscore, which no field does.
/// </remarks>
/// <param name="Pack">The name of the pack.</param>
public sealed record TableAddress(string Pack)
{
    private const int LongestLink = 16 * 1024;

    private static readonly Uri AnyServer = new("http://server");

    /// <summary>The views of a table, whose addresses say all of it.</summary>
    private static readonly ImmutableArray<string> Views =
    [
        "table",
        "present",
        "pictures",
        "map",
        "moves",
        "works",
        "handout",
        "print",
        "embed",
    ];

    /// <summary>The value that leaves a field open on purpose.</summary>
    public const string Open = "open";

    /// <summary>The value of a set with nothing in it.</summary>
    public const string EmptySet = "[]";

    /// <summary>The value that takes a term back; it comes from forms, and no link holds it.</summary>
    public const string Silent = "-";

    /// <summary>What is said of each field, by its path.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Terms { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The day on which positions are looked at, as it was written.</summary>
    public string? AsOf { get; init; }

    /// <summary>The language of the pack that is asked for, such as <c>uk</c>; null where the browser says which.</summary>
    public string? Language { get; init; }

    /// <summary>How silence is read, as it was written.</summary>
    public string? Silence { get; init; }

    /// <summary>The scenario that the table began with.</summary>
    public string? From { get; init; }

    /// <summary>What the visitor calls the package.</summary>
    public string? Title { get; init; }

    /// <summary>What it is compared with: the name of a scenario, or a link to another table of the pack.</summary>
    public string? Compare { get; init; }

    /// <summary>The position whose finding is in focus.</summary>
    public string? Focus { get; init; }

    /// <summary>What stands beside the parties.</summary>
    public string? View { get; init; }

    /// <summary>The full names of the positions that do not count.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>The options that are taken away, each as <c>path:option</c>.</summary>
    public ImmutableArray<string> WithoutOptions { get; init; } = [];

    /// <summary>The positions that are read otherwise than they are encoded, each as <c>position:reading</c>.</summary>
    public ImmutableArray<string> Readings { get; init; } = [];

    /// <summary>Reads an address.</summary>
    public static TableAddress Parse(string pack, IQueryCollection query)
    {
        var terms = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in query)
        {
            ImmutableArray<string> stated = [.. values.OfType<string>().Where(value => value.Length > 0)];
            if (!name.StartsWith('_') && !stated.IsEmpty && stated[^1] != Silent)
            {
                terms.Add(name, stated);
            }
        }

        return new TableAddress(pack)
        {
            Terms = terms.ToImmutable(),
            AsOf = Read("_as-of"),
            Silence = Read("_silence"),
            Language = Read(AskedLanguage.Parameter),
            From = Read("_from"),
            Title = Read("_title"),
            Compare = Read("_compare-link") is { } link ? FromLink(link, pack)?.ToString() ?? link : Read("_compare"),
            Focus = Read("_focus"),
            View = Read("_view"),
            Without = ReadAll("_without"),
            WithoutOptions = ReadAll("_without-option"),
            Readings = ReadAll("_reading"),
        };

        // The last counts: a button says it after what the form said already.
        ImmutableArray<string> ReadAll(string name) => [.. query[name].OfType<string>().Where(value => value.Length > 0)];
        string? Read(string name) => query[name] is [.., { Length: > 0 } value] ? value : null;
    }

    /// <summary>
    /// The table to which a link leads, or of which it shows a view, as a browser shows or copies it, also between the signs that letters
    /// put around links; null where it leads to no table of the pack. Nobody is ever led to another server by it.
    /// </summary>
    public static TableAddress? FromLink(string link, string pack) =>
        link.Length < LongestLink
        && Uri.TryCreate(AnyServer, link.Trim(' ', '\t', '\r', '\n', '<', '>', '"', '\''), out var place)
        && place.Scheme is "http" or "https"
        && Views.Any(view => place.AbsolutePath.EndsWith($"/{view}/{Uri.EscapeDataString(pack)}", StringComparison.Ordinal))
            ? Parse(pack, new QueryCollection(QueryHelpers.ParseQuery(place.Query))) with
            {
                Compare = null,
                Focus = null,
            }
            : null;

    /// <summary>The address of a scenario as its file has it.</summary>
    /// <param name="name">The name by which the server knows the scenario, or null.</param>
    /// <param name="scenario">The scenario.</param>
    public static TableAddress Of(string? name, Scenario scenario) =>
        new TableAddress(scenario.Pack.Id)
        {
            AsOf = scenario.AsOf?.ToIso(),
            Silence = scenario.Silence == Model.Silence.Open ? null : Words.Of(scenario.Silence),
            From = name,
            WithoutOptions = [.. scenario.WithoutOptions.Select(option => $"{option.Field.Path}:{option.Option.Id}")],
        }
            .With(scenario.Terms.Select(term => (term.Field, term.Value)))
            .Opened(scenario.LeftOpen.Select(open => open.Field.Path));

    /// <summary>The address with some terms stated.</summary>
    public TableAddress With(IEnumerable<(Field Field, Value Value)> terms) =>
        this with
        {
            Terms = Terms.SetItems(terms.Select(term => KeyValuePair.Create(term.Field.Path, Write(term.Field, term.Value)))),
        };

    /// <summary>The address with one term stated in words.</summary>
    public TableAddress With(string path, params IEnumerable<string> values) => this with { Terms = Terms.SetItem(path, [.. values]) };

    /// <summary>The address without some terms.</summary>
    public TableAddress Silenced(IEnumerable<string> paths) => this with { Terms = Terms.RemoveRange(paths) };

    /// <summary>Whether it says the same as another: the same terms on the same day, with all positions.</summary>
    public bool HasTermsOf(TableAddress other) =>
        AsOf == other.AsOf
        && Silence == other.Silence
        && Without.IsEmpty
        && Readings.IsEmpty
        && WithoutOptions.SequenceEqual(other.WithoutOptions)
        && Terms.Count == other.Terms.Count
        && Terms.All(term => other.Terms.TryGetValue(term.Key, out var values) && values.SequenceEqual(term.Value));

    /// <summary>The link to the table.</summary>
    public override string ToString() => $"/table/{Uri.EscapeDataString(Pack)}{Query}";

    /// <summary>The page of the pack's positions, in the same language.</summary>
    public string PackPage => AskedLanguage.Ask($"/packs/{Uri.EscapeDataString(Pack)}", Language);

    /// <summary>The part of the link from the question mark on; empty where nothing is said.</summary>
    public string Query
    {
        get
        {
            var query = new StringBuilder();
            foreach (var (path, values) in Terms)
            {
                foreach (var value in values)
                {
                    Append(query, path, value);
                }
            }

            Append(query, "_as-of", AsOf);
            Append(query, "_silence", Silence);
            Append(query, AskedLanguage.Parameter, Language);
            Append(query, "_from", From);
            Append(query, "_title", Title);
            Append(query, "_compare", Compare);
            foreach (var position in Without)
            {
                Append(query, "_without", position);
            }

            foreach (var option in WithoutOptions)
            {
                Append(query, "_without-option", option);
            }

            foreach (var reading in Readings)
            {
                Append(query, "_reading", reading);
            }

            Append(query, "_view", View);
            Append(query, "_focus", Focus);
            return query.ToString();
        }
    }

    private TableAddress Opened(IEnumerable<string> paths) =>
        this with
        {
            Terms = Terms.SetItems(paths.Select(path => KeyValuePair.Create(path, ImmutableArray.Create(Open)))),
        };

    private static ImmutableArray<string> Write(Field field, Value value)
    {
        if (!field.Type.IsSet)
        {
            return [field.Type.Format(value)];
        }

        var options = field.Type.OptionsOf(value).ToImmutableArray();
        return options.IsEmpty ? [EmptySet] : options;
    }

    private static void Append(StringBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(Escape(name)).Append('=').Append(Escape(value));
        }
    }

    /// <summary>Slashes are allowed in a query, and links are read by people.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
}
