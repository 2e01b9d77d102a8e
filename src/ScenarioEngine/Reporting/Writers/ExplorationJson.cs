using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;

namespace ScenarioEngine.Reporting.Writers;

/// <summary>Writes what exploring and repairing find as JSON in the shape of <c>exploration.schema.json</c>.</summary>
/// <remarks>Numbers of packages are text, since a number of JSON is not read exactly past 2^53.</remarks>
internal sealed class ExplorationJson
{
    private const string Format = "exploration";
    private const int Version = 1;

    private readonly JsonText _json;

    private ExplorationJson(JsonText json) => _json = json;

    /// <summary>Writes the document of an exploration, or of why there is none; with an estimate where one was asked for.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="scenario">What was explored.</param>
    /// <param name="result">What was found.</param>
    /// <param name="estimate">The estimate, or null.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void Write(
        Stream stream,
        Scenario scenario,
        ExploreResult result,
        Estimate? estimate,
        IEnumerable<Diagnostic> diagnostics
    ) =>
        Write(
            stream,
            scenario,
            diagnostics,
            report =>
            {
                report.Object("exploration", result.Exploration, report.Exploration);
                report.Object("tooLarge", result.TooLarge, report.TooLarge);
                report.Object("estimate", estimate, report.Estimate);
            }
        );

    /// <summary>Writes the document of the smallest repairs, or of why there are none.</summary>
    /// <param name="stream">Where to, as UTF-8.</param>
    /// <param name="scenario">What was repaired.</param>
    /// <param name="result">What was found.</param>
    /// <param name="diagnostics">The mistakes and doubts about the files.</param>
    public static void Write(Stream stream, Scenario scenario, RepairResult result, IEnumerable<Diagnostic> diagnostics) =>
        Write(
            stream,
            scenario,
            diagnostics,
            report =>
            {
                report.Object("repair", result.Plan, report.Plan);
                report.Object("tooLarge", result.TooLarge, report.TooLarge);
            }
        );

    /// <summary>
    /// Writes packages as JSON lines: an object for each, with a path and a choice for every field that has meaning in it.
    /// </summary>
    public static void WriteLines(Stream stream, IEnumerable<Package> packages)
    {
        foreach (var package in packages)
        {
            using (var json = new Utf8JsonWriter(stream, JsonText.OneLine))
            {
                json.WriteStartObject();
                foreach (var choice in package.Choices)
                {
                    json.WriteString(choice.Field.Path, Describe(choice.Field, choice.Range));
                }

                json.WriteEndObject();
            }

            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(Stream stream, Scenario scenario, IEnumerable<Diagnostic> diagnostics, Action<ExplorationJson> write) =>
        JsonText.WriteDocument(
            stream,
            Format,
            Version,
            json =>
            {
                var report = new ExplorationJson(json);
                json.Object(
                    "scenario",
                    () =>
                    {
                        json.Text("title", scenario.Title);
                        json.Text("file", scenario.File.Path);
                        json.Text("pack", scenario.Pack.Id);
                        json.Text("packVersion", scenario.Pack.Version);
                        json.Text("packFolder", scenario.Pack.Folder);
                        json.Day("asOf", scenario.AsOf);
                        json.List("terms", scenario.Terms, term => report.Choice(term.Field, ValueRange.Of(term.Value)));
                    }
                );
                write(report);
                json.List("diagnostics", diagnostics, json.Diagnostic);
            }
        );

    private static string Describe(Field field, ValueRange range) => range.Describe(field.Type);

    private void Object<T>(string name, T? what, Action<T> write)
        where T : class
    {
        if (what is not null)
        {
            _json.Object(name, () => write(what));
        }
    }

    private void Exploration(Exploration exploration)
    {
        _json.List("assumed", exploration.Assumed, term => Choice(term.Field, ValueRange.Of(term.Value)));
        Count("all", exploration.All);
        Count("possible", exploration.Possible);
        Count("zone", exploration.Zone);
        Count("strictZone", exploration.StrictZone);
        _json.List(
            "rooms",
            exploration.Rooms,
            room =>
            {
                _json.Names("parties", room.Parties.Select(party => party.Id));
                Count("packages", room.Packages);
            }
        );
        _json.List(
            "honest",
            exploration.Honest,
            room =>
            {
                if (room.Party is { } party)
                {
                    _json.Text("party", party.Id);
                }

                Count("redLines", room.RedLines);
                Count("alsoDemands", room.Demands);
                Count("alsoPreconditions", room.Preconditions);
                _json.Names("vague", room.Vague.Select(position => position.FullName));
            }
        );
        _json.List(
            "balance",
            exploration.Balance,
            balance =>
            {
                _json.Text("party", balance.Party.Id);
                foreach (var kind in Enum.GetValues<PositionKind>())
                {
                    _json.Number(Words.Of(kind), balance.Of(kind));
                }

                _json.Number("vague", balance.Vague);
            }
        );
        _json.List(
            "options",
            exploration.Options,
            option =>
            {
                Choice(option.Field, option.Range);
                Count("packages", option.Packages);
                Count("withMeaning", option.WithMeaning);
                _json.Yes("withoutMeaning", option.IsWithoutMeaning);
            }
        );
        _json.List(
            "redLines",
            exploration.Prices,
            price =>
            {
                _json.Text("position", price.Position.FullName);
                Count("crossedBy", price.Crossed);
                Count("excludedByItAlone", price.ExcludesAlone);
                _json.Yes("redundant", price.IsRedundant);
                _json.Names("coveredBy", price.CoveredBy.Select(line => line.FullName));
            }
        );
        _json.List("deadlocks", exploration.Deadlocks, Deadlock);
        _json.List(
            "concessions",
            exploration.Concessions,
            concession =>
            {
                _json.Names("redLines", concession.RedLines.Select(line => line.FullName));
                Package("witness", concession.Witness);
            }
        );
        Object("values", exploration.Values, Values);
        if (exploration.AreValuesTooLarge)
        {
            _json.Yes("valuesTooLarge", isSo: true);
        }

        _json.Yes("cut", exploration.IsCut);
        Packages("first", exploration.First);
        Packages("samples", exploration.Samples);
        Object("map", exploration.Map, Map);
        Object("over", exploration.Over, Over);
        Object("structure", exploration.Structure, Structure);
    }

    private void Deadlock(Deadlock deadlock)
    {
        _json.Names("redLines", deadlock.RedLines.Select(line => line.FullName));
        _json.List(
            "witnesses",
            deadlock.RedLines.Zip(deadlock.Witnesses),
            pair =>
            {
                _json.Text("without", pair.First.FullName);
                Package("package", pair.Second.Package);
                _json.Names("alsoCrosses", pair.Second.AlsoCrosses.Select(line => line.FullName));
            }
        );
        _json.List(
            "missingOptions",
            deadlock.MissingOptions,
            missing =>
            {
                _json.Text("path", missing.Field.Path);
                _json.List(
                    "requirements",
                    missing.Requirements,
                    requirement =>
                    {
                        _json.Text("redLine", requirement.RedLine.FullName);
                        _json.Names("like", requirement.Like.Select(range => Describe(missing.Field, range)));
                    }
                );
                Package("package", missing.Package);
                Object(
                    "closed",
                    missing.Closed,
                    closed =>
                    {
                        _json.Text("value", Describe(missing.Field, closed.Option));
                        _json.Names("constraints", closed.Constraints.Select(constraint => constraint.Id));
                        _json.Names("implications", closed.Implications.Select(implication => implication.Id));
                    }
                );
            }
        );
    }

    private void Values(Values values)
    {
        _json.List(
            "parties",
            values.Orders.Index(),
            order =>
            {
                _json.Text("party", order.Item.Party.Id);
                _json.Score("bestOfAll", values.OwnBestOfAll[order.Index]);
                if (values.OwnBest.ElementAtOrDefault(order.Index) is { } own)
                {
                    _json.Score("bestInTheZone", own);
                }

                if (values.NoDeal.ElementAtOrDefault(order.Index) is { } noDeal)
                {
                    _json.Object(
                        "noDeal",
                        () =>
                        {
                            _json.Score("low", noDeal.Low);
                            _json.Score("high", noDeal.High);
                        }
                    );
                }

                if (order.Item.Party.WalksAwayBelow is { } score)
                {
                    _json.Text("walksAwayBelow", Fraction.Of(score).ToString());
                }
            }
        );
        Best("zone", values.Zone);
        Best("space", values.Space);
        _json.List(
            "solutions",
            values.Solutions,
            solution =>
            {
                _json.Text("name", Words.Of(solution.Kind));
                Best("best", solution.Best);
            }
        );
        _json.List(
            "gainsFrom",
            values.Bases,
            from =>
            {
                _json.Text("party", from.Party.Id);
                _json.Text("score", from.Score.ToString());
                _json.Text("kind", Words.Of(from.Kind));
            }
        );
        Staying("staying", values.Staying);
        Staying("stayingOfAll", values.StayingOfAll);
    }

    private void Staying(string name, ImmutableArray<Staying> among) =>
        _json.List(
            name,
            among,
            staying =>
            {
                _json.Names("parties", staying.Parties.Select(party => party.Id));
                if (staying.Packages is { } packages)
                {
                    Count("packages", packages);
                }

                Object(
                    "estimate",
                    staying.Estimate,
                    estimate =>
                    {
                        Count("packages", estimate.Zone);
                        Count("low", estimate.Low);
                        Count("high", estimate.High);
                        _json.Number("samples", estimate.Samples);
                    }
                );
            }
        );

    /// <summary>Packages with their scores; left out where they are too many to find.</summary>
    private void Best(string name, ImmutableArray<BestPackage>? packages)
    {
        if (packages is { } best)
        {
            _json.List(
                name,
                best,
                found =>
                {
                    _json.List(
                        "scores",
                        found.Scores,
                        score =>
                        {
                            _json.Text("party", score.Party.Id);
                            _json.Score("score", score);
                        }
                    );
                    Count("packages", found.Packages);
                    Package("package", found.Package);
                }
            );
        }
    }

    private void Map(FieldMap map)
    {
        _json.Text("down", map.Down.Path);
        _json.Text("across", map.Across.Path);
        _json.List(
            "cells",
            from row in map.Rows.Index()
            from column in map.Columns.Index()
            select (row, column),
            cell =>
            {
                _json.Text("down", Describe(map.Down, cell.row.Item));
                _json.Text("across", Describe(map.Across, cell.column.Item));
                Count("packages", map.Counts[cell.row.Index][cell.column.Index]);
            }
        );
    }

    private void Structure(Structure structure)
    {
        _json.List("core", structure.Core, choice => Choice(choice.Field, choice.Range));
        _json.List("dead", structure.Dead, choice => Choice(choice.Field, choice.Range));
        _json.List("together", structure.Together, together => Choices("choices", new Package(together)));
        _json.List(
            "commonality",
            structure.Commonality,
            common =>
            {
                Choice(common.Choice.Field, common.Choice.Range);
                Count("packages", common.Packages);
            }
        );
        Packages("pairs", structure.Pairs);
        _json.Number("pairCount", structure.PairCount);
    }

    private void Over(Projection over)
    {
        _json.Names("fields", over.Fields.Select(field => field.Path));
        _json.Yes("cut", over.IsCut);
        _json.List(
            "rows",
            over.Rows,
            row =>
            {
                _json.Names("values", over.Fields.Zip(row.Values, (field, value) => value is null ? "" : Describe(field, value)));
                Count("packages", row.Packages);
            }
        );
    }

    private void Plan(RepairPlan plan)
    {
        if (plan.Cost is { } cost)
        {
            _json.Number("cost", cost);
        }

        Count("number", plan.Number);
        _json.Yes("cut", plan.IsCut);
        _json.List(
            "repairs",
            plan.Repairs,
            repair =>
            {
                _json.List(
                    "changes",
                    repair.Changes,
                    change =>
                    {
                        Choice(change.Field, change.Range);
                        if (change.GivesUp)
                        {
                            _json.Yes("givesUp", isSo: true);
                        }
                    }
                );
                _json.List(
                    "verdicts",
                    repair.Evaluation.Parties,
                    party =>
                    {
                        _json.Text("party", party.Party.Id);
                        _json.Text("verdict", Words.Of(party.Verdict));
                    }
                );
                Package("completion", repair.Completion);
            }
        );
    }

    private void TooLarge(TooLarge tooLarge)
    {
        _json.Text("budget", tooLarge.Budget);
        _json.Number("joined", tooLarge.Reached.Joined);
        _json.Number("positions", tooLarge.Reached.Positions);
        _json.Number("nodes", tooLarge.Reached.Nodes);
        _json.Names("tiedTogether", tooLarge.TiedTogether.Select(field => field.Path));
        _json.Names("tyingPositions", tooLarge.TyingPositions.Select(position => position.FullName));
        _json.Names("worthStating", tooLarge.WorthStating.Select(field => field.Path));
    }

    private void Estimate(Estimate estimate)
    {
        Count("zone", estimate.Zone);
        Count("low", estimate.Low);
        Count("high", estimate.High);
        _json.Yes("exact", estimate.IsExact);
        Count("counted", estimate.Counted);
        _json.Number("joined", estimate.Joined);
        _json.Number("redLines", estimate.RedLines);
        _json.Number("samples", estimate.Samples);
        _json.Number("hits", estimate.Hits);
        Count("seed", estimate.Seed);
    }

    private void Packages(string name, ImmutableArray<Package> packages) =>
        _json.List(name, packages, package => Choices("choices", package));

    private void Package(string name, Package package) => _json.Object(name, () => Choices("choices", package));

    private void Choices(string name, Package package) => _json.List(name, package.Choices, choice => Choice(choice.Field, choice.Range));

    private void Choice(Field field, ValueRange range)
    {
        _json.Text("path", field.Path);
        _json.Text("value", Describe(field, range));
    }

    private void Count(string name, BigInteger number) => _json.Text(name, number.ToString(CultureInfo.InvariantCulture));
}
