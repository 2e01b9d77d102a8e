using System.CommandLine;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.Documentation;

/// <summary>The page of the commands has all of them, and no option that is not there.</summary>
public sealed partial class CommandTableTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadLines(Path.Combine(Tool.Root, "src/ScenarioEngine.Docs/commands.md"))
            .Where(line => line.StartsWith("| `scenario ", StringComparison.Ordinal)),
    ];

    [Test]
    public void EveryCommand_HasARow() => Assert.That(Rows.Select(NameOf).Distinct(), Is.EquivalentTo(CommandLine.Commands.Keys));

    [TestCaseSource(nameof(Rows))]
    public void Row_NamesOptionsThatAreThere(string row)
    {
        var unknown =
            from code in Code().Matches(row)
            let words = code.Groups[1].Value.Split(' ')
            let known = words.Where(CommandLine.Commands.ContainsKey).Append(NameOf(row)).SelectMany(OptionsOf).ToHashSet()
            from option in words
            where option.StartsWith("--", StringComparison.Ordinal) && !known.Contains(option)
            select option;

        Assert.That(unknown, Is.Empty);
    }

    private static string NameOf(string row) => row.Split('`', ' ')[3];

    private static IEnumerable<string> OptionsOf(string command) => OptionsOf(CommandLine.Commands[command](Terminal.OfProcess()));

    private static IEnumerable<string> OptionsOf(Command command) =>
        command
            .Options.SelectMany(option => option.Aliases.Append(option.Name))
            .Concat(command.Subcommands.SelectMany(OptionsOf))
            .Concat(["--help", "--language"]);

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();
}
