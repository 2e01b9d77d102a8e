using System.Collections.Immutable;
using ScenarioEngine.Checking.Against;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Checking;

/// <summary>How many of the slips planted in <c>Golden/against/planted</c> are found, and how much else is reported.</summary>
public sealed class PlantedSlipsTests
{
    private const string Folder = "tests/ScenarioEngine.Tests/Golden/against/planted";

    private static ImmutableArray<(string Pack, string Position, string Kind)> Planted { get; } =
    [
        .. File.ReadLines(Repository.At([.. Folder.Split('/'), "planted.csv"]))
            .Skip(1)
            .Select(line => line.Split(',', 4))
            .Select(cells => (cells[0], cells[1], cells[2])),
    ];

    [Test]
    public void SlipsFound_AreAsAccepted()
    {
        var packs = Planted.Select(slip => slip.Pack).Distinct().ToList();
        var positions = packs.SelectMany(PositionsOf).ToList();
        var found = packs
            .SelectMany(pack =>
                CheckAgainst(pack).Select(diagnostic => (Pack: pack, Position: PositionOf(pack, diagnostic), diagnostic.Code))
            )
            .ToLookup(entry => (entry.Pack, entry.Position), entry => entry.Code);
        var wrong = Planted.ToDictionary(slip => (slip.Pack, slip.Position), slip => slip.Kind);
        var (hits, falseAlarms) = (
            wrong.Keys.Count(found.Contains),
            positions.Where(position => !wrong.ContainsKey(position)).Count(found.Contains)
        );

        var report = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"""
            {hits} of {wrong.Count} slips are found: recall {(double)hits / wrong.Count:0.00}.
            {falseAlarms} of {positions.Count - wrong.Count} sound positions are reported: precision {(double)hits
                / (hits + falseAlarms):0.00}.

            {string.Join(
                '\n',
                Planted.GroupBy(slip => slip.Kind).Select(kind =>
                    $"{kind.Key}: {kind.Count(slip => found.Contains((slip.Pack, slip.Position)))} of {kind.Count()}"
                )
            )}

            not found: {string.Join(
                ", ",
                Planted.Where(slip => !found.Contains((slip.Pack, slip.Position))).Select(slip =>
                    $"{slip.Pack}/{slip.Position} ({slip.Kind})"
                )
            )}
            found by: {string.Join(
                ", ",
                Planted.Where(slip => found.Contains((slip.Pack, slip.Position))).Select(slip =>
                    $"{slip.Pack}/{slip.Position} {string.Join('+', found[(slip.Pack, slip.Position)].Distinct())}"
                )
            )}
            sound and reported: {string.Join(
                ", ",
                positions.Where(position => !wrong.ContainsKey(position) && found.Contains(position)).Select(position =>
                    $"{position.Pack}/{position.Position} {string.Join('+', found[position].Distinct())}"
                )
            )}

            """
        );

        TestContext.Out.WriteLine(report);
        Golden.Check($"{Folder}/found.txt", report);
    }

    private static IEnumerable<(string Pack, string Position)> PositionsOf(string pack) =>
        Load(pack).Positions.Select(position => (pack, position.Id));

    private static string PositionOf(string pack, Diagnostic diagnostic) =>
        Load(pack).Positions.Single(position => position.Statement.Location.Line == diagnostic.Location.Line).Id;

    private static ImmutableArray<Diagnostic> CheckAgainst(string pack) =>
        SourceCheck.Run(Load(pack), new SourceText(new SourceFile("source.txt", Read(pack, "source.txt"))), _ => true);

    private static ScenarioEngine.Model.RulePack Load(string pack) =>
        Engine.LoadPack([new SourceFile("pack.yaml", Read(pack, "pack.yaml"))]).ValueOrThrow();

    private static string Read(string pack, string file) => File.ReadAllText(Repository.At([.. Folder.Split('/'), pack, file]));
}
