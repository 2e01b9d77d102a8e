using System.Collections.Immutable;
using System.Globalization;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Lessons;

/// <summary>Reads the lesson of a pack: the folder <c>lesson</c> in that of the pack.</summary>
internal sealed class LessonReader(RulePack pack, DiagnosticBag diagnostics)
{
    private const string Head = "lesson.yaml";
    private const string ReadingFile = "reading.md";
    private const string EasierFile = "reading-easier.md";
    private const string NotesFile = "notes.md";

    /// <summary>The lesson in a folder of a pack; null after diagnostics.</summary>
    public Lesson? Read(string packFolder)
    {
        SourceFile? File(string name) => FileReader.Read(Path.Combine(packFolder, PackFolder.LessonFolder, name), diagnostics);
        return File(Head) is { } head && File(ReadingFile) is { } reading && File(EasierFile) is { } easier && File(NotesFile) is { } notes
            ? Read(head, reading, easier, notes)
            : null;
    }

    /// <summary>The lesson in four texts; null after diagnostics.</summary>
    public Lesson? Read(SourceFile head, SourceFile reading, SourceFile easier, SourceFile notes)
    {
        if (YamlReader.Read(head, diagnostics) is not { } root)
        {
            return null;
        }

        if (root is not YamlMapping mapping)
        {
            diagnostics.Add(SyntaxDiagnostics.WrongShape(root, "A lesson", SyntaxDiagnostics.Mapping));
            return null;
        }

        var reader = ReaderOf(mapping, "a lesson");
        var title = reader.RequiredText("lesson");
        var isClosed = reader.YesNo("closed") ?? false;
        var minutes = reader.RequiredText("minutes");
        var level = reader.Text("level");
        var days = reader.Words("days");
        var lesson = new Lesson(pack, Prose(title) ?? new Prose("", head.At(0, 0)))
        {
            IsClosed = isClosed,
            Level = Prose(level),
            Days = [.. days.Select(Day).OfType<DateOnly>()],
            Aims = [.. reader.Words("aims").Select(aim => new Prose(aim.Text, aim.Location))],
            Plan = [.. reader.Mappings("plan").Select(Step).OfType<PlanStep>()],
            Roles = [.. reader.Mappings("roles").Select(item => Role(item, isClosed)).OfType<LessonRole>()],
            Events = [.. reader.Mappings("events").Select(Event).OfType<LessonEvent>().OrderBy(happened => happened.Day)],
            Questions = [.. reader.Mappings("questions").Select(Question).OfType<LessonQuestion>()],
            Rubric = [.. reader.Mappings("rubric").Select(Criterion).OfType<Criterion>()],
            Glossary =
            [
                .. reader
                    .Entries("glossary")
                    .Select(entry =>
                        reader.Word(entry) is { } meaning ? (entry.Key.Text, new Prose(meaning.Text, meaning.Location)) : default
                    )
                    .Where(entry => entry.Item2 is not null),
            ],
            Reading = Whole(reading),
            EasierReading = Whole(easier),
            Notes = Whole(notes),
        };
        reader.Finish();
        if (
            minutes is not null
            && Number(minutes) is { } wanted
            && lesson.Plan.Sum(step => step.Minutes) is var planned
            && planned != wanted
            && !diagnostics.HasErrors
        )
        {
            diagnostics.Add(LessonDiagnostics.Minutes(minutes.Location, planned, wanted));
        }

        return diagnostics.HasErrors ? null : lesson;
    }

    private static Prose Whole(SourceFile file) => new(file.Text, file.At(0, file.Text.Length));

    private static Prose? Prose(Word? word) => word is null ? null : new Prose(word.Text, word.Location);

    private MappingReader ReaderOf(YamlMapping mapping, string owner) =>
        new(mapping, mapping.Entries.IsEmpty ? mapping.Location : mapping.Entries[0].Key.Location, owner, diagnostics);

    private PlanStep? Step(YamlMapping item)
    {
        var reader = ReaderOf(item, "a step of a plan");
        var (minutes, title, teacher, students) = (
            reader.RequiredText("minutes"),
            reader.RequiredText("title"),
            reader.RequiredText("teacher"),
            reader.RequiredText("students")
        );
        var (slide, reveal) = (reader.Text("slide"), reader.Text("reveal"));
        reader.Finish();
        return
            minutes is not null
            && Number(minutes) is { } length
            && Prose(title) is { } name
            && Prose(teacher) is { } leads
            && Prose(students) is { } follow
            ? new PlanStep(length, name, leads, follow, Prose(slide), Prose(reveal))
            : null;
    }

    private LessonRole? Role(YamlMapping item, bool isClosed)
    {
        var reader = ReaderOf(item, "a role");
        var (name, known, secret, sourceId) = (
            reader.RequiredText("party"),
            reader.RequiredText("public"),
            reader.Text("confidential"),
            reader.Text("source")
        );
        reader.Finish();
        var party = name is null ? null : Find(name, "party", pack.Parties, party => party.Id);
        var source = SourceOf(sourceId);
        if (secret is not null && !isClosed)
        {
            diagnostics.Add(LessonDiagnostics.ConfidentialInOpenCase(secret.Location));
        }
        else if (secret is not null && sourceId is null)
        {
            diagnostics.Add(LessonDiagnostics.ConfidentialWithoutSource(secret.Location));
        }

        return party is not null && Prose(known) is { } text ? new LessonRole(party, text, Prose(secret), source) : null;
    }

    private LessonEvent? Event(YamlMapping item)
    {
        var reader = ReaderOf(item, "an event");
        var (day, what, source) = (reader.RequiredText("day"), reader.RequiredText("what"), reader.Text("source"));
        reader.Finish();
        return day is not null && Day(day) is { } known && Prose(what) is { } text ? new LessonEvent(known, text, SourceOf(source)) : null;
    }

    private LessonQuestion? Question(YamlMapping item)
    {
        var reader = ReaderOf(item, "a question");
        var (ask, answer, points) = (reader.RequiredText("ask"), reader.RequiredText("answer"), reader.RequiredText("points"));
        reader.Finish();
        return Prose(ask) is { } question && Prose(answer) is { } key && points is not null && Number(points) is { } worth
            ? new LessonQuestion(question, key, worth)
            : null;
    }

    private Criterion? Criterion(YamlMapping item)
    {
        var reader = ReaderOf(item, "a criterion");
        var (what, points, full, part) = (
            reader.RequiredText("criterion"),
            reader.RequiredText("points"),
            reader.Text("full"),
            reader.Text("part")
        );
        var automatic = reader.OneOf<AutomaticTest>("automatic", "test of a package");
        reader.Finish();
        return Prose(what) is { } text && points is not null && Number(points) is { } worth
            ? new Criterion(text, worth, Prose(full), Prose(part), automatic)
            : null;
    }

    private Source? SourceOf(Word? id) => id is null ? null : Find(id, "source", pack.Sources, source => source.Id);

    private T? Find<T>(Word name, string what, ImmutableArray<T> things, Func<T, string> nameOf)
        where T : class
    {
        var found = things.FirstOrDefault(thing => nameOf(thing) == name.Text);
        if (found is null)
        {
            diagnostics.Add(LessonDiagnostics.UnknownName(name, what, things.Select(nameOf)));
        }

        return found;
    }

    private DateOnly? Day(Word word)
    {
        if (IsoDate.Parse(word.Text) is { } day)
        {
            return day;
        }

        diagnostics.Add(SyntaxDiagnostics.NotADate(word));
        return null;
    }

    private int? Number(Word word)
    {
        if (int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000)
        {
            return number;
        }

        diagnostics.Add(LessonDiagnostics.NotANumber(word));
        return null;
    }
}
