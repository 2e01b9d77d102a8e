using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Explaining;

/// <summary>
/// The sentences of reports. They say what a stated position is and what the terms do to it, never what anybody would do.
/// </summary>
public static class Phrases
{
    /// <summary>
    /// When an option is there, and whether it gives up the purpose of a settlement, to be written behind it; empty where there is nothing
    /// to say.
    /// </summary>
    internal static string Days(Option option)
    {
        string?[] said =
        [
            option.From is { } from ? $"from {Day(from)}" : null,
            option.Until is { } until ? $"until {Day(until)}" : null,
            option.GivesUp ? ChangeText.GivingUp : null,
        ];
        return said.All(one => one is null) ? "" : $" ({string.Join(", ", said.OfType<string>())})";
    }

    /// <summary>A day as readers write it: <c>9 January 2026</c>.</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>
    /// A day, or the month or year to which alone it is known, as readers write it: <c>9 January 2026</c>, <c>November 2013</c>,
    /// <c>2013</c>.
    /// </summary>
    internal static string When(Period period) =>
        period.IsDay ? Day(period.First) : period.First.ToString(period.IsYear ? "yyyy" : "MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same, to go behind what happened then: <c>on 9 January 2026</c>, <c>in November 2013</c>.</summary>
    internal static string On(Period period) => $"{(period.IsDay ? "on" : "in")} {When(period)}";

    /// <summary>
    /// The pack of a scenario, the day and how silence is read: <c>against office-lease 0.1.0 (rules/office-lease) as of 31 March 2026</c>.
    /// </summary>
    public static string Against(Scenario scenario)
    {
        var when = scenario.AsOf is { } day ? $"as of {Day(day)}" : "with all positions in force";
        var silence = scenario.Silence == Silence.StatusQuo ? ", silence read as the status quo" : "";
        var without = scenario.WithoutOptions.IsEmpty
            ? ""
            : $", without {Listing.And(scenario.WithoutOptions.Select(option => option.ToString()))}";
        return $"against {NameOf(scenario.Pack)} {when}{silence}{without}{ReadingText.Taken(scenario.Pack)}";
    }

    /// <summary>A pack, its version and the folder that it was read from: <c>office-lease 0.1.0 (rules/office-lease)</c>.</summary>
    internal static string NameOf(RulePack pack) =>
        pack.Folder is { } folder ? $"{pack.Id} {pack.Version} ({folder})" : $"{pack.Id} {pack.Version}";

    /// <summary>
    /// The options that are not there on the day of a scenario, in a sentence with a space before it; empty where there are none.
    /// </summary>
    internal static string NotThere(Scenario scenario)
    {
        var absent = scenario
            .AbsentOptions.Where(absent => absent.Day is not null)
            .Select(absent => $"{absent.What}{Days(absent.What.Option with { GivesUp = false })}")
            .ToList();
        return absent.Count == 0 ? "" : $" Not there on the day: {Listing.And(absent)}.";
    }

    /// <summary>The engine that evaluated, and whether another witnessed it.</summary>
    public static string Engines(IReadOnlyList<string> engines) =>
        engines is [var first, _]
            ? $"Evaluated on {first}; the built-in evaluator agrees."
            : "Evaluated by the built-in evaluator alone: not witnessed.";

    /// <summary>
    /// The effect of the terms on a position, as the rest of a sentence that begins with them: <c>crosses a red line stated on 9 January
    /// 2026</c>.
    /// </summary>
    public static string Claim(Finding finding)
    {
        var kind = $"{KindOf(finding.Position)}{(finding.IsWhicheverWay ? ", whichever way what is open is settled" : "")}";
        return finding.Status switch
        {
            FindingStatus.Unmet or FindingStatus.Met or FindingStatus.Open when finding.Position.Worth is not null =>
                $"is {Worth(finding)} to {kind}",
            FindingStatus.Crossed => $"crosses {kind}",
            FindingStatus.Respected => $"does not cross {kind}",
            FindingStatus.Unmet => $"does not meet {kind}",
            FindingStatus.Met => $"meets {kind}",
            FindingStatus.Offered => $"takes up {kind}",
            FindingStatus.NotApplicable => $"does not touch {kind}",
            _ => $"leaves open whether it {finding.Position.Policy.Touches} {kind}",
        };
    }

    /// <summary>A position with its day: <c>a red line stated on 9 January 2026</c>.</summary>
    public static string KindOf(Position position)
    {
        var kind = Kind(position.Kind);
        var article = kind[0] is 'o' ? "an" : "a";
        return position.Statement switch
        {
            { Source.IsAssumption: true } => $"{article} {kind} that the pack assumes",
            { Stated: { } stated } => $"{article} {kind} stated {On(stated)}",
            _ => $"{article} {kind}",
        };
    }

    /// <summary>A kind of position in words: <c>red line</c>.</summary>
    internal static string Kind(PositionKind kind) => PositionPolicy.Of(kind).InWords;

    /// <summary>A kind of position in words, with what a reader must not overlook: <c>red line, assumed, softened</c>.</summary>
    internal static string Sort(Position position) =>
        string.Join(
            ", ",
            new[]
            {
                Kind(position.Kind),
                position.Statement.Source.IsAssumption ? "assumed" : null,
                position.Status == PositionStatus.InForce ? null : Words.Of(position.Status),
            }.OfType<string>()
        );

    /// <summary>A status in words: <c>not applicable</c>.</summary>
    public static string Status(FindingStatus status) => Words.Of(status).Replace('-', ' ');

    /// <summary>The status of a position in a word or two; where it does not count, why.</summary>
    public static string Status(Evaluation evaluation, Position position)
    {
        var finding = evaluation.Findings.FirstOrDefault(finding => finding.Position == position);
        var leftOut = evaluation.LeftOut.FirstOrDefault(leftOut => leftOut.Position == position);
        return finding is not null ? Status(finding.Status)
            : leftOut is not null ? Words.Of(leftOut.Reason).Replace('-', ' ')
            : "too vague";
    }

    /// <summary>Whether something holds: <c>cannot be told</c> where that is not known yet.</summary>
    internal static string Truth(bool? holds) =>
        holds switch
        {
            true => "holds",
            false => "does not hold",
            null => "cannot be told",
        };

    /// <summary>
    /// A party's verdict in words; where there is none, whether the pack holds nothing of it, or nothing that could be tested.
    /// </summary>
    public static string Verdict(PartyResult result) =>
        result switch
        {
            { Verdict: Model.Verdict.NoPosition } => "no stated position",
            { Verdict: Model.Verdict.NothingToTest } => "nothing to test",
            _ => Words.Of(result.Verdict),
        };

    /// <summary>An outcome in words.</summary>
    public static string Outcome(Outcome outcome) => Words.Of(outcome).Replace('-', ' ');

    /// <summary>What the values of a field are worth: <c>lease.form is worth 0 at none, 8 at contract</c>.</summary>
    internal static string Worth(Worth worth, Naming? naming = null)
    {
        var amounts = string.Join(
            ", ",
            worth.Stated.Select(stated =>
                $"{Amount(stated.Amount)} {(worth.Field.Type.IsSet ? "for" : worth.Field.Type.IsContinuous ? "from" : "at")} {(naming ?? Naming.OfFiles).Of(worth.Field, stated.Value)}"
            )
        );
        return $"{(naming ?? Naming.OfFiles).Of(worth.Field)} is worth {amounts}{(worth.Field.Type.Step is null ? "" : ", and what lies on the line between")}";
    }

    /// <summary>What is had of a preference: <c>worth 8 of 10</c>, <c>worth from 2 to 10 of 10</c>.</summary>
    internal static string Worth(Finding finding) =>
        finding is { Worth: { } worth, Position: { Worth: not null } preference }
            ? $"worth {(worth.IsKnown ? Amount(worth.Low) : $"from {Amount(worth.Low)} to {Amount(worth.High)}")} of {Amount(preference.HighestWorth)}"
            : "";

    /// <summary>An amount as people write it, or as a fraction where that has no end: <c>2.5</c>, <c>1/3</c>.</summary>
    private static string Amount(Fraction amount)
    {
        const int mostDigits = 9;
        var digits = Enumerable
            .Range(0, mostDigits)
            .FirstOrDefault(digits => (amount * new Fraction(System.Numerics.BigInteger.Pow(10, digits), 1)).Denominator.IsOne, mostDigits);
        return digits == mostDigits ? amount.ToString() : amount.ToText(digits);
    }

    /// <summary>The rule of a position: <c>crossed when recognition is at least de-facto</c>.</summary>
    public static string Rule(Position position) => Rule(position, Naming.OfFiles);

    /// <summary>The rule of a position, in words or in the names of files.</summary>
    internal static string Rule(Position position, Naming naming) => Rule(position, toCome: [], naming);

    /// <summary>
    /// The rule of a position in a scenario; what had not been stated by its day is marked: <c>unless vote is yes (stated on 1 May 2026:
    /// does not count yet)</c>.
    /// </summary>
    public static string Rule(Finding finding) => Rule(finding, Naming.OfFiles);

    /// <summary>The same, in words or in the names of files.</summary>
    internal static string Rule(Finding finding, Naming naming) => Rule(finding.Position, finding.ExceptionsToCome, naming);

    private static string Rule(Position position, ImmutableArray<ExceptedCase> toCome, Naming naming)
    {
        var applies = position.AppliesWhen is { } appliesWhen ? ConditionText.Describe(appliesWhen, naming) : null;
        var unless = string.Concat(
            position.Exceptions.Select(exception => $"; unless {ConditionText.Describe(exception.When, naming)}{NotYet(exception)}")
        );
        if (position.Condition is not { } condition)
        {
            return applies is null ? "not tested" : $"speaks of it when {applies}{unless}";
        }

        var rule = position.Worth is { } worth
            ? Worth(worth, naming)
            : $"{position.Policy.ConditionInWords} {ConditionText.Describe(condition, naming)}";
        return (applies is null ? rule : $"applies when {applies}; {rule}") + unless;

        string NotYet(ExceptedCase exception) =>
            toCome.Contains(exception) && exception.Statement.Stated is { } stated ? $" (stated {On(stated)}: does not count yet)" : "";
    }

    /// <summary>The speaker, the day, and where the statement can be read.</summary>
    public static string Reference(Statement statement)
    {
        if (statement.Source.IsAssumption)
        {
            return "Assumption of the pack's author; nobody is on record with it.";
        }

        var source = statement.Source;
        var said = string.Join(", ", new[] { statement.Speaker, statement.Stated is { } stated ? When(stated) : null }.OfType<string>());
        var where = string.Join(", ", new[] { $"“{source.Title}”", source.Publisher, statement.Locator }.OfType<string>());
        var read = source.Read switch
        {
            ReadExtent.InExcerpt => " (read in excerpt)",
            ReadExtent.NotRead => " (not read)",
            _ => "",
        };
        return said.Length == 0 ? $"{where}{read}" : $"{said}; {where}{read}";
    }

    /// <summary>The caution that a statement needs that is known from afar alone, or null: <c>from a newsroom's report alone</c>.</summary>
    public static string? Weakness(Statement statement) =>
        statement.Source switch
        {
            { IsWeak: false } => null,
            { Tier: SourceTier.Press } => "from a newsroom's report alone",
            { Tier: SourceTier.Republished } => "from a copy of a report alone",
            _ => "from a summary of others' reports alone",
        };

    /// <summary>Why a position does not count: <c>stated later, on 28 January 2026</c>.</summary>
    internal static string LeftOut(LeftOutPosition leftOut, Naming? naming = null)
    {
        var position = leftOut.Position;
        return leftOut.Reason switch
        {
            LeftOutReason.StatedLater => $"stated later, {OnOrNone(position.Statement.Stated)}",
            LeftOutReason.Superseded =>
                $"superseded {OnOrNone(position.SupersededBy?.Statement.Stated)} by {(position.SupersededBy is { } successor ? (naming ?? Naming.OfFiles).Of(successor) : "another")}",
            LeftOutReason.Withdrawn => $"withdrawn {OnOrNone(position.Ended)}",
            LeftOutReason.Ended => $"ended {OnOrNone(position.Ended)}",
            _ => "taken out by an edit",
        };
    }

    /// <summary>What a test saw: a value, or why there is none.</summary>
    internal static string Seen(FieldState state) =>
        state switch
        {
            { IsApplicable: false } => "has no meaning here",
            { Value: { } value, Origin: Origin.Derived } => $"{state.Field.Type.Format(value)} (derived)",
            { Value: { } value, Origin: Origin.Assumed } => $"{state.Field.Type.Format(value)} (assumed, status quo)",
            { Value: { } value } => state.Field.Type.Format(value),
            { Origin: Origin.LeftOpen } => "left open on purpose",
            _ => "not stated",
        };

    /// <summary>What a test saw in a scenario: where silence is the status quo, that a field has none is why it stays open.</summary>
    internal static string Seen(Evaluation evaluation, Field field) =>
        HasNoStatusQuo(evaluation, field) ? "not stated, and the pack gives no status quo" : Seen(evaluation.StateOf(field));

    /// <summary>Whether silence on a field, read as the status quo, leaves it open because the pack gives none.</summary>
    internal static bool HasNoStatusQuo(Evaluation evaluation, Field field) =>
        evaluation.Scenario.Silence == Silence.StatusQuo
        && field.StatusQuo is null
        && evaluation.StateOf(field) is { IsApplicable: true, Value: null, Origin: Origin.Silent };

    private static string OnOrNone(Period? period) => period is null ? "on an unknown day" : On(period);
}
