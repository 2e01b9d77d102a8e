using System.Globalization;
using System.Text;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Exploring;
using ScenarioEngine.Formatting;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Yaml;

/// <summary>Random bytes, shipped files with random damage, and files drawn from the grammar with random damage, give diagnostics and nothing else.</summary>
/// <remarks>The same inputs each time. <c>SCENARIO_FUZZ=1000000 dotnet test --filter FuzzTests</c> tries a million in place of 20,000.</remarks>
public sealed class FuzzTests
{
    private const string Variable = "SCENARIO_FUZZ";
    private const int Seeds = 8;

    private static readonly int InputsForEachSeed =
        (int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var inputs) ? inputs : 20_000) / (5 * Seeds);

    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

    private static readonly Evaluator Evaluator = Engine.Compile(Pack);

    private static readonly HashSet<string> Codes = [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code)];

    private static readonly byte[][] PackFiles = Read("rules", "ukraine-interview");
    private static readonly byte[][] Scenarios = Read("scenarios", "ukraine-interview");

    /// <summary>What YAML and these files give a meaning to, and what breaks them.</summary>
    private static readonly byte[][] Spices =
    [
        .. new[] { "\t", "  ", "\n", "\r\n", ":", ": ", "-", "- ", "[", "]", "{", "}", "\"", "'", "&a", "*a", "!", "|", ">", "#", "%", "@", "?", "<<: ", "---\n", "...\n", "“", "\u00A0", "\uFEFF", "open", "~", "\\", ",", "🏢" }
            .Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC3],
    ];

    [Test]
    public void DamagedScenario_GivesNothingButDiagnostics([Range(1, Seeds)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            CheckScenario(Damage(dice.Pick(Scenarios), dice), seed, number);
        }
    }

    [Test]
    public void DamagedPackFile_GivesNothingButDiagnostics([Range(101, 100 + Seeds)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            CheckPack(Damage(dice.Pick(PackFiles), dice), seed, number);
        }
    }

    [Test]
    public void RandomBytes_GiveNothingButDiagnostics([Range(201, 200 + Seeds)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            byte[] bytes = [.. Enumerable.Range(0, dice.Below(200)).Select(_ => (byte)dice.Below(256))];
            CheckScenario(bytes, seed, number);
            CheckPack(bytes, seed, number);
        }
    }

    [Test]
    public void RandomSpices_GiveNothingButDiagnostics([Range(301, 300 + Seeds)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            byte[] bytes = [.. Enumerable.Range(0, dice.Below(40)).SelectMany(_ => dice.Chance(30) ? "a"u8.ToArray() : dice.Pick(Spices))];
            CheckScenario(bytes, seed, number);
            CheckPack(bytes, seed, number);
        }
    }

    /// <summary>Packs that chance draws from the grammar use all of it; damage comes after.</summary>
    [Test]
    public void DamagedDrawing_GivesNothingButDiagnostics([Range(401, 400 + Seeds)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            var pack = new PackGenerator(dice, testsStated: true, isWide: false).Draw();
            CheckPack(Damage(Encoding.UTF8.GetBytes(pack.ToYaml()), dice), seed, number);
        }
    }

    private static void CheckScenario(byte[] bytes, int seed, int number)
    {
        var diagnostics = new DiagnosticBag();
        using var stream = new MemoryStream(bytes);
        if (FileReader.Read("scenario.yaml", stream, diagnostics) is not { } file)
        {
            Check(diagnostics.ToSorted(), isLoaded: false, bytes, seed, number);
            return;
        }

        CheckFormat(file, bytes, seed, number);
        var loaded = Engine.LoadScenario(file, Pack);
        Check(loaded.Diagnostics, loaded.Value is not null, bytes, seed, number);
        if (loaded.Value is { } scenario)
        {
            var evaluation = Evaluator.Evaluate(scenario);
            Check([.. ScenarioCheck.Lint(evaluation), .. ScenarioCheck.CheckAnswerKey(evaluation)], isLoaded: null, bytes, seed, number);
        }
    }

    private static void CheckPack(byte[] bytes, int seed, int number)
    {
        var diagnostics = new DiagnosticBag();
        using var stream = new MemoryStream(bytes);
        if (FileReader.Read("pack.yaml", stream, diagnostics) is { } file)
        {
            CheckFormat(file, bytes, seed, number);
            var loaded = Engine.LoadPack([file]);
            Check(loaded.Diagnostics, loaded.Value is not null, bytes, seed, number);
            if (loaded.Value is { } pack)
            {
                Check(PackCheck.Lint(Engine.Compile(pack), new ExploreOptions { MaximumNodes = 10_000 }, CancellationToken.None), isLoaded: null, bytes, seed, number);
            }
        }
    }

    /// <summary>Formatting costs more than all the rest, so only some of the inputs are formatted.</summary>
    private static void CheckFormat(SourceFile file, byte[] bytes, int seed, int number)
    {
        if (number % 16 == 0 && Formatter.Format(file).Text is { } once && Formatter.Format(new SourceFile(file.Path, once)).Text != once)
        {
            Assert.Fail($"What is formatted changes when it is formatted again.\nseed {seed}, input {number}:\n{Encoding.UTF8.GetString(bytes)}");
        }
    }

    private static void Check(IReadOnlyCollection<Diagnostic> diagnostics, bool? isLoaded, byte[] bytes, int seed, int number)
    {
        foreach (var diagnostic in diagnostics)
        {
            using var writer = new StringWriter();
            DiagnosticWriter.Write(writer, diagnostic);
            if (!Codes.Contains(diagnostic.Code) || !HostileInputTests.IsWithinItsFile(diagnostic) || !diagnostic.Message.EndsWith('.'))
            {
                Fail($"{diagnostic}");
            }
        }

        if (isLoaded is { } hasValue && diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) == hasValue)
        {
            Fail(hasValue ? "Something was loaded in spite of errors." : "Nothing was loaded, and no error says why.");
        }

        // The message is made only where it is needed: of a million inputs it would be most of the work.
        void Fail(string mistake) => Assert.Fail($"{mistake}\nseed {seed}, input {number}:\n{Encoding.UTF8.GetString(bytes)}");
    }

    private static byte[] Damage(byte[] bytes, Dice dice)
    {
        var damaged = bytes.ToList();
        for (var times = dice.Between(1, 3); times > 0 && damaged.Count > 0; times--)
        {
            var at = dice.Below(damaged.Count);
            switch (dice.Below(5))
            {
                case 0:
                    damaged.RemoveRange(at, Math.Min(dice.Between(1, 12), damaged.Count - at));
                    break;
                case 1:
                    damaged[at] = (byte)dice.Below(256);
                    break;
                case 2:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                default:
                    damaged.InsertRange(at, dice.Pick(Spices));
                    break;
            }
        }

        return [.. damaged];
    }

    private static byte[][] Read(params string[] folder) =>
        [.. Directory.EnumerateFiles(Repository.At(folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
