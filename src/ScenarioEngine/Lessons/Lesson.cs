using System.Collections.Immutable;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Lessons;

/// <summary>
/// A lesson on a rule pack, as its author wrote it: every text may hold placeholders, which <see cref="Figures"/> fills in.
/// </summary>
/// <param name="Pack">The pack that it is about.</param>
/// <param name="Title">The name.</param>
internal sealed record Lesson(RulePack Pack, Prose Title)
{
    /// <summary>Whether the negotiation is over, so that what each side kept to itself is documented and may be handed out.</summary>
    public bool IsClosed { get; init; }

    /// <summary>For whom it is, or null.</summary>
    public Prose? Level { get; init; }

    /// <summary>The days that it looks at, in their order; at least one. Role cards know what had been said by the first.</summary>
    public ImmutableArray<DateOnly> Days { get; init; } = [];

    /// <summary>What a class can do afterwards.</summary>
    public ImmutableArray<Prose> Aims { get; init; } = [];

    /// <summary>The steps, which take as many minutes together as the lesson.</summary>
    public ImmutableArray<PlanStep> Plan { get; init; } = [];

    /// <summary>The seats.</summary>
    public ImmutableArray<LessonRole> Roles { get; init; } = [];

    /// <summary>What happened, by day.</summary>
    public ImmutableArray<LessonEvent> Events { get; init; } = [];

    /// <summary>The worksheet, with its key.</summary>
    public ImmutableArray<LessonQuestion> Questions { get; init; } = [];

    /// <summary>What work is judged by.</summary>
    public ImmutableArray<Criterion> Rubric { get; init; } = [];

    /// <summary>Words, each with its meaning.</summary>
    public ImmutableArray<(string Word, Prose Meaning)> Glossary { get; init; } = [];

    /// <summary>What the class reads: at most grade 12.</summary>
    public required Prose Reading { get; init; }

    /// <summary>The same in easier words: at most grade 8.</summary>
    public required Prose EasierReading { get; init; }

    /// <summary>What the teacher reads: the debrief, a note on balance, one on students from the countries concerned.</summary>
    public required Prose Notes { get; init; }
}

/// <summary>A text with its place; it may hold placeholders, and Markdown.</summary>
/// <param name="Text">The text.</param>
/// <param name="Location">The place where it is written.</param>
internal sealed record Prose(string Text, SourceLocation Location);

/// <summary>A step of a lesson.</summary>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Title">The name.</param>
/// <param name="Teacher">What the teacher does.</param>
/// <param name="Students">What the class does.</param>
/// <param name="Slide">What is projected meanwhile, or null.</param>
/// <param name="Reveal">What is projected once the class has decided, or null.</param>
internal sealed record PlanStep(int Minutes, Prose Title, Prose Teacher, Prose Students, Prose? Slide, Prose? Reveal);

/// <summary>A seat.</summary>
/// <param name="Party">Whose it is.</param>
/// <param name="Public">What everybody knows of it.</param>
/// <param name="Confidential">What it alone knew, and is documented; null where nothing is handed out.</param>
/// <param name="Source">On what the confidential brief rests; null exactly where there is none.</param>
internal sealed record LessonRole(Party Party, Prose Public, Prose? Confidential, Source? Source);

/// <summary>Something that happened.</summary>
/// <param name="Day">The day.</param>
/// <param name="What">What it was.</param>
/// <param name="Source">Where that can be read, or null for what the pack itself documents.</param>
internal sealed record LessonEvent(DateOnly Day, Prose What, Source? Source);

/// <summary>A question of a worksheet.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Answer">What the key says.</param>
/// <param name="Points">What it is worth.</param>
internal sealed record LessonQuestion(Prose Ask, Prose Answer, int Points);

/// <summary>A criterion of a rubric.</summary>
/// <param name="What">What is looked at.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Full">What earns all points; null where the engine tells.</param>
/// <param name="Part">What earns some, or null.</param>
/// <param name="Automatic">What the engine looks at in a package that is handed in; null where a person judges.</param>
internal sealed record Criterion(Prose What, int Points, Prose? Full, Prose? Part, AutomaticTest? Automatic);

/// <summary>What the engine can tell of a package that is handed in.</summary>
internal enum AutomaticTest
{
    /// <summary>The package can exist: no constraint is broken, and nothing is said in two ways.</summary>
    Possible,

    /// <summary>It crosses nobody's stated red line.</summary>
    NoRedLine,

    /// <summary>It leaves no verdict open.</summary>
    NothingOpen,
}
