using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScenarioEngine.Text;

namespace ScenarioEngine.Benchmarks;

/// <summary>Writes a rule pack, and scenarios for it, as YAML: three or four options a field, two to four tests a condition.</summary>
/// <remarks>The same numbers give the same text.</remarks>
internal sealed class GeneratedPack
{
    private const int Parties = 6;
    private const string Id = "generated";

    private readonly SplitMix _random = new(seed: 20_260_109);
    private readonly int[] _optionCounts;
    private readonly bool[] _isScale;
    private readonly int _positions;
    private readonly int _implications;

    public GeneratedPack(int positions, int fields, int implications)
    {
        _positions = positions;
        _implications = implications;
        _optionCounts = [.. Enumerable.Range(0, fields).Select(_ => 3 + _random.Next(2))];
        _isScale = [.. Enumerable.Range(0, fields).Select(_ => _random.Chance(60))];
        Files = [new SourceFile("pack.yaml", Head()), new SourceFile("vocabulary.yaml", Vocabulary()), .. PositionFiles()];
    }

    /// <summary>The files of the pack.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>Writes scenarios: every other one settles all fields, the rest about six in ten.</summary>
    public IEnumerable<SourceFile> Scenarios(int count) =>
        Enumerable.Range(0, count).Select(number => new SourceFile(Text($"scenario-{number}.yaml"), Scenario(number)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Scenario(int number)
    {
        var text = new StringBuilder(Text($"scenario: Scenario {number}\nrules: {Id}\nterms:\n"));
        for (var field = 0; field < _optionCounts.Length; field++)
        {
            if (number % 2 == 0 || _random.Chance(60))
            {
                text.Append(Text($"  {Field(field)}: {Option(_random.Next(_optionCounts[field]))}\n"));
            }
        }

        return text.ToString();
    }

    private string Head()
    {
        var text = new StringBuilder(Text($"id: {Id}\ntitle: Generated\nversion: 1.0.0\nsummary: A pack to measure with.\nparties:\n"));
        for (var party = 0; party < Parties; party++)
        {
            text.Append(Text($"  party-{party}: {{title: Party {party}, role: signatory}}\n"));
        }

        text.Append("sources:\n  speech: {title: A speech, publisher: A newspaper, date: 2026-01-09, url: https://example.org/speech}\n");
        return text.Append(Implications()).ToString();
    }

    private string Vocabulary()
    {
        var text = new StringBuilder("issues:\n");
        for (var field = 0; field < _optionCounts.Length; field++)
        {
            var options = string.Join(", ", Enumerable.Range(0, _optionCounts[field]).Select(Option));
            text.Append(
                Text($"  {Field(field)}: {{title: Issue {field}, type: {(_isScale[field] ? "scale" : "choice")}, options: [{options}]}}\n")
            );
        }

        return text.ToString();
    }

    /// <summary>A chain over the last fields: each settles the next.</summary>
    private string Implications()
    {
        var text = new StringBuilder(_implications == 0 ? "" : "implications:\n");
        for (var i = 0; i < _implications; i++)
        {
            var from = _optionCounts.Length - _implications - 1 + i;
            text.Append(Text($"  - id: step-{i}\n    when: {{{Field(from)}: {{one-of: [{Option(0)}, {Option(1)}]}}}}\n"));
            text.Append(Text($"    then: {{{Field(from + 1)}: {Option(i % 2)}}}\n    because: It follows.\n    basis: assumption\n"));
        }

        return text.ToString();
    }

    private IEnumerable<SourceFile> PositionFiles()
    {
        for (var party = 0; party < Parties; party++)
        {
            var text = new StringBuilder(Text($"party: party-{party}\npositions:\n"));
            for (var i = party; i < _positions; i += Parties)
            {
                text.Append(Position(i));
            }

            yield return new SourceFile(Text($"positions/party-{party}.yaml"), text.ToString());
        }
    }

    private string Position(int number)
    {
        var kind = _random.Next(10) switch
        {
            < 6 => "red-line",
            < 8 => "demand",
            8 => "precondition",
            _ => "preference",
        };
        var text = new StringBuilder(Text($"  - id: position-{number}\n    kind: {kind}\n    title: Position {number}\n"));
        text.Append(
            "    statement: Something was said about some of the issues.\n    speaker: Somebody\n    stated: 2026-01-09\n    source: speech\n"
        );
        text.Append(kind == "preference" ? Text($"    weight: {1 + _random.Next(5)}\n") : "");
        if (kind == "precondition" || _random.Chance(15))
        {
            text.Append(Text($"    applies-when: {{{Test(_random.Next(_optionCounts.Length))}}}\n"));
        }

        return text.Append(Text($"    {(kind == "red-line" ? "crossed-when" : "met-when")}: {{{Condition()}}}\n")).ToString();
    }

    /// <summary>A conjunction; or alternatives; or a conjunction of a test and alternatives, of which one may be negated.</summary>
    private string Condition()
    {
        var tests = _random.Distinct(2 + _random.Next(3), _optionCounts.Length).ConvertAll(Test);
        return _random.Next(10) switch
        {
            < 5 => string.Join(", ", tests),
            < 7 => Any(tests),
            < 9 => $"{tests[0]}, {Any(tests[1..])}",
            _ => $"{tests[0]}, not: {{{string.Join(", ", tests[1..])}}}",
        };
    }

    private static string Any(IEnumerable<string> tests) => $"any: [{string.Join(", ", tests.Select(test => $"{{{test}}}"))}]";

    private string Test(int field)
    {
        var option = _random.Next(_optionCounts[field]);
        var last = _optionCounts[field] - 1;
        var comparison = _random.Next(_isScale[field] ? 8 : 4) switch
        {
            0 => Text($"is: {Option(option)}"),
            1 => Text($"is-not: {Option(option)}"),
            2 => Text($"one-of: [{Option(option)}, {Option((option + 1) % (last + 1))}]"),
            3 => Text($"none-of: [{Option(option)}, {Option((option + 1) % (last + 1))}]"),
            4 => Text($"at-least: {Option(Math.Max(1, option))}"),
            5 => Text($"at-most: {Option(Math.Min(last - 1, option))}"),
            6 => Text($"more-than: {Option(Math.Min(last - 1, option))}"),
            _ => Text($"less-than: {Option(Math.Max(1, option))}"),
        };
        return $"{Field(field)}: {{{comparison}}}";
    }

    private static string Field(int number) => Text($"issue-{number}");

    private static string Option(int number) => Text($"option-{number}");
}
