using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Explaining;
using ScenarioEngine.Model;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Own;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

public static partial class English
{
    /// <summary>The pages of a pack that a visitor has brought along.</summary>
    public static class OwnPacks
    {
        public const string Title = "Your own pack";
        public const string Lead =
            "Bring a rule pack along and lay tables on it. Drop its folder, a zip of it or its YAML files here, or choose them; scenarios may come with it.";
        public const string FilesOrZip = "A zip, or YAML files";
        public const string Folder = "Or a folder";
        public const string Bring = "Open the pack";
        public const string Sending = "The files are being sent.";
        public const string None = "This browser has brought no pack, or it is kept no more.";
        public const string AddStatement = "Add a statement";
        public const string Download = "Save all as a zip";
        public const string FilesOf = "Files";
        public const string Lines = "Lines";
        public const string Mistakes = "Mistakes";
        public const string NewName = "A new file";
        public const string NameExample = "positions/somebody.yaml";
        public const string MakeFile = "Make it";
        public const string MoreFiles = "Add or replace files";
        public const string AddFiles = "Add them";
        public const string KeptTitle = "What is kept";
        public const string NoRoom =
            "No class can be led to it, and a link to it opens in this browser alone: whoever is to see it needs the zip.";
        public const string Forget = "Forget it now";
        public const string Bar = "This is your own pack. Only this browser sees it, and nothing of it is stored.";
        public const string Workshop = "Files and mistakes";
        public const string TextOf = "Text of the file";
        public const string Save = "Save and check";
        public const string Delete = "Delete this file";
        public const string Back = "To the files";
        public const string CheckTitle = "What the files say";
        public const string Findings = "What becomes of the scenarios";
        public const string NoScenarios = "The pack has no scenario yet. Add one, and its findings stand here while you write.";
        public const string Hint = "What to do:";
        public const string SeeAlso = "See also";
        public const string LateEdit =
            "The files were changed in another window since this page was opened. Your text stands here and is not saved; save it again to put it in the place of the other.";
        public const string Lost = "The server keeps this pack no more. Copy your text before you leave the page.";

        public const string Party = "Who stated it?";
        public const string Kind = "What kind of statement is it?";
        public const string StatementTitle = "What is it called, in a few words?";
        public const string Statement = "What was said? In your own words, not quoted.";
        public const string Speaker = "Who spoke?";
        public const string Stated = "On which day? A month or a year will do where no day is known.";
        public const string DayExample = "2026-01-31";
        public const string Source = "Where can it be read?";
        public const string AnotherSource = "In a source that the pack does not have yet";
        public const string NewSource = "The new source, if it is one";
        public const string SourceTitle = "Its title";
        public const string Publisher = "Who published it";
        public const string SourceDate = "Its day, if it has one";
        public const string Url = "Its address in the web, if it has one";
        public const string Locator = "Where in it, such as a page";
        public const string Field = "On what term does it turn?";
        public const string TooVague = "It is too vague to be tested";
        public const string Values = "These values";
        public const string WhyVague = "Why can it not be tested? What does it leave open?";
        public const string Encoding = "How did you read the words? Say here what is assumed.";
        public const string Onwards = "Go on";
        public const string Backwards = "Back";
        public const string Add = "Add it to the pack";
        public const string AsYaml = "The statement as YAML";

        /// <summary>What a file begins with that is made on the page.</summary>
        public const string NewFile = "# What is written here belongs to the pack; a file that begins with `scenario:` is a scenario.\n";

        public static readonly (string Title, string Text) Gone = (
            "There is no such pack for this browser",
            "A pack that was brought along is seen by the browser that brought it alone, and is forgotten some time after it was last used, or when the server starts anew. Bring it again from the first page."
        );
        public static readonly (string Title, string Text) Unreadable = (
            "The files cannot be read",
            "Choose files on the page and send them from there: at most one megabyte in all. A zip is smaller than what is in it."
        );
        public static readonly (string Title, string Text) NoName = (
            "This is no name for a new file",
            "Take letters, digits and hyphens, such as positions/somebody.yaml, and a name that the pack does not have yet."
        );
        public static readonly (string Title, string Text) Late = (
            "The files were changed in another window",
            "Nothing is lost: open the page anew and do it again."
        );
        public static readonly (string Title, string Text) MendFirst = (
            "The pack has mistakes",
            "Mend them first; then a statement can be added to it."
        );

        public static string Files(int count) => Count(count, "file", "files");

        public static string Private(int minutes) =>
            $"It is kept in memory for this browser alone, under an address that nobody guesses, and forgotten {(minutes % 60 == 0 ? Count(minutes / 60, "hour", "hours") : Count(minutes, "minute", "minutes")).ToLowerInvariant()} after you last used it, or when the server stops. Nobody else sees it.";

        public static string Most(ServeLimits limits) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"A pack may have {limits.OwnPackFiles} files and {limits.OwnPackKilobytes} KB of text."
            );

        /// <summary>What there is to say of the files first.</summary>
        public static string State(OwnReading reading) =>
            (reading.Served, reading.Problems.Count(problem => problem.Severity == Diagnostics.Severity.Error)) switch
            {
                (null, var mistakes) => $"{Count(mistakes, "mistake keeps", "mistakes keep")} it from being laid on the table.",
                (_, 0) => "It can be laid on the table.",
                (_, var mistakes) =>
                    $"It can be laid on the table; of its scenarios some cannot: {Count(mistakes, "mistake", "mistakes").ToLowerInvariant()}.",
            };

        public static string Problems(int count) => Count(count, "mistake or warning", "mistakes and warnings");

        public static string Doubts(int count) =>
            count == 0 ? "A careful reader would ask nothing" : $"{Count(count, "thing", "things")} that a careful reader would ask";

        public static string LeftOut(int count) => $"{Count(count, "file was", "files were")} left out";

        public static string More(int count) => string.Create(CultureInfo.InvariantCulture, $"And {count} more.");

        public static string Severity(Severity severity) => severity == Diagnostics.Severity.Error ? "error" : "warning";

        public static string LineOf(SourceLocation location) => string.Create(CultureInfo.InvariantCulture, $"Line {location.Line}");

        public static string Was(ScenarioChange scenario) =>
            scenario.Before is null ? "(new)"
            : scenario.Before.Outcome == scenario.After.Outcome ? ""
            : $"(as saved: {Phrases.Outcome(scenario.Before.Outcome)})";

        public static string Turned(FindingChange change) =>
            (change.Before, change.After) switch
            {
                (null, { } after) => $"new: {Phrases.Status(after)}",
                ({ } before, null) => $"gone: it was {Phrases.Status(before)}",
                ({ } before, { } after) => $"{Phrases.Status(after)} (as saved: {Phrases.Status(before)})",
                _ => "",
            };

        public static string Says(LeftOut file) =>
            file switch
            {
                { Problem: { } problem } => $"{problem.Code}: {problem.Message} {problem.Hint}",
                { Why: Why.Kind } => "it is no YAML.",
                { Why: Why.Name } => "its name leads out of the folder, or has signs in it that names of files do not have.",
                { Why: Why.Link } => "it is a link to another file.",
                { Why: Why.NoZip } => "it is no zip that can be read; one with a password cannot.",
                { Why: Why.Twice } => "there is another file of this name.",
                { Why: Why.Elsewhere } => "it does not lie in the folder of pack.yaml, and is no scenario.",
                { Why: Why.Lesson } => "it belongs to a lesson, which is no part of the pack.",
                _ => "it is no text.",
            };

        internal static (string Title, string Text) Says(Refused refused, ServeLimits limits) =>
            refused switch
            {
                Refused.TooManyFiles => (
                    "These are too many files",
                    $"{Most(limits)} Whoever runs the server can allow more: `scenario serve --limit own-pack-files=NUMBER`."
                ),
                Refused.TooManyEntries => (
                    "These are too many files",
                    $"No more than {OwnFiles.MostEntries.ToString(CultureInfo.InvariantCulture)} files are looked at, of whatever kind. Send those of the pack alone."
                ),
                Refused.TooLarge => (
                    "This is too much text",
                    $"{Most(limits)} It is counted as it is unpacked. Whoever runs the server can allow more: `scenario serve --limit own-pack-kilobytes=NUMBER`."
                ),
                Refused.SeveralPacks => (
                    "These are several packs",
                    "There is more than one pack.yaml. Bring one pack at a time, with its scenarios."
                ),
                _ => ("There is no YAML in it", "A pack is a file pack.yaml, with others beside it. Choose a zip, YAML files or a folder."),
            };

        internal static (string Title, string Text) Says(OwnRefusal refusal) =>
            refusal switch
            {
                OwnRefusal.Off => (
                    "This server takes no packs of visitors",
                    "Whoever runs it can allow them: `scenario serve --limit own-packs=NUMBER`. With a copy of the tool of your own, `scenario serve --rules FOLDER` shows the same."
                ),
                OwnRefusal.BookFull => (
                    "There is no place for another pack",
                    "As many are here as this server keeps, and none is closed for another. Try again later. Whoever runs it can allow more: `scenario serve --limit own-packs=NUMBER`."
                ),
                OwnRefusal.AddressFull => (
                    "Your address has brought as many packs as it may",
                    "Try again later, or have one forgotten. Whoever runs the server can allow more: `scenario serve --limit own-packs-by-address=NUMBER`."
                ),
                _ => ("This browser has as many packs as it may", "Have one of them forgotten first: they are at /own."),
            };

        public static string Step(int step, int of) => string.Create(CultureInfo.InvariantCulture, $"Step {step} of {of}");

        public static string StepTitle(int step) =>
            step switch
            {
                1 => "who, and what kind",
                2 => "what was said, and where it can be read",
                3 => "the term on which it turns",
                4 => "when it is crossed or met",
                _ => "look at it",
            };

        public static string Test(PositionKind kind) =>
            PositionPolicy.Of(kind) switch
            {
                { IsOffer: true } => "It concerns packages in which the term is",
                { IsViolatedByCondition: true } => "The line is crossed when the term is",
                _ => "It is met when the term is",
            };

        internal static string Compared(Operator compared) =>
            compared switch
            {
                Operator.OneOf => "one of these",
                Operator.NoneOf => "none of these",
                Operator.AtLeast => "at least this",
                Operator.AtMost => "at most this",
                Operator.MoreThan => "more than this",
                Operator.LessThan => "less than this",
                Operator.Before => "before this day",
                Operator.After => "after this day",
                Operator.Includes => "a set with this one",
                Operator.IncludesAll => "a set with all of these",
                Operator.Excludes => "a set with none of these",
                _ => "exactly this",
            };

        public static string Value(Field field) =>
            field.Type switch
            {
                { Meaning: { TakesUnit: false, Draft: { } draft, Noun: var noun } } => $"The {noun}, such as {draft(null)}",
                { Unit: { } unit } => $"The number, such as 12 {unit}",
                _ => "The number",
            };

        public static string WrittenTo(ImmutableArray<string> files) => $"It will be written to {Listing.Join(files, "and")}:";
    }
}
