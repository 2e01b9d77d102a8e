using System.Globalization;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Cli.Tests.LanguageServer;

/// <summary>What an editor shows is what `scenario check` says: of every sample of a mistake in a scenario.</summary>
public sealed partial class SameAsCheckTests
{
    private static readonly string Samples = Path.Combine("tests", "ScenarioEngine.Tests", "Golden", "diagnostics");
    private static readonly string Packs = Path.Combine("tests", "ScenarioEngine.Tests", "Support", "BasePack");

    private EditorClient? _editor;

    private static IEnumerable<string> Names =>
        Directory
            .GetDirectories(Path.Combine(Tool.Root, Samples))
            .Where(folder => File.Exists(Path.Combine(folder, "scenario.yaml")))
            .Select(folder => Path.GetFileName(folder));

    [OneTimeSetUp]
    public async Task Open()
    {
        _editor = EditorClient.Start("--rules", Packs);
        await _editor.Ask("initialize", new System.Text.Json.Nodes.JsonObject { ["rootUri"] = EditorClient.Root });
    }

    [OneTimeTearDown]
    public void Close() => _editor?.Dispose();

    [TestCaseSource(nameof(Names))]
    public async Task Mistake_IsShownAsItIsSaid(string name)
    {
        Assert.That(_editor, Is.Not.Null);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Tool.Root, Samples, name, "scenario.yaml"));
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assume.That(System.Text.Encoding.UTF8.GetBytes(text), Is.EqualTo(bytes).And.None.Zero, "An editor has text alone.");
        var said = Place().Matches(Tool.RunOn(text, "check", "-", "--rules", Packs).Error).Select(place => place.Value);
        var shown = await _editor.OpenText(EditorClient.UriOf($"scenarios/{name}.yaml"), text);

        Assert.That(
            shown
                .Select(diagnostic =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"({diagnostic?["range"]?["start"]?["line"]?.GetValue<int>() + 1},{diagnostic?["range"]?["start"]?["character"]?.GetValue<int>() + 1}): {(diagnostic?["severity"]?.GetValue<int>() == 1 ? "error" : "warning")} {diagnostic?["code"]}"
                    )
                )
                .ToList(),
            text.Length == 0 ? Has.Count.EqualTo(1) : Is.EquivalentTo(said)
        );
    }

    [GeneratedRegex(@"(?<=^standard input)\(\d+,\d+\): (error|warning) SE\d{4}", RegexOptions.Multiline)]
    private static partial Regex Place();
}
