namespace ScenarioEngine.Web.Wording;

public static partial class English
{
    /// <summary>What is said where a request cannot be served: what is wrong, and what to do.</summary>
    public static class Problem
    {
        /// <summary>An address that leads nowhere.</summary>
        public static readonly (string Title, string Text) NoPage = (
            "There is no such page",
            "The link may be old or mistyped. All packs are on the first page."
        );

        /// <summary>A map with nothing to map.</summary>
        public static readonly (string Title, string Text) NoMap = ("There is no map", "The pack has fewer than two fields with a choice.");

        /// <summary>A room before something that is no table.</summary>
        public static readonly (string Title, string Text) NoTable = (
            "There is no such table",
            "Open a table first, and the room from there."
        );

        /// <summary>A next table that is none.</summary>
        public static readonly (string Title, string Text) NoLink = (
            "This is no link to a table",
            "Open the table in another window, press Copy link, and paste the link."
        );

        /// <summary>A room that is closed, or never was.</summary>
        public static readonly (string Title, string Text) NoRoom = (
            "There is no such room",
            "It may have been closed. Ask for the word again."
        );

        /// <summary>A vote for something else.</summary>
        public static readonly (string Title, string Text) NoPrediction = (
            "This is no prediction",
            "Choose one of the outcomes of the page."
        );

        /// <summary>A remote control that is used up.</summary>
        public static readonly (string Title, string Text) NoRemote = (
            "This link does not count any more",
            "It makes one device the teacher’s, once. The teacher’s page has a new one."
        );

        /// <summary>A question that this table does not give.</summary>
        public static readonly (string Title, string Text) NoQuestion = (
            "This cannot be asked here",
            "A way out can be asked for where a red line is crossed and a change of terms opens the way."
        );

        /// <summary>A package of nobody.</summary>
        public static readonly (string Title, string Text) NoTeam = (
            "The package has no team",
            "Give the team a name, which need be nobody’s own."
        );

        /// <summary>More packages than a room takes.</summary>
        public static readonly (string Title, string Text) TooManyHandIns = (
            "Your package is not taken in",
            "So many came that no more are taken; those who have the page of the room open come first. Whoever runs the server can allow more: `scenario serve --limit hand-ins=NUMBER`."
        );

        /// <summary>A room in which nothing is played.</summary>
        public static readonly (string Title, string Text) NoPlay = (
            "There is no such play",
            "The room may have been closed, or its play has no such group or seat. Ask your teacher."
        );

        /// <summary>A play for nobody.</summary>
        public static readonly (string Title, string Text) NoSeats = ("Nobody would play", "Let at least one seat decide.");

        /// <summary>A word of no seat.</summary>
        public static readonly (string Title, string Text) NoSuchSeat = (
            "This is the word of no seat",
            "Look at the card again; it has ten letters and digits."
        );

        /// <summary>The page of a seat, to somebody who has not its card.</summary>
        public static readonly (string Title, string Text) NotYourSeat = (
            "This seat is not yours",
            "Take a seat with its card: scan it, or type its word."
        );

        /// <summary>A debrief before its time.</summary>
        public static readonly (string Title, string Text) NotOver = (
            "The play is not over yet",
            "Once the teacher ends it, everybody sees the debrief."
        );

        /// <summary>A sentence longer than a ledger takes it.</summary>
        public static readonly (string Title, string Text) TooLong = (
            "The sentence is too long",
            "At most 300 characters, so that others read it."
        );

        /// <summary>An answer that is none.</summary>
        public static readonly (string Title, string Text) NoAnswer = (
            "This is no answer",
            "Accept the offer, or reject it with a reason."
        );

        /// <summary>More moves than anybody reads.</summary>
        public static readonly (string Title, string Text) TooManyMoves = (
            "Too many moves of your seat",
            "Wait some seconds and do it again. Whoever runs the server can allow more: `scenario serve --limit moves-by-minute=NUMBER`."
        );

        /// <summary>An offer with mistakes.</summary>
        public const string WrongOffer = "The offer says something that the pack does not know";

        /// <summary>A time that is none.</summary>
        public static readonly (string Title, string Text) NoTime = ("This is no time", "Choose a number of seconds, at most an hour.");

        /// <summary>A student at the teacher's controls.</summary>
        public static readonly (string Title, string Text) NotTheTeacher = (
            "Only who opened the room may do this",
            "Open a room of your own from a table."
        );

        /// <summary>A class comparison of something else.</summary>
        public static readonly (string Title, string Text) NoForm = (
            "These are no files",
            "Choose files on the page and send them from there."
        );

        /// <summary>A class comparison of too much.</summary>
        public static readonly (string Title, string Text) UnreadableFiles = (
            "The files cannot be read",
            "Send at most 300 files and one megabyte in all."
        );

        /// <summary>A class comparison of nothing.</summary>
        public static readonly (string Title, string Text) NoFiles = ("There are no files", "Choose at least one scenario file.");

        /// <summary>A name that this server does not know as its own.</summary>
        public static readonly (string Title, string Text) OtherName = (
            "This server is called by another name.",
            "Call it by its number, by localhost, or start it with `--host NAME`."
        );

        /// <summary>A write that another site's page caused.</summary>
        public static readonly (string Title, string Text) OtherSite = (
            "A page of another site may not do this.",
            "Open the page of this server and do it there."
        );

        /// <summary>A body that trickles in.</summary>
        public static readonly (string Title, string Text) TooSlow = ("The request came too slowly", "Send it again, at once.");

        /// <summary>A request that is none.</summary>
        public static readonly (string Title, string Text) Unreadable = (
            "The request cannot be read",
            "It is too large, too slow or not well-formed."
        );

        /// <summary>A method that an address does not take.</summary>
        public static readonly (string Title, string Text) OtherMethod = (
            "This address does not take this method",
            "The header Allow says which it takes."
        );

        /// <summary>A body larger than any that is read.</summary>
        public static readonly (string Title, string Text) TooLargeBody = ("The request is too large", "Send less at once.");

        /// <summary>A body that is compressed.</summary>
        public static readonly (string Title, string Text) Encoded = (
            "The body is compressed",
            "Send it as it is, without Content-Encoding."
        );

        /// <summary>A question that waited, or was worked on, until the time was over.</summary>
        public static readonly (string Title, string Text) TooBusy = (
            "The server has not got to it in time",
            "It is busy, or the question is too large for it. Ask again in a while, or for less."
        );

        /// <summary>A full queue.</summary>
        public static readonly (string Title, string Text) TooMany = ("Too many questions at once", "Ask again in a moment.");

        /// <summary>More connections from one address than a school has devices.</summary>
        public static readonly (string Title, string Text) TooManyConnections = (
            "Too many connections from your address",
            "Close some pages of this server and try again. Whoever runs it can allow more: `scenario serve --limit connections-by-address=NUMBER`."
        );

        /// <summary>No place for one more room.</summary>
        public static readonly (string Title, string Text) BookFull = (
            "There is no place for another room",
            "As many rooms are in use as this server keeps, and none is closed for another. Try again later. Whoever runs it can allow more: `scenario serve --limit rooms=NUMBER`."
        );

        /// <summary>More rooms of one address than it may have.</summary>
        public static readonly (string Title, string Text) TooManyRooms = (
            "Your address has opened as many rooms as it may",
            "Use one of them: a room takes one table after the other. Whoever runs the server can allow more: `scenario serve --limit rooms-by-address=NUMBER`."
        );

        /// <summary>A vote after the outcome is shown.</summary>
        public static readonly (string Title, string Text) LateVote = (
            "Your prediction came too late",
            "The outcome was shown before it came, or the class is at another question, so it does not count."
        );

        /// <summary>More votes than one address may have from pages that are not open.</summary>
        public static readonly (string Title, string Text) TooManyVotesHere = (
            "Your prediction is not counted",
            "So many came from your address that only those are taken who have the page of the room open. Go back to the room, wait a moment, and predict again."
        );

        /// <summary>More votes than a room takes.</summary>
        public static readonly (string Title, string Text) RoomFull = (
            "Your prediction is not counted: the room is full",
            "Those who have the page of the room open come first. Go back to the room, wait a moment, and predict again. Whoever runs the server can allow more: `scenario serve --limit votes=NUMBER`."
        );

        /// <summary>A mistake of ours.</summary>
        public static (string Title, string Text) OurMistake(string number) =>
            (
                "The server itself failed",
                $"Please report this with the number {number} and what you did. Under that number whoever runs the server finds in its log what happened."
            );

        /// <summary>A pack that is not served, to a program.</summary>
        public static readonly (string Title, string Text) NoPack = ("There is no such pack", "GET /api/packs lists the packs.");

        /// <summary>A scenario with mistakes, to a program.</summary>
        public static readonly (string Title, string Text) Mistakes = (
            "The scenario has mistakes",
            "Each diagnostic says what is wrong, where, and what to do."
        );

        /// <summary>A table whose link has mistakes.</summary>
        public const string WrongLink = "The link says something that the pack does not know";

        /// <summary>Where to go from a problem.</summary>
        public const string AllPacks = "All packs";

        /// <summary>Where to go from a problem with a table.</summary>
        public const string EmptyTable = "Empty table";

        /// <summary>Where to go from a problem in a room.</summary>
        public const string BackToRoom = "Back to the room";

        /// <summary>Where in the link the problem is.</summary>
        public const string In = "in";

        /// <summary>A body that is no scenario.</summary>
        public static (string Title, string Text) OtherKind(IEnumerable<string> types) =>
            ("The body is of another kind", $"Send a scenario as {string.Join(" or ", types)}.");

        /// <summary>A word behind the question mark that means nothing.</summary>
        public static (string Title, string Text) UnknownParameter(string name, string known) =>
            (
                "The address has a parameter that is not known",
                $"`{name}` means nothing here. What is known is `{known}=PARTY/POSITION=READING`; all else stands in the body."
            );

        /// <summary>A body larger than scenarios are.</summary>
        public static (string Title, string Text) TooLarge(int kilobytes) =>
            ("The scenario is too large", FormattableString.Invariant($"A scenario may have {kilobytes} KB."));

        /// <summary>A space that cannot be counted.</summary>
        public static (string Title, string Text) TooLarge(string budget, string fields) =>
            ("The space is too large", $"The budget of {budget} is used up and nothing is guessed. State some of these terms: {fields}.");
    }
}
