using System.Globalization;
using System.Text;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>
/// The table of all scenarios against all parties, which stands in the README of a folder of scenarios and is written from them.
/// </summary>
public sealed class ScenarioMatrixTests
{
    private const string Start = "<!-- matrix: written by a test -->\n";
    private const string End = "<!-- end of matrix -->";

    [TestCase("ukraine-settlement", "ukraine-settlement")]
    [TestCase("ukraine-settlement", "ukraine-settlement/edges")]
    public void Matrix_IsThatOfTheScenarios(string pack, string folder)
    {
        var path = $"scenarios/{folder}/README.md";
        var text = File.ReadAllText(Repository.At(path.Split('/')));
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));

        Assert.That(end, Is.AtLeast(start), $"{path} has no place for the matrix.");
        Golden.Check(path, $"{text[..start]}{Write(pack, Repository.At(["scenarios", .. folder.Split('/')]))}{text[end..]}");
    }

    private static string Write(string pack, string folder)
    {
        var rules = Engine.LoadPack(Repository.At("rules", pack)).ValueOrThrow();
        var evaluator = Engine.Compile(rules);
        var parties = rules.Parties.Where(party => party.MemberOf is null).ToList();
        var text = new StringBuilder();
        AddRow(text, ["scenario", "as of", .. parties.Select(party => party.Title), "voices in Europe"]);
        AddRow(text, Enumerable.Repeat("---", parties.Count + 3));
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var evaluation = evaluator.Evaluate(Engine.LoadScenario(file, rules).ValueOrThrow());
            var voices = evaluation.Parties.Where(party => party.Party.MemberOf is not null && party.Verdict <= Verdict.Objection);
            AddRow(
                text,
                [
                    $"[`{Path.GetFileNameWithoutExtension(file)}`]({Path.GetFileName(file)})",
                    evaluation.Scenario.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                    .. parties.Select(party => Cell(evaluation, evaluation.Parties.Single(assessed => assessed.Party == party))),
                    string.Join("; ", voices.Select(party => $"{party.Party.Title} {Cell(evaluation, party)}")),
                ]
            );
        }

        return text.ToString();
    }

    private static void AddRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    /// <summary>The verdict, and how many findings of the party make it.</summary>
    private static string Cell(Evaluation evaluation, PartyResult party)
    {
        var count = evaluation.Findings.Count(finding => finding.Position.Party == party.Party && IsReason(finding, party.Verdict));
        return count == 0 ? Phrases.Verdict(party) : string.Create(CultureInfo.InvariantCulture, $"{Phrases.Verdict(party)} {count}");
    }

    private static bool IsReason(Finding finding, Verdict verdict) =>
        verdict switch
        {
            Verdict.Conflict => finding.Status == FindingStatus.Crossed,
            Verdict.Objection => finding
                is { Status: FindingStatus.Unmet, Position.Kind: PositionKind.Demand or PositionKind.Precondition },
            _ => false,
        };
}
