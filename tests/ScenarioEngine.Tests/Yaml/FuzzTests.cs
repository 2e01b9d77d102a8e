using System.Collections.Immutable;
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

/// <summary>
/// Random bytes, shipped files with random damage, and files drawn from the grammar with random damage, give diagnostics and nothing else.
/// </summary>
/// <remarks>
/// The same inputs each time. <c>SCENARIO_FUZZ=1000000 dotnet test --filter FuzzTests</c> tries a million, with those of the web, in place
/// of 32,000.
/// </remarks>
public sealed class FuzzTests
{
    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

    private static readonly Evaluator Evaluator = Engine.Compile(Pack);

    private static readonly HashSet<string> Codes = [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code)];

    private static readonly byte[][] PackFiles = Read("rules", "ukraine-interview");
    private static readonly byte[][] Scenarios = Read("scenarios", "ukraine-interview");

    [Test]
    public void DamagedScenario_GivesNothingButDiagnostics([Range(1, Fuzz.Seeds)] int seed) =>
        Fuzz.Try(seed, (dice, number) => CheckScenario(Fuzz.Damage(dice.Pick(Scenarios), dice), seed, number));

    [Test]
    public void DamagedPackFile_GivesNothingButDiagnostics([Range(101, 100 + Fuzz.Seeds)] int seed) =>
        Fuzz.Try(seed, (dice, number) => CheckPack(Fuzz.Damage(dice.Pick(PackFiles), dice), seed, number));

    [Test]
    public void RandomBytes_GiveNothingButDiagnostics([Range(201, 200 + Fuzz.Seeds)] int seed) =>
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                byte[] bytes = [.. Enumerable.Range(0, dice.Below(200)).Select(_ => (byte)dice.Below(256))];
                CheckScenario(bytes, seed, number);
                CheckPack(bytes, seed, number);
            }
        );

    [Test]
    public void RandomSpices_GiveNothingButDiagnostics([Range(301, 300 + Fuzz.Seeds)] int seed) =>
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                byte[] bytes =
                [
                    .. Enumerable.Range(0, dice.Below(40)).SelectMany(_ => dice.Chance(30) ? "a"u8.ToArray() : dice.Pick(Fuzz.Spices)),
                ];
                CheckScenario(bytes, seed, number);
                CheckPack(bytes, seed, number);
            }
        );

    /// <summary>Packs that chance draws from the grammar use all of it; damage comes after.</summary>
    [Test]
    public void DamagedDrawing_GivesNothingButDiagnostics([Range(401, 400 + Fuzz.Seeds)] int seed) =>
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                var pack = new PackGenerator(dice, testsStated: true, isWide: false).Draw();
                CheckPack(Fuzz.Damage(Encoding.UTF8.GetBytes(pack.ToYaml()), dice), seed, number);
            }
        );

    /// <summary>Edits as a command line has them, in words of the pack and damaged.</summary>
    [Test]
    public void DamagedEdit_GivesNothingButDiagnostics([Range(501, 500 + Fuzz.Seeds)] int seed)
    {
        var scenario = Engine.LoadScenario(new SourceFile("scenario.yaml", Encoding.UTF8.GetString(Scenarios[0])), Pack).ValueOrThrow();
        Fuzz.Try(
            seed,
            (dice, number) =>
            {
                var words = EditWords(dice);
                var edit = Engine.ReadEdit(
                    new EditText
                    {
                        Set = words,
                        Unset = EditWords(dice),
                        Without = EditWords(dice),
                        WithoutImplications = EditWords(dice),
                        WithoutOptions = EditWords(dice),
                    },
                    Pack
                );
                Check(edit.Diagnostics, edit.Value is not null, Encoding.UTF8.GetBytes(string.Join(' ', words)), seed, number);
                if (edit.Value is { } value)
                {
                    Evaluator.Evaluate(scenario.With(value));
                }
            }
        );
    }

    /// <summary>No word most times, so that some edits can be made.</summary>
    private static ImmutableArray<string> EditWords(Dice dice)
    {
        if (dice.Chance(60))
        {
            return [];
        }

        var (field, other) = (dice.Pick(Pack.Fields), dice.Pick(Pack.Fields));
        var value = other.Type.Options is { IsDefaultOrEmpty: false } options ? dice.Pick(options).Id : "5 years";
        var word = dice.Below(4) switch
        {
            0 => field.Path,
            1 => dice.Pick(Pack.Positions).FullName,
            _ => $"{field.Path}={value}",
        };
        return [dice.Chance(30) ? word : Fuzz.Damage(word, dice)];
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
                Check(
                    PackCheck.Lint(Engine.Compile(pack), new ExploreOptions { MaximumNodes = 10_000 }, CancellationToken.None),
                    isLoaded: null,
                    bytes,
                    seed,
                    number
                );
            }
        }
    }

    /// <summary>Formatting costs more than all the rest, so only some of the inputs are formatted.</summary>
    private static void CheckFormat(SourceFile file, byte[] bytes, int seed, int number)
    {
        if (number % 16 == 0 && Formatter.Format(file).Text is { } once && Formatter.Format(new SourceFile(file.Path, once)).Text != once)
        {
            Assert.Fail(
                $"What is formatted changes when it is formatted again.\nseed {seed}, input {number}:\n{Encoding.UTF8.GetString(bytes)}"
            );
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

    private static byte[][] Read(params string[] folder) =>
        [
            .. Directory
                .EnumerateFiles(Repository.At(folder), "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes),
        ];
}
