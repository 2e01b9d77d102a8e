using System.Globalization;
using System.Text.RegularExpressions;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Documentation;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Laws;

/// <summary>
/// Nothing that the full pack was made from is left out in silence: its <c>RECORDS.md</c> says of every record what became of it.
/// </summary>
public sealed partial class RecordLaws
{
    private const string Pack = "rules/ukraine-settlement";

    /// <summary>The rows of the table: a record, what it became, and why not or where.</summary>
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
    [
        .. File.ReadLines(Repository.At([.. Pack.Split('/'), "RECORDS.md"]))
            .Where(line => Row().IsMatch(line))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList()),
    ];

    [Test]
    public void Table_HasEveryRecordOnce()
    {
        string[] expected =
        [
            .. Numbered("SEED-{0:00}", 29),
            .. Numbered("UA-{0:000}", 64),
            .. Numbered("RU-{0:000}", 56),
            .. Numbered("US-{0:000}", 33),
            .. Numbered("EU-{0:000}", 45),
            .. Numbered("P28-{0:00}", 28),
            .. Numbered("P20-{0:00}", 20),
            .. Numbered("IST-{0:00}", 4),
            "E3-02",
            "E3-03",
            "E3-04",
            "E3-06",
            "E3-07",
            "E3-08",
            "E3-09",
            "E3-10",
            "E3-14",
            "E3-21",
        ];

        Assert.That(Rows.Select(row => row[0]), Is.EquivalentTo(expected));
    }

    [Test]
    public void Table_NamesThePositionsThatRestOnARecord()
    {
        var pack = Engine.LoadPack(Repository.At(Pack.Split('/'))).ValueOrThrow();
        var positions = pack
            .Positions.SelectMany(position => RecordsOf(position).Select(record => (Record: record, Position: position.FullName)))
            .ToLookup(pair => pair.Record, pair => pair.Position);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                positions.Select(group => group.Key).Except(Rows.Select(row => row[0])),
                Is.Empty,
                "records in the pack that the table lacks"
            );
            foreach (var row in Rows)
            {
                Assert.That(MarkdownDocument.CodeIn(row[1]), Is.EquivalentTo(positions[row[0]].Distinct()), row[0]);
            }
        }
    }

    [Test]
    public void Table_GivesAReasonForWhatIsNotEncoded()
    {
        var unexplained = Rows.Where(row =>
            MarkdownDocument.CodeIn(row[1]).IsEmpty && (row[1] is not ("process" or "claim" or "weak" or "draft") || row[2].Length == 0)
        );

        Assert.That(unexplained.Select(row => row[0]), Is.Empty);
    }

    private static IEnumerable<string> RecordsOf(Position position) =>
        position.Exceptions.Select(exception => exception.Statement).Prepend(position.Statement).SelectMany(statement => statement.Records);

    private static IEnumerable<string> Numbered(string format, int last) =>
        Enumerable.Range(1, last).Select(number => string.Format(CultureInfo.InvariantCulture, format, number));

    [GeneratedRegex(@"^\| (SEED|UA|RU|US|EU|P28|P20|E3|IST)-\d{2,3} \|")]
    private static partial Regex Row();
}
