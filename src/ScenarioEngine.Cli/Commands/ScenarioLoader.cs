using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Cli.Commands;

/// <summary>Loads scenarios with their packs, shows what is wrong with them, and applies what a call says in place of the file.</summary>
internal sealed class ScenarioLoader(Terminal terminal, PackLibrary packs, DateOnly? asOf, Silence? silence)
{
    public Diagnosing Diagnosing { get; } = new(terminal);

    /// <summary>How the call reads positions, as words: <c>POSITION=READING</c>.</summary>
    public string[] Readings { get; init; } = [];

    /// <summary>A scenario as <see cref="Load"/> gives it; or for a pack's name or folder, a scenario without terms.</summary>
    public (Evaluator Evaluator, Scenario Scenario)? LoadOrWholeSpace(string what)
    {
        var path = Shipped.Find(what);
        var folder = Directory.Exists(path) ? path : packs.FindAll().GetValueOrDefault(what);
        if (folder is null)
        {
            var isName = what != ScenarioFiles.StandardInput && !File.Exists(path) && !what.AsSpan().ContainsAny('/', '\\', '.');
            return isName ? NoSuchPack(what) : Load(what);
        }

        var result = packs.Load(folder);
        Diagnosing.Show(result.Diagnostics);
        return
            result.Value is { } pack
            && ReadOtherwise(new Scenario($"All packages of {pack.Title}", pack, pack.Files[0]) { AsOf = asOf }) is { } scenario
            ? (packs.EvaluatorOf(pack), scenario)
            : null;
    }

    private (Evaluator Evaluator, Scenario Scenario)? NoSuchPack(string name)
    {
        Complaint.Write(
            terminal,
            $"There is neither a scenario file nor a rule pack `{name}`.",
            Suggestion.For(name, packs.FindAll().Keys) ?? "`scenario rules list` shows the packs that can be found from here."
        );
        return null;
    }

    /// <summary>The scenario and the evaluator of its pack, or null after diagnostics.</summary>
    public (Evaluator Evaluator, Scenario Scenario)? Load(string path)
    {
        var result = Read(path);
        Diagnosing.Show(result.Diagnostics);
        return result.Value is { } loaded && ReadOtherwise(loaded) is { } scenario ? (EvaluatorOf(scenario), scenario) : null;
    }

    /// <summary>The scenario as the call reads it, or null after diagnostics.</summary>
    private Scenario? ReadOtherwise(Scenario scenario)
    {
        if (Readings.Length == 0)
        {
            return scenario;
        }

        var edit = Engine.ReadEdit(new EditText { Readings = [.. Readings] }, scenario.Pack);
        Diagnosing.Show(edit.Diagnostics);
        return edit.Value is { } known ? scenario.With(known) : null;
    }

    /// <summary>The scenario, or what is wrong with it, which is not shown yet.</summary>
    public LoadResult<Scenario> Read(string path)
    {
        var result =
            path == ScenarioFiles.StandardInput
                ? Engine.LoadScenario(terminal.Input(), "standard input", packs)
                : Engine.LoadScenario(Shipped.Find(path), packs);
        return result.Value is { } scenario
            ? result with
            {
                Value = scenario with { AsOf = asOf ?? scenario.AsOf, Silence = silence ?? scenario.Silence },
            }
            : result;
    }

    /// <summary>The evaluator of a scenario's pack.</summary>
    public Evaluator EvaluatorOf(Scenario scenario) => packs.EvaluatorOf(scenario.Pack.Own);
}
