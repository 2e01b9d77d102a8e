using System.Collections.Immutable;

namespace ScenarioEngine.Explaining;

/// <summary>The words of reports, for readers who meet them for the first time.</summary>
internal static class Glossary
{
    /// <summary>Each word with what it means here.</summary>
    public static ImmutableArray<(string Word, string Meaning)> Entries { get; } =
    [
        ("party", "an actor with stated positions"),
        ("term", "one field settled at one option, as the scenario states it"),
        ("position", "what a party has publicly stated: a red line, a demand, a precondition, a preference or an openness"),
        ("red line", "what a party says it will not do; crossed, it is a conflict. Stated lines have been crossed and signed before"),
        ("demand", "what a party asks for; unmet, it is an objection"),
        ("precondition", "what a party asks for before something else; unmet, it is an objection"),
        ("preference", "what a party would rather have; it moves no verdict"),
        ("openness", "a flexibility that a party has shown"),
        ("implication", "terms that follow from other terms"),
        ("constraint", "terms that cannot stand together, whoever wants them"),
        ("status quo", "what holds where nothing is agreed"),
        (
            "open",
            "some possible package that agrees with the terms goes against it, and another does not; silence is never taken for consent"
        ),
        ("whichever way", "however what is open will be settled, it comes to this"),
        ("clear", "the terms go against nothing in the pack that moves a verdict; this is no agreement"),
        ("nothing to test", "nothing that the party has stated, and that counts, can be crossed or missed; this is not the same as clear"),
        ("assumption", "the author of the pack assumes it, and nobody is on record with it"),
    ];
}
