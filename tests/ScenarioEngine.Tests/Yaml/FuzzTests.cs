using System.Text;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Tests.Yaml;

/// <summary>Random bytes, and shipped files with random damage, give diagnostics and nothing else.</summary>
public sealed class FuzzTests
{
    private const int InputsForEachSeed = 300;

    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

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
    public void DamagedScenario_GivesNothingButDiagnostics([Range(1, 5)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            CheckScenario(Damage(dice.Pick(Scenarios), dice), seed, number);
        }
    }

    [Test]
    public void DamagedPackFile_GivesNothingButDiagnostics([Range(11, 14)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            CheckPack(Damage(dice.Pick(PackFiles), dice), seed, number);
        }
    }

    [Test]
    public void RandomBytes_GiveNothingButDiagnostics([Range(21, 22)] int seed)
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
    public void RandomSpices_GiveNothingButDiagnostics([Range(31, 33)] int seed)
    {
        var dice = new Dice((ulong)seed);

        for (var number = 0; number < InputsForEachSeed; number++)
        {
            byte[] bytes = [.. Enumerable.Range(0, dice.Below(40)).SelectMany(_ => dice.Chance(30) ? "a"u8.ToArray() : dice.Pick(Spices))];
            CheckScenario(bytes, seed, number);
            CheckPack(bytes, seed, number);
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

        var loaded = Engine.LoadScenario(file, Pack);
        Check(loaded.Diagnostics, loaded.Value is not null, bytes, seed, number);
        if (loaded.Value is { } scenario)
        {
            var evaluation = Engine.Compile(Pack).Evaluate(scenario);
            Check([.. ScenarioCheck.Check(evaluation), .. ScenarioCheck.CheckAnswerKey(evaluation)], isLoaded: null, bytes, seed, number);
        }
    }

    private static void CheckPack(byte[] bytes, int seed, int number)
    {
        var diagnostics = new DiagnosticBag();
        using var stream = new MemoryStream(bytes);
        if (FileReader.Read("pack.yaml", stream, diagnostics) is { } file)
        {
            var loaded = Engine.LoadPack([file]);
            Check(loaded.Diagnostics, loaded.Value is not null, bytes, seed, number);
        }
    }

    private static void Check(IReadOnlyCollection<Diagnostic> diagnostics, bool? isLoaded, byte[] bytes, int seed, int number)
    {
        var input = $"seed {seed}, input {number}:\n{Encoding.UTF8.GetString(bytes)}";
        foreach (var diagnostic in diagnostics)
        {
            using var writer = new StringWriter();
            DiagnosticWriter.Write(writer, diagnostic);
            Assert.That(DiagnosticCatalog.Explain(diagnostic.Code), Is.Not.Null, input);
            Assert.That(HostileInputTests.IsWithinItsFile(diagnostic), Is.True, $"{diagnostic} in {input}");
            Assert.That(diagnostic.Message, Does.EndWith("."), input);
        }

        if (isLoaded is { } hasValue)
        {
            Assert.That(diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), Is.EqualTo(!hasValue), input);
        }
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
