using System.Collections.Immutable;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Playing;

namespace ScenarioEngine.Web.Tests.Playing;

/// <summary>The rules alone: no server, no engine.</summary>
public sealed class PlayRulesTests
{
    private static readonly Weighed Clear = new("clear", "7", []);
    private static readonly Weighed CrossesNorth = new("conflict", "0", ["north/line"]);

    [Test]
    public void OfferThatEverySeatAccepts_IsOnTheTable()
    {
        var state = Play(Offer("north", ("toll", "low")), Accept("south", 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Table["toll"], Is.EqualTo(new[] { "low" }));
            Assert.That((state.Found, state.Version, state.OfferOf(1)?.Status), Is.EqualTo((Clear, 1, OfferStatus.Agreed)));
        }
    }

    /// <summary>What only speaks is heard and settles nothing.</summary>
    [Test]
    public void SeatThatSpeaks_NeitherHoldsUpNorSettles()
    {
        var rejected = Play(Offer("north", ("toll", "low")), Reject("guest", 1, "too low"));
        var agreed = Play(Offer("north", ("toll", "low")), Reject("guest", 1, "too low"), Accept("south", 1));
        var own = Play(Offer("guest", ("toll", "low")), Accept("south", 1));

        Assert.That(
            (rejected.OfferOf(1)?.Status, agreed.OfferOf(1)?.Status, own.OfferOf(1)?.Status),
            Is.EqualTo(((OfferStatus?)OfferStatus.Open, (OfferStatus?)OfferStatus.Agreed, (OfferStatus?)OfferStatus.Open))
        );
    }

    [Test]
    public void NewOfferOfASeat_TakesThePlaceOfItsOpenOne()
    {
        var state = Play(Offer("north", ("toll", "low")), Offer("north", ("toll", "high")));

        Assert.That(state.Offers.Select(offer => offer.Status), Is.EqualTo(new[] { OfferStatus.Withdrawn, OfferStatus.Open }));
    }

    [Test]
    public void AgreedOffer_LetsTheOthersLapse()
    {
        var state = Play(Offer("north", ("toll", "low")), Offer("south", ("toll", "high")), Accept("south", 1));

        Assert.That(state.Offers.Select(offer => offer.Status), Is.EqualTo(new[] { OfferStatus.Agreed, OfferStatus.Lapsed }));
        Assert.That(PlayRules.Take(state, Accept("north", 2)).Refusal, Is.EqualTo(MoveRefusal.Lapsed));
    }

    [Test]
    public void OfferOfTheOnlySeatThatDecides_IsOnTheTableAtOnce()
    {
        var state = PlayRules.Begin(Setup(new Seat("north", Decides: true)));

        Assert.That(PlayRules.Take(state, Offer("north", ("toll", "low"))).State?.Table["toll"], Is.EqualTo(new[] { "low" }));
    }

    [Test]
    public void LineOfOnesOwn_IsCrossedWithASentenceOnly()
    {
        var start = PlayRules.Begin(Setup());
        var offer = Offer("north", ("toll", "low")) with { Found = CrossesNorth };
        var byTheOther = PlayRules.Take(start, Offer("south", ("toll", "low")) with { Found = CrossesNorth }).State ?? start;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PlayRules.Take(start, offer).Refusal, Is.EqualTo(MoveRefusal.Unsigned));
            Assert.That(PlayRules.Take(start, offer with { Signed = "For peace." }).State?.OfferOf(1)?.Signed, Is.EqualTo("For peace."));
            Assert.That(PlayRules.Take(byTheOther, Accept("north", 1)).Refusal, Is.EqualTo(MoveRefusal.Unsigned));
            Assert.That(
                PlayRules.Take(byTheOther, Accept("north", 1) with { Signed = "For peace." }).State?.Found,
                Is.EqualTo(CrossesNorth)
            );
        }
    }

    /// <summary>Signed once: what the table crosses already needs no second sentence.</summary>
    [Test]
    public void LineThatTheTableCrosses_NeedsNoSecondSentence()
    {
        var state = Play(Offer("north", ("toll", "low")) with { Found = CrossesNorth, Signed = "For peace." }, Accept("south", 1));

        Assert.That(PlayRules.Take(state, Offer("north", ("gate", "open")) with { Base = 1, Found = CrossesNorth }).Refusal, Is.Null);
    }

    [Test]
    public void NewDay_KeepsOffersAndAsksForAnswersAgain()
    {
        var state = Play(
            [Seats.North, Seats.South, new Seat("east", Decides: true)],
            Offer("north", ("toll", "low")),
            Accept("east", 1),
            new Move(MoveKind.Event, "")
            {
                Day = "2026-02-01",
                Said = "It rained.",
                Found = Clear,
                Anew = ImmutableSortedDictionary<int, Weighed>.Empty.Add(1, CrossesNorth),
            }
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (state.Day, state.Version, state.OfferOf(1)?.Status, state.OfferOf(1)?.Found),
                Is.EqualTo(("2026-02-01", 1, (OfferStatus?)OfferStatus.Open, CrossesNorth))
            );
            Assert.That(state.OfferOf(1)?.Replies, Is.Empty);
            Assert.That(
                PlayRules.Take(state, Accept("south", 1)).Refusal,
                Is.EqualTo(MoveRefusal.Stale),
                "it was another day when it was looked at"
            );
        }
    }

    private static IEnumerable<TestCaseData> Refusals =>
        [
            new(Offer("nobody", ("toll", "low")), MoveRefusal.NoSeat),
            new(Offer("", ("toll", "low")), MoveRefusal.NoSeat),
            new(Offer("north"), MoveRefusal.NoChange),
            new(Offer("north", ("toll", "middle")), MoveRefusal.NoChange),
            new(Offer("north", ("toll", "low")) with { Base = 5 }, MoveRefusal.Stale),
            new(Offer("north", ("toll", "low")) with { Found = new Weighed("impossible", "0", []) }, MoveRefusal.CannotStand),
            new(Offer("north", ("toll", "low")) with { Found = new Weighed("contradictory", "0", []) }, MoveRefusal.CannotStand),
            new(Offer("north", ("toll", "low")) with { Offer = 9 }, MoveRefusal.NoOffer),
            new(Offer("south", ("toll", "high")), MoveRefusal.Same),
            new(Accept("south", 1), MoveRefusal.Own),
            new(Accept("north", 2), MoveRefusal.NoOffer),
            new(Accept("north", 0), MoveRefusal.NoOffer),
            new(Accept("north", 1) with { Base = 3 }, MoveRefusal.Stale),
            new(Accept("nobody", 1), MoveRefusal.NoSeat),
            new(Reject("north", 1, null), MoveRefusal.NoReason),
            new(new Move(MoveKind.Withdraw, "north") { Offer = 1 }, MoveRefusal.NotYours),
            new(new Move(MoveKind.Event, ""), MoveRefusal.NoChange),
            new(new Move(MoveKind.Event, "north") { Said = "I am the teacher." }, MoveRefusal.NoSeat),
            new(new Move(MoveKind.End, "north"), MoveRefusal.NoSeat),
            new(new Move(MoveKind.Event, "") { Day = "2026-02-01", Found = Clear }, MoveRefusal.Stale),
        ];

    /// <summary>After south has offered a high toll.</summary>
    [TestCaseSource(nameof(Refusals))]
    public void MoveThatCannotBeMade_SaysWhy(object move, MoveRefusal refusal) =>
        Assert.That(PlayRules.Take(Play(Offer("south", ("toll", "high"))), (Move)move), Is.EqualTo(new Ruling(null, refusal)));

    [Test]
    public void ClosedOffer_SaysWhatBecameOfIt()
    {
        var rejected = Play(Offer("north", ("toll", "low")), Reject("south", 1, "too low"));
        var withdrawn = Play(Offer("north", ("toll", "low")), new Move(MoveKind.Withdraw, "north") { Offer = 1 });
        var over = Play(Offer("north", ("toll", "low")), new Move(MoveKind.End, ""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PlayRules.Take(rejected, Accept("south", 1)).Refusal, Is.EqualTo(MoveRefusal.Rejected));
            Assert.That(PlayRules.Take(rejected, Reject("south", 1, "again")).Refusal, Is.EqualTo(MoveRefusal.Same));
            Assert.That(PlayRules.Take(withdrawn, Accept("south", 1)).Refusal, Is.EqualTo(MoveRefusal.Withdrawn));
            Assert.That(
                PlayRules.Take(withdrawn, new Move(MoveKind.Withdraw, "north") { Offer = 1 }).Refusal,
                Is.EqualTo(MoveRefusal.Same)
            );
            Assert.That(PlayRules.Take(over, Accept("south", 1)).Refusal, Is.EqualTo(MoveRefusal.Over));
        }
    }

    /// <summary>
    /// Any thousand moves, most of which cannot be made: what was made gives the same states again, byte for byte, also from its lines of
    /// text.
    /// </summary>
    [Slow]
    [Test]
    public void Replay_GivesTheSameStatesByteForByte([Range(1, 12)] int seed)
    {
        var chance = new Dice((ulong)seed);
        var setup = Setup(Seats.North, Seats.South, Seats.Guest);
        var (state, ledger, seen) = (PlayRules.Begin(setup), new List<Move>(), new List<string>());
        seen.Add(PlayText.Write(state));
        for (var number = 0; number < 1_000; number++)
        {
            var move = AnyMove(chance, state);
            if (PlayRules.Take(state, move).State is { } next)
            {
                state = next;
                ledger.Add(move);
                seen.Add(PlayText.Write(state));
            }
        }

        var read = PlayText.ReadSetup(PlayText.Write(setup), _ => setup.Start) ?? throw new InvalidOperationException();
        var again = ledger.Select(move => PlayText.ReadMove(PlayText.Write(move)) ?? throw new InvalidOperationException());

        Assert.That(ledger, Has.Count.GreaterThan(100));
        Assert.That(PlayRules.Replay(read, again).Select(PlayText.Write), Is.EqualTo(seen));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{\"move\":\"steal\"}")]
    [TestCase("{\"move\":\"offer\",\"base\":\"x\"}")]
    [TestCase("{\"move\":\"offer\",\"changes\":{\"toll\":1}}")]
    [TestCase("{\"move\":\"event\",\"anew\":{\"x\":{}}}")]
    public void LineOfSomethingElse_IsNoMove(string line) => Assert.That(PlayText.ReadMove(line), Is.Null);

    private static Move AnyMove(Dice chance, PlayState state)
    {
        var seat = ((string[])["north", "south", "guest"])[chance.Below(3)];
        var offer = state.Offers.Length == 0 ? 0 : state.Offers.Length - chance.Below(Math.Min(4, state.Offers.Length));
        var found =
            chance.Below(3) == 0
                ? CrossesNorth
                : Clear with
                {
                    Zone = chance.Below(100).ToString(System.Globalization.CultureInfo.InvariantCulture),
                };
        var day = $"2026-02-{chance.Between(1, 27):00}";
        return chance.Below(8) switch
        {
            < 4 => Offer(
                seat,
                (chance.Below(2) == 0 ? "toll" : "gate", ((string[])["low", "high", "<b>open</b>", "-"])[chance.Below(4)])
            ) with
            {
                Base = state.Version,
                Found = found,
                Signed = chance.Below(2) == 0 ? "“Why” not?" : null,
                Offer = chance.Below(3) == 0 ? offer : 0,
            },
            4 or 5 => Accept(seat, offer) with { Base = state.Version, Signed = "Ünnötig, aber ja." },
            6 => Reject(seat, offer, "no\u2028way") with { Base = state.Version },
            _ => new Move(MoveKind.Event, "")
            {
                Base = state.Version,
                Day = day,
                Said = "and then",
                Found = found,
                Anew = state.Open.ToImmutableSortedDictionary(open => open.Number, _ => found),
            },
        };
    }

    private static PlaySetup Setup(params Seat[] seats) =>
        new(
            new TableAddress("tolls") { AsOf = "2026-01-31" }.With("toll", "middle"),
            [.. seats.Length > 0 ? seats : [Seats.North, Seats.South, Seats.Guest]],
            1,
            Clear
        );

    private static PlayState Play(params Move[] moves) => Play([], moves);

    private static PlayState Play(Seat[] seats, params Move[] moves) => PlayRules.Replay(Setup(seats), moves).Last();

    private static Move Offer(string seat, params (string Field, string Value)[] changes) =>
        new(MoveKind.Offer, seat)
        {
            Changes = changes.ToImmutableSortedDictionary(
                change => change.Field,
                change => change.Value == "-" ? [] : ImmutableArray.Create(change.Value),
                StringComparer.Ordinal
            ),
            Found = Clear,
        };

    private static Move Accept(string seat, int offer) => new(MoveKind.Accept, seat) { Offer = offer };

    private static Move Reject(string seat, int offer, string? why) => new(MoveKind.Reject, seat) { Offer = offer, Said = why };

    private static class Seats
    {
        public static readonly Seat North = new("north", Decides: true);
        public static readonly Seat South = new("south", Decides: true);
        public static readonly Seat Guest = new("guest", Decides: false);
    }
}
