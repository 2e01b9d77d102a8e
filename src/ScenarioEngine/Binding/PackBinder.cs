using System.Collections.Immutable;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Syntax;
using ScenarioEngine.Text;

namespace ScenarioEngine.Binding;

/// <summary>Turns what the files of a pack declare into a pack in which every name is looked up.</summary>
internal sealed class PackBinder
{
    private readonly PackSyntax _syntax;
    private readonly DiagnosticBag _diagnostics;
    private readonly Scope _scope;
    private readonly ConditionBinder _conditions;

    private PackBinder(PackSyntax syntax, DiagnosticBag diagnostics)
    {
        _syntax = syntax;
        _diagnostics = diagnostics;
        _scope = new Scope { Damaged = syntax.Damaged };
        _conditions = new ConditionBinder(_scope, diagnostics);
    }

    /// <summary>The pack, or null when anything is wrong with it.</summary>
    public static RulePack? Bind(PackSyntax syntax, IReadOnlyList<SourceFile> files, DiagnosticBag diagnostics) =>
        new PackBinder(syntax, diagnostics).Bind(files);

    private RulePack? Bind(IReadOnlyList<SourceFile> files)
    {
        var parties = BindParties();
        var sources = BindSources();
        ReadingBinder.BindQuestions(_syntax.Questions, _scope);
        var fields = new VocabularyBinder(_scope, _diagnostics).Bind(_syntax.Issues);
        var topics = BindTopics();
        var implications = BindImplications();
        var constraints = BindConstraints();
        var positions = new PositionBinder(_scope, _conditions, _diagnostics).Bind(_syntax.Positions);
        CheckPreferences(positions);
        var facts = BindFacts();
        var rankings = BindRankings();
        var noDeal = _syntax.Header?.NoDeal is { } terms
            ? new TermBinder(_scope, _diagnostics).BindSettled(terms)
            : (ImmutableArray<Term>?)null;
        if (!_diagnostics.HasErrors)
        {
            CheckCircles(fields, implications);
        }

        if (_diagnostics.HasErrors || _syntax.Header is not { } header)
        {
            return null;
        }

        var pack = new RulePack(header.Id.Text, header.Title.Text)
        {
            Location = header.Id.Location,
            Version = header.Version.Text,
            Summary = header.Summary.Text,
            Parties = parties,
            Sources = sources,
            Issues = [.. _scope.Issues.Values],
            Topics = topics,
            Fields = fields,
            OptionsInTime = [.. fields.SelectMany(InTime)],
            Positions = positions,
            Questions = [.. _scope.Questions.Values],
            Implications = implications,
            Constraints = constraints,
            Facts = facts,
            NoDeal = noDeal,
            Rankings = rankings,
            Files = [.. files],
        };
        PackSize.Check(pack, _diagnostics);
        return _diagnostics.HasErrors ? null : pack;
    }

    /// <summary>The topics. Where the pack gives them titles, a topic without one is a slip.</summary>
    private ImmutableArray<Topic> BindTopics()
    {
        var known = _syntax.Topics.Select(topic => topic.Id.Text).ToList();
        foreach (
            var topic in _syntax
                .Issues.Select(issue => issue.Topic)
                .OfType<Word>()
                .Where(topic => known.Count > 0 && !known.Contains(topic.Text))
        )
        {
            _diagnostics.Add(BindingDiagnostics.UnknownTopic(topic, known));
        }

        return Topic.Of(_scope.Issues.Values, _syntax.Topics.ConvertAll(topic => (topic.Id.Text, topic.Title.Text)));
    }

    private static IEnumerable<FieldOption> InTime(Field field) =>
        field
            .Type.Options.Index()
            .Where(option => option.Item.From is not null || option.Item.Until is not null)
            .Select(option => new FieldOption(field, option.Index));

    private ImmutableArray<Party> BindParties()
    {
        // Members may stand before the party that they belong to, so parties are bound by following membership.
        var declared = new Dictionary<string, PartySyntax>(StringComparer.Ordinal);
        foreach (var syntax in _syntax.Parties)
        {
            if (!declared.TryAdd(syntax.Id.Text, syntax))
            {
                _diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, declared[syntax.Id.Text].Id.Location, "Party"));
            }
        }

        foreach (var syntax in _syntax.Parties)
        {
            BindParty(syntax, declared, []);
        }

        return
        [
            .. _syntax
                .Parties.Select(party => _scope.Parties.GetValueOrDefault(party.Id.Text))
                .OfType<Party>()
                .DistinctBy(party => party.Id),
        ];
    }

    private Party? BindParty(PartySyntax syntax, Dictionary<string, PartySyntax> declared, ImmutableArray<string> path)
    {
        if (_scope.Parties.TryGetValue(syntax.Id.Text, out var bound))
        {
            return bound;
        }

        if (path.Contains(syntax.Id.Text))
        {
            _diagnostics.Add(BindingDiagnostics.Circle(syntax.Id.Location, "Memberships", [.. path, syntax.Id.Text]));
            return null;
        }

        Party? group = null;
        if (syntax.MemberOf is { } name)
        {
            if (declared.TryGetValue(name.Text, out var groupSyntax))
            {
                group = BindParty(groupSyntax, declared, path.Add(syntax.Id.Text));
            }
            else if (!_scope.Damaged.Contains(name.Text))
            {
                _diagnostics.Add(BindingDiagnostics.UnknownParty(name, declared.Keys));
            }
        }

        var party = new Party(syntax.Id.Text, syntax.Title.Text, syntax.Role, group, syntax.Note?.Text, syntax.Id.Location)
        {
            WalksAwayBelow = BindScore(syntax.WalksAwayBelow),
        };
        _scope.Parties.TryAdd(party.Id, party);
        return party;
    }

    private ImmutableArray<Ranking> BindRankings()
    {
        var terms = new TermBinder(_scope, _diagnostics);
        var rankings = ImmutableArray.CreateBuilder<Ranking>();
        foreach (var syntax in _syntax.Parties)
        {
            if (syntax is { Ranking: { } ranks, RankingLocation: { } place } && _scope.Parties.TryGetValue(syntax.Id.Text, out var party))
            {
                rankings.Add(new Ranking(party, [.. ranks.Select(rank => rank.Select(terms.BindSettled).ToImmutableArray())], place));
            }
        }

        foreach (
            var term in rankings
                .SelectMany(ranking => ranking.Ranks)
                .SelectMany(rank => rank)
                .SelectMany(state => state)
                .Where(term => term.Field.ControlledBy is null)
                .DistinctBy(term => term.Field)
        )
        {
            _diagnostics.Add(MoveDiagnostics.NotControlled(term));
        }

        return rankings.ToImmutable();
    }

    private decimal? BindScore(Word? word)
    {
        if (word is null)
        {
            return null;
        }

        if (WorthBinder.ReadNumber(word) is >= 0 and <= 1 and var score)
        {
            return score;
        }

        _diagnostics.Add(WorthDiagnostics.WrongScore(word));
        return null;
    }

    /// <summary>Sees to it that a party ranks all of its preferences or none, and has no score to walk away from where it does.</summary>
    private void CheckPreferences(ImmutableArray<Position> positions)
    {
        foreach (
            var own in positions.Where(position => position is { Policy.IsWeighed: true, Vague: null }).GroupBy(position => position.Party)
        )
        {
            if (own.FirstOrDefault(preference => preference.Priority is not null) is not { } ranked)
            {
                continue;
            }

            if (own.FirstOrDefault(preference => preference.Priority is null) is { } unranked)
            {
                _diagnostics.Add(WorthDiagnostics.PriorityOnSome(unranked, ranked));
            }

            if (_syntax.Parties.Find(party => party.Id.Text == own.Key.Id)?.WalksAwayBelow is { } walksAwayBelow)
            {
                _diagnostics.Add(WorthDiagnostics.PriorityWithoutScale(walksAwayBelow, ranked));
            }
        }
    }

    private ImmutableArray<Source> BindSources()
    {
        foreach (var syntax in _syntax.Sources)
        {
            var source = new Source(syntax.Id.Text, syntax.Title.Text, syntax.Id.Location)
            {
                Publisher = syntax.Publisher.Text,
                Author = syntax.Author?.Text,
                Date = syntax.Date,
                Url = syntax.Url?.Text,
                Archive = syntax.Archive?.Text,
                Tier = syntax.Tier,
                Read = syntax.Read,
                Note = syntax.Note?.Text,
            };
            if (!_scope.Sources.TryAdd(source.Id, source))
            {
                _diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, _scope.Sources[source.Id].Location, "Source"));
            }
        }

        return [.. _scope.Sources.Values];
    }

    private ImmutableArray<Implication> BindImplications()
    {
        var terms = new TermBinder(_scope, _diagnostics);
        foreach (var syntax in _syntax.Implications)
        {
            var when = _conditions.Bind(syntax.When);
            var then = terms.BindSettled(syntax.Then).Select(term => new ImpliedTerm(term.Field, term.Value, term.Location));
            var implication = when is null
                ? null
                : new Implication(syntax.Id.Text, when, [.. then], syntax.Because.Text, syntax.Basis, syntax.Id.Location);
            if (_scope.Implications.TryGetValue(syntax.Id.Text, out var first))
            {
                _diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, first.Location, "Implication"));
            }
            else if (implication is not null)
            {
                _scope.Implications.Add(implication.Id, implication);
            }
        }

        return [.. _scope.Implications.Values];
    }

    private ImmutableArray<Constraint> BindConstraints()
    {
        var constraints = new Dictionary<string, Constraint>(StringComparer.Ordinal);
        foreach (var syntax in _syntax.Constraints)
        {
            var when = _conditions.Bind(syntax.ImpossibleWhen);
            if (constraints.TryGetValue(syntax.Id.Text, out var first))
            {
                _diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, first.Location, "Constraint"));
            }
            else if (when is not null)
            {
                constraints.Add(
                    syntax.Id.Text,
                    new Constraint(syntax.Id.Text, when, syntax.Because.Text, syntax.Basis, syntax.Id.Location)
                );
            }
        }

        return [.. constraints.Values];
    }

    private ImmutableArray<Fact> BindFacts()
    {
        var statements = new StatementBinder(_scope, _diagnostics);
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var syntax in _syntax.Facts)
        {
            var party = syntax.Party is { } name ? statements.BindParty(name) : null;
            var positions = syntax.Concerns.Where(IsPosition).Select(FindPosition).OfType<Position>().ToImmutableArray();
            var issues = syntax.Concerns.Where(concerned => !IsPosition(concerned)).Select(FindIssue).OfType<Issue>().ToImmutableArray();
            if (facts.TryGetValue(syntax.Id.Text, out var first))
            {
                _diagnostics.Add(BindingDiagnostics.DeclaredTwice(syntax.Id, first.Location, "Fact"));
            }
            else if (statements.Bind(syntax.Statement, needsSpeaker: false, _scope.Damaged.Contains(syntax.Id.Text)) is { } statement)
            {
                facts.Add(
                    syntax.Id.Text,
                    new Fact(syntax.Id.Text, party, statement, syntax.Because.Text, syntax.Id.Location)
                    {
                        Positions = positions,
                        Issues = issues,
                    }
                );
            }
        }

        return [.. facts.Values];
    }

    private static bool IsPosition(Word name) => name.Text.Contains('/', StringComparison.Ordinal);

    private Position? FindPosition(Word name)
    {
        if (_scope.Positions.TryGetValue(name.Text, out var position) || _scope.Damaged.Contains(name.Text.Split('/')[^1]))
        {
            return position;
        }

        _diagnostics.Add(BindingDiagnostics.UnknownPosition(name, _scope.Positions.Keys));
        return null;
    }

    private Issue? FindIssue(Word name)
    {
        if (_scope.Issues.TryGetValue(name.Text, out var issue) || _scope.Damaged.Contains(name.Text))
        {
            return issue;
        }

        _diagnostics.Add(BindingDiagnostics.UnknownIssue(name, _scope.Issues.Keys));
        return null;
    }

    private void CheckCircles(ImmutableArray<Field> fields, ImmutableArray<Implication> implications)
    {
        var circle = FieldOrder.Find(fields, implications).Circle;
        if (!circle.IsEmpty)
        {
            var step = implications.FirstOrDefault(implication =>
                implication.Then.Any(term => circle.Contains(term.Field)) && FieldOrder.FieldsIn(implication.When).Any(circle.Contains)
            );
            _diagnostics.Add(
                BindingDiagnostics.Circle(
                    step?.Location ?? circle[0].Location,
                    "Implications and `only-when`",
                    [.. circle.Reverse().Select(field => field.Path)]
                )
            );
        }
    }
}
