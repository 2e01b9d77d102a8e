using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>A named edit of a scenario.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">The place where it is written; null where it was worked out and stands in no file.</param>
public sealed record WhatIf(string Name, SourceLocation? Location)
{
    /// <summary>Terms to state, in place of what is stated of their fields.</summary>
    public ImmutableArray<Term> Set { get; init; } = [];

    /// <summary>Fields to leave open.</summary>
    internal ImmutableArray<LeftOpen> Open { get; init; } = [];

    /// <summary>Fields to fall silent on.</summary>
    public ImmutableArray<Field> Unset { get; init; } = [];

    /// <summary>Positions that do not count.</summary>
    public ImmutableArray<Position> Without { get; init; } = [];

    /// <summary>Implications that do not hold.</summary>
    public ImmutableArray<Implication> WithoutImplications { get; init; } = [];

    /// <summary>Options that are in no package.</summary>
    internal ImmutableArray<FieldOption> WithoutOptions { get; init; } = [];

    /// <summary>How positions are read, in place of how the scenario reads them.</summary>
    internal ImmutableArray<ReadingChoice> Readings { get; init; } = [];

    /// <summary>The day on which positions are looked at; null keeps the scenario's.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The way in which silence is read; null keeps the scenario's.</summary>
    public Silence? Silence { get; init; }

    /// <summary>
    /// The single edits that it is made of, each named by what it does. A field that is set, or left open, is not also unset.
    /// </summary>
    public ImmutableArray<WhatIf> Parts
    {
        get
        {
            HashSet<Field> settled = [.. Set.Select(term => term.Field), .. Open.Select(open => open.Field)];
            return
            [
                .. Set.Select(term => new WhatIf(term.ToString(), term.Location) { Set = [term] }),
                .. Open.Select(open => new WhatIf($"{open.Field.Path}: open", open.Location) { Open = [open] }),
                .. Unset
                    .Where(unset => !settled.Contains(unset))
                    .Select(unset => new WhatIf($"silent on {unset.Path}", Location) { Unset = [unset] }),
                .. Without.Select(position => new WhatIf($"without {position.FullName}", Location) { Without = [position] }),
                .. WithoutImplications.Select(implication => new WhatIf($"without the implication {implication.Id}", Location)
                {
                    WithoutImplications = [implication],
                }),
                .. WithoutOptions.Select(option => new WhatIf($"without the option {option}", Location) { WithoutOptions = [option] }),
                .. Readings.Select(choice => new WhatIf($"reading {choice}", choice.Location) { Readings = [choice] }),
                .. AsOf is { } day ? [new WhatIf(NameOf(day), Location) { AsOf = day }] : ImmutableArray<WhatIf>.Empty,
                .. Silence is { } silence
                    ? [new WhatIf($"silence: {Words.Of(silence)}", Location) { Silence = silence }]
                    : ImmutableArray<WhatIf>.Empty,
            ];
        }
    }

    /// <summary>Several edits as one. Where two say different things of the same, the later one counts.</summary>
    public static WhatIf Combine(string name, IReadOnlyList<WhatIf> edits)
    {
        var combined = new WhatIf(name, edits.Count == 0 ? null : edits[0].Location);
        foreach (var edit in edits)
        {
            HashSet<Field> touched = [.. edit.Set.Select(term => term.Field), .. edit.Open.Select(open => open.Field), .. edit.Unset];
            combined = combined with
            {
                Set = [.. combined.Set.Where(term => !touched.Contains(term.Field)), .. edit.Set],
                Open = [.. combined.Open.Where(open => !touched.Contains(open.Field)), .. edit.Open],
                Unset = [.. combined.Unset.Where(field => !touched.Contains(field)), .. edit.Unset],
                Without = [.. combined.Without.Union(edit.Without)],
                WithoutImplications = [.. combined.WithoutImplications.Union(edit.WithoutImplications)],
                WithoutOptions = [.. combined.WithoutOptions.Union(edit.WithoutOptions)],
                Readings = [.. combined.Readings, .. edit.Readings],
                AsOf = edit.AsOf ?? combined.AsOf,
                Silence = edit.Silence ?? combined.Silence,
            };
        }

        return combined;
    }

    /// <summary>The edit that makes one scenario say what another one of the same pack says.</summary>
    public static WhatIf Between(Scenario from, Scenario to)
    {
        var stated = from.Terms.ToDictionary(term => term.Field, term => term.Value);
        HashSet<Field> open = [.. from.LeftOpen.Select(left => left.Field)];
        HashSet<Field> kept = [.. to.Terms.Select(term => term.Field), .. to.LeftOpen.Select(left => left.Field)];
        return new WhatIf(to.Title, Location: null)
        {
            Set = [.. to.Terms.Where(term => !stated.TryGetValue(term.Field, out var value) || value != term.Value)],
            Open = [.. to.LeftOpen.Where(left => !open.Contains(left.Field))],
            Unset = [.. stated.Keys.Concat(open).Where(field => !kept.Contains(field)).OrderBy(field => field.Index)],
            Without = [.. to.Without.Except(from.Without)],
            WithoutImplications = [.. to.WithoutImplications.Except(from.WithoutImplications)],
            WithoutOptions = [.. to.WithoutOptions.Except(from.WithoutOptions)],
            Readings = ReadingsBetween(from.Pack, to.Pack),
            AsOf = to.AsOf == from.AsOf ? null : to.AsOf ?? DateOnly.MaxValue,
            Silence = to.Silence == from.Silence ? null : to.Silence,
        };
    }

    private static ImmutableArray<ReadingChoice> ReadingsBetween(RulePack from, RulePack to)
    {
        var choices = ImmutableArray.CreateBuilder<ReadingChoice>();
        foreach (var (before, after) in from == to ? [] : from.Positions.Zip(to.Positions))
        {
            if (before.ReadAs != after.ReadAs && !choices.Any(choice => choice.Takes.Any(taken => taken.Position == after)))
            {
                choices.Add(ReadingChoice.Of(to.Positions, after.Own, after.ReadAs));
            }
        }

        return choices.ToImmutable();
    }

    /// <summary>On the last day of all, everything has been stated and has ended that ever will: the same as without a day.</summary>
    private static string NameOf(DateOnly day) => day == DateOnly.MaxValue ? "without a day" : $"as of {day.ToIso()}";
}
