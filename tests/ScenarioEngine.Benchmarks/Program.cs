using System.Globalization;
using ScenarioEngine.Benchmarks.Load;

if (args is ["load", var server, .. var rest])
{
    var visitors = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 200;
    var minutes = rest.Length > 1 ? double.Parse(rest[1], CultureInfo.InvariantCulture) : 10;
    await ClassLoad.Run(new Uri(server), "ukraine-settlement", visitors, TimeSpan.FromMinutes(minutes));
    return;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
