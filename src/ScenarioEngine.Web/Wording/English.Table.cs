using ScenarioEngine.Evaluating;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Repairing;
using ScenarioEngine.Web.Table;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The fixed words of the table and of the presenter view.</content>
public static partial class English
{
    public static class TablePage
    {
        public const string Undo = "Undo";
        public const string Redo = "Redo";
        public const string Share = "Copy link";
        public const string Copied = "The link is copied.";
        public const string NotCopied = "This browser copies nothing for this page. Copy the link from its address bar.";
        public const string Lost = "The server cannot be reached.";
        public const string Reset = "Reset";
        public const string Clear = "Clear the table";
        public const string Presenter = "Presenter view";
        public const string Handout = "Hand-out";
        public const string Predict = "Predict first";
        public const string PredictInRoom = "Predict this in your room";
        public const string PredictInThisRoom = "Predict this in room {room}";
        public const string Name = "Name of the package";
        public const string Rename = "Name it";
        public const string Save = "Save as YAML";
        public const string Parties = "Parties";
        public const string Issues = "Issues";
        public const string Legend = "Beside each option: the packages left if it is chosen.";
        public const string Closes = "closes the zone";
        public const string AsOf = "Positions as of";
        public const string Silence = "Silence means";
        public const string SilenceOpen = "open";
        public const string SilenceStatusQuo = "the status quo";
        public const string Language = "Language of the pack";
        public const string LanguageOfBrowser = "as the browser asks";
        public const string CompareWith = "Compare with";
        public const string CompareLink = "or with a link";
        public const string TheLink = "the other table";
        public const string LinkExample = "/table/…";
        public const string NoOther =
            "Nothing is compared: what was pasted is no link to a table of this pack. Open that table, press Copy link, and paste the link.";
        public const string OtherIsWrong = "Nothing is compared: the link says something that the pack does not know.";
        public const string Nothing = "nothing";
        public const string Put = "Put on the table";
        public const string SmallestWayOut = "Smallest way out:";
        public const string TooLarge =
            "This pack is too large to be counted exactly, and nothing is guessed. Settle some terms, or count on the command line:";
        public const string Here = "Here";
        public const string There = "There";
        public const string Outcome = "Outcome";
        public const string PackagesLeft = "Packages left";
        public const string Uncounted = "-";
        public const string Hence = "hence";

        /// <summary>What is said in a topic, and how many choices in it would close the zone.</summary>
        public static string InTopic(IEnumerable<string> stated, int closing) =>
            string.Join(
                " · ",
                new[]
                {
                    string.Join(", ", stated),
                    closing == 0
                        ? ""
                        : $"{Marks.Closed} {Count(closing, "choice closes the zone", "choices close the zone").ToLowerInvariant()}",
                }.Where(part => part.Length > 0)
            );

        public static string About(Evaluation evaluation, bool isChanged)
        {
            var against = English.Handout.Against(
                evaluation.Scenario.Pack.Title,
                evaluation.Scenario.AsOf is { } day ? Phrases.Day(day) : null
            );
            return isChanged ? $"{against} Changed since it was opened." : against;
        }

        public static string BothCompared(string one, string other) => $"{one} and {other}";

        public static string Compared(string? scenario) => scenario is null ? "Compared with the other table" : $"Compared with {scenario}";

        public static string ToComparison(string? scenario) =>
            scenario is null ? "See the comparison with the other table" : $"See the comparison with {scenario}";

        public static string OnTheScale(string zone, string whole) => $"Room on a logarithmic scale: {zone} of {whole} packages";

        public static string Exactly(string number) => $"exactly {number}";

        public static string InZone(string number) => $"cross no red line: {number}";

        public static string Strict(string number) => $"and meet all demands: {number}";

        public static string Possible(string number) => $"possible: {number}";

        public static string Whole(string number) => $"of {number} in all; each step of the bar is a power of ten";
    }

    public static class Gist
    {
        public const string Title = "In short";
        public const string ToParties = "Skip to the parties";
        public const string ToFinding = "Skip to the finding";
        public const string ToWaysOut = "Skip to the ways out";
        public const string ToTerms = "Change terms";

        public static string Because(Finding finding)
        {
            var terms = finding.Because.IsEmpty ? null : Listing.And(finding.Because.Select(Term));
            var when = finding.Position.Statement.Stated is { } stated ? Phrases.When(stated) : null;
            return (terms, when) switch
            {
                (null, null) => "no day stated",
                (null, _) => $"stated {when}",
                (_, null) => $"because {terms}; no day stated",
                _ => $"because {terms}; stated {when}",
            };
        }

        public static string More(int lines) => $"{Count(lines, "more", "more")} crossed";

        public static string NextOpen(int open) => FormattableString.Invariant($"Next open point ({open})");
    }

    public static class Overview
    {
        public const string Title = "Every party, every topic";
        public const string Blank = "Blank: nothing stated, which is not consent.";

        public static string Means(FindingStatus status) =>
            status switch
            {
                FindingStatus.Crossed => "a red line is crossed",
                FindingStatus.Unmet => "something asked for is missing",
                FindingStatus.Open => "open yet",
                _ => "respected or met",
            };

        public static string Cell(string party, string topic, IReadOnlyList<Finding> findings) =>
            $"{party}, {topic}: {findings[0].Position.Title}, {Phrases.Status(findings[0].Status)}{(findings.Count > 1 ? FormattableString.Invariant($", and {findings.Count - 1} more") : "")}";
    }

    public static class Time
    {
        public const string Label = "Time";
        public const string Earlier = "Earlier";
        public const string Later = "Later";
        public const string All = "All in force";
        public const string Before = "before the first statement";

        /// <summary>The day to which the page has come.</summary>
        public static string At(string? day, bool isFirst) =>
            (day, isFirst) switch
            {
                (null, _) => "Everything in force",
                (_, true) => $"{day}, before the first statement",
                _ => day,
            };

        /// <summary>What the slider says of where it stands.</summary>
        public static string Stop(string when, Model.Outcome outcome) => $"{when}: {Phrases.Outcome(outcome)}";

        public static string On(string day, string what) => $"{day}: {what}";

        public static string Came(IReadOnlyList<Position> positions) => $"came {Some(positions)}";

        public static string Softened(IReadOnlyList<Position> positions) => $"softened {Some(positions)}";

        public static string Went(IReadOnlyList<Position> positions) => $"went {Some(positions)}";

        /// <summary>What happened on a day; nothing of it came, softened or went where an exception was stated.</summary>
        public static string What(IReadOnlyList<string> happened) =>
            happened.Count == 0 ? "an exception was stated." : $"{string.Join("; ", happened)}.";

        private static string Some(IReadOnlyList<Position> positions)
        {
            const int most = 3;
            var named = string.Join(", ", positions.Take(most).Select(position => $"“{position.Title}” ({position.Party.Title})"));
            return positions.Count > most ? $"{named} and {Count(positions.Count - most, "other", "others").ToLowerInvariant()}" : named;
        }
    }

    public static class Focus
    {
        public const string Exception = "Exception";
        public const string Statement = "Statement";
        public const string Facts = "Said beside it";
        public const string HowRead = "How it was read";
        public const string WrittenAs = "Written as";
        public const string EveryTest = "Why, or why not: every test";
        public const string WouldSettle = "What would settle it";
        public const string WouldTurn = "What single change turns it";
        public const string NoChange = "No single change of a term.";

        /// <summary>The caution that a statement needs that is known from afar alone.</summary>
        public static string Known(string weakness) => $"Known {weakness}.";

        public static string Interest(string interest) => $"Interest: {interest}";

        public static string Standing(PositionStatus status) => $"Standing: {Naming.Spaced(Words.Of(status))}.";

        public static string Holds(bool? holds) =>
            holds switch
            {
                true => "yes",
                false => "no",
                null => "cannot be told",
            };

        public static string Worsens(IEnumerable<Position> positions) =>
            $"but goes against {Listing.And(positions.Select(position => $"{position.Title} ({position.Party.Title})"))}";
    }

    public static class Parties
    {
        public const string TooVague = "Too vague to test";

        /// <summary>How much is open, by kind, and how much does not apply.</summary>
        public static string Folded(IReadOnlyCollection<Finding> folded)
        {
            var open = folded.Where(finding => finding.Status == FindingStatus.Open).ToList();
            var idle = folded.Count - open.Count;
            var kinds = open.GroupBy(finding => finding.Position.Kind)
                .OrderBy(kind => kind.Key)
                .Select(kind =>
                    FormattableString.Invariant(
                        $"{kind.Count()} {(kind.Count() == 1 ? Phrases.Kind(kind.Key) : PositionPolicy.Of(kind.Key).Plural.ToLowerInvariant())}"
                    )
                );
            string[] parts =
            [
                .. open.Count == 0 ? Array.Empty<string>() : [$"Open: {Listing.And(kinds)}"],
                .. idle == 0
                    ? Array.Empty<string>()
                    : [FormattableString.Invariant($"{(open.Count == 0 ? "Do" : "do")} not apply: {idle}")],
            ];
            return string.Join("; ", parts);
        }

        public static string LeftOut(int positions) => $"{Count(positions, "position does", "positions do")} not count here";

        /// <summary>A heading over positions of a kind, with what a party has of those that are weighed.</summary>
        public static string Kind(PositionKind kind, ScoreRange? score) =>
            PositionPolicy.Of(kind) is { IsWeighed: true } weighed && score is not null
                ? $"{weighed.Plural}, score {score.ToText(2)} of 1"
                : PositionPolicy.Of(kind).Plural;

        public static string Silent(IEnumerable<string> parties) =>
            $"No position that counts on this day: {Listing.And(parties)}. Silence is not consent.";

        public static string Impossible(string constraint) => $"Impossible: {Naming.Spaced(constraint)}";

        public static string Contradictory(string field) => $"Contradictory: {field}";

        public static string States(string term) => $"The package states {term}.";

        public static string ButFollows(string term, string because) => $"But {term} follows. {because}";
    }

    public static class Controls
    {
        public const string NotStated = "say nothing";
        public const string LeftOpen = "leave open on purpose";
        public const string NoneOfThese = "none of these";
        public const string Value = "value";
        public const string Closes = "closes";
        public const string WithoutMeaning = "no meaning in what is left";
        public const string Meanings = "What they mean";
        public const string PassedOver = "Passed over: it has no meaning with these terms.";

        public static string Opens(string packages) => $"opens {packages}";

        public static string HasMeaningIn(string packages, string withMeaning) => $"{packages}, has meaning in {withMeaning}";

        public static string SuchAs(string example) => $"such as {example}";

        public static string Follows(string value, string because) => $"{value} follows: {because}";

        public static string Depending(int fields) => $"{Count(fields, "field has", "fields have")} meaning only with other terms";

        public static string Idle(IEnumerable<string> fields) => $"No meaning with these terms: {Listing.And(fields)}.";
    }

    public static class WaysOut
    {
        public const string Title = "Ways out";
        public const string Later = "They are looked for when the table stands still.";
        public const string GivesUp = "It gives up the purpose of a settlement.";
        public const string NoRepair = "However the terms are changed, a stated red line stays crossed.";
        public const string NoneNeeded = "No term has to change: the rest of the package can be settled so that no red line is crossed.";
        public const string Deadlock = "Deadlock";
        public const string Witness = "A package without it";
        public const string Concessions = "Concessions";
        public const string IfDropped = "The zone opens, terms unchanged, if a party were to drop:";
        public const string NearMisses = "Near misses";
        public const string CrossOnly = "Packages with these terms that cross this line and no other:";

        public static string Least(RepairPlan plan)
        {
            var least = Count(plan.Cost ?? 0, "changed term is", "changed terms are");
            return plan.Number.IsOne
                ? $"{least} the least after which no red line is crossed; there is one way."
                : $"{least} the least after which no red line is crossed; there are {Amounts.InWords(plan.Number)} ways.";
        }

        public static string Then(Model.Outcome outcome) => $"then {Phrases.Outcome(outcome)}";

        /// <summary>What comes after a way out, for whom it is one, and whether it gives the purpose up.</summary>
        public static string After(Evaluation before, Repairing.Repair repair) =>
            string.Join(
                ' ',
                new[]
                {
                    $"{Then(repair.Evaluation.Outcome)}.",
                    Works.ForWhom(before, repair.Evaluation),
                    repair.Changes.Any(change => change.GivesUp) ? GivesUp : "",
                }.Where(sentence => sentence.Length > 0)
            );

        public static string AlsoCrosses(IReadOnlyCollection<Position> lines) =>
            $"which also crosses {Listing.And(lines.Select(line => line.Title))}";

        public static string Alone(int lines) =>
            $"With these terms, whatever else is agreed, {(lines == 1 ? "this line is crossed:" : "each of these lines is crossed:")}";

        public static string Together(int lines) =>
            $"These {Count(lines, "line", "lines").ToLowerInvariant()} cannot all be respected with these terms. Without one of them there is a package for the others:";
    }
}
