namespace ScenarioEngine.Cli.Tests;

/// <summary><c>scenario stability</c> on a game of two, and on what is none.</summary>
public sealed class StabilityCommandTests
{
    private const string Pack = """
        id: river
        title: A mill on a river
        version: 1
        summary: Two parties move.
        parties:
          mill: {title: Mill, role: signatory, ranking: [{filter: no, suit: no}, {filter: yes, suit: no}, {filter: no, suit: yes}, {filter: yes, suit: yes}]}
          town: {title: Town, role: signatory, ranking: [{filter: yes, suit: no}, {suit: yes}, {filter: no}]}
        issues:
          filter: {title: Filter, type: yes-no, controlled-by: mill, moves: {no: yes}}
          suit: {title: Suit, type: yes-no, controlled-by: town}

        """;

    [TestCase("text", "4 states; 2 are stable for all parties by all four notions")]
    [TestCase("markdown", "| 2 | no | yes |")]
    [TestCase("html", "<svg class=\"picture\"")]
    [TestCase("dot", "1 -> 3 [label=\"mill\", style=dotted];")]
    [TestCase("json", "\"format\": \"scenario-engine/stability\"")]
    public void Game_IsWrittenInEveryFormat(string format, string expected)
    {
        var run = Run(Pack, "--format", format);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Done, "")));
        Assert.That(run.Output, Does.Contain(expected));
    }

    [TestCase(", ranking: [{filter: yes, suit: no}, {suit: yes}, {filter: no}]", "", "`town` has no order")]
    [TestCase("{suit: yes}, {filter: no}]", "{suit: yes}]", "does not speak of the state `filter: no`, `suit: no`")]
    public void WhatIsMissing_IsSaid(string old, string with, string expected)
    {
        var run = Run(Pack.Replace(old, with, StringComparison.Ordinal));

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public void PackWithoutControl_HasNoMoves()
    {
        var run = Tool.Run("stability", "cuba-1962");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.Contain("No party of `cuba-1962` controls a field"));
    }

    private static ToolRun Run(string pack, params string[] more)
    {
        using var rules = new TemporaryRules("river", pack);
        return Tool.Run(["stability", "river", "--rules", rules.Path, .. more]);
    }
}
