using System.Globalization;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Reporting.Documents;
using ScenarioEngine.Reporting.Writers;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Browser;

/// <summary>
/// What holds of every report in HTML, opened from its file in a real browser. Without one the tests are skipped; the gate of the project
/// has one.
/// </summary>
[NonParallelizable]
[Browser]
public sealed class ReportTests
{
    private static readonly Dictionary<string, Action<TextWriter>> Reports = new(StringComparer.Ordinal)
    {
        ["one scenario"] = writer => Evaluate(writer, ScenarioOf("ukraine-interview", "recognition-de-jure")),
        ["one scenario of a large pack"] = writer =>
            Evaluate(writer, ScenarioOf("ukraine-settlement", "package-d-withdrawal-from-donetsk")),
        ["several scenarios"] = writer => Evaluate(writer, [.. PackOf("cuba-1962").Scenarios.Values]),
        ["hostile text"] = writer =>
            Evaluate(
                writer,
                Engine
                    .LoadScenario(
                        new SourceFile(
                            $"{new string('x', 200)}.yaml",
                            $"scenario: <script>alert(1)</script>{new string('x', 4000)}\nrules: ukraine-interview\nterms: {{}}\n"
                        ),
                        PackOf("ukraine-interview").Pack
                    )
                    .ValueOrThrow()
            ),
        ["room"] = writer => Explore(writer, ScenarioOf("ukraine-interview", "ratified-guarantee")),
        ["no room"] = writer => Explore(writer, ScenarioOf("ukraine-interview", "recognition-de-jure")),
        ["table"] = writer => Table(writer, PackOf("cuba-1962").Pack, [.. PackOf("cuba-1962").Scenarios.Values]),
        ["table without scenarios"] = writer => Table(writer, PackOf("ukraine-settlement").Pack),
        ["ways out"] = writer => Repair(writer, ScenarioOf("ukraine-interview", "recognition-de-jure")),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reports-");
    private Chromium? _browser;

    private static IEnumerable<string> Names => Reports.Keys;

    private Chromium Browser => _browser ?? throw new InvalidOperationException("The browser is open while a test runs.");

    [OneTimeSetUp]
    public void OpenABrowser()
    {
        Chromium.SkipWithout();
        _browser = new Chromium();
    }

    [OneTimeTearDown]
    public void CloseTheBrowser()
    {
        _browser?.Dispose();
        _folder.Delete(recursive: true);
    }

    [TestCaseSource(nameof(Names))]
    public void Axe_FindsNothing(string name)
    {
        foreach (var isDark in (bool[])[false, true])
        {
            Browser.Become(1280, 900, isDark);
            Open(name);
            Browser.Page.ExecuteScript(Axe.Script);

            var found = (IEnumerable<object>)(Browser.Page.ExecuteAsyncScript(Axe.Run) ?? Array.Empty<object>());

            Assert.That(found, Is.Empty, string.Create(CultureInfo.InvariantCulture, $"{name}, {(isDark ? "dark" : "light")}"));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void NoWidth_NeedsScrollingSidewaysOrCutsAnythingOff(string name)
    {
        foreach (var width in (int[])[320, 360, 700, 1280])
        {
            Browser.Become(width, 700, isDark: false);
            Open(name);

            const string outside = """
                return [...document.querySelectorAll('main *')].filter(element => element.checkVisibility() && getComputedStyle(element).position !== 'absolute')
                  .filter(element => element.closest('thead') === null && element.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(element => element.outerHTML.slice(0, 200));
                """;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(
                    Browser.Page.ExecuteScript("return document.documentElement.scrollWidth"),
                    Is.LessThanOrEqualTo(width),
                    string.Create(CultureInfo.InvariantCulture, $"{name}, {width} points")
                );
                Assert.That(
                    Browser.Page.ExecuteScript(outside),
                    Is.Empty,
                    string.Create(CultureInfo.InvariantCulture, $"{name}, {width} points")
                );
            }
        }
    }

    private static ServedPack PackOf(string pack) => TestServer.Packs.First(served => served.Pack.Id == pack);

    private static Scenario ScenarioOf(string pack, string name) => PackOf(pack).Scenarios[name];

    private static void Evaluate(TextWriter writer, params Scenario[] scenarios)
    {
        var evaluator = Engine.Compile(scenarios[0].Pack);
        var evaluations = scenarios.Select(scenario => evaluator.Evaluate(scenario)).ToList();
        DocumentHtml.Write(writer, ReportDocument.ForFile(evaluations, []));
    }

    private static void Explore(TextWriter writer, Scenario scenario)
    {
        var fields = scenario.Pack.Fields.ToDictionary(field => field.Path, StringComparer.Ordinal);
        var options = new ExploreOptions { First = 2, Map = (fields["talks.europe-format"], fields["alliance.nato"]) };
        var exploration =
            Engine.Explore(Engine.Compile(scenario.Pack), scenario, options, CancellationToken.None).Exploration
            ?? throw new InvalidOperationException("It is not too large.");
        DocumentHtml.Write(writer, ExplorationDocument.Of(exploration, [], exploration.First));
    }

    private static void Table(TextWriter writer, RulePack pack, params Scenario[] scenarios)
    {
        var evaluator = Engine.Compile(pack);
        var room = Engine
            .Explore(evaluator, new Scenario(pack.Title, pack, pack.Files[0]), new ExploreOptions(), CancellationToken.None)
            .Exploration;
        DocumentHtml.Write(
            writer,
            TableDocument.Of(pack.Title, pack, [.. scenarios.Select(scenario => evaluator.Evaluate(scenario))], room, []),
            isFramed: true
        );
    }

    private static void Repair(TextWriter writer, Scenario scenario)
    {
        var evaluator = Engine.Compile(scenario.Pack);
        var options = new RepairOptions();
        var plan =
            Engine.Repair(evaluator, scenario, options, new ExploreOptions(), CancellationToken.None).Plan
            ?? throw new InvalidOperationException("It is not too large.");
        DocumentHtml.Write(writer, RepairDocument.Of(evaluator.Evaluate(scenario), plan, options));
    }

    private void Open(string name)
    {
        var path = Path.Combine(_folder.FullName, $"{name}.html");
        if (!File.Exists(path))
        {
            using var writer = new StreamWriter(path);
            Reports[name](writer);
        }

        Browser.Open(new Uri(path).AbsoluteUri);
    }
}
