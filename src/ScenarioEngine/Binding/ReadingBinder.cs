using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up what readings name, and makes of each the position as it reads there.</summary>
/// <param name="scope">The names of the pack.</param>
/// <param name="conditions">Binds conditions.</param>
/// <param name="statements">Finds sources.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class ReadingBinder(Scope scope, ConditionBinder conditions, StatementBinder statements, DiagnosticBag diagnostics)
{
    /// <summary>The questions of a pack, by name.</summary>
    public static void BindQuestions(IEnumerable<QuestionSyntax> questions, Scope scope)
    {
        foreach (var syntax in questions)
        {
            scope.Questions.TryAdd(syntax.Id.Text, new PackQuestion(syntax.Id.Text, syntax.Text.Text, syntax.Id.Location));
        }
    }

    /// <summary>Gives a position its readings.</summary>
    /// <param name="syntax">The position as written.</param>
    /// <param name="position">The position; null where it has mistakes of its own, and its readings are still looked at.</param>
    /// <param name="bindCase">Binds an exception.</param>
    /// <param name="check">Checks that a position has what its kind needs.</param>
    public void Bind(
        PositionSyntax syntax,
        Position? position,
        Func<ExceptedCaseSyntax, ExceptedCase?> bindCase,
        Action<PositionSyntax> check
    )
    {
        var readings = ImmutableArray.CreateBuilder<Reading>();
        var known = new Dictionary<string, ReadingSyntax>(StringComparer.Ordinal);
        foreach (var reading in syntax.Details.Readings)
        {
            if (!Check(reading, known) || position is null)
            {
                continue;
            }

            var merged = Merge(syntax, reading.Details);
            check(merged);
            var read = Read(position, merged, reading.Details, bindCase);
            var bound = new Reading(reading.Id.Text, reading.Title.Text, read, reading.Because.Text, reading.Location)
            {
                Question = reading.Details.Question is { } question ? FindQuestion(question) : null,
                Source = reading.Details.Source is { } source ? statements.FindSource(source) : null,
                Locator = reading.Details.Locator?.Text,
            };
            read.NoteReading(bound);
            readings.Add(bound);
        }

        if (position is not null)
        {
            position.Readings = readings.ToImmutable();
        }
    }

    private bool Check(ReadingSyntax reading, Dictionary<string, ReadingSyntax> known)
    {
        if (reading.Id.Text == Reading.Own)
        {
            diagnostics.Add(ReadingDiagnostics.NamedOwn(reading.Id));
            return false;
        }

        if (!known.TryAdd(reading.Id.Text, reading))
        {
            diagnostics.Add(BindingDiagnostics.DeclaredTwice(reading.Id, known[reading.Id.Text].Id.Location, "Reading"));
            return false;
        }

        if (known.Values.First() is var first && first.Details.Question?.Text != reading.Details.Question?.Text)
        {
            diagnostics.Add(ReadingDiagnostics.TwoQuestions(reading, first));
            return false;
        }

        if (reading.Details.Fact is { } fact)
        {
            diagnostics.Add(ReadingDiagnostics.ChangesFact(fact, reading.Id.Text));
            return false;
        }

        if (!reading.Details.Replaces)
        {
            diagnostics.Add(ReadingDiagnostics.ReplacesNothing(reading));
        }

        return reading.Details.Replaces;
    }

    /// <summary>The position as it would be written, were the reading its encoding; the place is that of the reading.</summary>
    private static PositionSyntax Merge(PositionSyntax syntax, ReadingDetails reading)
    {
        var own = syntax.Details;
        var kind = reading.Kind ?? syntax.Kind;
        var isVague = reading.Vague is not null;
        var isTestable = reading.CrossedWhen is not null || reading.MetWhen is not null || reading.AppliesWhen is not null;
        // A condition of another kind, and a weight, do not follow the words into their new kind.
        var keepsKind = kind == syntax.Kind;
        var keepsCondition = !isVague && reading.CrossedWhen is null && reading.MetWhen is null;
        return syntax with
        {
            Kind = kind,
            Details = own with
            {
                AppliesWhen = isVague ? reading.AppliesWhen : reading.AppliesWhen ?? own.AppliesWhen,
                CrossedWhen =
                    reading.CrossedWhen
                    ?? (keepsCondition && PositionPolicy.Takes(kind, PositionPolicy.CrossedWhen) ? own.CrossedWhen : null),
                MetWhen = reading.MetWhen ?? (keepsCondition && PositionPolicy.Takes(kind, PositionPolicy.MetWhen) ? own.MetWhen : null),
                Unless = reading.Unless ?? (isVague ? [] : own.Unless),
                UnlessLocation = reading.Unless is null && isVague ? null : own.UnlessLocation,
                Vague = reading.Vague ?? (isTestable ? null : own.Vague),
                Weight = keepsKind ? own.Weight : null,
                Priority = keepsKind ? own.Priority : null,
                Of = KeepsWorth(own, reading, keepsKind) ? own.Of : null,
                OfLocation = KeepsWorth(own, reading, keepsKind) ? own.OfLocation : null,
                Values = KeepsWorth(own, reading, keepsKind) ? own.Values : [],
                ValuesLocation = KeepsWorth(own, reading, keepsKind) ? own.ValuesLocation : null,
                StatusLocation = null,
                Misplaced = null,
            },
        };
    }

    /// <summary>Whether what values are worth stays as it is: where the reading says only when the position applies.</summary>
    private static bool KeepsWorth(PositionDetails own, ReadingDetails reading, bool keepsKind) =>
        own.OfLocation is not null && keepsKind && reading is { CrossedWhen: null, MetWhen: null, Vague: null };

    private Position Read(
        Position position,
        PositionSyntax merged,
        ReadingDetails reading,
        Func<ExceptedCaseSyntax, ExceptedCase?> bindCase
    )
    {
        var appliesWhen = conditions.Bind(reading.AppliesWhen);
        var condition = conditions.Bind(reading.CrossedWhen ?? reading.MetWhen);
        ImmutableArray<ExceptedCase>? exceptions = reading.Unless is { } cases ? [.. cases.Select(bindCase).OfType<ExceptedCase>()] : null;
        return position.ReadOtherwise(
            merged.Kind,
            read =>
            {
                read.AppliesWhen = merged.Details.AppliesWhen is null ? null : appliesWhen ?? position.AppliesWhen;
                var isTested =
                    merged.Details.CrossedWhen is not null || merged.Details.MetWhen is not null || merged.Details.OfLocation is not null;
                read.Condition = isTested ? condition ?? position.Condition : null;
                read.Worth = merged.Details.OfLocation is null ? null : position.Worth;
                read.Weight =
                    !read.Policy.IsWeighed ? 0
                    : position.Policy.IsWeighed ? position.Weight
                    : 1;
                read.Priority = read.Policy.IsWeighed ? position.Priority : null;
                read.Exceptions = exceptions ?? (merged.Details.Unless.IsEmpty ? [] : position.Exceptions);
                read.Vague = merged.Details.Vague?.Text;
                read.Encoding = reading.Encoding?.Text;
            }
        );
    }

    private PackQuestion? FindQuestion(Word name)
    {
        if (scope.Questions.TryGetValue(name.Text, out var question) || scope.Damaged.Contains(name.Text))
        {
            return question;
        }

        diagnostics.Add(ReadingDiagnostics.UnknownQuestion(name, scope.Questions.Keys));
        return null;
    }
}
