using System.Collections.Immutable;
using ScenarioEngine.Checking;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Model;
using ScenarioEngine.Tests.Support;

namespace ScenarioEngine.Tests.Checking;

/// <summary>What the check says about positions over all packages is what looking at every package finds.</summary>
public sealed class PackCheckOracleTests
{
    private const int MostPackages = 400;

    [Slow]
    [TestCase(1555u)]
    [TestCase(1659u)]
    [TestCase(1713u)]
    public void Warnings_AreWhatBruteForceFinds(ulong seed)
    {
        var codes = new List<string>();
        RandomPacks.Check(
            seed,
            400,
            RandomPacks.Cases(scenarios: 1, testsStated: false),
            sketch =>
            {
                var loaded = LoadedCase.Load(sketch);
                var frame = new Scenario("All", loaded.Pack, loaded.Pack.Files[0]);
                if (AllPackages.Find(frame, MostPackages) is not { } packages)
                {
                    return null;
                }

                var warnings = PackCheck.Lint(loaded.Evaluator, new ExploreOptions(), CancellationToken.None);
                codes.AddRange(warnings.Select(warning => warning.Code).Distinct());
                var possible = packages.Where(package => !package.Found.IsBroken).Select(package => package.Found).ToList();
                return new Oracle(loaded.Pack, warnings, possible).FindMistake() is { } mistake ? $"{mistake}\n{sketch}" : null;
            }
        );

        Assert.That(
            codes,
            Is.SupersetOf(new[] { "SE3001", "SE7001", "SE7002", "SE7003", "SE7004", "SE7005", "SE7006" }),
            "chance has drawn something of each kind"
        );
    }

    private sealed class Oracle(RulePack pack, ImmutableArray<Diagnostic> warnings, List<NaiveEvaluation> possible)
    {
        private readonly Dictionary<Position, HashSet<int>> _violating = Counting(pack)
            .ToDictionary(
                position => position,
                position => Where(possible, found => found.Statuses[position] is FindingStatus.Crossed or FindingStatus.Unmet)
            );

        private readonly Dictionary<Position, HashSet<int>> _applying = Counting(pack)
            .ToDictionary(
                position => position,
                position => Where(possible, found => found.Statuses[position] != FindingStatus.NotApplicable)
            );

        public string? FindMistake()
        {
            if (possible.Count == 0 || Has("SE3001", pack.Location))
            {
                return possible.Count == 0 && Has("SE3001", pack.Location) ? null : $"SE3001, with {possible.Count} possible packages";
            }

            var compared = _violating.Keys.Where(position => !IsIdle(position)).ToList();
            return _violating
                .Keys.Select(Alone)
                .Concat(compared.GroupBy(position => position.Party).Select(party => Together([.. party])))
                .FirstOrDefault(mistake => mistake is not null);
        }

        private string? Alone(Position position)
        {
            var (violating, applying) = (_violating[position], _applying[position]);
            return Differ("SE7001", position, applying.Count > 0 && violating.Count == 0 && position.Kind != PositionKind.Openness)
                ?? Differ("SE7002", position, violating.Count > 0 && violating.Count == applying.Count)
                ?? (
                    position.AppliesWhen is { } when && applying.Count == 0 && position.Exceptions.IsEmpty
                        ? Has("SE7003", when.Location)
                            ? null
                            : $"{position} never applies, and nothing says so"
                        : null
                );
        }

        private string? Together(List<Position> party)
        {
            var binding = party
                .Where(position => position.Kind is PositionKind.RedLine or PositionKind.Demand or PositionKind.Precondition)
                .ToList();
            var isContradictory = Enumerable
                .Range(0, possible.Count)
                .All(package => binding.Exists(position => _violating[position].Contains(package)));
            var saysSo = binding.Exists(position => Has("SE7004", position.Location));
            return isContradictory != saysSo
                ? $"{party[0].Party}: contradictory is {isContradictory}, and the check says {saysSo}"
                : party
                    .SelectMany((later, number) => party.Take(number).Select(earlier => Compare(earlier, later)))
                    .FirstOrDefault(mistake => mistake is not null);
        }

        /// <summary>Of positions of a kind that have a field in common, one that says no more than another is reported.</summary>
        private string? Compare(Position earlier, Position later)
        {
            if (
                earlier.Kind != later.Kind
                || earlier.Kind is PositionKind.Openness or PositionKind.Preference
                || !FieldsOf(earlier).Overlaps(FieldsOf(later))
            )
            {
                return null;
            }

            var (first, second) = (_violating[earlier], _violating[later]);
            var isContained = first.IsSubsetOf(second) || second.IsSubsetOf(first);
            var isSaid = warnings.Any(warning =>
                warning.Code is "SE7005" or "SE7006" && (warning.Location == earlier.Location || warning.Location == later.Location)
            );
            return isContained && !isSaid ? $"{earlier} and {later}: one is contained in the other, and nothing says so"
                : !isContained && IsSaidOf(earlier, later) ? $"{earlier} and {later}: neither is contained in the other"
                : null;
        }

        private bool IsSaidOf(Position earlier, Position later) =>
            warnings.Any(warning =>
                warning.Code is "SE7005" or "SE7006"
                && (
                    (warning.Location == later.Location && warning.Related[0].Location == earlier.Location)
                    || (warning.Location == earlier.Location && warning.Related[0].Location == later.Location)
                )
            );

        private bool IsIdle(Position position) =>
            _applying[position].Count == 0
            || (
                position.Kind != PositionKind.Openness
                && _violating[position].Count is var count
                && (count == 0 || count == _applying[position].Count)
            );

        private string? Differ(string code, Position position, bool expected) =>
            Has(code, position.Location) == expected
                ? null
                : $"{code} for {position}: {expected} by brute force, violated in {_violating[position].Count} of {_applying[position].Count}";

        private bool Has(string code, ScenarioEngine.Text.SourceLocation place) =>
            warnings.Any(warning => warning.Code == code && warning.Location == place);

        private static IEnumerable<Position> Counting(RulePack pack) =>
            pack.Positions.Where(position => position.Vague is null && position.WhyLeftOut(asOf: null) is null);

        private static HashSet<Field> FieldsOf(Position position) =>
            [
                .. new[] { position.AppliesWhen, position.Condition }
                    .OfType<Condition>()
                    .SelectMany(condition => condition.Tests)
                    .Select(test => test.Field),
            ];

        private static HashSet<int> Where(List<NaiveEvaluation> possible, Func<NaiveEvaluation, bool> holds) =>
            [.. possible.Index().Where(pair => holds(pair.Item)).Select(pair => pair.Index)];
    }
}
