using System.Text.Json;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks.Batches;

/// <summary>Packages of a pack drawn at random, as lines of JSON: each field is stated three times out of five.</summary>
internal static class Packages
{
    /// <summary>Writes so many of them, the same ones every time.</summary>
    public static void Write(Stream stream, RulePack pack, int count)
    {
        var random = new SplitMix(6);
        using var json = new Utf8JsonWriter(stream);
        for (var number = 1; number <= count; number++)
        {
            json.WriteStartObject();
            json.WriteString("scenario", $"Package {number}");
            json.WriteString("rules", pack.Id);
            json.WriteStartObject("terms");
            foreach (var issue in pack.Issues)
            {
                WriteIssue(json, issue, random);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue, SplitMix random)
    {
        if (issue.HasOneValue && issue.Per.IsEmpty)
        {
            WriteTerm(json, issue.Id, issue.Fields[0], random);
            return;
        }

        json.WriteStartObject(issue.Id);
        foreach (var instance in issue.Fields.GroupBy(field => field.Instance))
        {
            if (instance.Key is { } party && !issue.HasOneValue)
            {
                json.WriteStartObject(party.Id);
            }

            foreach (var field in instance)
            {
                WriteTerm(json, field.Name ?? instance.Key?.Id ?? issue.Id, field, random);
            }

            if (instance.Key is not null && !issue.HasOneValue)
            {
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteTerm(Utf8JsonWriter json, string name, Field field, SplitMix random)
    {
        if (!random.Chance(60))
        {
            return;
        }

        var options = field.Type.Options;
        switch (field.Type.Kind)
        {
            case FieldKind.Set:
                json.WriteStartArray(name);
                foreach (var option in options.Where(_ => random.Chance(40)))
                {
                    json.WriteStringValue(option.Id);
                }

                json.WriteEndArray();
                break;
            case FieldKind.Date:
                json.WriteString(name, new DateOnly(2026, 1, 1).AddDays(random.Next(365)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case FieldKind.Choice or FieldKind.Scale or FieldKind.YesNo:
                json.WriteString(name, options[random.Next(options.Length)].Id);
                break;
            default:
                var (least, most) = ((int)(field.Type.Minimum?.Ordinal ?? 0), (int)(field.Type.Maximum?.Ordinal ?? 99));
                json.WriteNumber(name, least + random.Next(most - least + 1));
                break;
        }
    }
}
