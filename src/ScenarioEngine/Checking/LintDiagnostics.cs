using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking;

/// <summary>What is probably not meant in a pack or a scenario that is well written. Each warning can be allowed, with a reason.</summary>
internal static class LintDiagnostics
{
    private static readonly DiagnosticDescriptor NothingPossibleDescriptor = new("SE3001", Severity.Error, "No possible package");
    private static readonly DiagnosticDescriptor TooLargeDescriptor = new(
        "SE5001",
        Severity.Warning,
        "Pack too large to compare its positions"
    );
    private static readonly DiagnosticDescriptor NeverViolatedDescriptor = new(
        "SE7001",
        Severity.Warning,
        "Position that no package goes against"
    );
    private static readonly DiagnosticDescriptor AlwaysViolatedDescriptor = new(
        "SE7002",
        Severity.Warning,
        "Position that every package goes against"
    );
    private static readonly DiagnosticDescriptor NeverHoldsDescriptor = new("SE7003", Severity.Warning, "Condition that never holds");
    private static readonly DiagnosticDescriptor ContradictoryDescriptor = new(
        "SE7004",
        Severity.Warning,
        "Positions of one party contradict each other"
    );
    private static readonly DiagnosticDescriptor ImpliedDescriptor = new("SE7005", Severity.Warning, "Position contained in another");
    private static readonly DiagnosticDescriptor SaidTwiceDescriptor = new("SE7006", Severity.Warning, "Position stated twice");
    private static readonly DiagnosticDescriptor UnusedIssueDescriptor = new("SE7007", Severity.Warning, "Issue that nothing asks about");
    private static readonly DiagnosticDescriptor UnusedFieldDescriptor = new("SE7008", Severity.Warning, "Field that nothing asks about");
    private static readonly DiagnosticDescriptor NotToldApartDescriptor = new(
        "SE7009",
        Severity.Warning,
        "Options that nothing tells apart"
    );
    private static readonly DiagnosticDescriptor OrderUnusedDescriptor = new("SE7010", Severity.Warning, "Scale whose order nothing uses");
    private static readonly DiagnosticDescriptor UnusedSourceDescriptor = new("SE7011", Severity.Warning, "Source that nothing rests on");
    private static readonly DiagnosticDescriptor UndatedSourceDescriptor = new("SE7012", Severity.Warning, "Source without a date");
    private static readonly DiagnosticDescriptor StaleDescriptor = new("SE7013", Severity.Warning, "Statement that may be stale");
    private static readonly DiagnosticDescriptor WithoutInterestDescriptor = new(
        "SE7014",
        Severity.Warning,
        "Red line without an interest"
    );
    private static readonly DiagnosticDescriptor WithoutPositionsDescriptor = new("SE7015", Severity.Warning, "Party without positions");
    private static readonly DiagnosticDescriptor FewPositionsDescriptor = new("SE7016", Severity.Warning, "Party with far fewer positions");
    private static readonly DiagnosticDescriptor IdleTermsDescriptor = new("SE7017", Severity.Warning, "Terms on which nothing depends");
    private static readonly DiagnosticDescriptor AnswersNothingDescriptor = new(
        "SE7018",
        Severity.Warning,
        "Scenario that answers nothing"
    );
    private static readonly DiagnosticDescriptor LostConditionDescriptor = new(
        "SE7050",
        Severity.Warning,
        "Condition in the statement, none in the encoding"
    );
    private static readonly DiagnosticDescriptor WeakRedLineDescriptor = new("SE7051", Severity.Warning, "Red line on a weak source");

    private static readonly DiagnosticDescriptor ReadingChangesNothingDescriptor = new(
        "SE7055",
        Severity.Warning,
        "Reading that changes nothing"
    );
    private static readonly DiagnosticDescriptor ReadingContradictsDescriptor = new(
        "SE7056",
        Severity.Warning,
        "Reading that contradicts the text"
    );
    private static readonly DiagnosticDescriptor UnansweredQuestionDescriptor = new(
        "SE7057",
        Severity.Warning,
        "Question that no reading answers"
    );

    private static readonly DiagnosticDescriptor AfterSourceDescriptor = new(
        "SE7021",
        Severity.Warning,
        "Stated after its source was published"
    );
    private static readonly DiagnosticDescriptor AlwaysExceptedDescriptor = new(
        "SE7022",
        Severity.Warning,
        "Excepted case that always holds"
    );
    private static readonly DiagnosticDescriptor ExceptionTooLateDescriptor = new(
        "SE7023",
        Severity.Warning,
        "Excepted case that counts on no day"
    );
    private static readonly DiagnosticDescriptor IgnoresInstanceDescriptor = new(
        "SE7024",
        Severity.Warning,
        "Quantifier that looks at no instance"
    );
    private static readonly DiagnosticDescriptor UnfilledSilenceDescriptor = new(
        "SE7026",
        Severity.Warning,
        "Silence that no status quo fills"
    );
    private static readonly DiagnosticDescriptor IdleEditDescriptor = new("SE7025", Severity.Warning, "Edit that changes nothing");

    private static readonly DiagnosticDescriptor FarDayDescriptor = new("SE7027", Severity.Warning, "Day far from all others");
    private static readonly DiagnosticDescriptor NothingToWalkFromDescriptor = new(
        "SE7061",
        Severity.Warning,
        "Score of a party without preferences"
    );
    private static readonly DiagnosticDescriptor CannotBeTogetherDescriptor = new(
        "SE7060",
        Severity.Warning,
        "Answer key that nothing can meet"
    );

    public static ImmutableArray<DiagnosticDescriptor> All => [NothingPossibleDescriptor, TooLargeDescriptor, .. OfPositions, .. OfTheRest];

    /// <summary>What only a comparison over all packages finds.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfPositions =>
        [
            NeverViolatedDescriptor,
            AlwaysViolatedDescriptor,
            NeverHoldsDescriptor,
            ContradictoryDescriptor,
            ImpliedDescriptor,
            SaidTwiceDescriptor,
            AlwaysExceptedDescriptor,
            ReadingChangesNothingDescriptor,
            ReadingContradictsDescriptor,
        ];

    private static ImmutableArray<DiagnosticDescriptor> OfTheRest =>
        [
            UnusedIssueDescriptor,
            UnusedFieldDescriptor,
            NotToldApartDescriptor,
            OrderUnusedDescriptor,
            UnusedSourceDescriptor,
            UndatedSourceDescriptor,
            StaleDescriptor,
            WithoutInterestDescriptor,
            WithoutPositionsDescriptor,
            FewPositionsDescriptor,
            IdleTermsDescriptor,
            AnswersNothingDescriptor,
            AfterSourceDescriptor,
            FarDayDescriptor,
            ExceptionTooLateDescriptor,
            IgnoresInstanceDescriptor,
            UnfilledSilenceDescriptor,
            IdleEditDescriptor,
            LostConditionDescriptor,
            WeakRedLineDescriptor,
            CannotBeTogetherDescriptor,
            NothingToWalkFromDescriptor,
            UnansweredQuestionDescriptor,
        ];

    public static Diagnostic NothingPossible(RulePack pack) =>
        new(NothingPossibleDescriptor, pack.Location, "The constraints and implications of this pack leave no package possible.")
        {
            Hint = "Correct or delete the constraint that goes too far.",
            Related = [.. pack.Constraints.Take(3).Select(constraint => new RelatedLocation(constraint.Location, "a constraint"))],
        };

    public static Diagnostic TooLarge(RulePack pack, IEnumerable<Field> tied) =>
        new(
            TooLargeDescriptor,
            pack.Location,
            "This pack is too large for its positions to be compared over all its packages, so they were not compared."
        )
        {
            Hint = $"The fields that rules tie together most are: {string.Join(", ", tied.Select(field => field.Path))}.",
        };

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

    public static Diagnostic UnansweredQuestion(PackQuestion question) =>
        new(UnansweredQuestionDescriptor, question.Location, $"No reading answers the question `{question.Id}`.")
        {
            Hint = $"Write `question: {question.Id}` into the readings that answer it, or delete the question.",
        };

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

    public static Diagnostic FarDay(Statement statement, DateOnly nearest) =>
        new(
            FarDayDescriptor,
            statement.DateLocation ?? statement.Location,
            $"This was stated on {Day(statement.Date)}, and of all other statements of the pack the nearest is of {Day(nearest)}."
        )
        {
            Hint = "Correct the year; a scenario of a day between them would leave one or the other out without a word.",
        };

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

    public static Diagnostic IdleEdit(WhatIf edit, SourceLocation place) =>
        new(IdleEditDescriptor, place, $"The edit `{UserText.Quote(edit.Name)}` leaves the scenario as it is.")
        {
            Hint = "Give it something to `set`, `unset` or take out that is otherwise in the scenario, or delete it.",
        };

    public static Diagnostic NothingToWalkFrom(Party party) =>
        new(
            NothingToWalkFromDescriptor,
            party.Location,
            $"`{party.Id}` walks away below a score, and has no preference from which a score could come."
        )
        {
            Hint = "Encode what it prefers, or delete `walks-away-below`.",
        };

    public static Diagnostic CannotBeTogether(SourceLocation place, string why, SourceLocation other) =>
        new(CannotBeTogetherDescriptor, place, $"No evaluation meets this answer key: {why}.")
        {
            Hint = "Correct one of the two, or leave one out.",
            Related = [new RelatedLocation(other, "the other")],
        };

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

    public static Diagnostic Implied(Position less, Position more, string witness) =>
        new(ImpliedDescriptor, less.Location, $"Whatever goes against `{less.FullName}` goes against `{more.FullName}` too.")
        {
            Hint = $"Delete it, or make it ask for more; `{witness}` goes against `{more.Id}` alone.",
            Related = [new RelatedLocation(more.Location, "the position that says more")],
        };

    public static Diagnostic SaidTwice(Position first, Position second) =>
        new(SaidTwiceDescriptor, second.Location, $"`{second.FullName}` comes to the same as `{first.FullName}` in every possible package.")
        {
            Hint = "Keep one of the two; or correct a condition, if they mean different things.",
            Related = [new RelatedLocation(first.Location, "the other")],
        };

    public static Diagnostic UnusedIssue(Issue issue) => Unused(UnusedIssueDescriptor, issue.Location, issue.Id);

    public static Diagnostic UnusedField(Field field) => Unused(UnusedFieldDescriptor, field.Location, Of(field));

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

    public static Diagnostic OrderUnused(Field field) =>
        new(OrderUnusedDescriptor, field.Location, $"`{Of(field)}` is a scale, and no test asks for more or less.")
        {
            Hint = "Write `at-least`, `at-most` or the like where the order matters, or `type: choice` where there is none.",
        };

    public static Diagnostic UnusedSource(Source source) =>
        new(UnusedSourceDescriptor, source.Location, $"No position or fact rests on `{source.Id}`.")
        {
            Hint = "Encode what it says, or delete it.",
        };

    public static Diagnostic UndatedSource(Source source) =>
        new(UndatedSourceDescriptor, source.Location, $"`{source.Id}` has no date.") { Hint = "Add `date:`, the day of publication." };

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

    public static Diagnostic WithoutInterest(Position position) =>
        new(WithoutInterestDescriptor, position.Location, $"`{position.FullName}` does not say what it is meant to protect.")
        {
            Hint = "Add `interest:` where the party has said it; without interests there is little to negotiate about.",
        };

    public static Diagnostic WithoutPositions(Party party) =>
        new(WithoutPositionsDescriptor, party.Location, $"The pack holds no position of `{party.Id}`, and does not say why.")
        {
            Hint = "Encode what it has stated, or say under `note:` that no record was found.",
        };

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

    public static Diagnostic IdleTerms(IReadOnlyList<Term> terms) =>
        new(
            IdleTermsDescriptor,
            terms[0].Location,
            $"Nothing in the pack depends on {UserText.InProse(terms.Take(4).Select(term => $"`{term.Field.Path}`").Concat(terms.Count > 4 ? [Others(terms.Count - 4)] : []))}."
        )
        {
            Hint = "The result is the same without this; state it only for readers.",
        };

    public static Diagnostic AnswersNothing(Scenario scenario) =>
        new(
            AnswersNothingDescriptor,
            scenario.Location,
            "These terms decide nothing: every position is open, does not apply or does not count."
        )
        {
            Hint = "State more terms, or another day under `as-of`.",
        };

    public static Diagnostic LostCondition(Position position, string words) =>
        new(
            LostConditionDescriptor,
            position.Location,
            $"The statement says `{words}`, and nothing that is encoded makes `{position.FullName}` depend on anything."
        )
        {
            Hint = "Encode the condition, as `applies-when`, `unless` or a second test; or say under `encoding` what became of it.",
        };

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
