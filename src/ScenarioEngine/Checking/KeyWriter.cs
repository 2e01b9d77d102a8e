using ScenarioEngine.Diagnostics;
using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;
using ScenarioEngine.Yaml;

namespace ScenarioEngine.Checking;

/// <summary>Writes what an evaluation finds into the answer key of its scenario.</summary>
/// <remarks>
/// The author still has to read it: a key says what statements mean, and this one says only what was found. What the key says and still is
/// so stays as it
/// was written, as does the rest of the file with its comments. Findings that it does not name are added, save those that its <c>others</c>
/// speaks for:
/// the open ones, where it does not say. What it says of exploring and repairing is put right, and nothing of that is added: that is left
/// to the author.
/// </remarks>
internal sealed class KeyWriter
{
    private const int ScoreDigits = 2;
    private const string ExpectKey = "expect";
    private const string FindingsKey = "findings";
    private const string OthersKey = "others";
    private const string ContradictionsKey = "contradictions";

    private readonly Evaluation _evaluation;
    private readonly FileEdit _edit;
    private readonly HashSet<Position> _wrong;
    private readonly HashSet<int> _wrongScores;
    private readonly Dictionary<string, string> _corrections = new(StringComparer.Ordinal);

    private KeyWriter(Evaluation evaluation)
    {
        _evaluation = evaluation;
        _edit = new FileEdit(evaluation.Scenario.File);
        var mismatches = Mismatch.Find(evaluation);
        _wrong = [.. mismatches.Select(mismatch => mismatch.Position).OfType<Position>()];
        _wrongScores =
        [
            .. mismatches
                .Where(mismatch => evaluation.Scenario.Expect?.Scores.Any(score => score.Location == mismatch.Location) == true)
                .Select(mismatch => mismatch.Location.Span.Start),
        ];
        foreach (var (key, text) in mismatches.Select(mismatch => mismatch.Correction).OfType<(string Key, string Text)>())
        {
            _corrections[key] = text;
        }
    }

    /// <summary>The text of the scenario's file with its key completed; the same text where there is nothing to add.</summary>
    public static string Write(Evaluation evaluation)
    {
        var file = evaluation.Scenario.File;
        return YamlReader.Read(file, new DiagnosticBag()) is YamlMapping root ? new KeyWriter(evaluation).Write(root) : file.Text;
    }

    private string Write(YamlMapping root)
    {
        if (FileEdit.Find(root, ExpectKey) is not { } expect)
        {
            _edit.Add(root, root.Entries[^1], [NewKey.Of(ExpectKey, [.. Whole().Where(added => !added.IsEmpty)])]);
        }
        else if (expect.Value is YamlMapping { Entries.IsEmpty: false } key)
        {
            Correct(key);
            Complete(key);
        }

        return _edit.Apply();
    }

    /// <summary>Puts what was found in place of what the key says and is not so.</summary>
    private void Correct(YamlMapping key)
    {
        foreach (var (name, value) in key.Entries)
        {
            switch (name.Text, value)
            {
                case ("outcome", _):
                    _edit.Replace(value, Words.Of(_evaluation.Outcome));
                    break;
                case ("verdicts", YamlMapping verdicts):
                    verdicts.Entries.ToList().ForEach(entry => _edit.Replace(entry.Value, VerdictOf(entry.Key.Text)));
                    break;
                case (FindingsKey, YamlMapping findings):
                    findings.Entries.Where(entry => _wrong.Contains(PositionOf(entry))).ToList().ForEach(Correct);
                    break;
                case (ContradictionsKey, YamlSequence fields)
                    when !fields.Items.OfType<YamlScalar>().Select(item => item.Text).ToHashSet().SetEquals(Contradicted):
                    _edit.Replace(value, List(Contradicted));
                    break;
                case ("scores", YamlMapping scores):
                    scores
                        .Entries.Where(entry => _wrongScores.Contains(entry.Value.Location.Span.Start))
                        .ToList()
                        .ForEach(entry => _edit.Replace(entry.Value, ScoreOf(entry.Key.Text)));
                    break;
                case ({ } other, _) when _corrections.TryGetValue(other, out var text):
                    _edit.Replace(value, text);
                    break;
                default:
                    break;
            }
        }
    }

    private void Correct(YamlEntry entry)
    {
        var found = _evaluation.Findings.FirstOrDefault(finding => finding.Position == PositionOf(entry));
        _edit.Replace(
            entry.Value,
            found is null ? Words.Of(FindingStatus.LeftOut)
                : entry.Value is YamlMapping ? InFull(found)
                : Words.Of(found.Status)
        );
    }

    /// <summary>Adds what the key does not say, each where a reader looks for it.</summary>
    private void Complete(YamlMapping key)
    {
        var named = FileEdit.Find(key, FindingsKey)?.Value as YamlMapping;
        var positions = named?.Entries.Select(PositionOf).ToHashSet() ?? [];
        var last = key.Entries[0];
        foreach (var added in Whole())
        {
            if (FileEdit.Find(key, added.Key) is { } present)
            {
                last = present;
            }
            else if (!added.IsEmpty)
            {
                _edit.Add(key, last, [added]);
            }

            if (added.Key == FindingsKey && named is { Entries.IsEmpty: false })
            {
                _edit.Add(named, named.Entries[^1], added.Below.Where(finding => !positions.Contains(PositionOf(finding.Key))));
            }
        }
    }

    /// <summary>All that a key written from nothing would say, in the usual order.</summary>
    private IEnumerable<NewKey> Whole()
    {
        yield return NewKey.Of("outcome", Words.Of(_evaluation.Outcome));
        var verdicts = _evaluation
            .Parties.Where(result => result.Verdict < Verdict.Open || result.Verdict == Verdict.Clear)
            .Select(result => $"{result.Party.Id}: {Words.Of(result.Verdict)}")
            .ToList();
        yield return NewKey.Of("verdicts", verdicts.Count == 0 ? "" : $"{{{string.Join(", ", verdicts)}}}");
        var others = _evaluation.Scenario.Expect?.Others?.Value ?? FindingStatus.Open;
        yield return NewKey.Of(
            FindingsKey,
            [
                .. _evaluation
                    .Findings.Where(finding => finding.Status != others)
                    .Select(finding => NewKey.Of(finding.Position.FullName, InFull(finding))),
            ]
        );
        yield return NewKey.Of(OthersKey, Words.Of(others));
        if (Contradicted.Any())
        {
            yield return NewKey.Of(ContradictionsKey, List(Contradicted));
        }
    }

    private IEnumerable<string> Contradicted => _evaluation.Contradictions.Select(contradiction => contradiction.Field.Path);

    private string ScoreOf(string party) => _evaluation.Parties.First(result => result.Party.Id == party).Score?.ToText(ScoreDigits) ?? "0";

    private string VerdictOf(string party) => Words.Of(_evaluation.Parties.First(result => result.Party.Id == party).Verdict);

    private Position PositionOf(YamlEntry entry) => PositionOf(entry.Key.Text);

    private Position PositionOf(string name) => _evaluation.Scenario.Pack.Positions.First(position => position.FullName == name);

    /// <summary>The status, and the terms that force it where it depends on any.</summary>
    private static string InFull(Finding finding)
    {
        var because = List(finding.Because.Select(state => state.Field.Path));
        return finding.Because.IsEmpty ? Words.Of(finding.Status) : $"{{status: {Words.Of(finding.Status)}, because: {because}}}";
    }

    /// <summary>A list within brackets; a path with brackets of its own needs quotes there.</summary>
    private static string List(IEnumerable<string> paths) =>
        $"[{string.Join(", ", paths.Select(path => path.Contains('[', StringComparison.Ordinal) ? $"\"{path}\"" : path))}]";
}
