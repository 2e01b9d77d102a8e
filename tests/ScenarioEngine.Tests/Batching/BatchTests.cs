using System.Text;
using System.Text.Json.Nodes;
using ScenarioEngine.Batching;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Batching;

/// <summary>What a batch does with lines, good and bad.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BatchTests
{
    private const string Good = """{"scenario": "Good", "terms": {"recognition": "none"}}""";
    private const string Misspelt = """{"scenario": "Misspelt", "terms": {"recogniton": "none"}}""";

    private static readonly RulePack Pack = Engine.LoadPack(Repository.At("rules", "ukraine-interview")).ValueOrThrow();

    [Test]
    public void Lines_KeepTheirOrderAndNumber()
    {
        var lines = Enumerable
            .Range(1, 5_000)
            .Select(number =>
                number % 7 == 0 ? ""
                : number % 11 == 0 ? Misspelt
                : Good.Replace("Good", $"Package {number}", StringComparison.Ordinal)
            )
            .ToList();

        var found = BatchRun.Over(Pack, string.Join('\n', lines));

        Assert.That(
            found.Select(Describe),
            Is.EqualTo(
                lines
                    .Index()
                    .Where(line => line.Item.Length > 0)
                    .Select(line => $"{line.Index + 1} {(line.Item == Misspelt ? "SE2003" : $"Package {line.Index + 1}")}")
            )
        );
    }

    [TestCase("\n", "")]
    [TestCase("\r\n", "")]
    [TestCase("\r\n", "\r\n")]
    [TestCase("\n", "\n \t\n\n")]
    public void LineEnds_DoNotMatter(string end, string last)
    {
        var found = BatchRun.Over(Pack, "\uFEFF" + string.Join(end, Good, Misspelt, Good) + last);

        Assert.That(found.Select(Describe), Is.EqualTo(new[] { "1 Good", "2 SE2003", "3 Good" }));
    }

    [Test]
    public void Reads_MayEndAnywhere()
    {
        using var trickle = new TrickleStream(Encoding.UTF8.GetBytes($"{Good}\n\n{Misspelt}\r\n{Good}"));

        Assert.That(BatchRun.Over(Pack, trickle, out _).Select(Describe), Is.EqualTo(new[] { "1 Good", "3 SE2003", "4 Good" }));
    }

    [TestCase("{\"scenario\": \"Cut off\", \"terms\": {", "SE1001")]
    [TestCase("[1, 2]", "SE1005")]
    [TestCase("text", "SE1005")]
    [TestCase("{\"scenario\": \"Other\", \"rules\": \"nowhere\", \"terms\": {}}", "SE2026")]
    [TestCase("{\"scenario\": \"\\u0000\\u0007\", \"terms\": {\"recognition\": \"some\"}}", "SE2005")]
    public void BadLine_SaysWhatIsWrong_AndTheRestGoesOn(string line, string code)
    {
        var found = BatchRun.Over(Pack, new MemoryStream(Encoding.UTF8.GetBytes($"{Good}\n{line}\n{Good}\n")), out var totals);

        Assert.That(found.Select(Describe), Is.EqualTo(new[] { "1 Good", $"2 {code}", "3 Good" }));
        Assert.That(totals, Is.EqualTo(new BatchTotals(2, 1, "line 2 of standard input", Outcome.Open)));
    }

    [Test]
    public void BytesThatAreNoText_AreAMistakeOfTheirLine()
    {
        byte[] lines =
        [
            .. Encoding.UTF8.GetBytes(Good.Replace("Good", "L", StringComparison.Ordinal)),
            (byte)'\n',
            .. Encoding.Latin1.GetBytes(Good.Replace("Good", "é", StringComparison.Ordinal)),
            (byte)'\n',
        ];

        Assert.That(BatchRun.Over(Pack, new MemoryStream(lines), out _).Select(Describe), Is.EqualTo(new[] { "1 L", "2 SE1009" }));
    }

    [Test]
    public void LineWithoutEnd_IsRefusedInBoundedMemory()
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes($"{Good}\n{{\"scenario\": \""));
        stream.Write(Enumerable.Repeat((byte)'x', 3 * BatchWorker.LongestLine).ToArray());
        stream.Write(Encoding.UTF8.GetBytes($"\"}}\n{Good}\n"));
        stream.Position = 0;

        var found = BatchRun.Over(Pack, stream, out _);

        Assert.That(found.Select(Describe), Is.EqualTo(new[] { "1 Good", "2 SE1006", "3 Good" }));
        Assert.That($"{found[1]["errors"]?[0]?["message"]}", Is.EqualTo("The line is longer than 4 MB."));
    }

    [Test]
    public void LinesOfOnePack_MayHaveDaysOfTheirOwn()
    {
        const string conflict = """{"scenario": "Then", "as-of": "DAY", "terms": {"recognition": "de-jure"}}""";
        string[] days = ["2026-01-31", "2026-01-08", "2026-01-31"];

        var found = BatchRun.Over(Pack, string.Join('\n', days.Select(day => conflict.Replace("DAY", day, StringComparison.Ordinal))));

        Assert.That(found.Select(line => $"{line["outcome"]}"), Is.EqualTo(new[] { "conflict", "no-position", "conflict" }));
    }

    [Test]
    public void WhenNobodyReadsOn_NothingMoreIsRead()
    {
        using var endless = new EndlessStream(Encoding.UTF8.GetBytes($"{Good}\n"));
        var batch = new Batch(new PackLibrary([], []) { Default = Pack });

        Assert.That(
            () => batch.Evaluate(["-"], () => endless, _ => throw new IOException("Nobody is reading.")),
            Throws.InstanceOf<IOException>()
        );
    }

    [Test]
    public void Files_AreEvaluatedInTheirOrder()
    {
        var folder = Repository.At("scenarios", "ukraine-interview");
        string[] paths =
        [
            .. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal),
            Path.Combine(folder, "missing.jsonl"),
        ];
        using var written = new MemoryStream();

        var totals = new Batch(new PackLibrary([], [])).Evaluate(paths, () => Stream.Null, some => written.Write(some.Span));

        var lines = Encoding
            .UTF8.GetString(written.ToArray())
            .TrimEnd('\n')
            .Split('\n')
            .Select(line => JsonNode.Parse(line)?["file"]?.GetValue<string>());
        Assert.That(lines, Is.EqualTo(paths));
        Assert.That(totals.FirstMistaken, Is.EqualTo(paths[^1]));
    }

    private static string Describe(JsonObject line) => $"{line["line"]} {line["scenario"] ?? line["errors"]?[0]?["code"]}";

    /// <summary>Gives a byte at a time.</summary>
    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }

    /// <summary>Gives the same line for ever.</summary>
    private sealed class EndlessStream(byte[] line) : MemoryStream(line)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Position = 0;
            return base.Read(buffer, offset, count);
        }
    }
}
