using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Rooms;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

/// <content>The fixed words of the pages, page by page.</content>
public static partial class English
{
    public static class Site
    {
        public const string Name = "ScenarioEngine";
        public const string Description = "Whose stated red line does a package cross, why, and how much room is left.";
        public const string SkipLink = "Skip to the content";
        public const string Pages = "Pages";
        public const string Packs = "All packs";
        public const string Table = "Table";
        public const string Positions = "Positions and sources";
        public const string Class = "Class comparison";
        public const string Words = "Words";
        public const string Theme = "Light or dark";
        public const string BackToTable = "Back to the table";
        public const string Source = "Source";
        public const string Because = "Because";
    }

    public static class Home
    {
        public const string Title = "Negotiation tables";
        public const string Heading = "Whose red line does it cross?";
        public const string Lead =
            "Put terms on the table and see the room shrink: exactly how many packages are left that keep to everybody’s stated red lines, whose line is crossed, who said so, and the smallest change that opens the way.";
        public const string Packs = "Negotiations on this page";
        public const string NoPacks = "There is no rule pack here. Start the server with a folder of packs:";
        public const string NoScenarios =
            "There is no scenario here to start from. Scenarios lie in a folder beside the packs; start the server where they are, or name them:";
        public const string EmptyTable = "Empty table";
        public const string Scenarios = "Start from a scenario";
        public const string Join = "Join a room";
        public const string Code = "The word that your teacher shows";
        public const string Go = "Go";
    }

    public static class Map
    {
        public const string Title = "Map of two issues";
        public const string Cells =
            "Each cell: the packages left that keep to everybody’s stated red lines, with both choices and all other terms on the table. Follow one to lay it.";
        public const string Down = "Down";
        public const string Across = "Across";
        public const string Draw = "Draw";
        public const string Label = "Map";
        public const string None = "0";
        public const string Prices = "Which red line costs most room";
        public const string PricesMean =
            "The packages with these terms that cross this line and no other: the room that would open if it alone were dropped.";
        public const string RedLine = "Red line";
        public const string ShutOut = "Packages that it alone shuts out";
        public const string TooLarge = "This pack is too large to be counted exactly, and nothing is guessed.";

        public static string Caption(Field rows, Field columns) => $"{Field(rows)} down, {Field(columns)} across";
    }

    public static class Handout
    {
        public const string Terms = "Terms";
        public const string OpenYet = "What the terms leave open";
        public const string Party = "Party";
        public const string Position = "Position";
        public const string Stated = "Stated";
        public const string File = "The same as a file";
        public const string Caution =
            "It says what a stated line is and what the terms do to it, never what anybody would do. Silence is not consent.";

        public static string Title(string scenario) => $"Hand-out: {scenario}";

        public static string Against(string pack, string? day) =>
            day is null ? $"{pack}, all positions in force." : $"{pack}, positions as of {day}.";
    }

    public static class Pack
    {
        public const string Search = "Search positions, statements and sources";
        public const string SearchButton = "Search";
        public const string OnThisPage = "On this page";
        public const string Unsure = "Vague and assumed";
        public const string NoneUnsure = "No position here is too vague to test, and none is assumed.";
        public const string UnsureMeans =
            "What is too vague is never tested; what is assumed has no source. Neither is silence, and neither is consent.";
        public const string Vague = "too vague to test";
        public const string Assumed = "assumed";
        public const string Gaps = "Gaps";
        public const string Lint = "Lint";
        public const string NoLint = "Nothing that a careful reader would ask the author about.";
        public const string Vocabulary = "Vocabulary";

        public static string Size(RulePack pack) =>
            $"{pack.Id}, version {pack.Version}. {Count(pack.Positions.Length, "position", "positions")} of {Count(pack.Parties.Length, "party", "parties").ToLowerInvariant()}, {Count(pack.Fields.Length, "field", "fields").ToLowerInvariant()} to settle.";

        public static string Found(int number) => $"{Count(number, "position has", "positions have")} all these words.";

        public static string TooVague(string why) => $"Too vague to test: {why}";

        /// <summary>When a field has meaning.</summary>
        internal static string OnlyWhen(Condition condition) =>
            $"Has meaning only when {ConditionText.Describe(condition, Naming.InWords)}.";

        /// <summary>What a position is, how long it counts, and where it stands.</summary>
        public static string Kind(Position position)
        {
            var kind = Heading(Phrases.KindOf(position));
            var standing = position.Status == PositionStatus.InForce ? null : Naming.Spaced(Model.Words.Of(position.Status));
            return (position.Ended, standing) switch
            {
                (null, null) => kind,
                ({ } until, null) => $"{kind}, until {Phrases.When(until)}",
                (null, _) => $"{kind}, {standing}",
                ({ } until, _) => $"{kind}, until {Phrases.When(until)}, {standing}",
            };
        }

        public static string Silent(string? parties) => $"Parties without any position here: {parties ?? "none"}. Silence is not consent.";

        public static string Untouched(string? issues) => $"Issues that no red line, demand or precondition touches: {issues ?? "none"}.";

        public static string ToAsk(int number) => $"{Count(number, "thing", "things")} to ask the author about.";

        public static string Bounds(string? low, string? high) =>
            (low, high) switch
            {
                (null, null) => "any",
                (null, _) => $"at most {high}",
                (_, null) => $"at least {low}",
                _ => $"from {low} to {high}",
            };
    }

    public static class Class
    {
        public const string File = "File";
        public const string Lead =
            "Choose the files of many students, or drop them on the field. The page shows, pack by pack and with the names of the files, where their packages lie, which lines were crossed most, and who found the zone: the packages that keep to everybody’s stated red lines. The files are read in memory and forgotten.";
        public const string Files = "Scenario files";
        public const string Compare = "Compare";
        public const string NotCounted = "Not counted.";
        public const string CrossedMost = "Crossed most";
        public const string Divided = "Where the class is divided";
        public const string Field = "Field";
        public const string Said = "What was said, and how often";

        public static string Found(int packages, int inZone) =>
            $"{Count(packages, "package", "packages").ToLowerInvariant()}, {(inZone == 0 ? "none" : Count(inZone, "", "").Trim().ToLowerInvariant())} of them in the zone";

        public static string Unread(int files) => $"{Count(files, "file", "files")} could not be read";

        public static string Upload(int number) => FormattableString.Invariant($"file {number}");

        public static string At(string file, int line) => FormattableString.Invariant($"{file}, line {line}:");
    }

    public static class Wall
    {
        public const string HandIn = "Hand in";
        public const string Team = "Name of your team";
        public const string Kept =
            "The room keeps this name and the package until it is closed, and shows them to the class. Give no person’s name.";
        public const string HandInLink = "Hand in a table by its link";
        public const string Link = "Link to your table";
        public const string Unchanged = "The terms are those of the room.";
        public const string Save = "Save all";
        public const string Compare = "Compare the two";
        public const string Choose = "Mark two of them below.";
        public const string Mark = "compare";

        /// <summary>Names that are offered to teams, so that nobody takes a person's.</summary>
        public static readonly string[] Teams =
        [
            "Heron",
            "Otter",
            "Lynx",
            "Sturgeon",
            "Crane",
            "Marten",
            "Swift",
            "Badger",
            "Plover",
            "Beaver",
            "Kestrel",
            "Hare",
            "Curlew",
            "Bison",
            "Owl",
            "Ibex",
        ];

        public static string Title(string room) => $"What the teams of room {room} have handed in";

        public static string Open(int packages) => FormattableString.Invariant($"What was handed in ({packages})");

        public static string Count(int packages, int inZone) =>
            packages == 0
                ? "Nothing yet. Students lay a table, open “Hand in” above it, and send it."
                : $"{English.Count(packages, "package", "packages")}, {(inZone == 0 ? "none" : FormattableString.Invariant($"{inZone}"))} of them in the zone.";

        public static string Terms(int terms) => English.Count(terms, "term", "terms");

        public static string Changed(int terms) => English.Count(terms, "changed term", "changed terms");

        public static string Zone(HandIn package) =>
            package.Zone is not { } zone ? "Not counted."
            : zone.IsZero ? "Every package with these terms crosses somebody’s stated red line."
            : $"{Heading(Amounts.Share(zone, package.Possible))} of the possible packages with these terms keep to everybody’s stated red lines.";
    }

    public static class Embed
    {
        public const string Open = "Open the table";
    }

    public static class Room
    {
        public const string Language = "Language for the class";
        public const string QrCode = "QR code of the address of this room";
        public const string OpenThis = "Open this address and predict:";
        public const string OwnAddress = "This address is this machine’s own. For a class, start the server with:";
        public const string NothingStored = "No names: predictions are counted under a random number, and forgotten with the room.";
        public const string Remote = "Your telephone as remote control";
        public const string RemoteMeans = "Not while you project: whoever scans this code first leads the room, as you do. It counts once.";
        public const string RemoteCode = "QR code that makes a device the teacher’s";
        public const string NextKey = "or the key →";
        public const string AskWayOut = "Ask for the way out";
        public const string NobodysLine = "Nobody’s";
        public const string Right = "so it is";
        public const string Yours = "your prediction";
        public const string SaveCounts = "Save the counts";
        public const string Next = "The next table: press “Predict this in your room” on it, or paste its link here";
        public const string NextExample = "/table/…";
        public const string Cover = "Cover and predict again";
        public const string NotYet = "You have not predicted yet.";
        public const string SeeTable = "See the table";
        public const string NoTerms = "Nothing is settled yet.";
        public const string Timer = "Show it by itself after";
        public const string StartTimer = "Start the timer";
        public const string SecondsLeft = "seconds left";

        public static string Terms(string scenario) => $"The terms: {scenario}";

        public static string Title(string code) => $"Room {code}";

        public static string Seconds(int seconds) =>
            seconds < 60 ? Count(seconds, "second", "seconds") : Count(seconds / 60, "minute", "minutes").ToLowerInvariant();

        public static string SoFar(int votes, int here) => FormattableString.Invariant($"{votes} of {here} have predicted.");

        public static string Own(string answer) => $"Your prediction: {answer}. You may change it until the outcome is shown.";

        public static string MoreLines(int lines) =>
            $"{Count(lines, "more red line is", "more red lines are")} crossed; the table shows all.";

        public static string Asks(Rooms.Question question) =>
            question switch
            {
                Rooms.Question.Outcome => "What will become of this package?",
                Rooms.Question.WhoseLine => "Whose red line does this package cross?",
                _ => "Which way out would you take?",
            };

        public static string Predict(Rooms.Question question) =>
            question switch
            {
                Rooms.Question.Outcome => "Predict before you see it.",
                Rooms.Question.WhoseLine => "Predict whose, before you see it.",
                _ => "After each of them no stated red line is crossed. Choose before you see what comes then.",
            };

        public static string Show(Rooms.Question question) =>
            question switch
            {
                Rooms.Question.Outcome => "Show the outcome",
                Rooms.Question.WhoseLine => "Show whose line",
                _ => "Show what comes then",
            };

        public static string AskInstead(Rooms.Question question) =>
            question == Rooms.Question.Outcome ? "Ask for the outcome instead" : "Ask whose line instead";

        public static string Split(Rooms.Question question, int votes, int? right) =>
            (question, right) switch
            {
                (Rooms.Question.WayOut, _) => FormattableString.Invariant($"What the class would take, of {votes}"),
                (_, { } number) when votes > 0 => FormattableString.Invariant($"{number} of {votes} predicted it"),
                _ => "Nobody predicted",
            };
    }
}
