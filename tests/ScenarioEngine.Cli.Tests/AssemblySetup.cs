[assembly: Parallelizable(ParallelScope.All)]
[assembly: SetCulture("tr-TR")]
[assembly: SetUICulture("tr-TR")]

namespace ScenarioEngine.Cli.Tests;

/// <summary>Every test runs from the root of the repository, as a reader of the README does.</summary>
[SetUpFixture]
public sealed class AssemblySetup
{
    [OneTimeSetUp]
    public void GoToTheRoot() => Directory.SetCurrentDirectory(Tool.Root);
}
