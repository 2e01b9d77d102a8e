using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>
/// Writes what hangs on readings, as CSV (RFC 4180, with lines that end in a line feed) and as JSON in the shape of
/// <c>readings.schema.json</c>.
/// </summary>
internal static class ReadingTables
{
    private const int Version = 1;

    private static readonly string[] Head = ["what", "name", "own", "result", "extent", "combinations", "of", "deciding"];

    /// <summary>Writes a row for each thing that a finding, a verdict or the outcome can be.</summary>
    public static void WriteCsv(TextWriter writer, ScenarioReadings readings)
    {
        CsvReport.WriteRow(writer, Head);
        Rows("outcome", readings.Scenario.Title, readings.Outcome);
        foreach (var verdict in readings.Verdicts)
        {
            Rows("verdict", verdict.Party.Id, verdict.Hanging);
        }

        foreach (var finding in readings.Findings)
        {
            Rows("finding", finding.Position.FullName, finding.Hanging);
        }

        void Rows<T>(string what, string name, Hanging<T> hanging)
            where T : struct, Enum
        {
            foreach (var result in hanging.Results)
            {
                CsvReport.WriteRow(
                    writer,
                    [
                        what,
                        name,
                        Words.Of(hanging.Own),
                        Words.Of(result.Value),
                        hanging.HoldsUnderEvery ? "every" : "some",
                        result.Combinations.ToString(CultureInfo.InvariantCulture),
                        hanging.Combinations.ToString(CultureInfo.InvariantCulture),
                        hanging.HoldsUnderEvery ? "" : string.Join("; ", result.Deciding.Select(set => string.Join(" + ", set))),
                    ]
                );
            }
        }
    }

    /// <summary>Writes one document.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="readings">What hangs on what.</param>
    /// <param name="zone">What of the zone hangs on what; null where that is not known.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void WriteJson(Stream stream, ScenarioReadings readings, ZoneReadings? zone, IEnumerable<Diagnostic> diagnostics) =>
        JsonText.WriteDocument(
            stream,
            "readings",
            Version,
            json =>
            {
                json.Text("title", readings.Scenario.Title);
                json.Text("file", readings.Scenario.File.Path);
                json.Text("pack", readings.Scenario.Pack.Id);
                json.Day("asOf", readings.Scenario.AsOf);
                json.Text("combinations", readings.Combinations.ToString(CultureInfo.InvariantCulture));
                json.Yes("toldApart", !readings.IsNotToldApart);
                json.List(
                    "readings",
                    readings.Readings,
                    reading =>
                    {
                        json.Text("position", reading.Position.FullName);
                        json.Text("id", reading.Id);
                        json.Text("title", reading.Title);
                        json.Text("question", reading.Question?.Id);
                        json.Text("because", reading.Because);
                        json.Text("source", reading.Source?.Id);
                        json.Text("locator", reading.Locator);
                        json.Text("rule", reading.As.Vague is null ? Phrases.Rule(reading.As) : null);
                        json.Text("vague", reading.As.Vague);
                    }
                );
                json.Object("outcome", () => Write(json, readings.Outcome));
                json.List(
                    "verdicts",
                    readings.Verdicts,
                    verdict =>
                    {
                        json.Text("party", verdict.Party.Id);
                        Write(json, verdict.Hanging);
                    }
                );
                json.List(
                    "findings",
                    readings.Findings,
                    finding =>
                    {
                        json.Text("position", finding.Position.FullName);
                        Write(json, finding.Hanging);
                    }
                );
                if (zone is not null)
                {
                    json.Object("zone", () => Write(json, zone));
                }

                json.List("diagnostics", diagnostics, json.Diagnostic);
            }
        );

    private static void Write(JsonText json, ZoneReadings zone)
    {
        json.Text("possible", zone.Possible.ToString(CultureInfo.InvariantCulture));
        json.Text("packages", zone.Zone.ToString(CultureInfo.InvariantCulture));
        json.Object("open", () => Write(json, zone.IsOpen, YesNo));
        json.List("alone", zone.Alone, under => Write(json, under));
        foreach (var (name, extreme) in new[] { ("smallest", zone.Smallest), ("largest", zone.Largest) })
        {
            if (extreme is not null)
            {
                json.Object(name, () => Write(json, extreme));
            }
        }

        json.List(
            "prices",
            zone.Prices,
            price =>
            {
                json.Text("position", price.RedLine.FullName);
                Write(json, price.Hanging);
            }
        );
    }

    private static void Write(JsonText json, ZoneUnder under)
    {
        json.Names("choices", under.Choices.Select(choice => choice.ToString()));
        json.Text("packages", under.Packages.ToString(CultureInfo.InvariantCulture));
    }

    private static string YesNo(bool answer) => answer ? "yes" : "no";

    /// <summary>What a result is under the readings on which it hangs.</summary>
    internal static void Write<T>(JsonText json, Hanging<T> hanging)
        where T : struct, Enum => Write(json, hanging, Words.Of);

    private static void Write<T>(JsonText json, Hanging<T> hanging, Func<T, string> wordOf)
    {
        json.Text("own", wordOf(hanging.Own));
        json.Text("holds", hanging.HoldsUnderEvery ? "under-every" : "under-some");
        json.Text("combinations", hanging.Combinations.ToString(CultureInfo.InvariantCulture));
        json.List(
            "results",
            hanging.Results,
            result =>
            {
                json.Text("value", wordOf(result.Value));
                json.Text("combinations", result.Combinations.ToString(CultureInfo.InvariantCulture));
                json.Yes("cut", result.IsCut);
                json.List("deciding", result.Deciding, set => json.Names("choices", set.Select(answer => answer.ToString())));
            }
        );
    }
}
