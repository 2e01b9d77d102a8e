using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ScenarioEngine.Model;

namespace ScenarioEngine.Batching;

/// <summary>
/// Adds up what one worker of a batch finds. Not for several threads at once; the sums of all workers are put together at the end.
/// </summary>
internal sealed class BatchCounter
{
    private readonly Dictionary<RulePack, PackCounter> _packs = [];
    private readonly SortedDictionary<string, long> _mistakes = new(StringComparer.Ordinal);
    private PackCounter? _last;
    private UInt128 _lines;
    private long _evaluated;
    private long _mistaken;

    /// <summary>Takes a line into the sum of their hashes.</summary>
    public void AddLine(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        _lines = unchecked(_lines + BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>Takes a scenario that stands in a file of its own into the same sum.</summary>
    public void AddFile(string text) => AddLine(Encoding.UTF8.GetBytes(text));

    public void AddMistaken(string code)
    {
        _mistaken++;
        _mistakes[code] = _mistakes.GetValueOrDefault(code) + 1;
    }

    /// <summary>Counts the findings of a scenario.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="readings">What of them hangs on readings; null where that was not asked for.</param>
    public void Add(LaneFindings findings, LaneReadings? readings)
    {
        _evaluated++;
        if (_last?.Pack != findings.Pack)
        {
            _last = _packs.GetValueOrDefault(findings.Pack) ?? (_packs[findings.Pack] = new PackCounter(findings.Pack));
        }

        _last.Add(findings, readings);
    }

    /// <summary>Adds what was counted to a summary.</summary>
    public void AddTo(BatchSummary summary)
    {
        summary.Lines = unchecked(summary.Lines + _lines);
        summary.Evaluated += _evaluated;
        summary.Mistaken += _mistaken;
        summary.Mistakes.Add(_mistakes);
        foreach (var pack in _packs.Values)
        {
            pack.AddTo(summary);
        }
    }
}

/// <summary>Adds up findings against one pack, by the numbers of its parties and positions.</summary>
internal sealed class PackCounter(RulePack pack)
{
    private readonly long[] _outcomes = new long[Words.All<Outcome>().Count];
    private readonly long[,] _verdicts = new long[pack.Parties.Length, Words.All<Verdict>().Count];
    private readonly long[,] _statuses = new long[pack.Positions.Length, Words.All<FindingStatus>().Count];
    private readonly long[] _broken = new long[pack.Constraints.Length];
    private readonly long[] _contradicted = new long[pack.Fields.Length];
    private readonly long[] _otherwise = new long[pack.Parties.Length];
    private long _notToldApart;
    private long _holding;

    public RulePack Pack => pack;

    public void Add(LaneFindings findings, LaneReadings? readings)
    {
        _outcomes[(int)findings.Outcome]++;
        _notToldApart += findings.IsNotToldApart ? 1 : 0;
        for (var party = 0; party < findings.Verdicts.Length; party++)
        {
            _verdicts[party, (int)findings.Verdicts[party]]++;
        }

        for (var position = 0; position < findings.Statuses.Length; position++)
        {
            _statuses[position, (int)findings.Statuses[position]]++;
        }

        for (var constraint = 0; constraint < _broken.Length; constraint++)
        {
            _broken[constraint] += findings.IsBroken(constraint) == true ? 1 : 0;
        }

        for (var field = 0; field < _contradicted.Length; field++)
        {
            _contradicted[field] += findings.IsContradicted(field) ? 1 : 0;
        }

        if (readings is not null)
        {
            _holding += readings.Otherwise.IsEmpty ? 1 : 0;
            foreach (var (party, _) in readings.Otherwise)
            {
                _otherwise[party]++;
            }
        }
    }

    public void AddTo(BatchSummary summary)
    {
        var hash = Hash();
        if (!summary.Packs.TryGetValue((pack.Id, hash), out var sum))
        {
            summary.Packs.Add((pack.Id, hash), sum = new PackSummary(pack.Id, pack.Version, hash));
        }

        sum.Outcomes.Add(_outcomes);
        sum.Verdicts.Add(Rows(pack.Parties.Select(party => party.Id), _verdicts));
        sum.Findings.Add(Rows(pack.Positions.Select(position => position.FullName), _statuses));
        sum.BrokenConstraints.Add(Some(pack.Constraints.Select(constraint => constraint.Id), _broken));
        sum.Contradictions.Add(Some(pack.Fields.Select(field => field.Path), _contradicted));
        sum.NotToldApart += _notToldApart;
        sum.Holding += _holding;
        sum.Otherwise.Add(Some(pack.Parties.Select(party => party.Id), _otherwise));
    }

    /// <summary>The hash of its files, wherever they lie and whatever they are called.</summary>
    private string Hash()
    {
        var hashes = pack
            .Files.Select(file => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text))))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))));
    }

    private static IEnumerable<KeyValuePair<string, long[]>> Rows(IEnumerable<string> names, long[,] numbers) =>
        names.Select(
            (name, row) =>
                KeyValuePair.Create(name, Enumerable.Range(0, numbers.GetLength(1)).Select(column => numbers[row, column]).ToArray())
        );

    private static IEnumerable<KeyValuePair<string, long>> Some(IEnumerable<string> names, long[] numbers) =>
        names.Zip(numbers, KeyValuePair.Create).Where(number => number.Value > 0);
}
