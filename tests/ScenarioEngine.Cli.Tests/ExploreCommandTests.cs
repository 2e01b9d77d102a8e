using System.Text.Json;

namespace ScenarioEngine.Cli.Tests;

public sealed class ExploreCommandTests
{
    private const string Pack = "ukraine-interview";
    private const string Recognition = "scenarios/ukraine-interview/recognition-de-jure.yaml";

    [Test]
    public void Json_CountsTheZoneAsTheSumOfTheOptionsOfAField()
    {
        using var document = JsonDocument.Parse(Tool.Run("explore", Pack, "--format", "json").Output);
        var exploration = document.RootElement.GetProperty("exploration");
        var options = exploration
            .GetProperty("options")
            .EnumerateArray()
            .Where(option => option.GetProperty("path").GetString() == "recognition")
            .ToList();

        Assert.That(options, Has.Count.EqualTo(3));
        Assert.That(
            options.Select(CountOf).Aggregate((sum, count) => sum + count),
            Is.EqualTo(
                System.Numerics.BigInteger.Parse(
                    exploration.GetProperty("zone").GetString() ?? "",
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
        );
    }

    /// <summary>The zone is on the screen before anything is there to follow it, and the whole is what it would be at once.</summary>
    [TestCase(Pack)]
    [TestCase(Recognition)]
    [TestCase("scenarios/ukraine-interview/freeze-with-promise.yaml", "--packages", "2")]
    [TestCase("ukraine-settlement", "--party", "ukraine")]
    public void Zone_IsWrittenFirst(string what, params string[] options)
    {
        using var output = new FlushedWriter();
        using var error = new StringWriter();
        CommandLine.Run(
            ["explore", what, .. options],
            new Terminal(() => Stream.Null, output, error, Terminal.PlainWidth, UsesColor: false, ShowsProgress: false)
        );

        Assert.That(output.First, Does.Contain("\n\n").And.Match("\n(NO )?ROOM  "));
        Assert.That(output.First, Does.Not.Contain("probability"));
        Assert.That(output.ToString(), Does.StartWith(output.First).And.Contain("\n\nA count depends"));
    }

    /// <summary>One count: beside an option stands what exploring says of the scenario with that term, in every format.</summary>
    [Test]
    public void NumberBesideAnOption_IsTheZoneWithThatTerm()
    {
        const string scenario = "scenario: One\nrules: ukraine-interview\nsilence: status-quo\nterms: {recognition: de-jure}\n";
        using var document = JsonDocument.Parse(Tool.RunOn(scenario, "explore", "-", "--format", "json").Output);
        var options = document.RootElement.GetProperty("exploration").GetProperty("options").EnumerateArray().ToList();
        var rows = Tool.RunOn(scenario, "explore", "-", "--format", "csv").Output.TrimEnd('\n').Split('\n');
        using var edited = JsonDocument.Parse(
            Tool.RunOn(scenario.Replace("de-jure", "none", StringComparison.Ordinal), "explore", "-", "--format", "json").Output
        );
        var none = options.Single(option =>
            option.GetProperty("path").GetString() == "recognition" && option.GetProperty("value").GetString() == "none"
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                none.GetProperty("packages").GetString(),
                Is.EqualTo(edited.RootElement.GetProperty("exploration").GetProperty("zone").GetString())
            );
            Assert.That(
                rows[1..].Select(row => string.Join(',', row.Split(',')[^2..])),
                Is.EqualTo(options.Select(option => $"{option.GetProperty("packages")},{option.GetProperty("withMeaning")}"))
            );
            Assert.That(document.RootElement.GetProperty("exploration").GetProperty("assumed").GetArrayLength(), Is.GreaterThan(0));
        }
    }

    [Test]
    public void Deadlock_NamesTheRedLineAndAPackageWithoutIt()
    {
        using var document = JsonDocument.Parse(Tool.Run("explore", Recognition, "--format", "json").Output);
        var deadlock = document.RootElement.GetProperty("exploration").GetProperty("deadlocks").EnumerateArray().Single();

        Assert.That(
            deadlock.GetProperty("redLines").EnumerateArray().Select(line => line.GetString()),
            Is.EqualTo(new[] { "ukraine/no-recognition" })
        );
        Assert.That(deadlock.GetProperty("witnesses").EnumerateArray().Count(), Is.EqualTo(1));
    }

    [Test]
    public void DayBeforeTheStatement_LeavesNoRedLine()
    {
        using var document = JsonDocument.Parse(Tool.Run("explore", Recognition, "--as-of", "2026-01-08", "--format", "json").Output);
        var exploration = document.RootElement.GetProperty("exploration");

        Assert.That(exploration.GetProperty("redLines").EnumerateArray(), Is.Empty);
        Assert.That(exploration.GetProperty("zone").GetString(), Is.EqualTo(exploration.GetProperty("possible").GetString()));
    }

    [Test]
    public void PartyWithoutRedLines_IsNotInTheWay()
    {
        var run = Tool.Run("explore", Recognition, "--party", "italy");

        Assert.That(run.Output, Does.Contain("ROOM"));
        Assert.That(Tool.Run("explore", Recognition, "--party", "ukraine").Output, Does.Contain("NO ROOM"));
    }

    [Test]
    public void Map_AddsUpToTheZoneInEveryFormat()
    {
        var rows = Tool.Run("explore", Pack, "--map", "ceasefire.line", "recognition", "--format", "csv").Output.TrimEnd('\n').Split('\n');
        var text = Tool.Run("explore", Pack, "--map", "ceasefire.line", "recognition").Output;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[0], Is.EqualTo("ceasefire.line / recognition,none,de-facto,de-jure"));
            Assert.That(rows[1..].Select(row => row.Split(',')[2..]), Is.All.EqualTo(new[] { "0", "0" }));
            Assert.That(text, Does.Contain("The zone with each pair of options"));
        }
    }

    [Test]
    public void Packages_AreTheSameAtEveryCallAndInEveryFormat()
    {
        var lines = Tool.Run("explore", Pack, "--packages", "3", "--format", "jsonl").Output;
        var table = Tool.Run("explore", Pack, "--packages", "3", "--format", "csv").Output.TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(3).And.Unique);
            Assert.That(Tool.Run("explore", Pack, "--packages", "3", "--format", "jsonl").Output, Is.EqualTo(lines));
            Assert.That(table, Has.Length.EqualTo(4));
        }
    }

    [Test]
    public void LargeSpace_IsSaidInWordsExactlyAndByOrdersOfMagnitude()
    {
        using var document = JsonDocument.Parse(Tool.Run("explore", Pack, "--format", "json").Output);
        var zone = System.Numerics.BigInteger.Parse(
            document.RootElement.GetProperty("exploration").GetProperty("zone").GetString() ?? "",
            System.Globalization.CultureInfo.InvariantCulture
        );
        var text = Tool.RunAt(160, "explore", Pack).Output;

        Assert.That(text, Does.Contain($"Exactly    {Explaining.Amounts.Exact(zone)} of ").And.Contain("each mark is a factor of"));
    }

    [Test]
    public void EmptyZone_IsNotSaidToBeTheSameWithoutARedLine()
    {
        var text = Tool.Run("explore", "cuba-1962").Output;

        Assert.That(text, Does.Contain("Each of 36 possible packages crosses a stated red line."));
        Assert.That(
            text,
            Does.Match("Cuba: No international inspection in Cuba +the zone opens")
                .And.Match(@"Soviet Union: The quarantine ends +the same .*\n.*\n26 October 1962: covered by “No international")
        );
    }

    [TestCase("explore")]
    [TestCase("repair")]
    public void Html_KeepsWhatAUserWroteAsText(string command)
    {
        const string scenario = "scenario: <b>bold</b> & *more*\nrules: ukraine-interview\nterms: {recognition: de-jure}\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Tool.RunOn(scenario, command, "-", "--format", "html").Output,
                Does.Contain("<h1>&lt;b&gt;bold&lt;/b&gt; &amp; *more*</h1>").And.EndsWith("</html>\n")
            );
            Assert.That(
                Tool.RunOn(scenario, command, "-", "--format", "markdown").Output,
                Does.StartWith("# \\<b\\>bold\\</b\\> \\& \\*more\\*\n")
            );
        }
    }

    [TestCase("--format", "markdown")]
    [TestCase("--format", "html")]
    public void EveryFormat_SaysWhatTheTextSays(string option, string format)
    {
        var text = Tool.Run("explore", "korean-armistice", "--packages", "2", "--map", "line", "prisoners", option, format).Output;

        Assert.That(
            text,
            Does.Contain("1 of 48 possible packages crosses no stated red line")
                .And.Contain("un-command/not-the-parallel")
                .And.Contain("North Korean and Chinese command")
                .And.Contain("neutral-custody")
        );
    }

    [Test]
    public void Samples_DependOnTheSeedAlone()
    {
        string Draw(string seed) => Tool.Run("explore", Pack, "--sample", "5", "--seed", seed, "--format", "jsonl").Output;

        var drawn = Draw("7");

        Assert.That(Draw("7"), Is.EqualTo(drawn));
        Assert.That(Draw("8"), Is.Not.EqualTo(drawn));
    }

    [TestCase("--packages", "0", "`0` is not a number from 1 to 100,000.")]
    [TestCase("--sample", "many", "`many` is not a number from 1 to 100,000.")]
    [TestCase("--party", "ukrain", "There is no party `ukrain`.")]
    public void WrongOption_SaysWhatIsWrongWithIt(string option, string value, string message)
    {
        var run = Tool.Run("explore", Pack, option, value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Contain(message));
        }
    }

    [Test]
    public void FieldThatDoesNotExist_SuggestsTheNearest()
    {
        var run = Tool.Run("explore", Pack, "--map", "ceasefire.line", "recogniton");

        Assert.That(run.Error, Does.Contain("There is no term `recogniton`.").And.Contain("Did you mean `recognition`?"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
    }

    [Test]
    public void Repair_WithEveryTermLocked_HasNoWayOut()
    {
        var run = Tool.Run("repair", Recognition, "--lock", "recognition");

        Assert.That(run.Output, Does.Contain("NO REPAIR"));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Conflict));
    }

    [Test]
    public void Repair_CountsTermsOrSteps()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Tool.Run("repair", Recognition).Output, Does.Contain("One changed term is the least"));
            Assert.That(Tool.Run("repair", Recognition, "--cost", "steps").Output, Does.Contain("Two steps are the least"));
        }
    }

    [Test]
    public void Repair_KeepsADemandThatItIsToldTo()
    {
        var run = Tool.Run("repair", "scenarios/ukraine-interview/freeze-with-promise.yaml", "--keep", "ukraine/concrete-commitment");

        Assert.That(run.Output, Does.Contain("guarantee[united-states].form:"));
        Assert.That(
            Tool.Run("repair", Recognition, "--keep", "ukraine/concrete-comitment").Error,
            Does.Contain("Did you mean `ukraine/concrete-commitment`?")
        );
    }

    [TestCase("`x` is not a number from 0 to 2,147,483,647.", "explore", Pack, "--seed", "x")]
    [TestCase("`-3` is not a number from 1 to 100,000.", "explore", Pack, "--sample", "-3")]
    [TestCase("`0` is not a number of seconds from 1 to 3,600.", "explore", Pack, "--seconds", "0")]
    [TestCase("`--map` takes two different fields, such as `--map ceasefire.line recognition`.", "explore", Pack, "--map", "recognition")]
    [TestCase(
        "`--map` takes two different fields, such as `--map ceasefire.line recognition`.",
        "explore",
        Pack,
        "--map",
        "recognition",
        "recognition"
    )]
    [TestCase("There is neither a scenario file nor a rule pack `ukraine-interwiev`.", "explore", "ukraine-interwiev")]
    [TestCase("`-3` is not a number from 0 to 100,000.", "repair", Recognition, "--most", "-3")]
    [TestCase("`ukraine-interview` is a rule pack, and repairs begin with the terms of a scenario.", "repair", Pack)]
    public void WrongWord_IsAnsweredByASentence(string sentence, params string[] args)
    {
        var run = Tool.Run(args);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.WrongInput));
        Assert.That(run.Error, Does.StartWith($"scenario: {sentence}\n   = hint: "));
    }

    private static System.Numerics.BigInteger CountOf(JsonElement option) =>
        System.Numerics.BigInteger.Parse(
            option.GetProperty("packages").GetString() ?? "",
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>Keeps what was there when it was first said to be written out.</summary>
    private sealed class FlushedWriter : StringWriter
    {
        public FlushedWriter()
            : base(System.Globalization.CultureInfo.InvariantCulture) => NewLine = "\n";

        public string First { get; private set; } = "";

        public override void Flush() => First = First.Length == 0 ? ToString() : First;
    }
}
