using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScenarioEngine.Diagnostics;
using ScenarioEngine.Model;
using ScenarioEngine.Text;

namespace ScenarioEngine.Checking.Against;

/// <summary>Holds encoded positions against the words that they were made from.</summary>
/// <remarks>
/// Each statement points to the sentence, or the two neighbours, that have most of its words, rare words weighing more. From there the
/// check goes backwards: which conditional words of these
/// sentences does no test carry, and which numbers and days of the position do they not have? Statements are paraphrased, so words are
/// compared by their beginnings and by groups that mean nearly
/// the same; what is found is a question to whoever encoded, and each can be allowed with a reason.
/// </remarks>
internal static partial class SourceCheck
{
    /// <summary>The share of a statement's weight that a sentence has to have, to be what the statement is about.</summary>
    private const double BorneOut = 0.2;

    /// <summary>Two sentences have more words than one.</summary>
    private const double OfPair = 0.85;

    /// <summary>How much the words of title and tests tell beside those of the statement.</summary>
    private const double OfTitleAndTests = 0.2;

    /// <summary>The share of the words found that a part of a sentence has to have, for its conditions to be the statement's.</summary>
    private const double PartOfSentence = 0.35;

    /// <summary>The share of the words found that a clause has to have, to be what the statement is about and no condition of it.</summary>
    private const double Subject = 0.6;

    /// <summary>As many words in a row are a copy, where so many of them are no common words and no names.</summary>
    private const int CopiedWords = 8;
    private const int CopiedContent = 3;

    /// <summary>What there is to ask, by file and place; what the pack allows with a reason is left out.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="source">The words of a source.</param>
    /// <param name="about">The positions that rest on it.</param>
    public static ImmutableArray<Diagnostic> Run(RulePack pack, SourceText source, Func<Position, bool> about)
    {
        var claims = pack.Positions.Where(about).Select(position => new Claim(position, source)).ToList();
        var found = new DiagnosticBag();
        foreach (var claim in claims)
        {
            found.AddRange(
                claim.IsBorneOut
                    ? [.. Conditions(claim, claims), .. Numbers(claim, source), .. Kinds(claim)]
                    : [AgainstDiagnostics.NotBorneOut(claim.Position, claim.Nearest)]
            );
            found.AddRange(Copies(claim, source));
        }

        return Allowances.Apply(found.ToSorted(), pack.Files);
    }

    /// <summary>
    /// Conditional words in the sentences that a statement points to, and in no test of it; those that a demand on the same field carries
    /// are carried, too.
    /// </summary>
    private static IEnumerable<Diagnostic> Conditions(Claim claim, List<Claim> all) =>
        from part in claim.Position.Vague is null ? claim.Parts() : []
        from Match word in ConditionWords.OfSource().Matches(part.Text)
        let clause = Clause(part, word)
        let keys = SourceWords.KeysOf(clause.Text)
        let numbers = Quantity.In(clause.Text)
        where keys.Count + numbers.Length > 0 && !claim.IsAbout(keys, numbers) && !claim.Carries(word.Value, keys, numbers)
        where !all.Exists(other => other.BearsOn(claim) && other.PointsTo(part) && other.Carries(word.Value, keys, numbers))
        select claim.Explains(keys)
            ? AgainstDiagnostics.LeftOut(claim.Position, clause)
            : AgainstDiagnostics.NoTest(claim.Position, clause);

    /// <summary>A red line or a demand where the source has no more than a wish.</summary>
    private static IEnumerable<Diagnostic> Kinds(Claim claim)
    {
        if (!claim.Position.Policy.MovesVerdict)
        {
            return [];
        }

        var parts = claim.Parts().ToList();
        var wish = parts.Select(part => (Part: part, Word: Wish().Match(part.Text))).FirstOrDefault(found => found.Word.Success);
        return wish.Word is null || parts.Exists(part => Obligation().IsMatch(part.Text))
            ? []
            : [AgainstDiagnostics.OnlyAWish(claim.Position, wish.Part.File.At(wish.Part.Span.Start + wish.Word.Index, wish.Word.Length))];
    }

    /// <summary>
    /// What a conditional word governs: up to the next comma or the like, or the three words before an <i>only</i> that ends its clause.
    /// </summary>
    private static SourceLocation Clause(SourceLocation part, Match word)
    {
        var rest = part.Text[word.Index..];
        var first = SourceWords.All(rest[word.Length..]) is [var next, ..] ? next.End : 0;
        var end = ClauseEnd()
            .Match(rest, word.Length + (rest[word.Length..].AsSpan().TrimStart() is [',' or ';' or '.' or ')' or ':', ..] ? 0 : first))
            is { Success: true } mark
            ? mark.Index
            : rest.Length;
        if (end - word.Length > 2)
        {
            return part.File.At(part.Span.Start + word.Index, rest[..end].TrimEnd().Length);
        }

        var before = SourceWords.All(part.Text[..word.Index]).TakeLast(3).ToList();
        var start = before.Count == 0 ? word.Index : before[0].Start;
        return part.File.At(part.Span.Start + start, word.Index + word.Length - start);
    }

    private static IEnumerable<Diagnostic> Numbers(Claim claim, SourceText source)
    {
        var statement = claim.Position.Statement;
        var said = Quantity.Found(statement.Text).Select(found => (found.Quantity, Words: found.Words.Value));
        var tested = claim
            .TestedQuantities.Select(found => (found.Quantity, found.Words))
            .Where(test => !test.Quantity.IsIn(Quantity.In(statement.Text)));
        var nearby = claim.NearbyQuantities(source);
        return from quantity in said.Concat(tested)
            where !quantity.Quantity.IsIn(nearby) && !quantity.Quantity.IsIn(Quantity.In(claim.Position.Encoding ?? ""))
            select AgainstDiagnostics.NotInSource(claim.Position, Place(statement.Location, quantity.Words), quantity.Words, claim.Nearest);
    }

    /// <summary>The longest run of words that statement and source share, where it is long.</summary>
    private static IEnumerable<Diagnostic> Copies(Claim claim, SourceText source)
    {
        var statement = SourceWords.All(claim.Position.Statement.Text);
        var original = source.Words;
        var (longest, at, from) = (0, 0, 0);
        for (var start = 0; start + CopiedWords <= statement.Length; start++)
        {
            foreach (var place in source.PlacesOf(statement[start].Word))
            {
                var length = 0;
                while (
                    start + length < statement.Length
                    && place + length < original.Length
                    && statement[start + length].Word == original[place + length].Word
                )
                {
                    length++;
                }

                (longest, at, from) = length > longest ? (length, start, place) : (longest, at, from);
            }
        }

        var text = claim.Position.Statement.Text;
        if (
            longest < CopiedWords
            || statement
                .Skip(at)
                .Take(longest)
                .Count(word => !text[word.Start..word.End].Any(char.IsUpper) && !SourceWords.IsCommon(word.Word)) < CopiedContent
        )
        {
            return [];
        }

        var words = text[statement[at].Start..statement[at + longest - 1].End];
        var span = (Start: original[from].Start, original[from + longest - 1].End);
        return
        [
            AgainstDiagnostics.Copied(
                claim.Position,
                Place(claim.Position.Statement.Location, words),
                source.File.At(span.Start, span.End - span.Start),
                longest
            ),
        ];
    }

    /// <summary>Where some words of a statement stand in its file; all of the statement where they are broken over lines.</summary>
    private static SourceLocation Place(SourceLocation statement, string words) =>
        statement.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at
            ? statement.File.At(statement.Span.Start + at, words.Length)
            : statement;

    [GeneratedRegex(
        @"[,;:.?!()—]|\s-{1,2}\s|\s+(?:and|but) (?=(?:that|she|he|it|they|would|we|I)\b)|\s+(?=(?:we|I|he|she|they|it|you) (?:will|would|can|could|may|shall)\b)"
    )]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(
        @",\s+(?=(?:while|whereas)\b|(?:and|but)\s+(?:that|she|he|it|they|we|i|the|its|their|would|will|could|can|may)\b)|;\s|\s--\s",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex PartEnd();

    [GeneratedRegex(
        @"\b(?:hope[sd]?|hoping|wish(?:es|ed)?|would (?:like|rather|welcome|prefer)|prefer(?:s|red)?|(?:can|could) imagine)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Wish();

    [GeneratedRegex(
        @"\b(?:must|never|not?|cannot|only|require[sd]?|insist(?:s|ed)?|demand(?:s|ed)?|needs?|needed|shall|have to|has to|expect(?:s|ed)?|unacceptable|refuse[sd]?|reject(?:s|ed)?|rule[sd]? out|unless|until|condition)\b|n't\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Obligation();

    /// <summary>One position with the sentences that it points to.</summary>
    private sealed class Claim
    {
        private readonly SourceText _source;
        private readonly ImmutableHashSet<string> _keys;
        private readonly ImmutableArray<Sentence> _sentences;
        private readonly ImmutableHashSet<string> _tested;
        private readonly ImmutableHashSet<string> _beside;
        private readonly ImmutableArray<Quantity> _testedNumbers;

        public Claim(Position position, SourceText source)
        {
            Position = position;
            _source = source;
            _keys = SourceWords.KeysOf(position.Statement.Text);
            _tested = SourceWords.KeysOf(string.Join(' ', WordsOfTests(position)));
            _beside = SourceWords.KeysOf(position.Title).Union(_tested).Except(_keys);
            TestedQuantities = [.. Tested(position)];
            _testedNumbers = [.. TestedQuantities.Select(test => test.Quantity)];
            _sentences = Find();
            Nearest = _sentences.MaxBy(sentence => Score(sentence.Keys)) ?? source.Sentences[0];
            IsBorneOut = Share(_keys, [.. _sentences.SelectMany(sentence => sentence.Keys)]) >= BorneOut;
        }

        public Position Position { get; }

        public Sentence Nearest { get; }

        public bool IsBorneOut { get; }

        /// <summary>The numbers and days that the tests of the position name.</summary>
        public ImmutableArray<(Quantity Quantity, string Words)> TestedQuantities { get; }

        /// <summary>
        /// The parts of its sentences that have the words of the statement; a sentence that says several things has a part for each.
        /// </summary>
        public IEnumerable<SourceLocation> Parts() =>
            from sentence in _sentences
            from part in Split(sentence.Location)
            where Weight(SourceWords.KeysOf(part.Text)) >= PartOfSentence * Found
            select part;

        /// <summary>
        /// Whether a clause has most of what the statement shares with its sentences, and what is tested: then it is what was stated, and
        /// no condition of it.
        /// </summary>
        public bool IsAbout(ImmutableHashSet<string> clause, ImmutableArray<Quantity> numbers) =>
            Weight(clause) >= Subject * Found && IsTested(clause, numbers);

        /// <summary>
        /// Whether it is another position that a package goes against which leaves a condition of that one unmet: an openness with the
        /// condition takes none back that is without.
        /// </summary>
        public bool BearsOn(Claim other) => other != this && !Position.Policy.IsOffer && Fields(Position).Overlaps(Fields(other.Position));

        public bool PointsTo(SourceLocation part) =>
            _sentences.Any(sentence =>
                sentence.Location.Span.Start <= part.Span.Start
                && part.Span.Start <= sentence.Location.Span.Start + sentence.Location.Span.Length
            );

        /// <summary>
        /// Whether a test says what a condition says. A position with a single test tests what it is about and no condition, but for a
        /// condition on just that: <i>only</i>.
        /// </summary>
        public bool Carries(string word, ImmutableHashSet<string> clause, ImmutableArray<Quantity> numbers)
        {
            var isTested = IsTested(clause, numbers);
            return word.Contains("only", StringComparison.OrdinalIgnoreCase)
                ? isTested || (HasMore && _keys.Overlaps(clause))
                : HasMore && (isTested || _keys.Overlaps(clause));
        }

        private bool IsTested(ImmutableHashSet<string> clause, ImmutableArray<Quantity> numbers) =>
            clause.Overlaps(_tested) || numbers.Any(number => number.IsIn(_testedNumbers));

        /// <summary>Whether the encoder says, in words of the condition, that it is not encoded.</summary>
        public bool Explains(ImmutableHashSet<string> clause) =>
            Position.Encoding is { } encoding
            && SentenceEnd()
                .Split(encoding)
                .Any(sentence => ConditionWords.Explanation().IsMatch(sentence) && SourceWords.KeysOf(sentence).Overlaps(clause));

        /// <summary>The quantities of the sentences that it points to, their neighbours, and others that speak of the same.</summary>
        public ImmutableArray<Quantity> NearbyQuantities(SourceText source)
        {
            var at = source.Sentences.IndexOf(Nearest);
            return
            [
                .. source
                    .Sentences.Where(
                        (sentence, index) =>
                            Math.Abs(index - at) <= 1 || _sentences.Contains(sentence) || Share(_keys, sentence.Keys) >= BorneOut
                    )
                    .SelectMany(sentence => sentence.Quantities),
            ];
        }

        /// <summary>The weight of the words that the statement shares with its sentences.</summary>
        private double Found => Weight([.. _sentences.SelectMany(sentence => sentence.Keys)]);

        private static ImmutableHashSet<Field> Fields(Position position) =>
            [.. position.Conditions.SelectMany(condition => condition.Tests).Select(test => test.Field)];

        private bool HasMore =>
            ConditionWords.HasConditionOfItsOwn(Position)
            || Position.Until is not null
            || !Position.Exceptions.IsEmpty
            || Position.Policy.IsConditional;

        private ImmutableArray<Sentence> Find()
        {
            var sentences = _source.Sentences;
            var best = (Sentences: ImmutableArray<Sentence>.Empty, Score: -1.0);
            for (var i = 0; i < sentences.Length; i++)
            {
                var one = Score(sentences[i].Keys);
                best = one > best.Score ? ([sentences[i]], one) : best;
                if (i > 0 && OfPair * Score(sentences[i - 1].Keys.Union(sentences[i].Keys)) is var two && two > best.Score)
                {
                    best = ([sentences[i - 1], sentences[i]], two);
                }
            }

            return best.Sentences;
        }

        private double Score(ImmutableHashSet<string> keys) => Share(_keys, keys) + (OfTitleAndTests * Share(_beside, keys));

        private double Share(ImmutableHashSet<string> wanted, ImmutableHashSet<string> keys) =>
            wanted.IsEmpty ? 1 : wanted.Where(keys.Contains).Sum(_source.Weight) / wanted.Sum(_source.Weight);

        private double Weight(ImmutableHashSet<string> keys) => _keys.Where(keys.Contains).Sum(_source.Weight);

        private static IEnumerable<SourceLocation> Split(SourceLocation sentence)
        {
            var start = 0;
            foreach (Match end in PartEnd().Matches(sentence.Text))
            {
                yield return sentence.File.At(sentence.Span.Start + start, end.Index - start);
                start = end.Index + end.Length;
            }

            yield return sentence.File.At(sentence.Span.Start + start, sentence.Span.Length - start);
        }

        private static IEnumerable<(Quantity, string)> Tested(Position position)
        {
            var values =
                from condition in position.Conditions
                from test in condition.Tests
                where test.Field.Type.IsContinuous && !test.AsksWhetherStated
                from value in test.Values
                select test.Field.Type.Format(value);
            return values
                .Append(position.Ended?.ToString() ?? "")
                .SelectMany(text => Quantity.Found(text).Select(found => (found.Quantity, found.Words.Value)));
        }

        private static IEnumerable<string> WordsOfTests(Position position) =>
            position
                .Exceptions.Select(excepted => excepted.Statement.Text)
                .Concat(
                    from condition in position.Conditions
                    from test in condition.Tests
                    from words in new[]
                    {
                        test.Field.Issue.Id,
                        test.Field.Issue.Title,
                        test.Field.Name ?? "",
                        test.Field.Title ?? "",
                    }.Concat(test.AsksWhetherStated ? [] : test.Values.SelectMany(value => OptionsOf(test.Field, value)))
                    select words.Replace('-', ' ')
                );

        private static IEnumerable<string> OptionsOf(Field field, Value value) =>
            field.Type.DeclaresOptions
                ? field
                    .Type.Options.Where((_, index) => new FieldOption(field, index).IsIn(value))
                    .Select(option => $"{option.Id} {option.Description}")
                : [];
    }

    [GeneratedRegex(@"(?<=[.;])\s+")]
    private static partial Regex SentenceEnd();
}
