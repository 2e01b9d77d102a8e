using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Batching;

/// <summary>
/// What a batch adds up to, or a part of one: numbers alone, so that those of many parts are put together one after the other.
/// </summary>
/// <remarks>
/// Putting parts together gives, number by number, what one run over all of their lines gives, in whatever order they come.
/// </remarks>
internal sealed class BatchSummary
{
    /// <summary>The version of the tool that evaluated.</summary>
    public required string Tool { get; init; }

    /// <summary>Which parts these are of how many; null for a batch that was not cut.</summary>
    public BatchParts? Part { get; set; }

    /// <summary>The day on which all scenarios were looked at; null for each its own.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How the silence of all scenarios was read; null for each its own.</summary>
    public Silence? Silence { get; init; }

    /// <summary>Whether it was looked at what hangs on readings.</summary>
    public bool HasReadings { get; init; }

    /// <summary>
    /// The sum of a hash of every line that was read, by which two batches of the same lines are known, however they are ordered or cut.
    /// </summary>
    public UInt128 Lines { get; set; }

    /// <summary>How many scenarios were evaluated.</summary>
    public long Evaluated { get; set; }

    /// <summary>How many have mistakes, and so no findings.</summary>
    public long Mistaken { get; set; }

    /// <summary>How many of these by the code of their first mistake.</summary>
    public SortedDictionary<string, long> Mistakes { get; } = new(StringComparer.Ordinal);

    /// <summary>What they add up to, pack by pack.</summary>
    public SortedDictionary<(string Id, string Hash), PackSummary> Packs { get; } = [];

    /// <summary>Why another cannot be put together with this one, said of the other and then of this; null where it can.</summary>
    public (string OfOther, string OfThis)? Mismatch(BatchSummary other)
    {
        return other.Tool != Tool ? ($"was made by version {other.Tool}", $"by {Tool}")
            : other.AsOf != AsOf ? ($"looks at {DayOf(other)}", $"at {DayOf(this)}")
            : other.Silence != Silence ? ($"reads silence as {SilenceOf(other)}", $"as {SilenceOf(this)}")
            : other.HasReadings != HasReadings ? ($"was made {With(other)} `--readings`", $"{With(this)} it")
            : other.Part?.Of != Part?.Of ? ($"is {PartOf(other)}", $"{PartOf(this)}")
            : OtherPack(other);

        static string DayOf(BatchSummary summary) => summary.AsOf is { } day ? day.ToIso() : "the day of each scenario";
        static string SilenceOf(BatchSummary summary) => summary.Silence is { } silence ? Words.Of(silence) : "each scenario says";
        static string With(BatchSummary summary) => summary.HasReadings ? "with" : "without";
        static string PartOf(BatchSummary summary) => summary.Part is { } part ? $"part {part}" : "no numbered part";
    }

    /// <summary>Adds the numbers of another with which it matches.</summary>
    public void Add(BatchSummary other)
    {
        Lines = unchecked(Lines + other.Lines);
        Evaluated += other.Evaluated;
        Mistaken += other.Mistaken;
        Mistakes.Add(other.Mistakes);
        if (other.Part is { } part)
        {
            Part?.Add(part);
        }

        foreach (var (key, pack) in other.Packs)
        {
            if (!Packs.TryGetValue(key, out var known))
            {
                Packs.Add(key, known = new PackSummary(pack.Id, pack.Version, pack.Hash));
            }

            known.Add(pack);
        }
    }

    private (string, string)? OtherPack(BatchSummary other)
    {
        foreach (var pack in other.Packs.Values)
        {
            var own = Packs.Values.Where(own => own.Id == pack.Id).ToList();
            if (own.Count > 0 && !own.Exists(own => own.Hash == pack.Hash))
            {
                return (
                    $"rests on other files of the pack {pack.Id} (version {pack.Version}, SHA-256 {pack.Hash[..12]}…)",
                    $"on version {own[0].Version}, {own[0].Hash[..12]}…"
                );
            }
        }

        return null;
    }
}

/// <summary>What the scenarios of one pack add up to.</summary>
/// <param name="id">The pack.</param>
/// <param name="version">Its version.</param>
/// <param name="hash">The hash of its files.</param>
internal sealed class PackSummary(string id, string version, string hash)
{
    public string Id { get; } = id;

    public string Version { get; } = version;

    public string Hash { get; } = hash;

    /// <summary>How many scenarios came to each outcome.</summary>
    public long[] Outcomes { get; } = new long[Words.All<Outcome>().Count];

    /// <summary>For each party, how often it has each verdict.</summary>
    public SortedDictionary<string, long[]> Verdicts { get; } = new(StringComparer.Ordinal);

    /// <summary>For each position, how often it has each status.</summary>
    public SortedDictionary<string, long[]> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each constraint is broken; those that never are, are left out.</summary>
    public SortedDictionary<string, long> BrokenConstraints { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each term is stated one way and implied another; those that never are, are left out.</summary>
    public SortedDictionary<string, long> Contradictions { get; } = new(StringComparer.Ordinal);

    /// <summary>In how many scenarios something is open only because telling takes more steps than are allowed.</summary>
    public long NotToldApart { get; set; }

    /// <summary>In how many scenarios every verdict holds under every reading; counted only where that was asked for.</summary>
    public long Holding { get; set; }

    /// <summary>For each party, in how many scenarios its verdict is another under some reading.</summary>
    public SortedDictionary<string, long> Otherwise { get; } = new(StringComparer.Ordinal);

    /// <summary>How many scenarios there are.</summary>
    public long Scenarios => Outcomes.Sum();

    public void Add(PackSummary other)
    {
        Outcomes.Add(other.Outcomes);
        Verdicts.Add(other.Verdicts);
        Findings.Add(other.Findings);
        BrokenConstraints.Add(other.BrokenConstraints);
        Contradictions.Add(other.Contradictions);
        NotToldApart += other.NotToldApart;
        Holding += other.Holding;
        Otherwise.Add(other.Otherwise);
    }
}

/// <summary>Adds numbers of the same names.</summary>
internal static class Sums
{
    public static void Add(this long[] sum, ReadOnlySpan<long> numbers)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += numbers[i];
        }
    }

    public static void Add(this SortedDictionary<string, long> sum, IEnumerable<KeyValuePair<string, long>> numbers)
    {
        foreach (var (name, number) in numbers)
        {
            sum[name] = sum.GetValueOrDefault(name) + number;
        }
    }

    public static void Add(this SortedDictionary<string, long[]> sum, IEnumerable<KeyValuePair<string, long[]>> numbers)
    {
        foreach (var (name, own) in numbers)
        {
            if (!sum.TryGetValue(name, out var known))
            {
                sum.Add(name, known = new long[own.Length]);
            }

            known.Add(own);
        }
    }
}
