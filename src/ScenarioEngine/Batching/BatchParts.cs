using System.Collections;
using System.Globalization;

namespace ScenarioEngine.Batching;

/// <summary>Some parts of a batch that is cut into so many: <c>3/8</c>, or of several put together <c>1-3,5/8</c>.</summary>
internal sealed class BatchParts
{
    /// <summary>Into how many parts a batch may be cut.</summary>
    public const int Most = 1_000_000;

    private readonly BitArray _given;

    private BatchParts(int of) => _given = new BitArray(of);

    /// <summary>How many parts the whole has.</summary>
    public int Of => _given.Length;

    /// <summary>Whether no part is missing.</summary>
    public bool IsWhole => _given.HasAllSet();

    /// <summary>The parts that are missing, as ranges: <c>3, 5-7</c>.</summary>
    public string Missing => string.Join(", ", Ranges(isGiven: false));

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is anything else.</summary>
    public static BatchParts? Parse(string text)
    {
        if (text.Split('/') is not [var numbers, var of] || !TryRead(of, Most, out var parts))
        {
            return null;
        }

        var read = new BatchParts(parts);
        foreach (var range in numbers.Split(','))
        {
            var (first, last) = range.Split('-') is [var from, var to] ? (from, to) : (range, range);
            if (!TryRead(first, parts, out var low) || !TryRead(last, parts, out var high) || low > high)
            {
                return null;
            }

            for (var number = low; number <= high; number++)
            {
                read._given[number - 1] = true;
            }
        }

        return read;
    }

    /// <summary>The first part that is in both, of the same batch; null where none is.</summary>
    public int? InBoth(BatchParts other)
    {
        for (var number = 0; number < Of; number++)
        {
            if (_given[number] && other._given[number])
            {
                return number + 1;
            }
        }

        return null;
    }

    /// <summary>Adds the parts of another.</summary>
    public void Add(BatchParts other) => _given.Or(other._given);

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(',', Ranges(isGiven: true))}/{Word(Of)}";

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string word, int most, out int number) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;

    private IEnumerable<string> Ranges(bool isGiven)
    {
        for (var first = 0; first < Of; first++)
        {
            if (_given[first] != isGiven)
            {
                continue;
            }

            var last = first;
            while (last + 1 < Of && _given[last + 1] == isGiven)
            {
                last++;
            }

            yield return first == last ? Word(first + 1) : $"{Word(first + 1)}-{Word(last + 1)}";
            first = last;
        }
    }
}
