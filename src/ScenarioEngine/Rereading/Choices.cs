using ScenarioEngine.Diagrams;
using ScenarioEngine.Model;

namespace ScenarioEngine.Rereading;

/// <summary>
/// What there is to choose among the readings of some positions: one choice for each question, and one for each position whose readings
/// answer none.
/// </summary>
/// <remarks>A combination answers every choice; the sets of a diagram over them are sets of combinations.</remarks>
internal sealed class Choices
{
    private readonly Dictionary<Position, int> _levels = [];
    private readonly Dictionary<Position, int[]> _readings = [];
    private readonly List<List<string>> _answers = [];

    /// <param name="positions">The positions, as they count somewhere; those without readings are passed over.</param>
    public Choices(IEnumerable<Position> positions)
    {
        var questions = new Dictionary<PackQuestion, int>();
        var all = new List<ReadingQuestion>();
        foreach (var position in positions.Where(position => !position.Readings.IsEmpty))
        {
            var question = position.Readings[0].Question;
            if (question is null || !questions.TryGetValue(question, out var level))
            {
                level = _answers.Count;
                _answers.Add([Reading.Own]);
                all.Add(new ReadingQuestion(question, position.Own));
                if (question is not null)
                {
                    questions.Add(question, level);
                }
            }

            _levels.Add(position, level);
            _answers[level].AddRange(position.Readings.Select(reading => reading.Id).Except(_answers[level]));
        }

        foreach (var (position, level) in _levels)
        {
            var ids = position.Readings.Select(reading => reading.Id).ToList();
            _readings.Add(position, [.. _answers[level].Select(answer => answer == Reading.Own ? -1 : ids.IndexOf(answer))]);
        }

        All = [.. all];
        Diagram = new Diagram(_answers.Select(answers => answers.Count), new Budget(long.MaxValue));
    }

    /// <summary>What each choice is about, by level.</summary>
    public ReadingQuestion[] All { get; }

    /// <summary>Sets of combinations.</summary>
    public Diagram Diagram { get; }

    /// <summary>The names of the answers of a choice; the first is the own encoding.</summary>
    public IReadOnlyList<string> AnswersOf(int level) => _answers[level];

    /// <summary>The choice on which the reading of a position hangs, or -1 where it has none.</summary>
    public int LevelOf(Position position) => _levels.GetValueOrDefault(position, -1);

    /// <summary>Which of its readings a position takes at an answer of its choice: its number, or -1 for its own encoding.</summary>
    public int ReadingAt(Position position, int answer) => _readings.TryGetValue(position, out var readings) ? readings[answer] : -1;

    /// <summary>
    /// The answers of a choice that read one of some positions otherwise, and the own encoding first: to those positions all others are the
    /// same as it.
    /// </summary>
    public List<int> AnswersFor(int level, IReadOnlyCollection<Position> positions) =>
        [
            .. Enumerable
                .Range(0, _answers[level].Count)
                .Where(answer => answer == 0 || positions.Any(position => LevelOf(position) == level && ReadingAt(position, answer) >= 0)),
        ];

    /// <summary>The combinations under which a position takes a reading of which something is true.</summary>
    public int Where(Position position, Func<int, bool> isTrueOf) =>
        LevelOf(position) is >= 0 and var level ? Diagram.Where(level, answer => isTrueOf(ReadingAt(position, answer)))
        : isTrueOf(-1) ? Diagram.All
        : Diagram.Empty;
}
