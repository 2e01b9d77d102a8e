using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Counting;

public sealed class ZoneMapTests
{
    private static IEnumerable<TestCaseData> Scenarios =>
        from served in TestServer.Packs
        from scenario in served.Scenarios
        select new TestCaseData(served, scenario.Value).SetArgDisplayNames(scenario.Key);

    /// <summary>Page and command line give one answer, beside every option too.</summary>
    [TestCaseSource(nameof(Scenarios))]
    public void Numbers_AreThoseOfTheLibrary(ServedPack served, Scenario scenario)
    {
        var expected = Explore(served, scenario);

        var room = Read(served, scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(room?.Zone, Is.EqualTo(expected.Zone));
            Assert.That(room?.Strict, Is.EqualTo(expected.StrictZone));
            Assert.That(room?.Possible, Is.EqualTo(expected.Possible));
            foreach (var option in expected.Options.Where(option => option.Field.Type.Kind != FieldKind.Set))
            {
                var beside = room?.Fields[option.Field.Index].Options.Single(one => one.Range == option.Range);
                Assert.That(
                    (beside?.Left, beside?.WithMeaning),
                    Is.EqualTo(((System.Numerics.BigInteger?)option.Packages, (System.Numerics.BigInteger?)option.WithMeaning)),
                    $"{option.Field}: {option.Range}"
                );
            }

            Assert.That(
                room?.Parties.Select(party => party.Packages),
                Is.EqualTo(expected.Rooms.Where(one => one.Parties.Length == 1).Select(one => one.Packages))
            );
        }
    }

    /// <summary>What stands beside an option is what the top of the page says once it is chosen, stated before or not.</summary>
    [Slow]
    [TestCaseSource(nameof(Scenarios))]
    public void NumberBesideAnOption_IsTheZoneAfterChoosingIt(ServedPack served, Scenario scenario)
    {
        var room = Read(served, scenario) ?? throw new InvalidOperationException("The pack is small enough.");

        using (Assert.EnterMultipleScope())
        {
            foreach (var field in served.Pack.Fields)
            {
                foreach (var option in room.Fields[field.Index].Options)
                {
                    Assert.That(
                        option.Left,
                        Is.EqualTo(Read(served, Choose(scenario, field, option.Range))?.Zone),
                        $"{field.Path}: {option.Range.Describe(field.Type)}"
                    );
                }

                Assert.That(
                    room.Fields[field.Index].Silent,
                    Is.EqualTo(Read(served, Choose(scenario, field, null))?.Zone),
                    $"{field.Path} silent"
                );
            }
        }
    }

    [Slow]
    [TestCaseSource(nameof(Scenarios))]
    public void NearMisses_AreThoseOfTheLibrary(ServedPack served, Scenario scenario)
    {
        var expected = Explore(served, scenario).Prices.Select(price => price.ExcludesAlone);

        Assert.That(
            ZoneMaps.NearMisses(served.Evaluator, scenario, CancellationToken.None)?.Select(line => line.Packages),
            Is.EqualTo(expected)
        );
    }

    /// <summary>A cell of the map of two issues is the zone with both chosen.</summary>
    [Test]
    public void CrossTable_HoldsTheZoneOfBothChoices()
    {
        var (served, scenario) = (TestServer.Seed, TestServer.Seed.Scenarios["freeze-with-promise"]);
        var recognition = served.Pack.Fields.First(field => field.Path == "recognition");
        var line = served.Pack.Fields.First(field => field.Path == "border-treaty.line");

        var table =
            ZoneMaps.Cross(served.Evaluator, scenario, recognition, line, CancellationToken.None)
            ?? throw new InvalidOperationException("The pack is small enough.");

        using (Assert.EnterMultipleScope())
        {
            foreach (var (row, down) in table.Rows.Index())
            {
                foreach (var (column, across) in table.Columns.Index())
                {
                    var both = Choose(Choose(scenario, recognition, down), line, across);
                    Assert.That(table.Counts[row][column], Is.EqualTo(Read(served, both)?.Zone), $"{row}, {column}");
                }
            }
        }
    }

    private static ZoneReading? Read(ServedPack served, Scenario scenario) =>
        ZoneMaps.Read(served.Evaluator, scenario, CancellationToken.None);

    private static Exploration Explore(ServedPack served, Scenario scenario) =>
        Engine.Explore(served.Evaluator, scenario, new ExploreOptions(), CancellationToken.None).Exploration
        ?? throw new InvalidOperationException("The pack is small enough.");

    private static Scenario Choose(Scenario scenario, Field field, ValueRange? range)
    {
        var before = scenario.Terms.FirstOrDefault(term => term.Field == field)?.Value;
        var value =
            range is null ? (Value?)null
            : field.Type.Kind == FieldKind.Set ? Toggled((before?.Members ?? 0) ^ range.Low.GetValueOrDefault().Members)
            : range.Sample(field.Type);
        var others = scenario.Terms.Where(term => term.Field != field);
        return scenario with
        {
            Terms = value is { } chosen ? [.. others, new Term(field, chosen, field.Location)] : [.. others],
            LeftOpen = [.. scenario.LeftOpen.Where(open => open.Field != field)],
        };

        // The last box of a set that is taken out says nothing any more.
        static Value? Toggled(ulong members) => members == 0 ? null : Value.OfSet(members);
    }
}
