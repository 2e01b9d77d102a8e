using ScenarioEngine.Text;

namespace ScenarioEngine.Model;

/// <summary>Why an option is not there.</summary>
internal enum AbsenceReason
{
    /// <summary>It comes later than the day of the scenario.</summary>
    NotYet,

    /// <summary>It had ended by the day of the scenario.</summary>
    NoLonger,

    /// <summary>The scenario, or an edit of it, takes it away.</summary>
    TakenOut,
}

/// <summary>An option of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">The number of the option among those of the field.</param>
internal sealed record FieldOption(Field Field, int Index)
{
    /// <summary>The option.</summary>
    public Option Option => Field.Type.Options[Index];

    /// <summary>Whether a value of the field is the option, or a set that has it.</summary>
    public bool IsIn(Value value) => Field.Type.IsSet ? (value.Members >> Index & 1) == 1 : value.Option == Index;

    /// <summary>The option in the words of the file, such as <c>recognition: de-jure</c>.</summary>
    public override string ToString() => $"{Field.Path}: {Option.Id}";
}

/// <summary>An option that is in no package of a scenario.</summary>
/// <param name="What">The option.</param>
/// <param name="Reason">Why it is not there.</param>
internal sealed record AbsentOption(FieldOption What, AbsenceReason Reason)
{
    /// <summary>The day on which it comes, or has ended; null where it is taken out.</summary>
    public DateOnly? Day =>
        Reason switch
        {
            AbsenceReason.NotYet => What.Option.From,
            AbsenceReason.NoLonger => What.Option.Until,
            _ => null,
        };

    /// <summary>Why no package has it, in a sentence.</summary>
    public string Because =>
        (Reason, Day) switch
        {
            (AbsenceReason.NotYet, { } day) => $"The option `{What.Option.Id}` is there from {day.ToIso()} on.",
            (AbsenceReason.NoLonger, { } day) => $"The option `{What.Option.Id}` was there until {day.ToIso()}, that day not included.",
            _ => $"The option `{What.Option.Id}` is taken out.",
        };

    /// <summary>The absence as what it is to a package: a constraint of the day.</summary>
    internal Constraint ToConstraint()
    {
        var (field, index) = What;
        var location = What.Option.Location ?? field.Location;
        var test = new Condition.Test(field, field.Type.IsSet ? Operator.Includes : Operator.Is, [field.Type.OnlyWith(index)], location);
        return new Constraint(What.ToString(), test, Because, Basis.Definition, location);
    }
}
