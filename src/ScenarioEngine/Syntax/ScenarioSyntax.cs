using System.Collections.Immutable;
using System.Numerics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Syntax;

/// <summary>A scenario as written, before its names are looked up.</summary>
internal sealed record ScenarioSyntax(Word Title, Word Rules, SourceFile File)
{
    public DateOnly? AsOf { get; init; }

    public Silence Silence { get; init; }

    public SourceLocation? SilenceLocation { get; init; }

    public Word? Note { get; init; }

    public HappeningSyntax? Happened { get; init; }

    public ImmutableArray<TermSyntax> Terms { get; init; } = [];

    public ImmutableArray<FieldOptionsSyntax> WithoutOptions { get; init; } = [];

    public ImmutableArray<WhatIfSyntax> WhatIfs { get; init; } = [];

    public ExpectSyntax? Expect { get; init; }
}

internal sealed record WhatIfSyntax(
    Word Name,
    ImmutableArray<TermSyntax> Set,
    ImmutableArray<PathSyntax> Unset,
    ImmutableArray<Word> Without,
    ImmutableArray<Word> WithoutImplications,
    ImmutableArray<FieldOptionsSyntax> WithoutOptions,
    DateOnly? AsOf
)
{
    public ImmutableArray<ReadingChoiceSyntax> Readings { get; init; } = [];
}

/// <summary>Some options of a field, or of the same field of every instance of an issue.</summary>
internal sealed record FieldOptionsSyntax(PathSyntax Path, ImmutableArray<Word> Options);

internal sealed record ExpectSyntax(SourceLocation Location)
{
    public (Outcome Outcome, SourceLocation Location)? Outcome { get; init; }

    public ImmutableArray<ExpectedVerdictSyntax> Verdicts { get; init; } = [];

    public ImmutableArray<ExpectedFindingSyntax> Findings { get; init; } = [];

    /// <summary>For each reading the statuses that are expected under it.</summary>
    public ImmutableArray<ExpectedReadingSyntax> Readings { get; init; } = [];

    public (FindingStatus Status, SourceLocation Location)? Others { get; init; }

    public ImmutableArray<PathSyntax>? Contradictions { get; init; }

    public (BigInteger Number, SourceLocation Location)? Packages { get; init; }

    public (BigInteger Number, SourceLocation Location)? Possible { get; init; }

    public (BigInteger Number, SourceLocation Location)? Zone { get; init; }

    public ExpectedSetsSyntax? Deadlocks { get; init; }

    public ExpectedSetsSyntax? Concessions { get; init; }

    public (int Number, SourceLocation Location)? Best { get; init; }

    public ImmutableArray<(Word Party, Word Score)> Scores { get; init; } = [];

    public ImmutableArray<(Word Party, Word Letters)> Stable { get; init; } = [];

    public ExpectedRepairs? Repairs { get; init; }

    public ImmutableArray<Word>? Diagnostics { get; init; }

    public Word? Todo { get; init; }
}

internal sealed record ExpectedReadingSyntax(Word Reading, ImmutableArray<ExpectedFindingSyntax> Findings);

internal sealed record ExpectedVerdictSyntax(Word Party, Verdict Verdict, SourceLocation Location);

internal sealed record ExpectedFindingSyntax(
    Word Position,
    FindingStatus Status,
    ImmutableArray<PathSyntax>? Because,
    SourceLocation Location
);

/// <summary>How many sets of red lines are expected, or which.</summary>
internal sealed record ExpectedSetsSyntax(int Number, ImmutableArray<ImmutableArray<Word>>? Sets, SourceLocation Location);

internal sealed record HappeningSyntax(Fate Fate, Period When, Word Source, SourceLocation Location);
