using System.Collections.Immutable;
using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>A package with a title, a rule pack and a date; often partial.</summary>
/// <param name="Title">The name.</param>
/// <param name="Pack">The pack whose vocabulary its terms use.</param>
/// <param name="File">The file that it was read from.</param>
public sealed record Scenario(string Title, RulePack Pack, SourceFile File)
{
    /// <summary>The place of its title; the start of the file where it has none.</summary>
    public SourceLocation Location { get; init; } = File.At(0, 0);

    /// <summary>The day on which positions are looked at; null counts all that are in force.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The way in which silence is read.</summary>
    public Silence Silence { get; init; }

    /// <summary>The place where that is written; null where it is not.</summary>
    public SourceLocation? SilenceLocation { get; init; }

    /// <summary>A note on what it is, who put it forward, what to look for; or null.</summary>
    public string? Note { get; init; }

    /// <summary>What became of the package, where that is known and said; or null.</summary>
    internal Happening? Happened { get; init; }

    /// <summary>The terms that it states: at most one for each field, in the order of the file.</summary>
    public ImmutableArray<Term> Terms { get; init; } = [];

    /// <summary>The fields that it leaves open on purpose.</summary>
    internal ImmutableArray<LeftOpen> LeftOpen { get; init; } = [];

    /// <summary>Positions that an edit has taken out.</summary>
    public ImmutableArray<Position> Without { get; init; } = [];

    /// <summary>Implications that an edit has taken out.</summary>
    public ImmutableArray<Implication> WithoutImplications { get; init; } = [];

    /// <summary>Options that it, or an edit, has taken away.</summary>
    internal ImmutableArray<FieldOption> WithoutOptions { get; init; } = [];

    /// <summary>The options that are in no package of it: those that are not there on its day, and those taken away.</summary>
    internal ImmutableArray<AbsentOption> AbsentOptions =>
        Pack.OptionsInTime.IsEmpty && WithoutOptions.IsEmpty
            ? []
            :
            [
                .. from option in Pack.OptionsInTime
                let why = option.Option.WhyAbsent(AsOf)
                where why is not null && !WithoutOptions.Contains(option)
                select new AbsentOption(option, why.Value),
                .. WithoutOptions.Select(option => new AbsentOption(option, AbsenceReason.TakenOut)),
            ];

    /// <summary>Named edits of it.</summary>
    public ImmutableArray<WhatIf> WhatIfs { get; init; } = [];

    /// <summary>Its answer key, or null.</summary>
    internal AnswerKey? Expect { get; init; }

    /// <summary>
    /// Whether an edit leaves the scenario as it is: what it sets is stated so, what it unsets is not stated, what it takes out is out
    /// already.
    /// </summary>
    public bool IsSameWith(WhatIf edit)
    {
        var edited = With(edit);
        return edited.AsOf == AsOf
            && edited.Silence == Silence
            && edited.Pack == Pack
            && edited.Terms.Length == Terms.Length
            && edited.Terms.All(term => Terms.Any(own => own.Field == term.Field && own.Value == term.Value))
            && edited.LeftOpen.Length == LeftOpen.Length
            && edited.LeftOpen.All(open => LeftOpen.Any(own => own.Field == open.Field))
            && edit.Without.All(Without.Contains)
            && edit.WithoutImplications.All(WithoutImplications.Contains)
            && edit.WithoutOptions.All(option => AbsentOptions.Any(absent => absent.What == option));
    }

    /// <summary>The scenario after an edit. It is evaluated like one that was written so.</summary>
    public Scenario With(WhatIf edit)
    {
        HashSet<Field> touched = [.. edit.Set.Select(term => term.Field), .. edit.Open.Select(open => open.Field), .. edit.Unset];
        return this with
        {
            // What became of these terms did not become of others.
            Happened = edit.Set.IsEmpty && edit.Open.IsEmpty && edit.Unset.IsEmpty ? Happened : null,
            Pack = edit.Readings.IsEmpty ? Pack : Pack.With(edit.Readings),
            AsOf = edit.AsOf ?? AsOf,
            Silence = edit.Silence ?? Silence,
            Terms = [.. Terms.Where(term => !touched.Contains(term.Field)), .. edit.Set],
            LeftOpen = [.. LeftOpen.Where(open => !touched.Contains(open.Field)), .. edit.Open],
            Without = [.. Without, .. edit.Without],
            WithoutImplications = [.. WithoutImplications, .. edit.WithoutImplications],
            WithoutOptions = [.. WithoutOptions.Union(edit.WithoutOptions)],
        };
    }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}

/// <summary>One field settled at one value, as a scenario states it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Location">The place where the value is written.</param>
public sealed record Term(Field Field, Value Value, SourceLocation Location)
{
    /// <summary>The term in words of the file, such as <c>recognition: none</c>.</summary>
    public override string ToString() => $"{Field.Path}: {Field.Type.Format(Value)}";
}

/// <summary>A field that a scenario leaves open on purpose.</summary>
/// <param name="Field">The field.</param>
/// <param name="Location">The place where that is written.</param>
internal sealed record LeftOpen(Field Field, SourceLocation Location);
