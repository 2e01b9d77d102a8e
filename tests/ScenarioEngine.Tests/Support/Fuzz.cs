using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>Damage that chance does to bytes, and how many times; the same for the same seed.</summary>
internal static class Fuzz
{
    private const string Variable = "SCENARIO_FUZZ";

    /// <summary>Packs, scenarios, bytes, spices, drawings and edits; addresses and bodies of the web.</summary>
    private const int Kinds = 8;

    /// <summary>How many seeds each kind of input has.</summary>
    public const int Seeds = 8;

    /// <summary>How many inputs a seed gives: <c>SCENARIO_FUZZ</c> of all kinds and seeds together, or 32,000.</summary>
    public static int InputsForEachSeed { get; } =
        (int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var inputs) ? inputs : 32_000)
        / (Kinds * Seeds);

    /// <summary>What YAML and these files give a meaning to, and what breaks them.</summary>
    public static byte[][] Spices { get; } =
    [
        .. new[]
        {
            "\t",
            "  ",
            "\n",
            "\r\n",
            ":",
            ": ",
            "-",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "&a",
            "*a",
            "!",
            "|",
            ">",
            "#",
            "%",
            "@",
            "?",
            "<<: ",
            "---\n",
            "...\n",
            "“",
            "\u00A0",
            "\uFEFF",
            "open",
            "~",
            "\\",
            ",",
            "🏢",
        }.Select(Encoding.UTF8.GetBytes),
        [0],
        [0xFF],
        [0xC3],
    ];

    /// <summary>A copy with one to three places cut, changed or added to.</summary>
    public static byte[] Damage(byte[] bytes, Dice dice)
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

    /// <summary>Text damaged in its bytes, where what is no UTF-8 any more reads as U+FFFD.</summary>
    public static string Damage(string text, Dice dice) => Encoding.UTF8.GetString(Damage(Encoding.UTF8.GetBytes(text), dice));

    /// <summary>Tries the inputs of a seed, and tells how long the slowest took and how much memory the largest asked for.</summary>
    public static void Try(int seed, Action<Dice, int> input)
    {
        var dice = new Dice((ulong)seed);
        var (slowest, largest) = ((Time: TimeSpan.Zero, Number: 0), (Bytes: 0L, Number: 0));
        for (var number = 0; number < InputsForEachSeed; number++)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            input(dice, number);
            var (time, bytes) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
            slowest = time > slowest.Time ? (time, number) : slowest;
            largest = bytes > largest.Bytes ? (bytes, number) : largest;
        }

        var measured =
            $"slowest {slowest.Time.TotalMilliseconds:0} ms (input {slowest.Number}), largest {largest.Bytes >> 20} MB (input {largest.Number})";
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {InputsForEachSeed} inputs, {measured}"));
    }
}
