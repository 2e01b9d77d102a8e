using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Cli.Commands;

/// <summary><c>scenario serve</c>: the negotiation table as a web page.</summary>
internal sealed class ServeCommand
{
    /// <summary>
    /// What lies in a folder further down, such as the edges of a pack's positions, would bury the scenarios that a class starts from.
    /// </summary>
    private static readonly string[] DefaultScenarios = ["scenarios/*.yaml", "scenarios/*/*.yaml"];

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths = new("scenarios")
    {
        Description = "Scenario files and folders to start from; without any, those in the folder scenarios and in each folder in it.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _rules = SharedOptions.Rules();
    private readonly Option<string> _urls = new("--urls")
    {
        Description = "Where to listen, separated by semicolons. http://0.0.0.0:5080 lets other machines in.",
        HelpName = "URLS",
        DefaultValueFactory = _ => ServeOptions.DefaultUrl,
    };
    private readonly Option<string[]> _hosts = new("--host")
    {
        Description = "A name by which browsers may call this machine; may be given several times.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string[]> _proxies = new("--proxy")
    {
        Description =
            "A proxy in front, such as 127.0.0.1 or 10.0.0.0/8, whose word on scheme, name and caller counts; may be given several times.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string[]> _frames = new("--framed-by")
    {
        Description =
            "A site whose pages may frame the embed, such as https://course.example, in place of every site; may be given several times.",
        HelpName = "SITE",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string[]> _limits = new("--limit")
    {
        Description = $"A limit of another size: {string.Join(", ", ServeLimits.ByName.Keys)}; may be given several times.",
        HelpName = "NAME=NUMBER",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string?> _keep = new("--keep")
    {
        Description =
            "A file in which rooms, votes, plays and what is handed in outlive the server; without it all of it is in memory alone.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Visitors can change nothing that others see." };

    private ServeCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var serve = new ServeCommand(terminal);
        var command = new Command(
            "serve",
            "Opens the negotiation table: a local web page on which the room shrinks and grows with every term."
        )
        {
            serve._paths,
            serve._rules,
            serve._urls,
            serve._hosts,
            serve._proxies,
            serve._frames,
            serve._limits,
            serve._keep,
            serve._readOnly,
        };
        command.SetAction(serve.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (endpoints, wrongUrl) = ListenAddresses.Read(parsed.GetRequiredValue(_urls));
        if (endpoints is null)
        {
            return Complaint.Write(_terminal, $"`{wrongUrl}` is no address to listen at.", ListenAddresses.Hint(wrongUrl ?? ""));
        }

        var proxies = new List<IPNetwork>();
        foreach (var proxy in parsed.GetValue(_proxies) ?? [])
        {
            if (ListenAddresses.Network(proxy) is not { } network)
            {
                return Complaint.Write(
                    _terminal,
                    $"`{proxy}` is no address of a proxy.",
                    "Write one such as `--proxy 127.0.0.1`, or a network such as `--proxy 10.0.0.0/8`."
                );
            }

            proxies.Add(network);
        }

        var frames = new List<string>();
        foreach (var site in parsed.GetValue(_frames) ?? [])
        {
            if (
                !Uri.TryCreate(site, UriKind.Absolute, out var address)
                || address.Scheme is not ("http" or "https")
                || address.PathAndQuery != "/"
                || address.UserInfo.Length > 0
            )
            {
                return Complaint.Write(
                    _terminal,
                    $"`{site}` is no site.",
                    "Write one such as `--framed-by https://course.example`, without the path of a page."
                );
            }

            frames.Add(address.GetLeftPart(UriPartial.Authority));
        }

        var limits = new ServeLimits();
        foreach (var limit in parsed.GetValue(_limits) ?? [])
        {
            if (Read(limit, limits) is not { } set)
            {
                return Complaint.Write(
                    _terminal,
                    $"`{limit}` is no limit.",
                    $"Write one such as `--limit rooms=500`. The limits are {string.Join(", ", ServeLimits.ByName.Keys)}."
                );
            }

            limits = set;
        }

        var library = SharedOptions.LibraryFor(parsed, _rules);
        if (Load(library, parsed.GetValue(_paths) ?? []) is not { } packs)
        {
            return ExitCode.WrongInput;
        }

        var options = new ServeOptions(packs)
        {
            Urls = endpoints.Urls,
            BasePath = endpoints.BasePath,
            Hosts = [.. parsed.GetValue(_hosts) ?? []],
            Proxies = [.. proxies],
            Frames = [.. frames],
            Limits = limits,
            Log = _terminal.Error,
            Keep = parsed.GetValue(_keep),
            IsReadOnly = parsed.GetValue(_readOnly),
        };
        return await Serve(options, cancellation);
    }

    private static ServeLimits? Read(string limit, ServeLimits limits) =>
        limit.Split('=', 2) is [var name, var size]
        && ServeLimits.ByName.TryGetValue(name.Trim(), out var set)
        && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (number > 0 || name.Trim() == ServeLimits.MayBeNone)
            ? set(limits, number)
            : null;

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
        scenarios
            .GroupBy(scenario => Path.GetFileNameWithoutExtension(scenario.Path), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Scenario, StringComparer.Ordinal);

    /// <summary>Apart, so that no other command loads the assemblies of the web.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<int> Serve(ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var server = WebServer.Create(options);
            return await Serve(server, options, cancellation);
        }
        catch (Exception problem)
            when (options.Keep is not null && problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Complaint.Write(
                _terminal,
                $"The rooms cannot be kept in {options.Keep}: {problem.Message}",
                "Name a file of your own with `--keep FILE`; it is made where there is none, and no two servers share one."
            );
        }
    }

    private async Task<int> Serve(WebApplication server, ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (IOException problem)
        {
            return Complaint.Write(
                _terminal,
                $"The server cannot listen at {string.Join(" and ", options.Urls)}: {problem.Message}",
                "Choose another port with `--urls http://127.0.0.1:PORT`."
            );
        }

        await _terminal.Output.WriteAsync(
            $"The table is open at {string.Join(" and ", server.Urls.Select(url => url + options.BasePath))}\nCtrl+C closes it.\n"
        );
        await _terminal.Output.FlushAsync(cancellation);
        await server.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}
