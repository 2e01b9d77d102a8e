using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Text;

namespace ScenarioEngine.Lessons;

/// <summary>A lesson as a list of tables to lay, one after another, with what its teacher does at each.</summary>
/// <param name="Title">What the lesson is called.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record LessonSteps(string Title, ImmutableArray<LessonStep> Steps)
{
    /// <summary>The steps of a pack's lesson; null where the pack has none, or there is a mistake in it.</summary>
    /// <param name="evaluator">The evaluator of the pack.</param>
    /// <param name="packFolder">The folder of the pack.</param>
    public static LessonSteps? Read(Evaluator evaluator, string packFolder)
    {
        var diagnostics = new DiagnosticBag();
        if (Figures.Of(evaluator, packFolder, diagnostics) is not { } figures)
        {
            return null;
        }

        var steps = new LessonSteps(
            figures.FillPlain(figures.Lesson.Title),
            [.. figures.Lesson.Plan.Select(step => StepOf(step, figures.FillPlain))]
        );
        return diagnostics.HasErrors ? null : steps;
    }

    /// <summary>
    /// The table of a step is that of the first scenario that is projected in it; where it is about a day and no scenario, the empty table
    /// of that day.
    /// </summary>
    private static LessonStep StepOf(PlanStep step, Func<Prose, string> plain)
    {
        var calls = new[] { step.Slide, step.Reveal, step.Teacher }.OfType<Prose>().SelectMany(Figures.CallsIn).ToList();
        var scenario = calls.FirstOrDefault(call => call.Kind.IsAboutAScenario).Words;
        var day = scenario is null ? calls.FirstOrDefault(call => call.Kind.IsAboutADay).Words : null;
        return new LessonStep(plain(step.Title), step.Minutes, plain(step.Teacher), plain(step.Students))
        {
            Scenario = scenario?[0],
            Day = day is null ? null : IsoDate.Parse(day[0]),
            WithoutOption = day is [_, "without", var option, ..] ? option : null,
        };
    }
}

/// <summary>A step of a lesson, with the table that is laid at it.</summary>
/// <param name="Title">The name.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Teacher">What the teacher does.</param>
/// <param name="Students">What the class does.</param>
internal sealed record LessonStep(string Title, int Minutes, string Teacher, string Students)
{
    /// <summary>The scenario that is laid; null where it is none.</summary>
    public string? Scenario { get; init; }

    /// <summary>The day of the empty table that is laid; null where it is none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>An option that is taken away from that table, such as <c>jupiters=stay</c>; or null.</summary>
    public string? WithoutOption { get; init; }
}
