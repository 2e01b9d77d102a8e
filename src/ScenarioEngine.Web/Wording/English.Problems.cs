namespace ScenarioEngine.Web.Wording;

public static partial class English
{
    /// <summary>What is said where a request cannot be served: what is wrong, and what to do.</summary>
    public static class Problem
    {
        /// <summary>An address that leads nowhere.</summary>
        public static readonly (string Title, string Text) NoPage = ("There is no such page", "The link may be old or mistyped. All packs are on the first page.");

        /// <summary>A map with nothing to map.</summary>
        public static readonly (string Title, string Text) NoMap = ("There is no map", "The pack has fewer than two fields with a choice.");

        /// <summary>A room before something that is no table.</summary>
        public static readonly (string Title, string Text) NoTable = ("There is no such table", "Open a table first, and the room from there.");

        /// <summary>A next table that is none.</summary>
        public static readonly (string Title, string Text) NoLink = ("This is no link to a table", "Open the table in another window, press Copy link, and paste the link.");

        /// <summary>A room that is closed, or never was.</summary>
        public static readonly (string Title, string Text) NoRoom = ("There is no such room", "It may have been closed. Ask for the word again.");

        /// <summary>A vote for something else.</summary>
        public static readonly (string Title, string Text) NoPrediction = ("This is no prediction", "Choose one of the outcomes of the page.");

        /// <summary>A student at the teacher's controls.</summary>
        public static readonly (string Title, string Text) NotTheTeacher = ("Only who opened the room may do this", "Open a room of your own from a table.");

        /// <summary>A class comparison of something else.</summary>
        public static readonly (string Title, string Text) NoForm = ("These are no files", "Choose files on the page and send them from there.");

        /// <summary>A class comparison of too much.</summary>
        public static readonly (string Title, string Text) UnreadableFiles = ("The files cannot be read", "Send at most 300 files and one megabyte in all.");

        /// <summary>A class comparison of nothing.</summary>
        public static readonly (string Title, string Text) NoFiles = ("There are no files", "Choose at least one scenario file.");

        /// <summary>A name that this server does not know as its own.</summary>
        public static readonly (string Title, string Text) OtherName = ("This server is called by another name.", "Call it by its number, by localhost, or start it with `--host NAME`.");

        /// <summary>A write that another site's page caused.</summary>
        public static readonly (string Title, string Text) OtherSite = ("A page of another site may not do this.", "Open the page of this server and do it there.");

        /// <summary>A body that trickles in.</summary>
        public static readonly (string Title, string Text) TooSlow = ("The request came too slowly", "Send it again, at once.");

        /// <summary>A request that is none.</summary>
        public static readonly (string Title, string Text) Unreadable = ("The request cannot be read", "It is too large, too slow or not well-formed.");

        /// <summary>A full queue.</summary>
        public static readonly (string Title, string Text) TooMany = ("Too many questions at once", "Ask again in a moment.");

        /// <summary>A mistake of ours.</summary>
        public static readonly (string Title, string Text) OurMistake = ("The server itself failed", "Please report this, with the link that led to it.");

        /// <summary>A pack that is not served, to a program.</summary>
        public static readonly (string Title, string Text) NoPack = ("There is no such pack", "GET /api/packs lists the packs.");

        /// <summary>A scenario with mistakes, to a program.</summary>
        public static readonly (string Title, string Text) Mistakes = ("The scenario has mistakes", "Each diagnostic says what is wrong, where, and what to do.");

        /// <summary>A table whose link has mistakes.</summary>
        public const string WrongLink = "The link says something that the pack does not know";

        /// <summary>Where to go from a problem.</summary>
        public const string AllPacks = "All packs";

        /// <summary>Where to go from a problem with a table.</summary>
        public const string EmptyTable = "Empty table";

        /// <summary>Where in the link the problem is.</summary>
        public const string In = "in";

        /// <summary>A body that is no scenario.</summary>
        public static (string Title, string Text) OtherKind(IEnumerable<string> types) => ("The body is of another kind", $"Send a scenario as {string.Join(" or ", types)}.");

        /// <summary>A body larger than scenarios are.</summary>
        public static (string Title, string Text) TooLarge(int kilobytes) => ("The scenario is too large", FormattableString.Invariant($"A scenario may have {kilobytes} KB, and is UTF-8."));

        /// <summary>A space that cannot be counted.</summary>
        public static (string Title, string Text) TooLarge(string budget, string fields) =>
            ("The space is too large", $"The budget of {budget} is used up and nothing is guessed. State some of these terms: {fields}.");
    }
}
