using ScenarioEngine.Importing;
using ScenarioEngine.Model;
using ScenarioEngine.Stability;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Importing;

[Parallelizable(ParallelScope.All)]
public sealed class OptionFormImportTests
{
    /// <summary>Elmira in option form, as the literature has it.</summary>
    private const string Elmira = """
        party,option,moves,1,2,3,4,5,6,7,8,9
        Ministry,Modify,on,N,Y,N,Y,N,Y,N,Y,-
        Ministry,ranking,,6,7,2,3,5,8,1,4,9
        Uniroyal,Delay,off,Y,Y,N,N,Y,Y,N,N,N
        Uniroyal,Accept,,N,N,Y,Y,N,N,Y,Y,N
        Uniroyal,Abandon,on,N,N,N,N,N,N,N,N,Y
        Uniroyal,ranking,,1,8,6,2,4,9,7,3,5
        Local government,Insist,,N,N,N,N,Y,Y,Y,Y,-
        Local government,ranking,,4,8,2,7,3,6,1,5,9

        """;

    [Test]
    public void Elmira_HasItsNineStatesAndThreeStableByEveryNotion()
    {
        var imported = OptionFormImport.Read("elmira", "Elmira", new SourceFile("elmira.csv", Elmira));
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", imported.Pack ?? "")]).ValueOrThrow();
        var model =
            Engine.FindMoves(Engine.Compile(pack), new Scenario("All", pack, pack.Files[0]), CancellationToken.None).Model
            ?? throw new InvalidOperationException("All is ranked.");
        var analysis = new StabilityAnalysis(model);
        var stable = Enumerable
            .Range(0, model.States.Length)
            .Where(state => Enum.GetValues<Notion>().All(notion => analysis.IsEquilibrium(state, notion)))
            .Select(state =>
                string.Join(
                    " ",
                    model
                        .Fields.Zip(model.States[state].Values)
                        .Where(pair => pair.Second?.Option == 1)
                        .Select(pair => pair.First.Path)
                        .Order(StringComparer.Ordinal)
                )
            );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.States, Has.Length.EqualTo(9));
            Assert.That(stable, Is.EquivalentTo(new[] { "delay insist", "accept insist modify", "abandon" }));
        }
    }

    [TestCase("state,1,2\nA,x,Y\n", "t.csv(1,1): this is no option-form table.")]
    [TestCase("party,option,moves,1,2\nA,x,,Y\n", "t.csv(2,1): the row has 4 cells, and the first 5.")]
    [TestCase("party,option,moves,1,2\nA,x,,Y,yes\n", "t.csv(2,1): `yes` stands where a state has `Y`, `N` or `-`.")]
    [TestCase("party,option,moves,1,2\nA,ranking,,1,first\n", "t.csv(2,1): `first` stands where a state has a rank.")]
    [TestCase("party,option,moves,1,2\nA,x,never,Y,N\n", "t.csv(2,1): `never` is no kind of move.")]
    public void BadTable_IsToldWithItsPlace(string text, string problem) =>
        Assert.That(OptionFormImport.Read("t", "T", new SourceFile("t.csv", text)).Problem, Is.EqualTo(problem));
}
