using ScenarioEngine.Cli.Output;
using ScenarioEngine.Tests.Support;

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

    [Test]
    public void Help_FitsTheTerminal_AndIsTheAcceptedOne([ValueSource(nameof(CommandsAndRoot))] string command)
    {
        var help = Tool.Run([.. command.Split(' ').Skip(1), "--help"]).Output;

        Assert.That(help, Does.Contain($"Usage  {command} "));
        Assert.That(
            help.Split('\n').Where(line => !line.TrimStart().StartsWith('$')).Max(line => line.Length),
            Is.LessThanOrEqualTo(Terminal.PlainWidth)
        );
        Golden.Check($"tests/ScenarioEngine.Cli.Tests/Golden/help/{command.Replace(' ', '-')}.txt", help);
    }

    [Test]
    public void EveryCommand_HasExamples_ThatCanBeTyped([ValueSource(nameof(CommandsAndRoot))] string command)
    {
        var examples = Examples.Of(command);

        Assert.That(examples, Is.Not.Empty);
        foreach (var example in examples)
        {
            Assert.That(CommandLine.Parse([.. example.Call.Split(' ').Skip(1)], Terminal.OfProcess()).Errors, Is.Empty, example.Call);
        }
    }

    private static IEnumerable<string> CommandsAndRoot() =>
        CommandLine.Commands.Keys.Select(name => $"scenario {name}").Prepend("scenario");
}
