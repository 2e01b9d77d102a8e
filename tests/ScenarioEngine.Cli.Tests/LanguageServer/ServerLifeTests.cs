using System.Text.Json.Nodes;
using ScenarioEngine.Cli.Commands;

namespace ScenarioEngine.Cli.Tests.LanguageServer;

/// <summary>How a language server begins, ends, and goes on whatever it is sent.</summary>
public sealed class ServerLifeTests
{
    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int NotInitialized = -32002;
    private const int InvalidRequest = -32600;
    private const int RequestCancelled = -32800;

    [Test]
    public async Task EditorThatTakesItsLeave_EndsWithNothing()
    {
        using var editor = await EditorClient.Open();
        var answer = await editor.Ask("shutdown", []);
        var late = await editor.AskAt("textDocument/hover", "file:///x.yaml", 0, 0);
        editor.Tell("exit", []);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.ContainsKey("result"), Is.True);
            Assert.That(CodeOf(late), Is.EqualTo(InvalidRequest));
            Assert.That(await editor.Exit(), Is.Zero);
            Assert.That(editor.Error, Is.Empty);
        }
    }

    [Test]
    public async Task EditorThatLeavesWithoutAWord_EndsWithOne()
    {
        using var editor = await EditorClient.Open();
        editor.Tell("exit", []);

        Assert.That(await editor.Exit(), Is.EqualTo(1));
    }

    [Test]
    public async Task EditorThatDies_EndsTheServer()
    {
        using var editor = await EditorClient.Open();
        editor.Hang();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await editor.Exit(), Is.EqualTo(1));
            Assert.That(editor.Error, Is.Empty);
        }
    }

    [Test]
    public async Task QuestionBeforeInitialize_IsRefused()
    {
        using var editor = EditorClient.Start("--stdio");

        Assert.That(CodeOf(await editor.AskAt("textDocument/hover", "file:///x.yaml", 0, 0)), Is.EqualTo(NotInitialized));
    }

    [Test]
    public async Task WhatNobodyKnows_IsRefusedAndTheServerGoesOn()
    {
        using var editor = await EditorClient.Open();
        editor.Tell("$/nobody", []);
        editor.Tell("textDocument/nobody", []);
        editor.Tell("textDocument/didChange", new JsonObject { ["textDocument"] = 7 });
        editor.Tell(
            "textDocument/didChange",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = "file:///never-opened.yaml", ["version"] = 2 },
                ["contentChanges"] = new JsonArray(),
            }
        );
        var unknown = await editor.Ask("textDocument/nobody", []);
        var wrong = await editor.Ask("textDocument/hover", new JsonObject { ["textDocument"] = "x", ["position"] = new JsonArray() });
        var empty = await editor.Ask("textDocument/hover", []);
        var after = await editor.OpenText(EditorClient.UriOf("scenarios/life.yaml"), "scenario: x\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CodeOf(unknown), Is.EqualTo(MethodNotFound));
            Assert.That(CodeOf(wrong), Is.EqualTo(InvalidParams));
            Assert.That(CodeOf(empty), Is.EqualTo(InvalidParams));
            Assert.That(wrong.ToJsonString() + empty.ToJsonString(), Does.Not.Contain("   at ").And.Not.Contain(".cs"));
            Assert.That(after, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task MessageThatIsNoJson_IsPassedOver()
    {
        using var editor = await EditorClient.Open();
        editor.Send("{\"jsonrpc\": \"2.0\", \"id\": ");
        editor.Send("[]");
        var after = await editor.OpenText(EditorClient.UriOf("scenarios/life.yaml"), "scenario: x\n");

        Assert.That(after, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task PlacesThatAreNotInTheText_AreTheNearestThatAre()
    {
        using var editor = await EditorClient.Open();
        var uri = EditorClient.UriOf("scenarios/life.yaml");
        await editor.OpenText(uri, "scenario: x");
        var far = await editor.AskAt("textDocument/completion", uri, 1_000_000, 1_000_000);
        var found = await editor.Change(
            uri,
            2,
            new JsonObject
            {
                ["range"] = new JsonObject { ["start"] = EditorClient.Position(5, 5), ["end"] = EditorClient.Position(0, 0) },
                ["text"] = "\nrules: cuba-1962\nterms: {}\n",
            }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(far.ContainsKey("error"), Is.False);
            Assert.That(found.Count(diagnostic => diagnostic?["severity"]?.GetValue<int>() == 1), Is.Zero);
        }
    }

    [Test]
    public async Task CancelledQuestion_IsAnsweredSo()
    {
        using var editor = await EditorClient.Open();
        var uri = EditorClient.UriOf("scenarios/life.yaml");
        var text = await File.ReadAllTextAsync(
            Path.Combine(Tool.Root, "scenarios", "ukraine-settlement", "package-b-freeze-and-force.yaml")
        );
        var opened = editor.OpenText(uri, text);
        var (number, answer) = editor.Begin(
            "textDocument/codeAction",
            new JsonObject
            {
                ["textDocument"] = new JsonObject { ["uri"] = uri },
                ["range"] = EditorClient.Range(0, 0, 0),
                ["context"] = new JsonObject(),
            }
        );
        editor.Tell("$/cancelRequest", new JsonObject { ["id"] = number });
        await opened;

        // It may have been quicker.
        var code = CodeOf(await answer);
        Assert.That(code, Is.EqualTo(RequestCancelled).Or.Null);
    }

    [Test]
    public async Task FolderWithoutPacks_IsSaid()
    {
        using var editor = EditorClient.Start("--rules", "src");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await editor.Exit(), Is.EqualTo(ExitCode.WrongInput));
            Assert.That(editor.Error, Does.Contain("src"));
        }
    }

    [Test]
    public async Task ProgramThatIsNotThere_IsSaid()
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(() => Stream.Null, TextWriter.Null, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false);
        var exitCode = await LspCommand.RunAsync(terminal, Path.Combine(Tool.Root, "rules"), [], CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(error.ToString(), Does.Contain("There is no scenario-language-server beside this program."));
        }
    }

    private static int? CodeOf(JsonObject answer) => answer["error"]?["code"]?.GetValue<int>();
}
