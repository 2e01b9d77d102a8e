using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ScenarioEngine.Benchmarks.Load;

/// <summary>A class before the negotiation table: many visitors, each of whom keeps changing a term of a table of his own.</summary>
/// <remarks>
/// Each visitor asks for what the script of the page asks for: the page, at each toggle what differs from what is shown, and the ways out
/// where the table then stands still. Nobody lets it stand for two seconds, after which the script would ask for the track below the slider
/// of days, too. Every answer is read to its end and must hold what was asked for. The server runs in a process of its own, so that the
/// two share nothing but the machine.
/// </remarks>
internal static partial class ClassLoad
{
    private static readonly TimeSpan ShortestThought = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestThought = TimeSpan.FromMilliseconds(1500);

    /// <summary>How long the script of the page waits before it asks for the ways out.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);

    /// <summary>Toggles for some time and prints how long the answers took.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="pack">The pack whose table is laid.</param>
    /// <param name="visitors">How many toggle at once.</param>
    /// <param name="time">For how long.</param>
    /// <param name="hasBrowser">Whether one more visitor comes with a real browser, in which painting is timed too.</param>
    public static async Task Run(Uri server, string pack, int visitors, TimeSpan time, bool hasBrowser)
    {
        using var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = visitors,
        };
        using var client = new HttpClient(handler) { BaseAddress = server };
        var (toggles, waysOut) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var failures = 0;
        var watch = Stopwatch.StartNew();
        var painting = hasBrowser
            ? Task.Run(() => BrowserVisitor.Visit(new Uri(server, $"/table/{pack}"), () => watch.Elapsed >= time))
            : Task.FromResult(new List<double>());
        await Task.WhenAll(Enumerable.Range(0, visitors).Select(Visit));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{visitors} visitors in {watch.Elapsed.TotalSeconds:N0} s, {failures} failed")
        );
        Print("toggles", toggles);
        Print("ways out", waysOut);
        Print("clicks to a painted page", await painting);

        async Task Visit(int number)
        {
            var random = new SplitMix((ulong)number + 1);
            var terms = new Dictionary<string, string>(StringComparer.Ordinal);
            await Task.Delay(LongestThought * random.Next(1000) / 1000);
            var page = await Ask($"/table/{pack}", "id=\"room\"");
            var run = RunOfTheServer().Match(page).Groups[1].Value;
            var options = Options()
                .Matches(page)
                .Select(match => (Path: WebUtility.HtmlDecode(match.Groups[1].Value), Option: match.Groups[2].Value))
                .ToArray();
            var shown = "";
            while (watch.Elapsed < time)
            {
                var (path, option) = options[random.Next(options.Length)];
                if (!terms.Remove(path))
                {
                    terms[path] = option;
                }

                var query =
                    "?" + string.Join('&', terms.Select(term => $"{Uri.EscapeDataString(term.Key)}={Uri.EscapeDataString(term.Value)}"));
                var answer = await Ask($"/part/{pack}{query}", "id=\"room\"", toggles, run + shown);
                shown = query;
                var thought = ShortestThought + ((LongestThought - ShortestThought) * random.Next(1000) / 1000);
                await Task.Delay(Rest);
                if (Later().Match(answer) is { Success: true } later)
                {
                    await Ask(WebUtility.HtmlDecode(later.Groups[1].Value), "id=\"ways-out\"", waysOut);
                }

                await Task.Delay(thought - Rest);
            }
        }

        async Task<string> Ask(string path, string expected, ConcurrentBag<double>? times = null, string? shows = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            if (shows is not null)
            {
                request.Headers.Add("Table-Shows", shows);
            }

            var start = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            times?.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!response.IsSuccessStatusCode || !answer.Contains(expected, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref failures);
            }

            return answer;
        }
    }

    private static void Print(string what, IReadOnlyCollection<double> times)
    {
        if (times.Count == 0)
        {
            return;
        }

        var sorted = times.Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sorted.Length:N0} {what}: p50 {At(0.5):N1} ms, p95 {At(0.95):N1} ms, p99 {At(0.99):N1} ms, longest {sorted[^1]:N1} ms"
            )
        );

        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
    }

    [GeneratedRegex("type=\"radio\" name=\"([^\"]+)\" value=\"([a-z][^\"]*)\"")]
    private static partial Regex Options();

    [GeneratedRegex("data-run=\"([^\"]+)\"")]
    private static partial Regex RunOfTheServer();

    [GeneratedRegex("data-later=\"(/ways/[^\"]+)\"")]
    private static partial Regex Later();
}
