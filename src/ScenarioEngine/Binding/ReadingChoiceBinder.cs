using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;

namespace ScenarioEngine.Binding;

/// <summary>Looks up the readings that an edit or an answer key chooses.</summary>
/// <param name="scope">The names of the pack.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class ReadingChoiceBinder(Scope scope, DiagnosticBag diagnostics)
{
    /// <summary>Choices that hold together: no two of them read one position in different ways.</summary>
    public ImmutableArray<ReadingChoice> Bind(ImmutableArray<ReadingChoiceSyntax> choices)
    {
        var bound = ImmutableArray.CreateBuilder<ReadingChoice>();
        foreach (var syntax in choices)
        {
            if (Bind(syntax) is not { } choice)
            {
                continue;
            }

            if (
                bound.FirstOrDefault(earlier =>
                    earlier.Takes.Any(taken => choice.Takes.Any(own => own.Position == taken.Position && own.Reading != taken.Reading))
                ) is
                { } other
            )
            {
                diagnostics.Add(ReadingDiagnostics.ReadTwoWays(syntax.Reading, choice.Position, other));
            }
            else
            {
                bound.Add(choice);
            }
        }

        return bound.ToImmutable();
    }

    /// <summary>A choice, or null after a diagnostic.</summary>
    public ReadingChoice? Bind(ReadingChoiceSyntax syntax)
    {
        if (scope.FindPosition(syntax.Position, diagnostics)?.Own is not { } position)
        {
            return null;
        }

        var reading = position.Readings.FirstOrDefault(known => known.Id == syntax.Reading.Text);
        if (reading is null && (syntax.Reading.Text != Reading.Own || position.Readings.IsEmpty))
        {
            diagnostics.Add(ReadingDiagnostics.UnknownReading(syntax.Reading, position));
            return null;
        }

        return ReadingChoice.Of(scope.Positions.Values, position, reading, syntax.Reading.Location);
    }
}
