using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Syntax;

/// <summary>All that the files of a pack declare, in the order of the files, before names are looked up.</summary>
internal sealed class PackSyntax
{
    public HeaderSyntax? Header { get; set; }

    /// <summary>
    /// Whether every file could be read to its end. Otherwise any name may be missing, and looking names up would report nothing but that.
    /// </summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>The ids, in any case of letters, of what has a mistake in it. Mentions of them are not mistakes of their own.</summary>
    public HashSet<string> Damaged { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages in which there is something beside the texts of the pack.</summary>
    public SortedSet<string> Languages { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts that stand in the language that was asked for.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    public List<PartySyntax> Parties { get; } = [];

    public List<SourceSyntax> Sources { get; } = [];

    public List<QuestionSyntax> Questions { get; } = [];

    /// <summary>The topics by name, each with its title, in the order of pages and reports.</summary>
    public List<TopicSyntax> Topics { get; } = [];

    public List<IssueSyntax> Issues { get; } = [];

    public List<PositionSyntax> Positions { get; } = [];

    public List<ImplicationSyntax> Implications { get; } = [];

    public List<ConstraintSyntax> Constraints { get; } = [];

    public List<FactSyntax> Facts { get; } = [];

    /// <summary>What all of some files declare.</summary>
    public static PackSyntax Join(IEnumerable<PackPart> parts)
    {
        var all = new PackSyntax();
        foreach (var part in parts)
        {
            all.Add(part.Syntax);
        }

        return all;
    }

    private void Add(PackSyntax part)
    {
        Header = part.Header ?? Header;
        IsWhole &= part.IsWhole;
        Damaged.UnionWith(part.Damaged);
        Parties.AddRange(part.Parties);
        Sources.AddRange(part.Sources);
        Languages.UnionWith(part.Languages);
        Told.UnionWith(part.Told);
        Topics.AddRange(part.Topics);
        Questions.AddRange(part.Questions);
        Issues.AddRange(part.Issues);
        Positions.AddRange(part.Positions);
        Implications.AddRange(part.Implications);
        Constraints.AddRange(part.Constraints);
        Facts.AddRange(part.Facts);
    }
}

/// <summary>What one file of a pack declares, and what is wrong with it on its own.</summary>
internal sealed record PackPart(PackSyntax Syntax, ImmutableArray<Diagnostic> Diagnostics);

internal sealed record HeaderSyntax(Word Id, Word Title, Word Version, Word Summary)
{
    /// <summary>The terms of the package that stands if nothing is agreed; null where the pack gives none.</summary>
    public ImmutableArray<TermSyntax>? NoDeal { get; init; }
}

internal sealed record TopicSyntax(Word Id, Word Title);

internal sealed record PartySyntax(Word Id, Word Title, PartyRole Role, Word? MemberOf, Word? Note)
{
    public Word? WalksAwayBelow { get; init; }

    /// <summary>States, best first; those of one rank are equal. Null where the party ranks none.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<TermSyntax>>>? Ranking { get; init; }

    public SourceLocation? RankingLocation { get; init; }
}

internal sealed record SourceSyntax(
    Word Id,
    Word Title,
    Word Publisher,
    Word? Author,
    DateOnly? Date,
    Word? Url,
    Word? Archive,
    SourceTier? Tier,
    ReadExtent? Read,
    Word? Note
);

internal sealed record IssueSyntax(
    Word Id,
    Word Title,
    Word? Topic,
    Word? Note,
    ImmutableArray<Word> Per,
    ImmutableArray<FieldSyntax> Fields
);

/// <summary>A field; its name is null where the issue has one value.</summary>
internal sealed record FieldSyntax(
    Word? Name,
    Word? Title,
    FieldKind Kind,
    ImmutableArray<OptionSyntax>? Options,
    Word? Unit,
    Word? Minimum,
    Word? Maximum,
    Word? Step,
    ValueSyntax? StatusQuo,
    ConditionSyntax? OnlyWhen,
    SourceLocation Location
)
{
    /// <summary>What its type means.</summary>
    public FieldKindMeaning Meaning => FieldKindMeaning.Of(Kind);

    /// <summary>The party that settles it on its own; null where no party does.</summary>
    public Word? ControlledBy { get; init; }

    /// <summary>For each option the options to which it can be changed; null where each can be changed to each.</summary>
    public ImmutableArray<(Word From, ImmutableArray<Word> To)>? Moves { get; init; }

    public SourceLocation? MovesLocation { get; init; }
}

/// <summary>An option; what it means may be missing, and so may the days from which and until which it is there.</summary>
internal sealed record OptionSyntax(Word Id, Word? Description)
{
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public SourceLocation? UntilLocation { get; init; }

    public bool GivesUp { get; init; }
}

internal sealed record StatementSyntax(
    Word Text,
    Word? Speaker,
    Period? Date,
    Word Source,
    Word? Locator,
    ImmutableArray<Word> Records,
    SourceLocation Location
)
{
    public SourceLocation? DateLocation { get; init; }
}

internal sealed record PositionSyntax(
    Word Id,
    Word Party,
    PositionKind Kind,
    Word Title,
    StatementSyntax Statement,
    PositionDetails Details,
    SourceLocation Location
)
{
    /// <summary>What the kind is and does.</summary>
    public PositionPolicy Policy => PositionPolicy.Of(Kind);
}

/// <summary>What a position may have and need not.</summary>
internal sealed record PositionDetails
{
    public Word? Interest { get; init; }

    public ConditionSyntax? AppliesWhen { get; init; }

    public ConditionSyntax? CrossedWhen { get; init; }

    public ConditionSyntax? MetWhen { get; init; }

    /// <summary>A condition under the key of another kind, in the words of the file, where it stands on one line; else null.</summary>
    public string? Misplaced { get; init; }

    public ImmutableArray<ExceptedCaseSyntax> Unless { get; init; } = [];

    public SourceLocation? UnlessLocation { get; init; }

    public Word? Weight { get; init; }

    public Word? Priority { get; init; }

    /// <summary>The field that is valued; for the place of its key see <see cref="ValuesLocation"/>.</summary>
    public PathSyntax? Of { get; init; }

    public SourceLocation? OfLocation { get; init; }

    public ImmutableArray<(Word Value, Word Amount)> Values { get; init; } = [];

    public SourceLocation? ValuesLocation { get; init; }

    public PositionStatus Status { get; init; }

    public SourceLocation? StatusLocation { get; init; }

    public Period? Until { get; init; }

    public SourceLocation? UntilLocation { get; init; }

    public Word? SupersededBy { get; init; }

    public ImmutableArray<Word> Tags { get; init; } = [];

    public Word? Encoding { get; init; }

    public Word? Vague { get; init; }

    public ImmutableArray<ReadingSyntax> Readings { get; init; } = [];
}

internal sealed record ExceptedCaseSyntax(ConditionSyntax When, StatementSyntax Statement);

internal sealed record ImplicationSyntax(Word Id, ConditionSyntax When, ImmutableArray<TermSyntax> Then, Word Because, Basis Basis);

internal sealed record ConstraintSyntax(Word Id, ConditionSyntax ImpossibleWhen, Word Because, Basis Basis);

internal sealed record FactSyntax(Word Id, Word? Party, StatementSyntax Statement, ImmutableArray<Word> Concerns, Word Because);
