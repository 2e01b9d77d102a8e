using System.Text.Json;
using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Benchmarks.Batches;

/// <summary>Possible packages of a pack as lines of JSON, each drawn with the same chance as any other.</summary>
internal static class Packages
{
    /// <summary>Writes so many of them, the same ones every time.</summary>
    /// <param name="stream">Gets the lines.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="count">How many packages.</param>
    /// <param name="stated">How many of a hundred terms are stated; with all hundred, the packages are complete.</param>
    /// <param name="first">The number of the first one, on which also hangs where chance begins.</param>
    public static void Write(Stream stream, RulePack pack, int count, int stated, int first = 1)
    {
        var space = new Space(Engine.Compile(pack).Compiled, new Scenario("All packages", pack, pack.Files[0]), new Budget(long.MaxValue));
        var tally = CountingGraph
            .Of(space.Diagram, space.Whole, space.Possible)
            .Tally(new Allowed(space.Layout.Sizes), space.Diagram.Budget);
        var random = new SplitMix((ulong)first);
        using var json = new Utf8JsonWriter(stream);
        foreach (var (number, package) in new PackageReader(space).Sample(tally, space.Possible, count, (ulong)first).Index())
        {
            json.WriteStartObject();
            json.WriteString("scenario", $"Package {first + number}");
            json.WriteString("rules", pack.Id);
            json.WriteStartObject("terms");
            foreach (var term in package.ToTerms())
            {
                if (random.Chance(stated))
                {
                    WriteTerm(json, term);
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void WriteTerm(Utf8JsonWriter json, Term term)
    {
        var type = term.Field.Type;
        if (type.Kind != FieldKind.Set)
        {
            json.WriteString(term.Field.Path, type.Format(term.Value));
            return;
        }

        json.WriteStartArray(term.Field.Path);
        foreach (var option in type.OptionsOf(term.Value))
        {
            json.WriteStringValue(option);
        }

        json.WriteEndArray();
    }
}
