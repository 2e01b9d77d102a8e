using System.Globalization;
using System.Text;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>How much of what is found hangs on a reading, which stands in the README of a pack and is written from its scenarios.</summary>
public sealed class ReadingTableTests
{
    /// <summary>Of more scenarios than these the number is said.</summary>
    private const int MostNamed = 4;

    private const string Start = "<!-- readings: written by a test -->\n";
    private const string End = "<!-- end of readings -->";

    [TestCase("ukraine-settlement")]
    [TestCase("ukraine-interview")]
    public void Table_IsThatOfTheScenarios(string pack)
    {
        var path = $"rules/{pack}/README.md";
        var text = File.ReadAllText(Repository.At(path.Split('/')));
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));

        Assert.That(end, Is.AtLeast(start), $"{path} has no place for the table.");
        Golden.Check(path, $"{text[..start]}{Write(pack)}{text[end..]}");
    }

    private static string Write(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        var evaluator = Engine.Compile(pack);
        var read = Directory
            .GetFiles(Repository.At("scenarios", name), "*.yaml")
            .Order(StringComparer.Ordinal)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Select(file => (File: Path.GetFileNameWithoutExtension(file), Readings: Find(evaluator, file)))
            .ToList();
        var verdicts = read.SelectMany(one => one.Readings.Verdicts.Select(verdict => (one.File, verdict.Party, verdict.Hanging)))
            .Where(one => one.Hanging.Own < Verdict.NothingToTest)
            .ToList();
        var hanging = verdicts.Where(one => !one.Hanging.HoldsUnderEvery).ToList();
        var findings = read.SelectMany(one => one.Readings.Findings).ToList();
        var withReadings = pack.Positions.Count(position => !position.Readings.IsEmpty);
        var text = new StringBuilder();
        Row(text, ["of the scenarios in this folder", "all", "under every reading", "under some"]);
        Row(text, ["---", "---:", "---:", "---:"]);
        Row(
            text,
            [
                "outcomes",
                Number(read.Count),
                Number(read.Count(one => one.Readings.Outcome.HoldsUnderEvery)),
                Number(read.Count(one => !one.Readings.Outcome.HoldsUnderEvery)),
            ]
        );
        Row(
            text,
            [
                "verdicts of parties with something to test",
                Number(verdicts.Count),
                Number(verdicts.Count - hanging.Count),
                Number(hanging.Count),
            ]
        );
        Row(
            text,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"findings of the {withReadings} positions that have readings ({pack.Positions.Sum(position => position.Readings.Length)} of them)"
                ),
                Number(findings.Count),
                Number(findings.Count(finding => finding.Hanging.HoldsUnderEvery)),
                Number(findings.Count(finding => !finding.Hanging.HoldsUnderEvery)),
            ]
        );
        text.Append('\n');
        Row(text, ["a verdict hangs in", "of", "as encoded", "otherwise"]);
        Row(text, ["---", "---", "---", "---"]);
        foreach (
            var same in hanging.GroupBy(one =>
                (one.Party.Title, Own: Word(one.Hanging.Own), Otherwise: ReadingText.Otherwise(one.Hanging, Word))
            )
        )
        {
            var files = same.Select(one => $"`{one.File}`").ToList();
            Row(
                text,
                [
                    files.Count > MostNamed ? $"{files.Count} scenarios" : string.Join(", ", files),
                    same.Key.Title,
                    same.Key.Own,
                    same.Key.Otherwise,
                ]
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\nNot asked: what the vocabulary can say, and {Listing.And(pack.Implications.Select(implication => $"the implication `{implication.Id}` ({Words.Of(implication.Basis)})").Concat(pack.Constraints.Select(constraint => $"the constraint `{constraint.Id}` ({Words.Of(constraint.Basis)})")))}.\n"
        );
        return text.ToString();
    }

    private static ScenarioReadings Find(Evaluator evaluator, string file) =>
        ScenarioReadings.Of(evaluator.Evaluate(Engine.LoadScenario(file, evaluator.Pack).ValueOrThrow()));

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    private static string Word(Verdict verdict) => Words.Of(verdict).Replace('-', ' ');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
