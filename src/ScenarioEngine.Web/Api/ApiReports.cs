using System.Globalization;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Api;

/// <summary>Answers as plain data. Numbers of packages are texts of digits: they are exact, and larger than what JSON readers keep exact.</summary>
internal static class ApiReports
{
    /// <summary>What a pack is, in short.</summary>
    public static object Summary(ServedPack served) => new
    {
        id = served.Pack.Id,
        title = served.Pack.Title,
        version = served.Pack.Version,
        summary = served.Pack.Summary,
        scenarios = served.Scenarios.Keys,
    };

    /// <summary>What can be said in a pack, and what has been said.</summary>
    public static object Pack(ServedPack served) => new
    {
        id = served.Pack.Id,
        title = served.Pack.Title,
        version = served.Pack.Version,
        summary = served.Pack.Summary,
        parties = served.Pack.Parties.Select(party => new { id = party.Id, title = party.Title, role = Words.Of(party.Role), memberOf = party.MemberOf?.Id }),
        fields = served.Pack.Fields.Select(known => new
        {
            path = known.Path,
            title = known.Title ?? known.Issue.Title,
            type = Words.Of(known.Type.Kind),
            unit = known.Type.Unit,
            options = known.Type.Options.Select(option => new { id = option.Id, description = option.Description }),
            onlyWhen = known.OnlyWhen is { } condition ? ConditionText.Describe(condition) : null,
        }),
        positions = served.Pack.Positions.Select(position => new
        {
            position = position.FullName,
            kind = Words.Of(position.Kind),
            title = position.Title,
            rule = position.Vague is null ? Phrases.Rule(position) : null,
            vague = position.Vague,
            statement = position.Statement.Text,
            reference = Phrases.Reference(position.Statement),
            stated = position.Statement.Date,
            url = position.Statement.Source.Url,
        }),
        scenarios = served.Scenarios.Select(scenario => new { name = scenario.Key, title = scenario.Value.Title }),
    };

    /// <summary>How much room some terms leave.</summary>
    public static object Of(Exploration exploration) => new
    {
        title = exploration.Scenario.Title,
        all = Write(exploration.All),
        possible = Write(exploration.Possible),
        zone = Write(exploration.Zone),
        strictZone = Write(exploration.StrictZone),
        rooms = exploration.Rooms.Select(room => new { parties = room.Parties.Select(party => party.Id), packages = Write(room.Packages) }),
        options = exploration.Options.Select(option => new { path = option.Field.Path, choice = option.Range.Describe(option.Field.Type), packages = Write(option.Packages) }),
        redLines = exploration.Prices.Select(price => new { position = price.Position.FullName, crossed = Write(price.Crossed), excludesAlone = Write(price.ExcludesAlone) }),
        deadlocks = exploration.Deadlocks.Select(deadlock => deadlock.RedLines.Select(line => line.FullName)),
        concessions = exploration.Concessions.Select(concession => concession.RedLines.Select(line => line.FullName)),
        isCut = exploration.IsCut,
    };

    /// <summary>The smallest repairs.</summary>
    public static object Of(RepairPlan plan) => new
    {
        cost = plan.Cost,
        number = Write(plan.Number),
        repairs = plan.Repairs.Select(repair => new
        {
            changes = repair.Changes.Select(change => new { path = change.Field.Path, to = change.Range.Describe(change.Field.Type) }),
            outcome = Words.Of(repair.Evaluation.Outcome),
        }),
    };

    private static string Write(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
