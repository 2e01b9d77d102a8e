namespace ScenarioEngine.Web.Wording;

public static partial class English
{
    /// <summary>What is said to a tab that leads a class or follows it; <c>{room}</c> stands for the word of the room.</summary>
    public static class Follow
    {
        /// <summary>What the bar is, to whoever cannot see it.</summary>
        public const string Title = "Following the teacher";

        /// <summary>To the teacher, when the class sees the page.</summary>
        public const string Leads = "Whoever follows room {room} sees what you open in this tab.";

        /// <summary>To the teacher who has stopped.</summary>
        public const string Paused = "Room {room} stays where it was; you look around alone.";

        /// <summary>To the teacher, while the class predicts.</summary>
        public const string Covered = "Nobody in room {room} sees this before you show the outcome.";

        /// <summary>To the teacher, at a page that nobody can be led to.</summary>
        public const string Alone = "Room {room} stays where it was: nobody can be led to this page.";

        /// <summary>To a student who follows.</summary>
        public const string Follows = "You follow the teacher of room {room}.";

        /// <summary>To a student who does not.</summary>
        public const string Away = "You are in room {room} and look around on your own.";

        /// <summary>When the room is gone.</summary>
        public const string Closed = "Room {room} is closed.";

        /// <summary>Stops leading.</summary>
        public const string StopLeading = "Stop leading";

        /// <summary>Leads on.</summary>
        public const string LeadAgain = "Lead again";

        /// <summary>Stops following.</summary>
        public const string Leave = "Leave";

        /// <summary>Follows from now on.</summary>
        public const string Join = "Follow the teacher";

        /// <summary>Goes to the page of the room.</summary>
        public const string Room = "To the room";

        /// <summary>Goes where the teacher is, once.</summary>
        public const string Now = "See what the teacher shows";
    }
}
