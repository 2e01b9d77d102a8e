using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Rereading;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes what hangs on readings, as CSV (RFC 4180, with lines that end in a line feed) and as JSON in the shape of <c>readings.schema.json</c>.</summary>
public static class ReadingTables
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
                CsvReport.WriteRow(writer,
                [
                    what, name, Words.Of(hanging.Own), Words.Of(result.Value), hanging.HoldsUnderEvery ? "every" : "some",
                    result.Combinations.ToString(CultureInfo.InvariantCulture), hanging.Combinations.ToString(CultureInfo.InvariantCulture),
                    hanging.HoldsUnderEvery ? "" : string.Join("; ", result.Deciding.Select(set => string.Join(" + ", set))),
                ]);
            }
        }
    }

    /// <summary>Writes one document.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="readings">What hangs on what.</param>
    /// <param name="diagnostics">What is wrong or doubtful about the files.</param>
    public static void WriteJson(Stream stream, ScenarioReadings readings, IEnumerable<Diagnostic> diagnostics) => JsonText.WriteDocument(stream, "readings", Version, json =>
    {
        json.Text("title", readings.Scenario.Title);
        json.Text("file", readings.Scenario.File.Path);
        json.Text("pack", readings.Scenario.Pack.Id);
        json.Day("asOf", readings.Scenario.AsOf);
        json.Text("combinations", readings.Combinations.ToString(CultureInfo.InvariantCulture));
        json.Yes("toldApart", !readings.IsNotToldApart);
        json.List("readings", readings.Readings, reading =>
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
        });
        json.Object("outcome", () => Write(json, readings.Outcome));
        json.List("verdicts", readings.Verdicts, verdict =>
        {
            json.Text("party", verdict.Party.Id);
            Write(json, verdict.Hanging);
        });
        json.List("findings", readings.Findings, finding =>
        {
            json.Text("position", finding.Position.FullName);
            Write(json, finding.Hanging);
        });
        json.List("diagnostics", diagnostics, json.Diagnostic);
    });

    /// <summary>What a result is under the readings on which it hangs.</summary>
    internal static void Write<T>(JsonText json, Hanging<T> hanging)
        where T : struct, Enum
    {
        json.Text("own", Words.Of(hanging.Own));
        json.Text("holds", hanging.HoldsUnderEvery ? "under-every" : "under-some");
        json.Text("combinations", hanging.Combinations.ToString(CultureInfo.InvariantCulture));
        json.List("results", hanging.Results, result =>
        {
            json.Text("value", Words.Of(result.Value));
            json.Text("combinations", result.Combinations.ToString(CultureInfo.InvariantCulture));
            json.Yes("cut", result.IsCut);
            json.List("deciding", result.Deciding, set => json.Names("choices", set.Select(answer => answer.ToString())));
        });
    }
}
