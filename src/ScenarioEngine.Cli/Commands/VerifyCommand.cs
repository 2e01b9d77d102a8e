using System.CommandLine;
using ScenarioEngine.Cli.Output;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Reporting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario verify</c>: whether what a receipt says is still found, and if not, what has changed.</summary>
internal sealed class VerifyCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = new("receipt") { Description = "A file that `evaluate --receipt` wrote, or a JSON report that carries a receipt." };

    private VerifyCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var verify = new VerifyCommand(terminal);
        var command = new Command("verify", "Evaluates again what a receipt is about, and says what differs.") { verify._path };
        command.SetAction(verify.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_path);
        if (!File.Exists(path))
        {
            return Complaint.Write(_terminal, $"There is no file `{path}`.", "Name a file that `scenario evaluate --receipt FILE` wrote.");
        }

        using var file = File.OpenRead(path);
        if (Receipt.Read(file) is not { } receipt)
        {
            return Complaint.Write(_terminal, $"`{path}` is no receipt.", "Name a file that `scenario evaluate --receipt FILE` wrote, or a JSON report made with `--receipt`.");
        }

        if (receipt.Rules.Select(PackLibrary.WhyNothingIn).FirstOrDefault(why => why is not null) is { } missing)
        {
            return Complaint.Write(_terminal, missing, "The receipt was made with `--rules`; verify it from the folder in which it was made.");
        }

        var packs = new PackLibrary(receipt.Rules, [Shipped.Rules]);
        var loader = new ScenarioLoader(_terminal, packs, receipt.AsOf, receipt.Silence);
        var found = Receipt.Of(EvaluateAgain(receipt, loader));
        var differences = Differences(receipt, found).ToList();
        var page = Page.On(_terminal);
        if (differences.Count == 0)
        {
            page.Heading("VERIFIED", FormattableString.Invariant($"The findings are those of the receipt: {receipt.Scenarios.Length} {(receipt.Scenarios.Length == 1 ? "scenario" : "scenarios")}, {receipt.Files.Length} files."), Tone.Good);
            return ExitCode.Done;
        }

        page.Heading("DIFFERENT", receipt.Findings == found.Findings ? "The findings are those of the receipt, but:" : "The findings are not those of the receipt.", Tone.Bad);
        foreach (var difference in differences)
        {
            page.Paragraph(difference, indent: "  ");
        }

        return loader.Diagnosing.HasErrors ? ExitCode.WrongInput : ExitCode.Conflict;
    }

    private static List<Evaluation> EvaluateAgain(Receipt receipt, ScenarioLoader loader)
    {
        var evaluations = new List<Evaluation>();
        foreach (var scenario in receipt.Scenarios.Where(scenario => File.Exists(scenario.Path)))
        {
            if (loader.Load(scenario.Path) is var (evaluator, loaded))
            {
                evaluations.Add(evaluator.Evaluate(loaded));
            }
        }

        return evaluations;
    }

    private static IEnumerable<string> Differences(Receipt receipt, Receipt found)
    {
        if (receipt.Tool != found.Tool)
        {
            yield return $"The tool was {receipt.Tool} and is {found.Tool}.";
        }

        var hashes = found.Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);
        foreach (var file in receipt.Files.Where(file => hashes.GetValueOrDefault(file.Path) != file.Hash))
        {
            yield return hashes.ContainsKey(file.Path) ? $"{file.Path} has changed." : $"{file.Path} was read then and is not now.";
        }

        foreach (var file in found.Files.ExceptBy(receipt.Files.Select(file => file.Path), file => file.Path))
        {
            yield return $"{file.Path} is read now and was not then.";
        }

        foreach (var before in receipt.Scenarios)
        {
            var now = found.Scenarios.FirstOrDefault(scenario => scenario.Path == before.Path);
            if (now is not null && now.Findings != before.Findings)
            {
                yield return now.Outcome == before.Outcome
                    ? $"{before.Path}: the outcome is {Phrases.Outcome(now.Outcome)} as before, and findings differ."
                    : $"{before.Path}: the outcome was {Phrases.Outcome(before.Outcome)} and is {Phrases.Outcome(now.Outcome)}.";
            }
        }
    }
}
