using System.Reflection;
using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

/// <summary>What the tool brings along when it runs.</summary>
public sealed class ClosureLaws
{
    [Test]
    public void PublishedDependencies_HoldNoCompiler()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenario.deps.json")));
        var libraries = dependencies.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(libraries, Has.Some.StartsWith("ScenarioEngine/"), "the file is that of the tool");
            Assert.That(libraries, Has.Some.StartsWith("YamlDotNet/"), "the file lists packages");
            Assert.That(libraries, Has.None.StartsWith("Microsoft.CodeAnalysis"));
        }
    }

    [Test]
    public void ReferencedAssemblies_HoldNoCompiler()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([typeof(CommandLine).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => seen.Add(name.FullName)))
            {
                open.Enqueue(Assembly.Load(name));
            }
        }

        Assert.That(seen, Has.Some.StartsWith("YamlDotNet,"));
        Assert.That(seen, Has.None.StartsWith("Microsoft.CodeAnalysis"));
    }
}
