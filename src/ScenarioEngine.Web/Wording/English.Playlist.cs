using System.Globalization;
using ScenarioEngine.Lessons;
using ScenarioEngine.Web.Rooms;

namespace ScenarioEngine.Web.Wording;

#pragma warning disable CS1591 // A fixed text is its own description.

public static partial class English
{
    /// <summary>A lesson as a list of tables.</summary>
    public static class Playlist
    {
        public const string Title = "A lesson: one table after another";
        public const string Lead =
            "Put tables in a row. In the room, Next lays the next one, covered; your notes are shown on your devices alone.";
        public const string Ticked = "Scenarios of your choice";
        public const string HowToTick =
            "Tick those that you want. They come in the order of the numbers that you give them; without numbers, in the order of this page.";
        public const string Place = "Number";
        public const string NoteToSelf = "Note to yourself";
        public const string Choose = "A lesson: one table after another";
        public const string AllSteps = "All steps";
        public const string Other = "Take another list";
        public const string YourNote = "Your note on this step, which no student’s page has";

        public static readonly (string Title, string Text) Nothing = (
            "There is no table in this list",
            "Tick at least one scenario, or take the lesson of the pack."
        );

        public static string Begin(string? room) => room is null ? "Open a room with it" : $"Take it into room {room}";

        public static string PlaceOf(string title) => $"Number of {title}";

        public static string NoteOf(string title) => $"Note on {title}";

        public static string Next(PlaylistItem next) => $"Next: {next.Title}";

        public static string At(RoomState state) =>
            state.At < 0
                ? $"The lesson has {Count(state.Playlist.Length, "step", "steps").ToLowerInvariant()}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Step {state.At + 1} of {state.Playlist.Length}: {state.Playlist[state.At].Title}"
                );

        public static string Step(int minutes, bool hasTable) => hasTable ? Minutes(minutes) : $"{Minutes(minutes)}, the table stays";

        internal static string OfPack(LessonSteps lesson) =>
            $"The lesson of this pack: {Count(lesson.Steps.Length, "step", "steps").ToLowerInvariant()}, {Minutes(lesson.Steps.Sum(step => step.Minutes))}. What is printed for it comes from `scenario lesson`.";

        internal static string Note(LessonStep step) => $"{Minutes(step.Minutes)}. {step.Teacher} The class: {step.Students}";

        private static string Minutes(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");
    }
}
