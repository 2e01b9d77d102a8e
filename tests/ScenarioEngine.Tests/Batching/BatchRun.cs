using System.Text;
using System.Text.Json.Nodes;
using ScenarioEngine.Batching;
using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Batching;

/// <summary>Runs batches over lines in memory.</summary>
internal static class BatchRun
{
    /// <summary>What a batch writes about some lines.</summary>
    public static List<JsonObject> Over(RulePack pack, string lines) => Over(pack, new MemoryStream(Encoding.UTF8.GetBytes(lines)), out _);

    /// <summary>What a batch writes about the lines of a stream.</summary>
    public static List<JsonObject> Over(RulePack pack, Stream lines, out BatchTotals totals)
    {
        using var written = new MemoryStream();
        totals = new Batch(new PackLibrary([], []) { Default = pack }).Evaluate(["-"], () => lines, some => written.Write(some.Span));
        return
        [
            .. Encoding
                .UTF8.GetString(written.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line))
                .OfType<JsonObject>(),
        ];
    }

    /// <summary>The words of a list in a line; none where it is left out.</summary>
    public static IEnumerable<string> Words(JsonNode? list) => list?.AsArray().Select(item => $"{item}") ?? [];
}
