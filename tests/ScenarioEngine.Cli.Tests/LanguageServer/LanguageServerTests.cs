using System.Text.Json.Nodes;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Cli.Tests.LanguageServer;

/// <summary>An editor asks the language server for all that it can do, over the protocol, from a process of its own.</summary>
public sealed class LanguageServerTests
{
    private const string Crossed =
        "scenario: Мир 😀\nrules: ukraine-interview\nterms:\n  ceasefire: {line: current-lines}\n  recognition: de-jure\n";

    private static readonly string Temporary = Directory.CreateTempSubdirectory("editor-").FullName;
    private static readonly Lock Naming = new();
    private static int _names;

    private EditorClient _editor = null!;

    [OneTimeSetUp]
    public async Task Open() => _editor = await EditorClient.Open();

    [OneTimeTearDown]
    public void Close()
    {
        _editor.Dispose();
        Directory.Delete(Temporary, recursive: true);
    }

    [Test]
    public async Task Mistake_IsShownWhereItIsWithTheRightWord()
    {
        var found = await _editor.OpenText(NewScenario(), Crossed.Replace("recognition", "recogniton", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Has.Count.EqualTo(1));
            Assert.That(found[0]?["range"]?.ToJsonString(), Is.EqualTo(EditorClient.Range(4, 2, 12).ToJsonString()));
            Assert.That(TextOf(found[0], "message"), Does.Contain("Did you mean `recognition`?"));
            Assert.That(TextOf(found[0], "code"), Is.EqualTo("SE2003"));
            Assert.That(found[0]?["severity"]?.GetValue<int>(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Changes_AreCountedInUtf16AndComeInTheirOrder()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed.Replace("\n", "\r\n", StringComparison.Ordinal));
        var broken = await _editor.Change(uri, 2, At(0, 16, 16, ": x"));
        var mended = await _editor.Change(
            uri,
            3,
            At(0, 16, 19, ""),
            At(4, 15, 22, "none"),
            At(4, 2, 13, "recogniton"),
            At(4, 2, 12, "recognition")
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(broken, Has.Count.EqualTo(1));
            Assert.That(broken[0]?["range"]?["start"]?.ToJsonString(), Is.EqualTo(EditorClient.Position(0, 16).ToJsonString()));
            Assert.That(mended, Is.Empty);
        }
    }

    [Test]
    public async Task UnsavedPack_IsWhatScenariosAreCheckedAgainst()
    {
        var pack = CopyOfPack();
        var (uri, vocabulary) = (new Uri(Path.Combine(pack, "..", "..", "x.yaml")).AbsoluteUri, Path.Combine(pack, "vocabulary.yaml"));
        var before = await _editor.OpenText(
            uri,
            Crossed
                .Replace("ukraine-interview", Path.GetFileName(pack), StringComparison.Ordinal)
                .Replace("de-jure", "by-custom", StringComparison.Ordinal)
        );
        await _editor.OpenText(
            new Uri(vocabulary).AbsoluteUri,
            (await File.ReadAllTextAsync(vocabulary)).Replace(
                "      de-jure:",
                "      by-custom: Long use\n      de-jure:",
                StringComparison.Ordinal
            )
        );
        await _editor.Until(uri, found => found.Count == 0);
        _editor.Tell("textDocument/didClose", Id(new Uri(vocabulary).AbsoluteUri));
        var after = await _editor.Until(uri, found => found.Count > 0);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextOf(before[0], "message"), Does.Contain("by-custom"));
            Assert.That(TextOf(after[0], "message"), Does.Contain("by-custom"));
        }
    }

    [Test]
    public async Task PackThatChangesOnDisk_IsReadAnew()
    {
        var pack = CopyOfPack();
        var (uri, vocabulary) = (new Uri(Path.Combine(pack, "..", "..", "y.yaml")).AbsoluteUri, Path.Combine(pack, "vocabulary.yaml"));
        await _editor.OpenText(
            uri,
            Crossed
                .Replace("ukraine-interview", Path.GetFileName(pack), StringComparison.Ordinal)
                .Replace("de-jure", "by-custom", StringComparison.Ordinal)
        );
        await File.WriteAllTextAsync(
            vocabulary,
            (await File.ReadAllTextAsync(vocabulary)).Replace(
                "      de-jure:",
                "      by-custom: Long use\n      de-jure:",
                StringComparison.Ordinal
            )
        );
        _editor.Tell("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = new JsonArray() });
        await _editor.Until(uri, found => found.Count == 0);

        Assert.That(_editor.Asked, Does.Contain("client/registerCapability"));
    }

    [Test]
    public async Task MistakeInAPack_IsShownInItsFile()
    {
        var pack = CopyOfPack();
        var (head, vocabulary) = (Path.Combine(pack, "pack.yaml"), Path.Combine(pack, "vocabulary.yaml"));
        await File.WriteAllTextAsync(
            vocabulary,
            (await File.ReadAllTextAsync(vocabulary)).Replace("      de-jure:", "      de jure:", StringComparison.Ordinal)
        );
        await _editor.OpenText(new Uri(head).AbsoluteUri, await File.ReadAllTextAsync(head));
        var found = await _editor.Until(new Uri(vocabulary).AbsoluteUri, found => found.Count > 0);

        Assert.That(TextOf(found[0], "message"), Does.Contain("`de-jure`"));
    }

    [Test]
    public async Task WarningOfAPack_ComesOnceNobodyTypes()
    {
        var pack = CopyOfPack();
        var head = new Uri(Path.Combine(pack, "pack.yaml")).AbsoluteUri;
        await _editor.OpenText(
            head,
            (await File.ReadAllTextAsync(Path.Combine(pack, "pack.yaml"))).Replace(
                "questions:\n",
                "questions:\n  idle: Does anybody ask?\n",
                StringComparison.Ordinal
            )
        );
        var found = await _editor.Until(
            head,
            found => found.Any(diagnostic => TextOf(diagnostic, "message").Contains("idle", StringComparison.Ordinal))
        );

        Assert.That(found.Select(diagnostic => diagnostic?["severity"]?.GetValue<int>()), Is.All.EqualTo(2));
    }

    [Test]
    public async Task Option_IsOfferedWithItsMeaning()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed);
        var answer = await _editor.AskAt("textDocument/completion", uri, 4, 15);
        var offer = answer["result"]?["items"]?.AsArray().FirstOrDefault(item => TextOf(item, "label") == "none");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextOf(offer, "detail"), Is.EqualTo("No change in law or policy"));
            Assert.That(offer?["textEdit"]?["range"]?.ToJsonString(), Is.EqualTo(EditorClient.Range(4, 15, 22).ToJsonString()));
        }
    }

    [Test]
    public async Task Pack_IsOffered()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, "rules: ");
        var answer = await _editor.AskAt("textDocument/completion", uri, 0, 7);

        Assert.That(
            answer["result"]?["items"]?.AsArray().Select(item => TextOf(item, "label")),
            Does.Contain("cuba-1962").And.Contain("ukraine-settlement")
        );
    }

    [Test]
    public async Task PositionOfAPackInPieces_IsOfferedAllTheSame()
    {
        var pack = CopyOfPack();
        var uri = new Uri(Path.Combine(pack, "positions", "ukraine.yaml")).AbsoluteUri;
        var text = await File.ReadAllTextAsync(Path.Combine(pack, "positions", "ukraine.yaml"));
        await _editor.OpenText(uri, text);
        await _editor.ChangeText(uri, 2, $"{text}  - id: more\n    superseded-by: \n    crossed-when: {{\n");
        var lines = text.Split('\n').Length;
        var positions = await _editor.AskAt("textDocument/completion", uri, lines, 19);
        var paths = await _editor.AskAt("textDocument/completion", uri, lines + 1, 19);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(positions["result"]?["items"]?.AsArray().Select(item => TextOf(item, "label")), Does.Contain("no-recognition"));
            Assert.That(
                paths["result"]?["items"]?.AsArray().Select(item => TextOf(item, "label")),
                Does.Contain("recognition").And.Contain("some guarantee")
            );
        }
    }

    [Test]
    public async Task Hover_SaysWhatATermMeansAndWhatItCrosses()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed);
        var option = await _editor.AskAt("textDocument/hover", uri, 4, 16);
        var nothing = await _editor.AskAt("textDocument/hover", uri, 0, 12);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                TextOf(option["result"]?["contents"], "value"),
                Does.Contain("Sovereignty").And.Contain("Crosses a red line stated on 9 January 2026").And.Contain("ukraine/no-recognition")
            );
            Assert.That(option["result"]?["range"]?.ToJsonString(), Is.EqualTo(EditorClient.Range(4, 15, 22).ToJsonString()));
            Assert.That(nothing.ContainsKey("result"), Is.True);
            Assert.That(nothing["result"], Is.Null);
        }
    }

    [Test]
    public async Task Hover_SaysWhoStatedAPositionWhenAndWhere()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, $"{Crossed}expect:\n  findings:\n    ukraine/no-recognition: crossed\n");
        var position = await _editor.AskAt("textDocument/hover", uri, 7, 10);

        Assert.That(
            TextOf(position["result"]?["contents"], "value"),
            Does.Contain("Volodymyr Zelenskyy").And.Contain("9 January 2026").And.Contain("https://caliber.az")
        );
    }

    [Test]
    public async Task Definition_IsInThePack()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed);
        var term = await _editor.AskAt("textDocument/definition", uri, 4, 5);
        var pack = await _editor.AskAt("textDocument/definition", uri, 1, 10);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextOf(term["result"], "uri"), Is.EqualTo(EditorClient.UriOf("rules/ukraine-interview/vocabulary.yaml")));
            Assert.That(LineAt(term["result"]), Does.StartWith("  recognition:"));
            Assert.That(LineAt(pack["result"]), Does.StartWith("id: ukraine-interview"));
        }
    }

    [Test]
    public async Task RightWord_IsAnEdit()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed.Replace("de-jure", "de-jur", StringComparison.Ordinal));
        var actions = await Actions(uri, EditorClient.Range(4, 16, 16));
        var edit = actions[0]?["edit"]?["changes"]?[uri]?[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(TextOf(actions[0], "title"), Is.EqualTo("Write `de-jure`"));
            Assert.That(TextOf(edit, "newText"), Is.EqualTo("de-jure"));
            Assert.That(edit?["range"]?.ToJsonString(), Is.EqualTo(EditorClient.Range(4, 15, 21).ToJsonString()));
        }
    }

    [Test]
    public async Task WayOut_IsAnEditAfterWhichTheLineIsNotCrossed()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed);
        var actions = await Actions(uri, EditorClient.Range(4, 3, 3));
        var edit = actions[0]?["edit"]?["changes"]?[uri]?[0];
        await _editor.Change(uri, 2, new JsonObject { ["range"] = edit?["range"]?.DeepClone(), ["text"] = TextOf(edit, "newText") });
        var hover = await _editor.AskAt("textDocument/hover", uri, 4, 16);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                TextOf(actions[0], "title"),
                Does.StartWith("Way out of the red line ukraine/no-recognition").And.Contain("recognition: ")
            );
            Assert.That(TextOf(hover["result"]?["contents"], "value"), Does.Not.Contain("Crosses a red line"));
        }
    }

    [Test]
    public async Task ActionsOfOneKind_AreOfThatKind()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, Crossed);
        var actions = await Actions(uri, EditorClient.Range(4, 3, 3), "quickfix");

        Assert.That(actions, Is.Empty);
    }

    [Test]
    public async Task Symbols_AreKeysAndNamedItems()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, $"{Crossed}what-if:\n  - name: Less\n    set: {{recognition: none}}\n");
        var symbols = (await _editor.Ask("textDocument/documentSymbol", Id(uri)))["result"]?.AsArray() ?? [];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(symbols.Select(symbol => TextOf(symbol, "name")), Is.EqualTo(["scenario", "rules", "terms", "what-if"]));
            Assert.That(
                symbols[2]?["children"]?.AsArray().Select(symbol => TextOf(symbol, "name")),
                Is.EqualTo(["ceasefire", "recognition"])
            );
            Assert.That(symbols[3]?["children"]?.AsArray().Select(symbol => TextOf(symbol, "name")), Is.EqualTo(["Less"]));
        }
    }

    [Test]
    public async Task Formatting_GivesWhatFormatWrites()
    {
        var uri = NewScenario();
        await _editor.OpenText(uri, "rules:   ukraine-interview\nscenario: x\nterms:\n    recognition:   none\n");
        var edits = (await _editor.Ask("textDocument/formatting", Id(uri)))["result"];

        Assert.That(
            TextOf(edits?[0], "newText"),
            Is.EqualTo("scenario: x\nrules: ukraine-interview\n\nterms:\n  recognition: none\n")
                .Or.EqualTo("scenario: x\nrules: ukraine-interview\nterms:\n  recognition: none\n")
        );
    }

    [TestCase("untitled:Untitled-1")]
    [TestCase("file:///nowhere/at-all/x.yaml")]
    public async Task FileOutsideAnyFolder_IsAnsweredToo(string address)
    {
        var found = await _editor.OpenText(address, Crossed.Replace("de-jure", "de-jur", StringComparison.Ordinal));

        Assert.That(found.Select(diagnostic => TextOf(diagnostic, "code")), Is.EqualTo(["SE2005"]));
    }

    [Test]
    public async Task FileOfSomethingElse_IsLeftAlone()
    {
        var uri = EditorClient.UriOf("docker-compose.yaml");
        var found = await _editor.OpenText(uri, "services: {web: {image: 'x'\n");
        var offers = await _editor.AskAt("textDocument/completion", uri, 0, 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.Empty);
            Assert.That(offers["result"]?["items"], Is.Empty);
        }
    }

    [Slow]
    [TestCase("scenarios/ukraine-interview/freeze-with-promise.yaml", "scenarios/typing.yaml")]
    [TestCase("rules/ukraine-interview/constraints.yaml", "rules/ukraine-interview/typing.yaml")]
    public async Task EveryBeginningOfAFile_IsAnswered(string path, string name)
    {
        var uri = EditorClient.UriOf(name);
        var text = await File.ReadAllTextAsync(Path.Combine(Tool.Root, path));
        await _editor.OpenText(uri, "");
        for (var length = 1; length <= text.Length; length++)
        {
            var (line, character) = (text[..length].Count(c => c == '\n'), length - text[..length].LastIndexOf('\n') - 1);
            var published = _editor.ChangeText(uri, length + 1, text[..length]);
            foreach (var method in (string[])["textDocument/completion", "textDocument/hover"])
            {
                var answer = await _editor.AskAt(method, uri, line, character);
                Assert.That(answer.ContainsKey("error"), Is.False, $"{method} after {length}: {answer.ToJsonString()}");
            }

            await published;
        }
    }

    private static string NewScenario()
    {
        lock (Naming)
        {
            return EditorClient.UriOf($"scenarios/new-{_names++}.yaml");
        }
    }

    /// <summary>A copy of a pack, under a name of its own, in a folder of packs of its own.</summary>
    private static string CopyOfPack()
    {
        var name = Path.GetFileNameWithoutExtension(NewScenario()).Replace("new", "pack", StringComparison.Ordinal);
        var folder = Path.Combine(Temporary, name, "rules", name);
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(Tool.Root, "rules", "ukraine-interview"),
                "*.yaml",
                SearchOption.AllDirectories
            )
        )
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Tool.Root, "rules", "ukraine-interview"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? folder);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("id: ukraine-interview", $"id: {name}", StringComparison.Ordinal));
        }

        return folder;
    }

    private async Task<JsonArray> Actions(string uri, JsonObject range, params string[] only)
    {
        var context = new JsonObject { ["diagnostics"] = new JsonArray() };
        if (only.Length > 0)
        {
            context["only"] = new JsonArray([.. only.Select(kind => (JsonNode)kind)]);
        }

        return (
                await _editor.Ask(
                    "textDocument/codeAction",
                    new JsonObject
                    {
                        ["textDocument"] = new JsonObject { ["uri"] = uri },
                        ["range"] = range,
                        ["context"] = context,
                    }
                )
            )["result"]?.AsArray() ?? [];
    }

    private static JsonObject At(int line, int start, int end, string text) =>
        new() { ["range"] = EditorClient.Range(line, start, end), ["text"] = text };

    private static JsonObject Id(string uri) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri } };

    private static string LineAt(JsonNode? place) =>
        File.ReadAllLines(new Uri(TextOf(place, "uri")).LocalPath)[place?["range"]?["start"]?["line"]?.GetValue<int>() ?? 0];

    private static string TextOf(JsonNode? node, string key) => node?[key]?.GetValue<string>() ?? "";
}
