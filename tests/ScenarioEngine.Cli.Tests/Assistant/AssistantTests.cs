using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ScenarioEngine.Assistant;
using ScenarioEngine.Cli.Commands;

namespace ScenarioEngine.Cli.Tests.Assistant;

/// <summary>A client of the protocol asks the server for assistants, as an assistant does.</summary>
public sealed class AssistantTests
{
    private const string Recognition = "scenario: Mine\nrules: ukraine-interview\nterms: {recognition: de-jure}\n";

    private static string Planted(string file) =>
        File.ReadAllText(Path.Combine(Tool.Root, "tests/ScenarioEngine.Tests/Golden/against/planted/port", file));

    private static IEnumerable<TestCaseData> Questions =>
        [
            new("packs", new Dictionary<string, object?>(), "ukraine-settlement"),
            new("positions", new Dictionary<string, object?> { ["pack"] = "ukraine-interview" }, "ukraine/no-recognition"),
            new(
                "positions",
                new Dictionary<string, object?> { ["pack"] = "ukraine-interview", ["name"] = "ukraine/no-recognition" },
                "https://caliber.az"
            ),
            new("facts", new Dictionary<string, object?> { ["words"] = "freeze" }, "ukraine/freeze-on-current-line"),
            new("evaluate", new Dictionary<string, object?> { ["scenario"] = Recognition }, "It crosses a red line of Ukraine."),
            new(
                "explain",
                new Dictionary<string, object?> { ["scenario"] = Recognition, ["name"] = "ukraine/no-recognition" },
                "recognition is at least de-facto: holds"
            ),
            new(
                "what-if",
                new Dictionary<string, object?> { ["scenario"] = Recognition, ["set"] = (string[])["recognition=none"] },
                "recognition: none"
            ),
            new("explore", new Dictionary<string, object?> { ["pack"] = "cuba-1962" }, "packages"),
            new("explore", new Dictionary<string, object?> { ["scenario"] = Recognition }, "packages"),
            new("repair", new Dictionary<string, object?> { ["scenario"] = Recognition }, "recognition: none"),
            new("check", new Dictionary<string, object?> { ["scenario"] = Recognition }, "no mistakes"),
            new(
                "check-draft",
                new Dictionary<string, object?> { ["pack"] = Planted("pack.yaml"), ["source"] = Planted("source.txt") },
                "SE7103: The source says `if it came in one step`"
            ),
            new(
                "check-draft",
                new Dictionary<string, object?>
                {
                    ["pack"] = Planted("pack.yaml"),
                    ["source"] = Planted("source.txt"),
                    ["sourceId"] = "courier",
                },
                "SE7105"
            ),
            new("check-draft", new Dictionary<string, object?> { ["pack"] = Planted("pack.yaml") }, "SE7009"),
        ];

    [TestCaseSource(nameof(Questions))]
    public async Task Question_IsAnsweredWithWhatTheAnswerIsNot(string tool, Dictionary<string, object?> arguments, string expected)
    {
        await using var session = await Session.Start();
        var answer = await session.Client.CallToolAsync(tool, arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.IsError, Is.Not.True);
            Assert.That(TextOf(answer), Does.Contain(expected).And.Contain(Answer.Caution));
        }
    }

    [Test]
    public async Task Tools_AreThoseThatAreTried()
    {
        await using var session = await Session.Start();
        var tools = await session.Client.ListToolsAsync();

        Assert.That(tools.Select(tool => tool.Name), Is.EquivalentTo(Questions.Select(question => question.Arguments[0]).Distinct()));
    }

    [Test]
    public async Task Misspelling_IsAnErrorWithItsPlaceAndTheRightWord()
    {
        await using var session = await Session.Start();
        var answer = await session.Client.CallToolAsync(
            "evaluate",
            new Dictionary<string, object?> { ["scenario"] = Recognition.Replace("recognition", "recogniton", StringComparison.Ordinal) }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.IsError, Is.True);
            Assert.That(TextOf(answer), Does.Contain("(3,9)").And.Contain("SE2003").And.Contain("`recognition`"));
        }
    }

    [Test]
    public async Task ValueThatLooksLikeAnOption_IsNone()
    {
        await using var session = await Session.Start();
        var answer = await session.Client.CallToolAsync("positions", new Dictionary<string, object?> { ["pack"] = "--help" });

        Assert.That(TextOf(answer), Does.Contain("There is no rule pack `--help`."));
    }

    [Test]
    public async Task Sources_AreResources()
    {
        await using var session = await Session.Start();
        var templates = await session.Client.ListResourceTemplatesAsync();
        var sources = await session.Client.ReadResourceAsync(new Uri("scenario://sources/ukraine-interview"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(templates.Select(template => template.UriTemplate), Is.EqualTo(["scenario://sources/{pack}"]));
            Assert.That(((TextResourceContents)sources.Contents.Single()).Text, Does.Contain("caliber.az").And.Contain(Answer.Caution));
        }
    }

    [Test]
    public async Task Program_AnswersOnStandardInputAndOutput()
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "scenario.exe" : "scenario");
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Name = "scenario",
                    Command = program,
                    Arguments = ["mcp"],
                }
            )
        );
        var answer = await client.CallToolAsync("packs");

        Assert.That(TextOf(answer), Does.Contain("cuba-1962"));
    }

    [Test]
    public async Task ProgramThatIsNotThere_IsSaid()
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(() => Stream.Null, TextWriter.Null, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false);
        var exitCode = await McpCommand.RunAsync(terminal, Path.Combine(Tool.Root, "rules"), CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(error.ToString(), Does.Contain("There is no scenario-assistant beside this program."));
        }
    }

    private static string TextOf(CallToolResult answer) =>
        string.Concat(answer.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>A server and a client of it, joined by two pipes in this process.</summary>
    private sealed class Session(McpServer server, Task serving, McpClient client) : IAsyncDisposable
    {
        public McpClient Client { get; } = client;

        public static async Task<Session> Start()
        {
            var (questions, answers) = (new Pipe(), new Pipe());
#pragma warning disable CA2000 // The session ends with them.
            var server = McpServer.Create(
                new StreamServerTransport(questions.Reader.AsStream(), answers.Writer.AsStream()),
                AssistantServer.Options()
            );
#pragma warning restore CA2000
            var serving = server.RunAsync();
            return new Session(
                server,
                serving,
                await McpClient.CreateAsync(new StreamClientTransport(questions.Writer.AsStream(), answers.Reader.AsStream()))
            );
        }

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await server.DisposeAsync();
            await serving;
        }
    }
}
