using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario serve</c>: the negotiation table as a web page.</summary>
internal sealed class ServeCommand
{
    /// <summary>What lies in a folder further down, such as the edges of a pack's positions, would bury the scenarios that a class starts from.</summary>
    private static readonly string[] DefaultScenarios = ["scenarios/*.yaml", "scenarios/*/*.yaml"];

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("scenarios") { Description = "Scenario files and folders to start from; without any, those in the folder scenarios and in each folder in it.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly Option<string> _urls = new("--urls") { Description = "Where to listen, separated by semicolons. http://0.0.0.0:5080 lets other machines in.", HelpName = "URLS", DefaultValueFactory = _ => ServeOptions.DefaultUrl };
    private readonly Option<string[]> _hosts = new("--host") { Description = "A name by which browsers may call this machine; may be given several times.", HelpName = "NAME", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Visitors can change nothing that others see." };

    private ServeCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var serve = new ServeCommand(terminal);
        var command = new Command("serve", "Opens the negotiation table: a local web page on which the room shrinks and grows with every term.")
        {
            serve._paths, serve._rules, serve._urls, serve._hosts, serve._readOnly,
        };
        command.SetAction(serve.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var urls = parsed.GetRequiredValue(_urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(urls, url => !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not "http") is { } wrong)
        {
            return Complaint.Write(_terminal, $"`{wrong}` is no address to listen at.", $"Write one such as {ServeOptions.DefaultUrl}.");
        }

        var library = SharedOptions.LibraryFor(parsed, _rules);
        if (Load(library, parsed.GetValue(_paths) ?? []) is not { } packs)
        {
            return ExitCode.WrongInput;
        }

        var options = new ServeOptions(packs) { Urls = [.. urls], Hosts = [.. parsed.GetValue(_hosts) ?? []], IsReadOnly = parsed.GetValue(_readOnly) };
        return await Serve(options, cancellation);
    }

    private ImmutableArray<ServedPack>? Load(PackLibrary library, string[] paths)
    {
        var diagnosing = new Diagnosing(_terminal);
        var files = ScenarioFiles.Expand(paths.Length > 0 ? paths : DefaultScenarios).ToList();
        var scenarios = new List<(string Path, Scenario Scenario)>();
        foreach (var file in files)
        {
            var loaded = Engine.LoadScenario(file, library);
            diagnosing.Show(loaded.Diagnostics);
            if (loaded.Value is { } scenario)
            {
                scenarios.Add((file, scenario));
            }
        }

        var packs = ImmutableArray.CreateBuilder<ServedPack>();
        foreach (var folder in library.FindAll().Values)
        {
            var loaded = library.Load(folder);
            diagnosing.Show(loaded.Diagnostics);
            if (loaded.Value is { } pack)
            {
                packs.Add(ServedPack.Create(pack, folder, ByName(scenarios.Where(scenario => scenario.Scenario.Pack == pack))));
            }
        }

        var isUsable = packs.Count > 0 && (paths.Length == 0 || scenarios.Count == files.Count);
        return isUsable ? packs.ToImmutable() : null;
    }

    private static Dictionary<string, Scenario> ByName(IEnumerable<(string Path, Scenario Scenario)> scenarios) =>
        scenarios.GroupBy(scenario => Path.GetFileNameWithoutExtension(scenario.Path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Scenario, StringComparer.Ordinal);

    /// <summary>Apart, so that no other command loads the assemblies of the web.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<int> Serve(ServeOptions options, CancellationToken cancellation)
    {
        await using var server = WebServer.Create(options);
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (IOException problem)
        {
            return Complaint.Write(_terminal, $"The server cannot listen at {string.Join(" and ", options.Urls)}: {problem.Message}", "Choose another port with `--urls http://127.0.0.1:PORT`.");
        }

        await _terminal.Output.WriteAsync($"The table is open at {string.Join(" and ", server.Urls)}\nCtrl+C closes it.\n");
        await _terminal.Output.FlushAsync(cancellation);
        await server.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}
