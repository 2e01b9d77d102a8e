namespace ScenarioEngine.Cli.Tests;

/// <summary>What must hold of all commands.</summary>
public sealed class CommandLineLaws
{
    /// <summary>A call makes only the command that it names, so the names of the list must be theirs.</summary>
    [Test]
    public void EveryCommand_IsListedByItsName()
    {
        var terminal = Terminal.OfProcess();

        Assert.That(CommandLine.Commands.Select(command => command.Value(terminal).Name), Is.EqualTo(CommandLine.Commands.Keys));
    }
}
