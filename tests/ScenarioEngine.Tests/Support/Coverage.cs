using ScenarioEngine.Model;

namespace ScenarioEngine.Tests.Support;

/// <summary>What occurred in a run of random tests, so that the generator cannot silently stop drawing something.</summary>
internal sealed class Coverage
{
    private static readonly Dictionary<FieldKind, Operator[]> OperatorsByKind = new()
    {
        [FieldKind.Choice] = [Operator.OneOf, Operator.NoneOf],
        [FieldKind.Scale] =
        [
            Operator.OneOf,
            Operator.NoneOf,
            Operator.AtLeast,
            Operator.AtMost,
            Operator.MoreThan,
            Operator.LessThan,
            Operator.Between,
        ],
        [FieldKind.YesNo] = [Operator.OneOf, Operator.NoneOf],
        [FieldKind.Number] =
        [
            Operator.OneOf,
            Operator.NoneOf,
            Operator.AtLeast,
            Operator.AtMost,
            Operator.MoreThan,
            Operator.LessThan,
            Operator.Between,
        ],
        [FieldKind.Percent] =
        [
            Operator.OneOf,
            Operator.NoneOf,
            Operator.AtLeast,
            Operator.AtMost,
            Operator.MoreThan,
            Operator.LessThan,
            Operator.Between,
        ],
        [FieldKind.Duration] =
        [
            Operator.OneOf,
            Operator.NoneOf,
            Operator.AtLeast,
            Operator.AtMost,
            Operator.MoreThan,
            Operator.LessThan,
            Operator.Between,
        ],
        [FieldKind.Date] =
        [
            Operator.OneOf,
            Operator.NoneOf,
            Operator.AtLeast,
            Operator.AtMost,
            Operator.Before,
            Operator.After,
            Operator.Between,
        ],
        [FieldKind.Set] = [Operator.Includes, Operator.IncludesAll, Operator.Excludes],
    };

    private static readonly string[] Wanted =
    [
        .. OperatorsByKind.SelectMany(
            pair => pair.Value.Concat([Operator.Is, Operator.IsNot, Operator.Stated]),
            (pair, name) => Test(pair.Key, name)
        ),
        .. Enum.GetValues<Quantifier>().Select(Name),
        .. Enum.GetValues<Outcome>().Select(Name),
        .. Enum.GetValues<Verdict>().Select(Name),
        .. Enum.GetValues<PositionStatus>().Select(Name),
        .. Enum.GetValues<NaiveGround>().Select(Name),
        .. Enum.GetValues<LeftOutReason>().Select(Name),
        .. Enum.GetValues<PositionKind>().SelectMany(StatusesOf, Found),
        .. new[]
        {
            "Any",
            "All",
            "Not",
            "Applicable True",
            "Applicable False",
            "Applicable Unknown",
            "Constraint True",
            "Constraint False",
            "Constraint Unknown",
        },
        .. new[]
        {
            "Torn, stated",
            "Torn, implied twice",
            "Torn, not applicable",
            "Field left open",
            "Vague",
            "Exception",
            "Assumption",
            "Chain of implications",
        },
        .. new[]
        {
            "Instances 1",
            "Instances 2",
            "Instances 3",
            "Instances of fields",
            "Instances of one value",
            "only-when in an instance",
        },
    ];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>What never occurred.</summary>
    public IEnumerable<string> Missing => Wanted.Except(_seen);

    public void Add(RulePack pack)
    {
        foreach (var condition in ConditionWalk.ConditionsOf(pack))
        {
            Add(condition);
        }

        foreach (var issue in pack.Issues.Where(issue => !issue.Per.IsEmpty))
        {
            Add($"Instances {issue.Per.Length}", issue.HasOneValue ? "Instances of one value" : "Instances of fields");
            AddIf(issue.Fields.Any(field => field.OnlyWhen is not null), "only-when in an instance");
        }

        var targets = pack.Implications.SelectMany(implication => implication.Then).Select(term => term.Field).ToHashSet();
        AddIf(
            pack.Implications.Any(implication => ConditionWalk.TestsIn(implication.When).Any(test => targets.Contains(test.Field))),
            "Chain of implications"
        );
        foreach (var position in pack.Positions)
        {
            Add(Name(position.Status));
            AddIf(position.Vague is not null, "Vague");
            AddIf(!position.Exceptions.IsEmpty, "Exception");
            AddIf(position.Statement.Source.IsAssumption, "Assumption");
        }
    }

    public void Add(Scenario scenario, NaiveEvaluation found)
    {
        Add(Name(found.Outcome));
        AddIf(!scenario.LeftOpen.IsEmpty, "Field left open");
        foreach (var (position, status) in found.Statuses)
        {
            Add(Found(position.Kind, status));
        }

        foreach (var party in found.Parties.Values)
        {
            Add(Name(party.Verdict));
        }

        foreach (var truth in found.Constraints.Values)
        {
            Add($"Constraint {Truth(truth)}");
        }

        foreach (var (field, settlement) in found.Settlements)
        {
            var applies = found.Applicable[field];
            Add(Name(settlement.Ground), $"Applicable {Truth(applies)}");
            AddIf(
                settlement.IsTorn,
                applies == false ? "Torn, not applicable"
                    : settlement.Value is null ? "Torn, implied twice"
                    : "Torn, stated"
            );
        }

        foreach (var position in found.LeftOut)
        {
            Add(Name(position.WhyLeftOut(scenario.AsOf) ?? LeftOutReason.TakenOut));
        }
    }

    private static IEnumerable<FindingStatus> StatusesOf(PositionKind kind) =>
        kind switch
        {
            PositionKind.RedLine =>
            [
                FindingStatus.Crossed,
                FindingStatus.Respected,
                FindingStatus.Open,
                FindingStatus.NotApplicable,
                FindingStatus.LeftOut,
            ],
            PositionKind.Openness => [FindingStatus.Offered, FindingStatus.Open, FindingStatus.NotApplicable, FindingStatus.LeftOut],
            _ => [FindingStatus.Met, FindingStatus.Unmet, FindingStatus.Open, FindingStatus.NotApplicable, FindingStatus.LeftOut],
        };

    private static string Test(FieldKind kind, Operator @operator) => $"{kind} {@operator}";

    private static string Found(PositionKind kind, FindingStatus status) => $"{kind} {status}";

    private static string Name<T>(T value)
        where T : struct, Enum => $"{typeof(T).Name} {value}";

    private static string Truth(bool? truth) => truth?.ToString() ?? "Unknown";

    private void Add(Condition condition)
    {
        Add(
            condition switch
            {
                Condition.Test test => Test(test.Field.Type.Kind, test.Operator),
                Condition.Over over => Name(over.Quantifier),
                _ => condition.GetType().Name,
            }
        );
        foreach (var part in ConditionWalk.PartsOf(condition))
        {
            Add(part);
        }
    }

    private void Add(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _seen.Add(name);
        }
    }

    private void AddIf(bool occurred, string name)
    {
        if (occurred)
        {
            _seen.Add(name);
        }
    }
}
