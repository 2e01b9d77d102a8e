using ScenarioEngine.Web.Tests.Support;

[assembly: Parallelizable(ParallelScope.All)]
[assembly: SetCulture("tr-TR")]
[assembly: SetUICulture("tr-TR")]

namespace ScenarioEngine.Web.Tests;

/// <summary>Closes the shared server when the last test is over.</summary>
[SetUpFixture]
public sealed class AssemblySetup
{
    [OneTimeTearDown]
    public Task StopTheServer() => TestServer.Stop();
}
