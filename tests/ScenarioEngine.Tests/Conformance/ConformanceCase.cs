using ScenarioEngine.Model;
using ScenarioEngine.Text;
using YamlDotNet.RepresentationModel;

namespace ScenarioEngine.Tests.Conformance;

/// <summary>One case of the suite: a pack, a scenario, and what must be found.</summary>
public sealed class ConformanceCase
{
    private readonly YamlMappingNode _case;

    private ConformanceCase(string topic, RulePack pack, YamlMappingNode @case)
    {
        Topic = topic;
        Pack = pack;
        _case = @case;
    }

    /// <summary>The file, from the folder of the suite, without its ending.</summary>
    public string Topic { get; }

    /// <summary>The pack; the cases of a file share it.</summary>
    public RulePack Pack { get; }

    public string Name => Text(_case["case"]);

    /// <summary>What must be found.</summary>
    public YamlMappingNode Expected => (YamlMappingNode)_case["expect"];

    /// <summary>The cases of all files, in order.</summary>
    public static IEnumerable<ConformanceCase> LoadAll(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let topic = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace(Path.DirectorySeparatorChar, '/')
        from @case in Load(topic, File.ReadAllText(file))
        select @case;

    /// <summary>The scenario, its edit applied.</summary>
    public Scenario LoadScenario()
    {
        var text = $"scenario: {Topic}\nrules: {Pack.Id}\n{Print(_case["scenario"])}";
        var scenario = Engine.LoadScenario(new SourceFile($"{Topic}.yaml", text), Pack).ValueOrThrow();
        return scenario.WhatIfs.Aggregate(scenario, (before, edit) => before.With(edit));
    }

    /// <summary>The topic and the name.</summary>
    public override string ToString() => $"{Topic}: {Name}";

    private static List<ConformanceCase> Load(string topic, string text)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        var root = yaml.Documents[0].RootNode;
        var pack = Engine.LoadPack([new SourceFile("pack.yaml", Print(root["pack"]))]).ValueOrThrow();
        return [.. ((YamlSequenceNode)root["cases"]).Select(@case => new ConformanceCase(topic, pack, (YamlMappingNode)@case))];
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>A part of a file as a file of its own.</summary>
    private static string Print(YamlNode node)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(node)).Save(writer, assignAnchors: false);
        return writer.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }
}
