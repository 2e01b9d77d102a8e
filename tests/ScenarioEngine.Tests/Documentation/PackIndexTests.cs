using System.Globalization;
using System.Text;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Documentation;

/// <summary>Beside each pack stands <c>POSITIONS.md</c>, the index of its positions, written from the pack.</summary>
public sealed class PackIndexTests
{
    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(path => Path.GetFileName(path));

    [TestCaseSource(nameof(Packs))]
    public void Index_IsThatOfThePack(string pack) =>
        Golden.Check($"rules/{pack}/POSITIONS.md", Write(Engine.LoadPack(Repository.At("rules", pack)).ValueOrThrow()));

    private static string Write(RulePack pack)
    {
        var text = new StringBuilder();
        Add(text, $"# Positions in {pack.Title}");
        Add(text, "");
        Add(
            text,
            "Written from the pack by a test. A number after *preference* is its weight, chosen by the encoder; a vague position is never evaluated."
        );
        var parties = pack.Parties.Where(party => pack.Positions.Any(position => position.Party == party)).ToList();
        AddCounts(text, pack, parties);
        foreach (var party in parties)
        {
            Add(text, "");
            Add(text, $"## {party.Title}");
            Add(text, "");
            Add(text, "| position | kind | stated | what it tests |");
            Add(text, "|---|---|---|---|");
            foreach (var position in pack.Positions.Where(position => position.Party == party))
            {
                Add(
                    text,
                    $"| `{position.FullName}`: {position.Title} | {KindOf(position)} | {Day(position)} | {Cell(position.Vague is null ? Phrases.Rule(position) : "vague")}{string.Concat(position.Readings.Select(reading => Cell($"; read as `{reading.Id}`: {(reading.As.Vague is null ? Phrases.Rule(reading.As) : "vague")}")))} |"
                );
            }
        }

        return text.ToString();
    }

    /// <summary>How many positions of each kind a party has: whoever reads one side more carefully than another sees it here.</summary>
    private static void AddCounts(StringBuilder text, RulePack pack, IEnumerable<Party> parties)
    {
        Add(text, "");
        Add(text, "| party | positions | red lines | demands | preconditions | preferences | openness | vague among them |");
        Add(text, "|---|---|---|---|---|---|---|---|");
        foreach (var party in parties)
        {
            var own = pack.Positions.Where(position => position.Party == party).ToList();
            var counts = Enum.GetValues<PositionKind>()
                .Select(kind => own.Count(position => position.Kind == kind))
                .Prepend(own.Count)
                .Append(own.Count(position => position.Vague is not null));
            Add(text, $"| {party.Title} | {string.Join(" | ", counts.Select(count => count.ToString(CultureInfo.InvariantCulture)))} |");
        }
    }

    private static void Add(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string KindOf(Position position) =>
        position is { Kind: PositionKind.Preference, Vague: null }
            ? string.Create(CultureInfo.InvariantCulture, $"preference, {position.Weight}")
            : Phrases.Kind(position.Kind);

    private static string Day(Position position)
    {
        var stated = position.Statement.Date is { } day ? Phrases.Day(day) : "assumed";
        var end = position.SupersededBy?.Statement.Date ?? position.Until;
        return end is { } until ? $"{stated}, until {Phrases.Day(until)}"
            : position.Status == PositionStatus.InForce ? stated
            : $"{stated}, {Words.Of(position.Status)}";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
