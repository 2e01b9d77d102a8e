using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>What is probably not meant in a pack or a scenario that is well written. Each warning can be allowed, with a reason.</summary>
internal static class LintDiagnostics
{
    private static readonly DescriptorList Codes = new();
    private static readonly DescriptorList CodesOfPositions = new();

    public static ImmutableArray<DiagnosticDescriptor> All => [.. Codes.All, .. OfPositions];

    /// <summary>What only a comparison over all packages finds.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfPositions => CodesOfPositions.All;

    private static readonly DiagnosticDescriptor NothingPossibleDescriptor = Codes.Error("SE3001", "No possible package");

    public static Diagnostic NothingPossible(RulePack pack) =>
        new(NothingPossibleDescriptor, pack.Location, "The constraints and implications of this pack leave no package possible.")
        {
            Hint = "Correct or delete the constraint that goes too far.",
            Related = [.. pack.Constraints.Take(3).Select(constraint => new RelatedLocation(constraint.Location, "a constraint"))],
        };

    private static readonly DiagnosticDescriptor TooLargeDescriptor = Codes.Warning("SE5001", "Pack too large to compare its positions");

    public static Diagnostic TooLarge(RulePack pack, IEnumerable<Field> tied) =>
        new(
            TooLargeDescriptor,
            pack.Location,
            "This pack is too large for its positions to be compared over all its packages, so they were not compared."
        )
        {
            Hint = $"The fields that rules tie together most are: {string.Join(", ", tied.Select(field => field.Path))}.",
        };

    private static readonly DiagnosticDescriptor ReadingChangesNothingDescriptor = CodesOfPositions.Warning(
        "SE7055",
        "Reading that changes nothing"
    );

    public static Diagnostic ReadingChangesNothing(Reading reading) =>
        new(
            ReadingChangesNothingDescriptor,
            reading.Location,
            $"Read as `{reading.Id}`, `{reading.Position.FullName}` finds of every possible package what it finds as encoded."
        )
        {
            Hint = "Correct what the reading has in place of the encoding, or delete the reading.",
            Related = [new RelatedLocation(reading.Position.Location, "the position")],
        };

    private static readonly DiagnosticDescriptor ReadingContradictsDescriptor = CodesOfPositions.Warning(
        "SE7056",
        "Reading that contradicts the text"
    );

    public static Diagnostic ReadingContradicts(Reading reading, string why) =>
        new(
            ReadingContradictsDescriptor,
            reading.Location,
            $"Read as `{reading.Id}`, `{reading.Position.FullName}` says the opposite of the same words: {why}."
        )
        {
            Hint =
                "Turn the condition round: under a narrower or a wider reading there is still what goes against the words, and what keeps to them.",
            Related = [new RelatedLocation(reading.Position.Location, "the position")],
        };

    private static readonly DiagnosticDescriptor UnansweredQuestionDescriptor = Codes.Warning("SE7057", "Question that no reading answers");

    public static Diagnostic UnansweredQuestion(PackQuestion question) =>
        new(UnansweredQuestionDescriptor, question.Location, $"No reading answers the question `{question.Id}`.")
        {
            Hint = $"Write `question: {question.Id}` into the readings that answer it, or delete the question.",
        };

    private static readonly DiagnosticDescriptor AfterSourceDescriptor = Codes.Warning("SE7021", "Stated after its source was published");

    public static Diagnostic AfterSource(Statement statement) =>
        new(
            AfterSourceDescriptor,
            statement.DateLocation ?? statement.Location,
            $"This was stated {On(statement.Stated)}, and `{statement.Source.Id}`, where it was published, bears the date {Day(statement.Source.Date)}."
        )
        {
            Hint = "Correct one of the two days, or name the source that was published after the statement.",
            Related = [new RelatedLocation(statement.Source.Location, "the source")],
        };

    private static readonly DiagnosticDescriptor FarDayDescriptor = Codes.Warning("SE7027", "Day far from all others");

    public static Diagnostic FarDay(Statement statement, DateOnly nearest) =>
        new(
            FarDayDescriptor,
            statement.DateLocation ?? statement.Location,
            $"This was stated on {Day(statement.Date)}, and of all other statements of the pack the nearest is of {Day(nearest)}."
        )
        {
            Hint = "Correct the year; a scenario of a day between them would leave one or the other out without a word.",
        };

    private static readonly DiagnosticDescriptor AlwaysExceptedDescriptor = CodesOfPositions.Warning(
        "SE7022",
        "Excepted case that always holds"
    );

    public static Diagnostic AlwaysExcepted(Position position, ExceptedCase exception) =>
        new(
            AlwaysExceptedDescriptor,
            exception.When.Location,
            $"What is excepted here holds in every possible package{(position.AppliesWhen is null ? "" : " to which the position would apply")}, so `{position.FullName}` says nothing."
        )
        {
            Hint = "Correct the condition; where the position has been given up, give it `until` with the day in place of `unless`.",
            Related = [new RelatedLocation(position.Location, $"`{position.FullName}`")],
        };

    private static readonly DiagnosticDescriptor ExceptionTooLateDescriptor = Codes.Warning(
        "SE7023",
        "Excepted case that counts on no day"
    );

    public static Diagnostic ExceptionTooLate(Position position, ExceptedCase exception, DateOnly end) =>
        new(
            ExceptionTooLateDescriptor,
            exception.Statement.DateLocation ?? exception.When.Location,
            $"This was excepted {On(exception.Statement.Stated)}, and `{position.FullName}` counts until {Day(end)} only."
        )
        {
            Hint = "Correct one of the days, or delete this item of `unless`.",
            Related = [new RelatedLocation(position.Location, $"`{position.FullName}`")],
        };

    private static readonly DiagnosticDescriptor IgnoresInstanceDescriptor = Codes.Warning(
        "SE7024",
        "Quantifier that looks at no instance"
    );

    public static Diagnostic IgnoresInstance(Condition.Over over) =>
        new(
            IgnoresInstanceDescriptor,
            over.Location,
            $"`{Words.Of(over.Quantifier)} {over.Issue.Id}` ranges over the parties of `{over.Issue.Id}`, and what it asks is the same for each of them."
        )
        {
            Hint = over.Issue.HasOneValue
                ? $"Write `{over.Issue.Id}` without a party in it, which is then that of each party in turn; or take the condition out of `{Words.Of(over.Quantifier)}`."
                : $"Write the fields of `{over.Issue.Id}` without a party, such as `{over.Issue.Fields[0].Name}`, which are then those of each party in turn; or take the condition out of `{Words.Of(over.Quantifier)}`.",
        };

    private static readonly DiagnosticDescriptor UnfilledSilenceDescriptor = Codes.Warning("SE7026", "Silence that no status quo fills");

    public static Diagnostic UnfilledSilence(Scenario scenario, IReadOnlyList<Field> fields) =>
        new(
            UnfilledSilenceDescriptor,
            scenario.SilenceLocation ?? scenario.Location,
            $"Silence is read as the status quo, and the pack gives none for {UserText.InProse(fields.Take(4).Select(field => $"`{field.Path}`").Concat(fields.Count > 4 ? [Others(fields.Count - 4)] : []))}, so {(fields.Count == 1 ? "it stays" : "they stay")} open."
        )
        {
            Hint =
                "State what the scenario means there, write `open` where it leaves it open, or give the field a `status-quo` in the pack.",
            Related = [new RelatedLocation(fields[0].Location, $"`{fields[0].Path}` is declared here")],
        };

    private static readonly DiagnosticDescriptor IdleEditDescriptor = Codes.Warning("SE7025", "Edit that changes nothing");

    public static Diagnostic IdleEdit(WhatIf edit, SourceLocation place) =>
        new(IdleEditDescriptor, place, $"The edit `{UserText.Quote(edit.Name)}` leaves the scenario as it is.")
        {
            Hint = "Give it something to `set`, `unset` or take out that is otherwise in the scenario, or delete it.",
        };

    private static readonly DiagnosticDescriptor NothingToWalkFromDescriptor = Codes.Warning(
        "SE7061",
        "Score of a party without preferences"
    );

    public static Diagnostic NothingToWalkFrom(Party party) =>
        new(
            NothingToWalkFromDescriptor,
            party.Location,
            $"`{party.Id}` walks away below a score, and has no preference from which a score could come."
        )
        {
            Hint = "Encode what it prefers, or delete `walks-away-below`.",
        };

    private static readonly DiagnosticDescriptor CannotBeTogetherDescriptor = Codes.Warning("SE7060", "Answer key that nothing can meet");

    public static Diagnostic CannotBeTogether(SourceLocation place, string why, SourceLocation other) =>
        new(CannotBeTogetherDescriptor, place, $"No evaluation meets this answer key: {why}.")
        {
            Hint = "Correct one of the two, or leave one out.",
            Related = [new RelatedLocation(other, "the other")],
        };

    private static readonly DiagnosticDescriptor NeverViolatedDescriptor = CodesOfPositions.Warning(
        "SE7001",
        "Position that no package goes against"
    );

    public static Diagnostic NeverViolated(Position position, ImmutableArray<RelatedLocation> because) =>
        new(
            NeverViolatedDescriptor,
            position.Location,
            position.Policy.IsLine
                ? "No possible package crosses this red line."
                : $"Every possible package meets this {Words.Of(position.Kind)}."
        )
        {
            Hint = because.IsEmpty
                ? "Correct its condition, or give the vocabulary what would go against it."
                : "Correct its condition, or the rules that leave nothing that would go against it.",
            Related = because,
        };

    private static readonly DiagnosticDescriptor AlwaysViolatedDescriptor = CodesOfPositions.Warning(
        "SE7002",
        "Position that every package goes against"
    );

    public static Diagnostic AlwaysViolated(Position position) =>
        new(
            AlwaysViolatedDescriptor,
            position.Location,
            position.Policy.IsLine
                ? $"Every possible package{Applying(position)} crosses this red line."
                : $"No possible package{Applying(position)} meets this {Words.Of(position.Kind)}."
        )
        {
            Hint = "Correct its condition, or give the vocabulary what would keep to it.",
        };

    private static readonly DiagnosticDescriptor NeverHoldsDescriptor = CodesOfPositions.Warning("SE7003", "Condition that never holds");

    /// <param name="conditions">A condition, and others of which the same is true for the same reason.</param>
    /// <param name="because">The rules that leave no package in which it holds; empty where it holds in none whatever the rules.</param>
    public static Diagnostic NeverHolds(ImmutableArray<Condition> conditions, ImmutableArray<RelatedLocation> because) =>
        new(NeverHoldsDescriptor, conditions[0].Location, "This condition holds in no possible package.")
        {
            Hint = because.IsEmpty
                ? "Correct it; or delete what it belongs to, which never comes about."
                : "Correct it, or the rules that leave no such package; or delete what it belongs to, which never comes about.",
            Related =
            [
                .. because,
                .. conditions.Skip(1).Select(condition => new RelatedLocation(condition.Location, "neither does this one")),
            ],
        };

    private static readonly DiagnosticDescriptor ContradictoryDescriptor = CodesOfPositions.Warning(
        "SE7004",
        "Positions of one party contradict each other"
    );

    /// <param name="ways">The positions, each with what goes against it and against none of the others.</param>
    public static Diagnostic Contradictory(ImmutableArray<(Position Position, string Witness)> ways) =>
        new(
            ContradictoryDescriptor,
            ways[^1].Position.Location,
            $"No possible package keeps to {UserText.InProse(ways.Select(way => $"`{way.Position.FullName}`"))} together."
        )
        {
            Hint =
                $"Change one of them: {UserText.InProse(ways.Select(way => $"`{way.Witness}` goes against `{way.Position.Id}` alone"))}.",
            Related = [.. ways.SkipLast(1).Select(way => new RelatedLocation(way.Position.Location, $"`{way.Position.FullName}`"))],
        };

    public static Diagnostic RuledOut(Position openness, Position redLine, string witness) =>
        new(ContradictoryDescriptor, openness.Location, $"Every possible package that takes up this openness crosses `{redLine.FullName}`.")
        {
            Hint = $"Change one of the two; an example is `{witness}`.",
            Related = [new RelatedLocation(redLine.Location, "the red line")],
        };

    private static readonly DiagnosticDescriptor ImpliedDescriptor = CodesOfPositions.Warning("SE7005", "Position contained in another");

    public static Diagnostic Implied(Position less, Position more, string witness) =>
        new(ImpliedDescriptor, less.Location, $"Whatever goes against `{less.FullName}` goes against `{more.FullName}` too.")
        {
            Hint = $"Delete it, or make it ask for more; `{witness}` goes against `{more.Id}` alone.",
            Related = [new RelatedLocation(more.Location, "the position that says more")],
        };

    private static readonly DiagnosticDescriptor SaidTwiceDescriptor = CodesOfPositions.Warning("SE7006", "Position stated twice");

    public static Diagnostic SaidTwice(Position first, Position second) =>
        new(SaidTwiceDescriptor, second.Location, $"`{second.FullName}` comes to the same as `{first.FullName}` in every possible package.")
        {
            Hint = "Keep one of the two; or correct a condition, if they mean different things.",
            Related = [new RelatedLocation(first.Location, "the other")],
        };

    private static readonly DiagnosticDescriptor UnusedIssueDescriptor = Codes.Warning("SE7007", "Issue that nothing asks about");

    public static Diagnostic UnusedIssue(Issue issue) => Unused(UnusedIssueDescriptor, issue.Location, issue.Id);

    private static readonly DiagnosticDescriptor UnusedFieldDescriptor = Codes.Warning("SE7008", "Field that nothing asks about");

    public static Diagnostic UnusedField(Field field) => Unused(UnusedFieldDescriptor, field.Location, Of(field));

    private static readonly DiagnosticDescriptor NotToldApartDescriptor = Codes.Warning("SE7009", "Options that nothing tells apart");

    public static Diagnostic NotToldApart(Field field, IReadOnlyList<Option> options)
    {
        List<string> names = [.. options.Select(option => option.Id)];
        return new(
            NotToldApartDescriptor,
            options[0].Location ?? field.Location,
            field.Type.IsSet
                ? $"Nothing asks whether `{Of(field)}` has {UserText.NamesInProse(names, " or ")}."
                : $"For `{Of(field)}`, nothing tells {UserText.NamesInProse(names)} apart."
        )
        {
            Hint =
                "Encode what tells them apart; where they are on the table and nobody has told them apart, keep them and allow it, with that reason.",
        };
    }

    private static readonly DiagnosticDescriptor OrderUnusedDescriptor = Codes.Warning("SE7010", "Scale whose order nothing uses");

    public static Diagnostic OrderUnused(Field field) =>
        new(OrderUnusedDescriptor, field.Location, $"`{Of(field)}` is a scale, and no test asks for more or less.")
        {
            Hint = "Write `at-least`, `at-most` or the like where the order matters, or `type: choice` where there is none.",
        };

    private static readonly DiagnosticDescriptor UnusedSourceDescriptor = Codes.Warning("SE7011", "Source that nothing rests on");

    public static Diagnostic UnusedSource(Source source) =>
        new(UnusedSourceDescriptor, source.Location, $"No position or fact rests on `{source.Id}`.")
        {
            Hint = "Encode what it says, or delete it.",
        };

    private static readonly DiagnosticDescriptor UndatedSourceDescriptor = Codes.Warning("SE7012", "Source without a date");

    public static Diagnostic UndatedSource(Source source) =>
        new(UndatedSourceDescriptor, source.Location, $"`{source.Id}` has no date.") { Hint = "Add `date:`, the day of publication." };

    private static readonly DiagnosticDescriptor StaleDescriptor = Codes.Warning("SE7013", "Statement that may be stale");

    public static Diagnostic Stale(Position position, Statement newest) =>
        new(
            StaleDescriptor,
            position.Location,
            $"This was stated {On(position.Statement.Stated)}, more than three years before the newest statement of the pack, and still counts."
        )
        {
            Hint = "Look for a newer statement; give the position `until` or `superseded-by` where it has ended.",
            Related = [new RelatedLocation(newest.Location, $"the newest statement, of {newest.Stated}")],
        };

    private static readonly DiagnosticDescriptor WithoutInterestDescriptor = Codes.Warning("SE7014", "Red line without an interest");

    public static Diagnostic WithoutInterest(Position position) =>
        new(WithoutInterestDescriptor, position.Location, $"`{position.FullName}` does not say what it is meant to protect.")
        {
            Hint = "Add `interest:` where the party has said it; without interests there is little to negotiate about.",
        };

    private static readonly DiagnosticDescriptor WithoutPositionsDescriptor = Codes.Warning("SE7015", "Party without positions");

    public static Diagnostic WithoutPositions(Party party) =>
        new(WithoutPositionsDescriptor, party.Location, $"The pack holds no position of `{party.Id}`, and does not say why.")
        {
            Hint = "Encode what it has stated, or say under `note:` that no record was found.",
        };

    private static readonly DiagnosticDescriptor FewPositionsDescriptor = Codes.Warning("SE7016", "Party with far fewer positions");

    public static Diagnostic FewPositions(Party party, int number, Party most, int mostNumber) =>
        new(
            FewPositionsDescriptor,
            party.Location,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The pack holds {mostNumber} sourced positions of `{most.Id}`, and {number} of `{party.Id}`."
            )
        )
        {
            Hint = "Look for what the party has stated itself; a pack that knows one side only sees conflicts of one side only.",
            Related = [new RelatedLocation(most.Location, "the party with the most")],
        };

    private static readonly DiagnosticDescriptor IdleTermsDescriptor = Codes.Warning("SE7017", "Terms on which nothing depends");

    public static Diagnostic IdleTerms(IReadOnlyList<Term> terms) =>
        new(
            IdleTermsDescriptor,
            terms[0].Location,
            $"Nothing in the pack depends on {UserText.InProse(terms.Take(4).Select(term => $"`{term.Field.Path}`").Concat(terms.Count > 4 ? [Others(terms.Count - 4)] : []))}."
        )
        {
            Hint = "The result is the same without this; state it only for readers.",
        };

    private static readonly DiagnosticDescriptor AnswersNothingDescriptor = Codes.Warning("SE7018", "Scenario that answers nothing");

    public static Diagnostic AnswersNothing(Scenario scenario) =>
        new(
            AnswersNothingDescriptor,
            scenario.Location,
            "These terms decide nothing: every position is open, does not apply or does not count."
        )
        {
            Hint = "State more terms, or another day under `as-of`.",
        };

    private static readonly DiagnosticDescriptor LostConditionDescriptor = Codes.Warning(
        "SE7050",
        "Condition in the statement, none in the encoding"
    );

    public static Diagnostic LostCondition(Position position, string words) =>
        new(
            LostConditionDescriptor,
            position.Location,
            $"The statement says `{words}`, and nothing that is encoded makes `{position.FullName}` depend on anything."
        )
        {
            Hint = "Encode the condition, as `applies-when`, `unless` or a second test; or say under `encoding` what became of it.",
        };

    private static readonly DiagnosticDescriptor WeakRedLineDescriptor = Codes.Warning("SE7051", "Red line on a weak source");

    public static Diagnostic WeakRedLine(Position position) =>
        new(
            WeakRedLineDescriptor,
            position.Location,
            $"`{position.FullName}` rests on `{position.Statement.Source.Id}` alone, whose tier is `{Words.Of(position.Statement.Source.Tier.GetValueOrDefault())}`."
        )
        {
            Hint = "Look for the words at the speaker's own office, whole, or at a news agency.",
            Related = [new RelatedLocation(position.Statement.Source.Location, "the source")],
        };

    private static Diagnostic Unused(DiagnosticDescriptor descriptor, SourceLocation place, string name) =>
        new(descriptor, place, $"No position, implication or constraint asks about `{name}`.")
        {
            Hint = "Encode what a party has stated about it, or delete it.",
        };

    private static string Applying(Position position) =>
        position.AppliesWhen is null && position.Exceptions.IsEmpty ? "" : " to which it applies";

    /// <summary>A field without the party whose instance it belongs to.</summary>
    private static string Of(Field field) => field.Name is null ? field.Issue.Id : $"{field.Issue.Id}.{field.Name}";

    private static string Day(DateOnly? date) => date?.ToIso() ?? "";

    private static string On(Period? period) => period is { IsDay: false } ? $"in {period}" : $"on {period}";

    private static string Others(int number) => number == 1 ? "one more" : string.Create(CultureInfo.InvariantCulture, $"{number} more");
}
