using ScenarioEngine.Explaining;
using ScenarioEngine.Importing;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Importing;

/// <summary>Positions go out as a table and come back the same.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PositionTableTests
{
    private static IEnumerable<string> Packs => Directory.GetDirectories(Repository.At("rules")).Select(folder => Path.GetFileName(folder));

    [TestCaseSource(nameof(Packs))]
    public void Positions_ComeBackAsTheyWent(string name)
    {
        var pack = Engine.LoadPack(Repository.At("rules", name)).ValueOrThrow();
        using var table = new StringWriter();
        PositionTable.Write(table, pack);
        var read = PositionTable.Read(new SourceFile("positions.csv", table.ToString()));
        var head = WithoutPositions(pack);
        var again = Engine
            .LoadPack([.. head, .. read.Files.Select(file => new SourceFile($"positions/{file.Name}", file.Text))])
            .ValueOrThrow();

        Assert.That(again.Positions.Select(Print).Order(), Is.EqualTo(pack.Positions.Select(Print).Order()));
    }

    [TestCase("party,id,colour\na,b,red\n", "t.csv(1,1): `colour` is no key of a position.")]
    [TestCase("party,id,kind\na,b\n", "t.csv(2,1): the row has 2 cells and the first 3, or no party or id.")]
    [TestCase("party,id,kind\n../../elsewhere,b,demand\n", "t.csv(2,1): `../../elsewhere` cannot be the name of a party or a position.")]
    [TestCase("party,id,kind\n/tmp/elsewhere,b,demand\n", "t.csv(2,1): `/tmp/elsewhere` cannot be the name of a party or a position.")]
    [TestCase("party,id,kind\na,B C,demand\n", "t.csv(2,1): `B C` cannot be the name of a party or a position.")]
    public void BadTable_IsToldWithItsPlace(string text, string problem) =>
        Assert.That(PositionTable.Read(new SourceFile("t.csv", text)).Problem, Is.EqualTo(problem));

    [Test]
    public void CellBetweenQuotes_MayHoldCommasQuotesAndLines() =>
        Assert.That(
            PositionTable.Read(new SourceFile("t.csv", "party,id,kind,statement\na,b,demand,\"One, \"\"two\"\"\nthree\"\n")).Files[0].Text,
            Does.Contain("statement: 'One, \"two\" three'")
        );

    private static string Print(Position position) =>
        string.Join(
            " | ",
            position.FullName,
            position.Kind,
            position.Title,
            position.Statement.Text,
            Phrases.Reference(position.Statement),
            position.Interest,
            position.Vague,
            position.Encoding,
            position.Vague is null ? Phrases.Rule(position) : "",
            position.Weight,
            position.Status,
            position.Ended,
            position.SupersededBy,
            string.Join(',', position.Tags),
            string.Join(',', position.Readings)
        );

    /// <summary>The files of a pack, with what is below <c>positions:</c> taken out of each.</summary>
    private static IEnumerable<SourceFile> WithoutPositions(RulePack pack)
    {
        foreach (var file in pack.Files)
        {
            var kept = new List<string>();
            var isBelow = false;
            foreach (var line in file.Text.Split('\n'))
            {
                isBelow =
                    line.StartsWith("positions:", StringComparison.Ordinal)
                    || (isBelow && (line.Length == 0 || line[0] is ' ' or '#' or '-'));
                if (!isBelow && !line.StartsWith("party:", StringComparison.Ordinal))
                {
                    kept.Add(line);
                }
            }

            if (kept.Exists(line => line.Length > 0 && line[0] is not ('#' or '\r')))
            {
                yield return new SourceFile(
                    file.Path.EndsWith("pack.yaml", StringComparison.Ordinal) ? "pack.yaml" : file.Path,
                    string.Join('\n', kept)
                );
            }
        }
    }
}
