using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Web.Playing;

namespace ScenarioEngine.Web.Wording;

public static partial class English
{
    /// <summary>What a class reads that plays: seats, offers, the ledger, and the way of the zone.</summary>
    internal static class Play
    {
        public const string Open = "Play it with seats";
        public const string Lead =
            "The parties of the pack are seats. Each seat sees what its own party has stated; seats make offers, accept or reject them, and the teacher lays what happened day by day.";
        public const string Seats = "Seats";
        public const string SeatsMean =
            "An offer goes onto the table once every seat that decides has accepted it. A seat that speaks makes and answers offers too; its word stands in the ledger and settles nothing.";
        public const string Decides = "decides";
        public const string Speaks = "speaks";
        public const string NotPlayed = "not played";
        public const string Groups = "Groups that play side by side";
        public const string Day = "Positions as of";
        public const string DayMeans = "Empty: all that are in force.";
        public const string Begin = "Begin the play";
        public const string BeginAgain = "Begin anew";
        public const string BeginAgainMeans = "The ledgers of this play are given up. Cards stay good.";
        public const string Kept =
            "Kept until the room is closed: the moves with their sentences, under the name of the party. No student’s name is asked for; write nobody’s name into a sentence. A device has a word for its seat and nothing else.";
        public const string KeptOnDisk = "Whoever runs this server keeps rooms in a file, too, so that a restart loses nothing.";
        public const string Cards = "Cards for the seats";
        public const string CardsMean =
            "Print this page and cut it. Whoever scans a card, or types its word, takes that seat; several students may share one, each on a device of their own. A lost page comes back by the same card.";
        public const string Card = "QR code that takes this seat";
        public const string CardWord = "Word of the seat:";
        public const string Events = "What happens next";
        public const string EventOfList = "From the lesson";
        public const string NoEvent = "choose one";
        public const string OwnEvent = "Or a day and a sentence of your own";
        public const string EventDay = "Day";
        public const string EventSaid = "What happened";
        public const string LayEvent = "Lay it before all groups";
        public const string EventMeans =
            "On a new day other positions are in force. Open offers stay, are looked at anew, and have to be answered again.";
        public const string End = "End the play";
        public const string EndMeans = "Nothing more is taken on; everybody may see the debrief.";
        public const string Debrief = "Debrief";
        public const string Replay = "Replay";
        public const string Ledger = "Ledger";
        public const string SaveLedger = "Save the ledger";
        public const string LedgerEmpty = "No move yet.";
        public const string Teacher = "Teacher";
        public const string TakeSeat = "Take your seat";
        public const string TakeSeatMeans = "Scan the card of your seat, or type its word.";
        public const string Word = "Word of the seat";
        public const string Go = "Take the seat";
        public const string NotYet = "No play has begun in this room.";
        public const string ToTable = "To the table";
        public const string Table = "On the table";
        public const string NothingAgreed = "Nothing is agreed yet.";
        public const string Nothing = "off the table";
        public const string EmptySet = "none of them";
        public const string EveryDay = "all positions in force";
        public const string OpenOffers = "Open offers";
        public const string Make = "Make an offer";
        public const string MakeMeans =
            "State what it would change; all else stays as it is on the table. A new offer takes the place of your open one.";
        public const string TakeOff = "take it off the table";
        public const string NoneOfThese = "none of these";
        public const string See = "See what it does";
        public const string Looked = "What this offer does";
        public const string LookedMeans = "Nobody else has seen it yet.";
        public const string Send = "Make this offer";
        public const string Back = "Change it";
        public const string LookAgain = "Look again";
        public const string Reason = "Reason, in one sentence";
        public const string ReasonMeans = "A rejection needs one.";
        public const string Accept = "Accept";
        public const string Reject = "Reject";
        public const string Withdraw = "Take it back";
        public const string Counter = "Counter it";
        public const string Yours = "your offer";
        public const string Brief = "Your brief";
        public const string Secret = "For this seat only";
        public const string NoBrief = "The pack has no brief for this seat. What its party has stated stands below.";
        public const string Stated = "What your party has stated, as of this day";
        public const string NothingStated =
            "Nothing that the pack knows of. That is no consent: you may make, accept and reject any offer, and no line of yours is crossed.";
        public const string Now = "crossed by the table";
        public const string CrossesNone = "Crosses nobody’s stated red line.";
        public const string CrossesLater = "By itself it crosses nobody’s stated red line; yet every package with these terms crosses one.";
        public const string Unsettled = "open";
        public const string CrossesMore = "Crosses:";
        public const string Sign = "Your sentence on why it crosses";
        public const string SignMissing = "Without a sentence of yours the offer is not made.";
        public const string SignMeans = "A stated line may be crossed. It is then signed with one sentence.";
        public const string Uncounted = "Not counted: the pack is too large.";
        public const string PathPicture = "The zone at each turn of the way";
        public const string PathColumnMoves = "After move";
        public const string PathColumnDay = "Day";
        public const string PathColumnWhat = "What turned it";
        public const string PathColumnZone = "Packages left";
        public const string PathBegin = "before the first move";
        public const string Signatures = "Lines that were crossed with a signature";
        public const string NoSignatures = "None.";
        public const string Lay = "Open as a table";
        public const string Earlier = "One move back";
        public const string Later = "One move on";
        public const string AllMoves = "Whole ledger";
        public const string Over = "The play is over.";
        public const string DebriefMeans =
            "The tool says which stated lines a package crosses and how many packages cross none. It does not say what anybody would have done.";

        public static string Title(string code) => $"Play in room {code}";

        public static string TitleOf(string party, int group, int groups) =>
            groups == 1 ? party : string.Create(CultureInfo.InvariantCulture, $"{party}, group {group}");

        public static string GroupTitle(int group) => string.Create(CultureInfo.InvariantCulture, $"Group {group}");

        public static string Welcome(string party) => $"You speak for: {party}";

        public static string HowDecides(Seat seat) =>
            seat.Decides
                ? "Your seat decides: an offer goes onto the table only when you have accepted it, too."
                : "Your seat speaks: what you say to an offer stands in the ledger, and the seats that decide may pass it over.";

        public static string OfDay(string? day) =>
            day is null ? "All positions in force count." : $"It is {PlayNames.Day(day)}: what was stated by then counts.";

        public static string Zone(string? zone) =>
            zone is null ? Uncounted : English.Zone(BigInteger.Parse(zone, CultureInfo.InvariantCulture));

        public static string ZoneWith(string? zone) =>
            zone is null ? Uncounted : $"With it on the table: {Lower(English.Zone(BigInteger.Parse(zone, CultureInfo.InvariantCulture)))}";

        /// <summary>What an offer does, in one line.</summary>
        public static string InShort(PlayNames names, Weighed found) =>
            $"{(found.Crossed.IsEmpty ? found.Zone == "0" ? CrossesLater : CrossesNone : $"Crosses {string.Join("; ", found.Crossed.Select(line => Line(names, line)))}.")} {ZoneWith(found.Zone)}";

        public static string LastOffer(Offer offer) =>
            string.Create(CultureInfo.InvariantCulture, $"Your offer {offer.Number}: {Status(offer.Status)}.");

        public static string Number(string? zone) =>
            zone is null ? "not counted" : Amounts.Exact(BigInteger.Parse(zone, CultureInfo.InvariantCulture));

        public static string Worth(string worth) => $"By your party’s own stated preferences it scores {worth} of 1.";

        /// <summary>A line with whose it is and of which day.</summary>
        public static string Line(PlayNames names, string line) =>
            names.Position(line) is not { } position ? line : $"{position.Party.Title}: {position.Title}, {StatedOn(position)}";

        public static string StatedOn(Position position) =>
            position.Statement.Source.IsAssumption ? "assumed by the pack’s author"
            : position.Statement.Stated is { } stated ? $"stated {Phrases.On(stated)}"
            : "on no day that is known";

        public static string Change(PlayNames names, string path, ImmutableArray<string> before, ImmutableArray<string> after) =>
            before.SequenceEqual(after, StringComparer.Ordinal)
                ? $"{names.Value(path, after)}"
                : $"{Was(names, path, before)} → {names.Value(path, after)}";

        public static string AsItIs(PlayNames names, string path, ImmutableArray<string> now) =>
            $"as on the table: {Was(names, path, now)}";

        public static string OfferTitle(PlayNames names, Offer offer) =>
            string.Create(CultureInfo.InvariantCulture, $"Offer {offer.Number} of {names.Party(offer.Seat)}")
            + (offer.Counters == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", countering offer {offer.Counters}"));

        public static string Status(OfferStatus status) =>
            status switch
            {
                OfferStatus.Open => "open",
                OfferStatus.Agreed => "on the table",
                OfferStatus.Rejected => "rejected",
                OfferStatus.Withdrawn => "taken back",
                _ => "lapsed: another offer was agreed",
            };

        public static string Reply(PlayNames names, string seat, Reply reply) =>
            $"{names.Party(seat)} {(reply.Accepts ? "accepts" : "rejects")}{(reply.Said is { } said ? $": “{said}”" : ".")}{(reply.Signed is { } signed ? $" Signs for its own line: “{signed}”" : "")}";

        public static string Signed(PlayNames names, string seat, string sentence) =>
            $"{names.Party(seat)} crosses its own line and signs: “{sentence}”";

        public static string Waits(IEnumerable<string> seats) => $"Waits for: {Listing.And(seats)}.";

        public static string SignFor(IEnumerable<string> lines) => $"It crosses {Listing.And(lines)}.";

        public static string Came(IEnumerable<Position> positions) =>
            $"Now in force: {Listing.And(positions.Select(position => $"{position.Title} ({position.Party.Title})"))}.";

        public static string Went(IEnumerable<Position> positions) =>
            $"No longer: {Listing.And(positions.Select(position => $"{position.Title} ({position.Party.Title})"))}.";

        public static string Counts(int groups, int moves, int here) =>
            $"{Count(groups, "group", "groups")}, {Count(moves, "move", "moves").ToLowerInvariant()} so far; {Count(here, "device", "devices").ToLowerInvariant()} in the room.";

        public static string Offers(int open) => open == 0 ? "no open offer" : Count(open, "open offer", "open offers").ToLowerInvariant();

        public static string AfterMoves(int moves) =>
            moves == 0 ? "Before the first move" : string.Create(CultureInfo.InvariantCulture, $"After move {moves}");

        public static string Fold(int fields) => Count(fields, "question", "questions").ToLowerInvariant();

        /// <summary>A move as a line of the ledger.</summary>
        public static string Move(PlayNames names, Move move) =>
            move.Kind switch
            {
                MoveKind.Offer =>
                    $"{names.Party(move.Seat)} offers{(move.Offer == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" against offer {move.Offer}"))}: {string.Join("; ", names.InOrder(move.Changes).Select(change => $"{names.Field(change.Key)}: {names.Value(change.Key, change.Value)}"))}.",
                MoveKind.Accept => string.Create(CultureInfo.InvariantCulture, $"{names.Party(move.Seat)} accepts offer {move.Offer}."),
                MoveKind.Reject => string.Create(CultureInfo.InvariantCulture, $"{names.Party(move.Seat)} rejects offer {move.Offer}."),
                MoveKind.Withdraw => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{names.Party(move.Seat)} takes offer {move.Offer} back."
                ),
                MoveKind.Event => move.Day is { } day ? $"{PlayNames.Day(day)}." : "Something happened.",
                _ => Over,
            };

        /// <summary>What turned the way of the zone.</summary>
        public static string Turn(PlayNames names, Move? move) =>
            move switch
            {
                null => Heading(PathBegin),
                { Kind: MoveKind.Event } => PlayNames.Day(move.Day),
                { Kind: MoveKind.Accept } => string.Create(CultureInfo.InvariantCulture, $"Offer {move.Offer} is agreed"),
                _ => $"{names.Party(move.Seat)} decides alone",
            };

        public static string PathTitle(int group, int groups) => groups == 1 ? PathPicture : $"{PathPicture}: {Lower(GroupTitle(group))}";

        public static string PathLegend(bool isLogarithmic) =>
            $"Packages with the terms of the table that cross nobody’s stated red line, {(isLogarithmic ? "on a logarithmic scale" : "on a linear scale")}";

        public static (string Title, string Text) Refused(MoveRefusal refusal) =>
            refusal switch
            {
                MoveRefusal.Over => ("The play is over", "Nothing more is taken on. The debrief shows what there was."),
                MoveRefusal.NoSeat => ("This seat may not do that", "Take your seat with its card."),
                MoveRefusal.NoOffer => ("There is no such offer", "It may be of another group. Go back and look at the open offers."),
                MoveRefusal.Stale => (
                    "The table has changed since you looked",
                    "An offer was agreed, or another day has come. Go back, look at the table as it is now, and do it again."
                ),
                MoveRefusal.NoChange => (
                    "This changes nothing",
                    "An offer changes at least one thing that is on the table; an event has a sentence or another day."
                ),
                MoveRefusal.CannotStand => (
                    "These terms cannot stand together",
                    "Whoever wants them: no package has all of them. Change one of them."
                ),
                MoveRefusal.Unsigned => ("It crosses a line of your own", "That is allowed. Go back and write one sentence on why."),
                MoveRefusal.NoReason => ("A rejection needs a reason", "Go back and write one sentence."),
                MoveRefusal.Own => ("It is your own offer", "Your seat stands behind it already; others answer it. You can take it back."),
                MoveRefusal.NotYours => ("It is another seat’s offer", "Only who made an offer takes it back. You can reject it."),
                MoveRefusal.Agreed => (
                    "The offer is on the table by now",
                    "Every seat that decides has accepted it. Make another offer to change it."
                ),
                MoveRefusal.Rejected => (
                    "The offer was rejected before",
                    "A seat that decides has rejected it. Make an offer of your own."
                ),
                MoveRefusal.Withdrawn => ("The offer was taken back before", "It is not open any more. Make an offer of your own."),
                MoveRefusal.Lapsed => (
                    "The offer has lapsed",
                    "Another offer was agreed first, so the table that it was made against is there no longer."
                ),
                MoveRefusal.Full => (
                    "The ledger of your group is full",
                    "No more moves are taken. Whoever runs the server can allow more: `scenario serve --limit moves=NUMBER`."
                ),
                _ => ("It was done already", "Once is enough."),
            };

        private static string Was(PlayNames names, string path, ImmutableArray<string> values) =>
            values.IsEmpty ? Unsettled : names.Value(path, values);

        private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
