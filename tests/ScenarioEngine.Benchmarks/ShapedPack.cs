using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScenarioEngine.Text;

namespace ScenarioEngine.Benchmarks;

/// <summary>How the red lines of a pack are tied together, on which the cost of exploring depends.</summary>
public enum PackShape
{
    /// <summary>12 fields, 20 red lines, tied at random.</summary>
    Small,

    /// <summary>20 fields, 60 red lines, tied at random.</summary>
    Random,

    /// <summary>40 fields in topics of five, 200 red lines, of which one in ten ties two topics that are neighbours.</summary>
    Topics,

    /// <summary>60 fields, 150 red lines, each within six neighbouring fields.</summary>
    Local,

    /// <summary>40 fields, 200 red lines, tied at random: no exact method is known that ends.</summary>
    Tangle,
}

/// <summary>Writes a rule pack of a shape: fields of three or four options, of which one in ten is derived from others, two or three deep; red lines of two to four tests.</summary>
/// <remarks>The same shape gives the same text. The first option of every field crosses no red line, so that the zone is never empty.</remarks>
internal sealed class ShapedPack
{
    private const int Parties = 4;
    private const int TopicSize = 5;
    private const int Window = 6;

    private readonly SplitMix _random = new(seed: 20_260_109);
    private readonly PackShape _shape;
    private readonly int[] _optionCounts;
    private readonly int _redLines;

    public ShapedPack(PackShape shape)
    {
        _shape = shape;
        (var fields, _redLines) = shape switch
        {
            PackShape.Small => (12, 20),
            PackShape.Random => (20, 60),
            PackShape.Local => (60, 150),
            _ => (40, 200),
        };
        _optionCounts = [.. Enumerable.Range(0, fields).Select(_ => 3 + _random.Next(2))];
        Files = [new SourceFile("pack.yaml", Head())];
    }

    /// <summary>The files of the pack.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Head()
    {
        var text = new StringBuilder(Text($"id: shaped\ntitle: {_shape}\nversion: 1.0.0\nsummary: A pack to measure with.\nparties:\n"));
        for (var party = 0; party < Parties; party++)
        {
            text.Append(Text($"  party-{party}: {{title: Party {party}, role: signatory}}\n"));
        }

        text.Append("sources:\n  speech: {title: A speech, publisher: A newspaper, date: 2026-01-09, url: https://example.org/speech}\nissues:\n");
        for (var field = 0; field < _optionCounts.Length; field++)
        {
            text.Append(Text($"  issue-{field}: {{title: Issue {field}, type: choice, options: [{string.Join(", ", Enumerable.Range(0, _optionCounts[field]).Select(Option))}]}}\n"));
        }

        text.Append("implications:\n");
        for (var derived = 3; derived < _optionCounts.Length; derived += 10)
        {
            // Three in a row, each of which settles the next where it has its last option.
            for (var field = derived - 2; field <= derived; field++)
            {
                text.Append(Text($"  - {{id: step-{field}, when: {{issue-{field - 1}: {Option(_optionCounts[field - 1] - 1)}}}, then: {{issue-{field}: {Option(_optionCounts[field] - 1)}}}, because: It follows., basis: assumption}}\n"));
            }
        }

        text.Append("positions:\n");
        for (var number = 0; number < _redLines; number++)
        {
            text.Append(Text($"  - {{id: line-{number}, party: party-{number % Parties}, kind: red-line, title: Line {number}, statement: No., speaker: Somebody, stated: 2026-01-09, source: speech, crossed-when: {{{Condition()}}}}}\n"));
        }

        return text.ToString();
    }

    private string Condition()
    {
        var fields = Fields(2 + _random.Next(3));
        return string.Join(", ", fields.Select((field, index) => Test(field, keepsFirst: index == 0)));
    }

    private List<int> Fields(int count)
    {
        var all = _optionCounts.Length;
        switch (_shape)
        {
            case PackShape.Topics:
                var topic = _random.Next(all / TopicSize);
                var own = _random.Distinct(count, TopicSize).ConvertAll(field => (topic * TopicSize) + field);
                if (_random.Chance(10))
                {
                    // The first field of a topic is the one in which it meets its neighbour.
                    own[^1] = (topic + 1) * TopicSize % all;
                }

                return own;
            case PackShape.Local:
                var start = _random.Next(all - Window + 1);
                return _random.Distinct(count, Window).ConvertAll(field => start + field);
            default:
                return _random.Distinct(count, all);
        }
    }

    /// <summary>A test of one or two options; at least one test of a red line spares the first option.</summary>
    private string Test(int field, bool keepsFirst)
    {
        var count = _optionCounts[field];
        var option = keepsFirst ? 1 + _random.Next(count - 1) : _random.Next(count);
        var other = keepsFirst ? 1 + _random.Next(count - 1) : _random.Next(count);
        return option == other ? Text($"issue-{field}: {Option(option)}") : Text($"issue-{field}: {{one-of: [{Option(option)}, {Option(other)}]}}");
    }

    private static string Option(int number) => Text($"option-{number}");
}
