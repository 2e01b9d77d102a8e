using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Lessons;

/// <summary>
/// What a lesson gives to a class that plays its pack: a brief for each seat, and what happened. Everything is plain text, with its figures
/// computed.
/// </summary>
/// <param name="Days">The days that the lesson looks at, in their order.</param>
/// <param name="Seats">The briefs.</param>
/// <param name="Events">What happened, by day.</param>
internal sealed record LessonBriefs(ImmutableArray<DateOnly> Days, ImmutableArray<SeatBrief> Seats, ImmutableArray<DatedEvent> Events)
{
    /// <summary>The briefs of a pack's lesson; null where it has none, or one that cannot be read.</summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="packFolder">The folder of the pack.</param>
    public static LessonBriefs? Read(Evaluator evaluator, string packFolder)
    {
        var diagnostics = new DiagnosticBag();
        if (Figures.Of(evaluator, packFolder, diagnostics) is not { } figures)
        {
            return null;
        }

        var lesson = figures.Lesson;
        var briefs = new LessonBriefs(
            lesson.Days,
            [
                .. lesson.Roles.Select(role => new SeatBrief(
                    role.Party,
                    figures.FillPlain(role.Public),
                    role.Confidential is { } secret && lesson.IsClosed ? figures.FillPlain(secret) : null,
                    role.Source
                )),
            ],
            [.. lesson.Events.Select(happened => new DatedEvent(happened.Day, figures.FillPlain(happened.What)))]
        );
        return diagnostics.HasErrors ? null : briefs;
    }
}

/// <summary>What whoever takes a seat is told.</summary>
/// <param name="Party">Whose seat it is.</param>
/// <param name="Public">What everybody may know.</param>
/// <param name="Confidential">What is documented and that party alone knew; null where nothing is handed out, and always in a negotiation
/// that is not over.</param>
/// <param name="Source">On what the confidential part rests.</param>
internal sealed record SeatBrief(Party Party, string Public, string? Confidential, Source? Source);

/// <summary>Something that happened on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="What">What it was.</param>
internal sealed record DatedEvent(DateOnly Day, string What);
