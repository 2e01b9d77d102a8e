using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Benchmarks.Load;

/// <summary>A class before the negotiation table: many visitors, each of whom keeps changing a term of a table of his own.</summary>
/// <remarks>Every answer is read to its end and must hold the size of the zone. The server runs in a process of its own, so that the two share nothing but the machine.</remarks>
internal static partial class ClassLoad
{
    private static readonly TimeSpan ShortestThought = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestThought = TimeSpan.FromMilliseconds(1500);

    /// <summary>Toggles for some time and prints how long the answers took.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="pack">The pack whose table is laid.</param>
    /// <param name="visitors">How many toggle at once.</param>
    /// <param name="time">For how long.</param>
    public static async Task Run(Uri server, string pack, int visitors, TimeSpan time)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, MaxConnectionsPerServer = visitors };
        using var client = new HttpClient(handler) { BaseAddress = server };
        var options = Options().Matches(await client.GetStringAsync(new Uri($"/table/{pack}", UriKind.Relative)))
            .Select(match => (Path: System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), Option: match.Groups[2].Value))
            .ToArray();
        var times = new ConcurrentBag<double>();
        var failures = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, visitors).Select(Visit));
        var sorted = times.Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{visitors} visitors, {sorted.Length:N0} toggles in {watch.Elapsed.TotalSeconds:N0} s, {failures} failed; p50 {At(0.5):N1} ms, p95 {At(0.95):N1} ms, p99 {At(0.99):N1} ms, longest {sorted[^1]:N1} ms"));

        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];

        async Task Visit(int number)
        {
            var random = new SplitMix((ulong)number + 1);
            var terms = new Dictionary<string, string>(StringComparer.Ordinal);
            await Task.Delay(LongestThought * random.Next(1000) / 1000);
            while (watch.Elapsed < time)
            {
                var (path, option) = options[random.Next(options.Length)];
                if (!terms.Remove(path))
                {
                    terms[path] = option;
                }

                var query = string.Join('&', terms.Select(term => $"{Uri.EscapeDataString(term.Key)}={Uri.EscapeDataString(term.Value)}"));
                var start = Stopwatch.GetTimestamp();
                var answer = await client.GetStringAsync(new Uri($"/part/{pack}?{query}", UriKind.Relative));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!answer.Contains("id=\"room\"", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref failures);
                }

                await Task.Delay(ShortestThought + ((LongestThought - ShortestThought) * random.Next(1000) / 1000));
            }
        }
    }

    [GeneratedRegex("type=\"radio\" name=\"([^\"]+)\" value=\"([a-z][^\"]*)\"")]
    private static partial Regex Options();
}
