using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;

namespace ScenarioEngine.Reporting.Documents;

/// <summary>One finding: what the terms do to the position, why, who said it where, and the way out.</summary>
internal static class FindingBlocks
{
    /// <summary>A finding as it stands in a report, with the ways out.</summary>
    internal static Claim InReport(Evaluation evaluation, Finding finding) =>
        Of(
            evaluation,
            finding,
            finding.Status switch
            {
                FindingStatus.Open => ChangeEntries.WouldSettle(finding),
                _ => ChangeEntries.WaysOut(finding),
            }
        );

    /// <summary>A finding with every change that would turn it, good or bad.</summary>
    public static Claim InFull(Evaluation evaluation, Finding finding)
    {
        var claim = Of(
            evaluation,
            finding,
            finding.Status == FindingStatus.Open ? ChangeEntries.WouldSettle(finding) : ChangeEntries.Turns(finding)
        );
        return claim with { Entries = [.. claim.Entries, .. ReadingBlocks.Of(evaluation, finding.Position)] };
    }

    /// <summary>What the terms do to a position and why, without statement and source.</summary>
    public static ImmutableArray<Entry> InShort(Evaluation evaluation, Finding finding) =>
        [
            new Entry("Finding", Sentence(finding)),
            .. Reason(finding.Reason),
            new Entry("Rule", Phrases.Rule(finding)),
            new Entry("", finding.Position.Location.ToString()),
            .. ProofTree.Of(evaluation, finding.Position),
        ];

    /// <summary>What makes the package impossible.</summary>
    public static IEnumerable<Block> OfImpossible(Evaluation evaluation) =>
        evaluation.Constraints.Where(finding => finding.IsBroken == true).Select(finding => (Block)Of(evaluation, finding));

    /// <summary>A constraint, and what the terms do to it.</summary>
    public static Claim Of(Evaluation evaluation, ConstraintFinding finding)
    {
        var constraint = finding.Constraint;
        var (word, mood) = finding.IsBroken switch
        {
            true => ("IMPOSSIBLE", Mood.Bad),
            false => ("KEPT", Mood.Good),
            null => ("OPEN", Mood.Doubtful),
        };
        return new Claim(
            word,
            constraint.Id,
            mood,
            [
                new Entry("Constraint", constraint.Because),
                .. finding.IsBroken is null ? [] : Reason(finding.Reason),
                new Entry("Rule", $"impossible when {ConditionText.Describe(constraint.ImpossibleWhen)}, by {Words.Of(constraint.Basis)}"),
                new Entry("", constraint.Location.ToString()),
                // What an option that is not there on the day breaks, stands in no file.
                .. evaluation.Scenario.Pack.Constraints.Contains(constraint) ? ProofTree.Of(evaluation, "", constraint.ImpossibleWhen) : [],
            ]
        );
    }

    /// <summary>An implication, and whether the terms set it off.</summary>
    public static Claim Of(Evaluation evaluation, Implication implication)
    {
        var (word, mood) = evaluation.TruthOf(implication.When) switch
        {
            true => ("HOLDS", Mood.Good),
            false => ("DOES NOT HOLD", Mood.Good),
            null => ("OPEN", Mood.Doubtful),
        };
        return new Claim(
            word,
            implication.Id,
            mood,
            [
                new Entry("When", ConditionText.Describe(implication.When)),
                .. ProofTree.Of(evaluation, "", implication.When),
                new Entry(
                    "Then",
                    string.Join("; ", implication.Then.Select(term => $"{term.Field.Path}: {term.Field.Type.Format(term.Value)}"))
                ),
                new Entry("Because", implication.Because),
                new Entry("", $"{Words.Of(implication.Basis)}, {implication.Location}"),
            ]
        );
    }

    /// <summary>The fields on which the scenario says two things.</summary>
    public static IEnumerable<Block> OfContradictions(Evaluation evaluation) =>
        evaluation.Contradictions.Select(contradiction => new Claim(
            "CONTRADICTION",
            $"on {Labels.WithPath(contradiction.Field)}",
            Mood.Bad,
            [.. Sides(contradiction)]
        ));

    /// <summary>The two or more ways in which a scenario speaks of one field.</summary>
    internal static IEnumerable<Entry> Sides(Contradiction contradiction)
    {
        if (contradiction.Stated is { } stated)
        {
            yield return new Entry("Stated", Stated(stated));
        }

        foreach (var implied in contradiction.Implied)
        {
            yield return new Entry(
                "Implied",
                $"{contradiction.Field.Path}: {implied.Term.Field.Type.Format(implied.Term.Value)}. {implied.Implication.Because}"
            );
            yield return new Entry("", $"{Words.Of(implied.Implication.Basis)}, {implied.Implication.Id}, {implied.Term.Location}");
            foreach (var entry in Reason(implied.Reason))
            {
                yield return entry;
            }
        }
    }

    /// <summary>A position that does not count, or that is too vague to be tested.</summary>
    public static Claim NotTested(Evaluation evaluation, Position position) =>
        evaluation.LeftOut.FirstOrDefault(leftOut => leftOut.Position == position) is { } leftOut
            ? new Claim(
                "DOES NOT COUNT",
                $"{Labels.WithName(position)}: {Phrases.LeftOut(leftOut)}",
                Mood.Doubtful,
                [.. PositionEntries(evaluation.Scenario, position)]
            )
            : new Claim(
                "NOT TESTED",
                Labels.WithName(position),
                Mood.Doubtful,
                [
                    new Entry("Too vague", position.Vague ?? ""),
                    .. PositionEntries(evaluation.Scenario, position),
                    .. ReadingBlocks.Of(evaluation, position),
                ]
            );

    /// <summary>The terms that force something, each with its place, and what follows from them.</summary>
    internal static IEnumerable<Entry> Reason(Reason reason)
    {
        foreach (var (number, term) in reason.Terms.Index())
        {
            yield return new Entry(number == 0 ? "Because" : "", Stated(term));
        }

        foreach (var (number, (term, implication)) in reason.Derivations.Reverse().Index())
        {
            yield return new Entry(number == 0 ? "Hence" : "", $"{term}. {implication.Because}");
            yield return new Entry("", $"{Words.Of(implication.Basis)}, {implication.Id}, {implication.Location}");
        }
    }

    /// <summary>A term, and the line of the scenario on which it stands.</summary>
    internal static string Stated(FieldState state)
    {
        var term = state.Origin switch
        {
            Origin.Assumed => $"{state} (assumed: the status quo)",
            Origin.Silent or Origin.LeftOpen => $"{state.Field.Path}: {Phrases.Seen(state)}",
            _ => state.ToString(),
        };
        return state.Location is { } location ? string.Create(CultureInfo.InvariantCulture, $"{term} (line {location.Line})") : term;
    }

    /// <summary>The statement of a position, where it can be read, and what was said beside it by the day of the scenario.</summary>
    private static IEnumerable<Entry> PositionEntries(Scenario scenario, Position position)
    {
        yield return new Entry("Statement", position.Statement.Text);
        yield return new Entry("Source", Phrases.Reference(position.Statement));
        if (position.Statement.Source.Url is { } url)
        {
            yield return new Entry("", url);
        }

        if (Phrases.Weakness(position.Statement) is { } weakness)
        {
            yield return new Entry("Known", weakness);
        }

        foreach (
            var (label, text) in new[]
            {
                ("Interest", position.Interest),
                ("Encoding", position.Encoding),
                ("Standing", position.Status == PositionStatus.InForce ? null : Words.Of(position.Status)),
            }
        )
        {
            if (text is not null)
            {
                yield return new Entry(label, text);
            }
        }

        if (position.ReadAs is { } reading)
        {
            yield return new Entry("Read as", $"{reading.Title} ({reading.Id}). {reading.Because}");
        }

        foreach (var entry in FactEntries(scenario.Pack, position, scenario.AsOf))
        {
            yield return entry;
        }
    }

    /// <summary>What was said beside a position by a day, and where that can be read.</summary>
    internal static IEnumerable<Entry> FactEntries(RulePack pack, Position position, DateOnly? asOf) =>
        pack.FactsBeside(position, asOf)
            .SelectMany(fact =>
                new[] { new Entry("Fact", $"{fact.Statement.Text} ({fact.Id})"), new Entry("", Phrases.Reference(fact.Statement)) }
            );

    private static Claim Of(Evaluation evaluation, Finding finding, IEnumerable<Entry> changes) =>
        new(
            Phrases.Status(finding.Status).ToUpperInvariant(),
            Labels.WithName(finding.Position),
            MoodOf(finding),
            [
                new Entry("Finding", Sentence(finding)),
                .. Reason(finding.Reason),
                .. WhicheverWay.Why(finding) is { } why ? [new Entry("Because", why)] : (Entry[])[],
                .. WhicheverWay.Packages(finding).Select(package => new Entry(package.Label, package.Shown)),
                .. finding.Exception is { } exception
                    ? [new Entry("Exception", exception.Statement.Text), new Entry("", Phrases.Reference(exception.Statement))]
                    : (Entry[])[],
                new Entry("Rule", Phrases.Rule(finding)),
                new Entry("", finding.Position.Location.ToString()),
                .. ProofTree.Of(evaluation, finding.Position),
                .. PositionEntries(evaluation.Scenario, finding.Position),
                .. changes,
            ]
        );

    private static string Sentence(Finding finding) => $"The scenario {Phrases.Claim(finding)}.";

    /// <summary>Whether a finding is good or bad.</summary>
    internal static Mood MoodOf(Finding finding) =>
        finding.Status switch
        {
            FindingStatus.Crossed => Mood.Bad,
            FindingStatus.Unmet or FindingStatus.Open => Mood.Doubtful,
            _ => Mood.Good,
        };
}
