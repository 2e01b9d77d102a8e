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

/// <summary>
/// Writes a rule pack of a shape: fields of three or four options, of which one in ten is derived from others, two or three deep; red lines
/// of two to four tests.
/// </summary>
/// <remarks>
/// The same shape gives the same text. The first option of every field crosses no red line, so that the zone is never empty.
/// </remarks>
internal sealed class ShapedPack
{
    private const int Parties = 4;
    private const int TopicSize = 5;
    private const int Window = 6;

    private readonly SplitMix _random;
    private readonly PackShape _shape;

    /// <summary>Where chance begins in the packs of the other benchmarks.</summary>
    internal const ulong Seed = 20_260_109;

    public ShapedPack(PackShape shape, ulong seed = Seed)
    {
        _random = new SplitMix(seed);
        _shape = shape;
        var (fields, redLines) = shape switch
        {
            PackShape.Small => (12, 20),
            PackShape.Random => (20, 60),
            PackShape.Local => (60, 150),
            _ => (40, 200),
        };
        OptionCounts = [.. Enumerable.Range(0, fields).Select(_ => 3 + _random.Next(2))];
        RedLines = [.. Enumerable.Range(0, redLines).Select(_ => DrawRedLine())];
        Implications = [.. Enumerable.Range(1, fields - 1).Where(field => field % 10 is >= 1 and <= 3)];
        Files = [new SourceFile("pack.yaml", Write())];
    }

    /// <summary>How many options each field has.</summary>
    public ImmutableArray<int> OptionCounts { get; }

    /// <summary>For each red line the tests that have to hold together for it to be crossed.</summary>
    public ImmutableArray<ImmutableArray<FieldTest>> RedLines { get; }

    /// <summary>The fields that have their last option wherever the field before them has its last.</summary>
    public ImmutableArray<int> Implications { get; }

    /// <summary>The files of the pack.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private ImmutableArray<FieldTest> DrawRedLine() =>
        [.. DrawFields(2 + _random.Next(3)).Select((field, index) => DrawTest(field, sparesFirst: index == 0))];

    private List<int> DrawFields(int count)
    {
        var all = OptionCounts.Length;
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
    private FieldTest DrawTest(int field, bool sparesFirst)
    {
        var first = sparesFirst ? 1 : 0;
        var count = OptionCounts[field] - first;
        var (option, other) = (first + _random.Next(count), first + _random.Next(count));
        return new FieldTest(field, option == other ? [option] : [option, other]);
    }

    private string Write()
    {
        var text = new StringBuilder(Text($"id: shaped\ntitle: {_shape}\nversion: 1.0.0\nsummary: A pack to measure with.\nparties:\n"));
        for (var party = 0; party < Parties; party++)
        {
            text.Append(Text($"  party-{party}: {{title: Party {party}, role: signatory}}\n"));
        }

        text.Append(
            "sources:\n  speech: {title: A speech, publisher: A newspaper, date: 2026-01-09, url: https://example.org/speech}\nissues:\n"
        );
        foreach (var (field, count) in OptionCounts.Index())
        {
            text.Append(
                Text(
                    $"  issue-{field}: {{title: Issue {field}, type: scale, options: [{string.Join(", ", Enumerable.Range(0, count).Select(Option))}]}}\n"
                )
            );
        }

        text.Append("implications:\n");
        foreach (var field in Implications)
        {
            text.Append(
                Text(
                    $"  - {{id: step-{field}, when: {{issue-{field - 1}: {Option(OptionCounts[field - 1] - 1)}}}, then: {{issue-{field}: {Option(OptionCounts[field] - 1)}}}, because: It follows., basis: assumption}}\n"
                )
            );
        }

        text.Append("positions:\n");
        foreach (var (number, tests) in RedLines.Index())
        {
            text.Append(
                Text(
                    $"  - {{id: line-{number}, party: party-{number % Parties}, kind: red-line, title: Line {number}, statement: No., speaker: Somebody, stated: 2026-01-09, source: speech, crossed-when: {{{string.Join(", ", tests.Select(Write))}}}}}\n"
                )
            );
        }

        return text.ToString();
    }

    private static string Write(FieldTest test) =>
        Text($"issue-{test.Field}: {{one-of: [{string.Join(", ", test.Options.Select(Option))}]}}");

    private static string Option(int number) => Text($"option-{number}");
}

/// <summary>A field and the options of which it has one.</summary>
internal sealed record FieldTest(int Field, ImmutableArray<int> Options);
