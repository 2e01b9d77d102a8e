using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;

namespace ScenarioEngine.Checking;

/// <summary>Looks at the record on which a pack rests: sources, interests, days, and the balance between the parties.</summary>
internal static class RecordLint
{
    /// <summary>After so many years without a newer word a statement may no longer hold.</summary>
    private const int StaleAfterYears = 3;

    /// <summary>Fewer positions than this say nothing about balance.</summary>
    private const int EnoughPositions = 8;

    /// <summary>A signatory has far fewer positions than another where that one has so many times as many.</summary>
    private const int FarMore = 4;

    public static IEnumerable<Diagnostic> Run(RulePack pack) =>
        [
            .. Sources(pack),
            .. AfterSources(pack),
            .. Far(pack),
            .. Exceptions(pack),
            .. Quantifiers(pack),
            .. Interests(pack),
            .. Days(pack),
            .. Parties(pack),
        ];

    private static IEnumerable<Diagnostic> Sources(RulePack pack)
    {
        var used = StatementsOf(pack)
            .Select(statement => statement.Source)
            .Concat(pack.Positions.SelectMany(position => position.Readings).Select(reading => reading.Source))
            .ToHashSet();
        foreach (var source in pack.Sources)
        {
            if (!used.Contains(source))
            {
                yield return LintDiagnostics.UnusedSource(source);
            }
            else if (source.Date is null)
            {
                yield return LintDiagnostics.UndatedSource(source);
            }
        }
    }

    /// <summary>Statements of positions, exceptions and facts that are younger than what they were published in.</summary>
    private static IEnumerable<Diagnostic> AfterSources(RulePack pack) =>
        StatementsOf(pack).Where(IsAfterSource).Select(LintDiagnostics.AfterSource);

    /// <summary>Days of which nothing but the other days of the pack says that they cannot be right.</summary>
    private static IEnumerable<Diagnostic> Far(RulePack pack) =>
        FarDays
            .Find(StatementsOf(pack))
            .Where(far => !IsAfterSource(far.Statement))
            .Select(far => LintDiagnostics.FarDay(far.Statement, far.Nearest));

    private static bool IsAfterSource(Statement statement) => statement.Stated?.First > statement.Source.Date;

    /// <summary>Exceptions that were stated when the position no longer counted.</summary>
    private static IEnumerable<Diagnostic> Exceptions(RulePack pack) =>
        from position in pack.Positions
        let end = position.Until is { } until && !(position.SupersededBy?.Statement.Date < until)
            ? until
            : position.SupersededBy?.Statement.Date
        from exception in position.Exceptions
        where exception.Statement.Date >= end
        select LintDiagnostics.ExceptionTooLate(position, exception, end.GetValueOrDefault());

    private static IEnumerable<Diagnostic> Quantifiers(RulePack pack) =>
        pack
            .Conditions.SelectMany(condition => condition.Quantified)
            .Where(IgnoresInstance)
            .DistinctBy(over => over.Location)
            .Select(LintDiagnostics.IgnoresInstance);

    /// <summary>Whether none of what is asked differs from instance to instance; where there is one only, all is about it.</summary>
    private static bool IgnoresInstance(Condition.Over over) =>
        over.Instances.Length > 1
        && over.Instances.Skip(1)
            .All(instance => instance.Tests.Select(test => test.Field).SequenceEqual(over.Instances[0].Tests.Select(test => test.Field)));

    private static IEnumerable<Statement> StatementsOf(RulePack pack) =>
        pack
            .Positions.SelectMany(position => position.Exceptions.Select(excepted => excepted.Statement).Prepend(position.Statement))
            .Concat(pack.Facts.Select(fact => fact.Statement));

    private static IEnumerable<Diagnostic> Interests(RulePack pack) =>
        pack.Positions.Where(position => position is { Policy.IsLine: true, Interest: null }).Select(LintDiagnostics.WithoutInterest);

    private static IEnumerable<Diagnostic> Days(RulePack pack)
    {
        // A day that cannot be right makes nothing else stale.
        var far = FarDays.Find(StatementsOf(pack)).Select(pair => pair.Statement).ToHashSet();
        var newest = pack
            .Positions.Select(position => position.Statement)
            .Where(statement => !IsAfterSource(statement) && !far.Contains(statement))
            .MaxBy(statement => statement.Date);
        return newest is not { Date: { Year: > StaleAfterYears } day }
            ? []
            : pack
                .Positions.Where(position =>
                    position.Statement.Date < day.AddYears(-StaleAfterYears) && position.WhyLeftOut(asOf: null) is null
                )
                .Select(position => LintDiagnostics.Stale(position, newest));
    }

    private static IEnumerable<Diagnostic> Parties(RulePack pack)
    {
        // A voice from within a party is a word of that party's side.
        var counts = pack.Parties.ToDictionary(
            party => party,
            party => pack.Positions.Count(position => !position.Statement.Source.IsAssumption && IsWithin(position.Party, party))
        );
        var most = pack.Parties.Where(party => party.Role == PartyRole.Signatory).MaxBy(party => counts[party]);
        foreach (var party in pack.Parties)
        {
            if (
                party.Note is null
                && pack.Positions.All(position => !IsWithin(position.Party, party))
                && pack.Rankings.All(ranking => ranking.Party != party)
            )
            {
                yield return LintDiagnostics.WithoutPositions(party);
            }
            else if (
                party.Role == PartyRole.Signatory
                && most is not null
                && counts[party] > 0
                && counts[most] >= EnoughPositions
                && counts[party] * FarMore <= counts[most]
            )
            {
                yield return LintDiagnostics.FewPositions(party, counts[party], most, counts[most]);
            }
        }
    }

    private static bool IsWithin(Party? party, Party group) => party is not null && (party == group || IsWithin(party.MemberOf, group));
}
