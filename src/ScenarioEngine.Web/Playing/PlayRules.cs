using System.Collections.Immutable;

namespace ScenarioEngine.Web.Playing;

/// <summary>
/// The rules of a play: what a move makes of a table, or why it cannot be made. A ledger, taken move by move, gives the same states every
/// time.
/// </summary>
/// <remarks>No clock, no chance, no engine: what the engine finds comes with the move.</remarks>
internal static class PlayRules
{
    /// <summary>The table before the first move.</summary>
    public static PlayState Begin(PlaySetup setup) =>
        new(setup)
        {
            Day = setup.Start.AsOf,
            Table = setup.Start.Terms,
            Found = setup.Found,
        };

    /// <summary>The states before and after each move of a ledger.</summary>
    /// <exception cref="InvalidOperationException">It is the ledger of no play: one of its moves cannot be made.</exception>
    public static IEnumerable<PlayState> Replay(PlaySetup setup, IEnumerable<Move> ledger)
    {
        var state = Begin(setup);
        yield return state;
        foreach (var move in ledger)
        {
            state = Take(state, move).State ?? throw new InvalidOperationException("A ledger holds only moves that could be made.");
            yield return state;
        }
    }

    /// <summary>Makes a move.</summary>
    public static Ruling Take(PlayState state, Move move)
    {
        var isTeacher = move.Kind is MoveKind.Event or MoveKind.End;
        if (state.IsOver)
        {
            return MoveRefusal.Over;
        }

        if (isTeacher ? move.Seat.Length > 0 : state.Setup.SeatOf(move.Seat) is null)
        {
            return MoveRefusal.NoSeat;
        }

        Ruling ruling = move.Kind switch
        {
            MoveKind.Offer => Make(state, move),
            MoveKind.Accept or MoveKind.Reject => Answer(state, move),
            MoveKind.Withdraw => Withdraw(state, move),
            MoveKind.Event => Happen(state, move),
            _ => state with { IsOver = true },
        };
        return ruling.State is { } next ? next with { Moves = state.Moves + 1 } : ruling;
    }

    private static Ruling Make(PlayState state, Move move)
    {
        var before = state.Open.FirstOrDefault(offer => offer.Seat == move.Seat);
        if (move.Base != state.Version || move.Found is not { } found)
        {
            return MoveRefusal.Stale;
        }

        if (state.ChangesAmong(move.Changes).Count < Math.Max(1, move.Changes.Count))
        {
            return MoveRefusal.NoChange;
        }

        if (move.Offer != 0 && state.OfferOf(move.Offer) is null)
        {
            return MoveRefusal.NoOffer;
        }

        if (found.Outcome is "impossible" or "contradictory")
        {
            return MoveRefusal.CannotStand;
        }

        if (move.Signed is null && !state.ToSign(move.Seat, found).IsEmpty)
        {
            return MoveRefusal.Unsigned;
        }

        if (before is not null && before.Said == move.Said && before.Counters == move.Offer && IsSame(before.Changes, move.Changes))
        {
            return MoveRefusal.Same;
        }

        var offer = new Offer(state.Offers.Length + 1, move.Seat, move.Changes, found)
        {
            Counters = move.Offer,
            Said = move.Said,
            Signed = move.Signed,
        };
        var others = before is null ? state.Offers : state.Offers.Replace(before, before with { Status = OfferStatus.Withdrawn });
        return AgreeWhereAllHave(state with { Offers = others.Add(offer) }, offer);
    }

    private static Ruling Answer(PlayState state, Move move)
    {
        if (state.OfferOf(move.Offer) is not { } offer)
        {
            return MoveRefusal.NoOffer;
        }

        var accepts = move.Kind == MoveKind.Accept;
        if (offer.Replies.GetValueOrDefault(move.Seat) is { } given && given.Accepts == accepts)
        {
            return MoveRefusal.Same;
        }

        if (WhyClosed(offer) is { } closed)
        {
            return closed;
        }

        if (offer.Seat == move.Seat)
        {
            return MoveRefusal.Own;
        }

        if (move.Base != state.Version)
        {
            return MoveRefusal.Stale;
        }

        if (!accepts && move.Said is null)
        {
            return MoveRefusal.NoReason;
        }

        if (accepts && move.Signed is null && !state.ToSign(move.Seat, offer.Found).IsEmpty)
        {
            return MoveRefusal.Unsigned;
        }

        var isOver = !accepts && state.Setup.SeatOf(move.Seat) is { Decides: true };
        var answered = offer with
        {
            Replies = offer.Replies.SetItem(move.Seat, new Reply(accepts, move.Said, move.Signed)),
            Status = isOver ? OfferStatus.Rejected : OfferStatus.Open,
        };
        return AgreeWhereAllHave(state with { Offers = state.Offers.Replace(offer, answered) }, answered);
    }

    private static Ruling Withdraw(PlayState state, Move move)
    {
        if (state.OfferOf(move.Offer) is not { } offer)
        {
            return MoveRefusal.NoOffer;
        }

        if (offer.Seat != move.Seat)
        {
            return MoveRefusal.NotYours;
        }

        return offer.Status == OfferStatus.Withdrawn ? MoveRefusal.Same
            : WhyClosed(offer) is { } closed ? closed
            : state with { Offers = state.Offers.Replace(offer, offer with { Status = OfferStatus.Withdrawn }) };
    }

    /// <summary>On a new day other lines are in force: offers stay open, and whoever accepted one is asked again.</summary>
    private static Ruling Happen(PlayState state, Move move)
    {
        if (move.Day is null || move.Day == state.Day)
        {
            return move.Said is null ? MoveRefusal.NoChange : state;
        }

        if (
            move.Base != state.Version
            || move.Found is not { } found
            || !state.Open.Select(offer => offer.Number).SequenceEqual(move.Anew.Keys)
        )
        {
            return MoveRefusal.Stale;
        }

        return state with
        {
            Day = move.Day,
            Version = state.Version + 1,
            Found = found,
            Offers =
            [
                .. state.Offers.Select(offer =>
                    offer.Status == OfferStatus.Open
                        ? offer with
                        {
                            Found = move.Anew[offer.Number],
                            Replies = offer.Replies.Clear(),
                        }
                        : offer
                ),
            ],
        };
    }

    private static PlayState AgreeWhereAllHave(PlayState state, Offer offer)
    {
        var deciding = state.Setup.Seats.Where(seat => seat.Decides && seat.Party != offer.Seat);
        if (offer.Status != OfferStatus.Open || !deciding.All(seat => offer.Replies.GetValueOrDefault(seat.Party) is { Accepts: true }))
        {
            return state;
        }

        return state with
        {
            Table = state.With(offer.Changes),
            Found = offer.Found,
            Version = state.Version + 1,
            Offers =
            [
                .. state.Offers.Select(one =>
                    one.Status != OfferStatus.Open
                        ? one
                        : one with
                        {
                            Status = one.Number == offer.Number ? OfferStatus.Agreed : OfferStatus.Lapsed,
                        }
                ),
            ],
        };
    }

    private static MoveRefusal? WhyClosed(Offer offer) =>
        offer.Status switch
        {
            OfferStatus.Open => null,
            OfferStatus.Agreed => MoveRefusal.Agreed,
            OfferStatus.Rejected => MoveRefusal.Rejected,
            OfferStatus.Withdrawn => MoveRefusal.Withdrawn,
            _ => MoveRefusal.Lapsed,
        };

    private static bool IsSame(
        ImmutableSortedDictionary<string, ImmutableArray<string>> some,
        ImmutableSortedDictionary<string, ImmutableArray<string>> others
    ) =>
        some.Count == others.Count
        && some.All(change => others.TryGetValue(change.Key, out var values) && values.SequenceEqual(change.Value, StringComparer.Ordinal));
}

/// <summary>What becomes of a move.</summary>
/// <param name="State">The table after it; null where it cannot be made.</param>
/// <param name="Refusal">Why it cannot; null where it can.</param>
internal readonly record struct Ruling(PlayState? State, MoveRefusal? Refusal)
{
    public static implicit operator Ruling(PlayState state) => new(state, null);

    public static implicit operator Ruling(MoveRefusal refusal) => new(null, refusal);
}

/// <summary>Why a move cannot be made.</summary>
public enum MoveRefusal
{
    /// <summary>The play is over.</summary>
    Over,

    /// <summary>Nobody has that seat, or the seat may not do that.</summary>
    NoSeat,

    /// <summary>There is no such offer.</summary>
    NoOffer,

    /// <summary>The table or its day has changed since.</summary>
    Stale,

    /// <summary>It changes nothing.</summary>
    NoChange,

    /// <summary>The terms cannot stand together, whoever wants them.</summary>
    CannotStand,

    /// <summary>It crosses a line of the seat's own, and has no sentence why.</summary>
    Unsigned,

    /// <summary>A rejection without a reason.</summary>
    NoReason,

    /// <summary>Nobody answers an offer of their own.</summary>
    Own,

    /// <summary>Nobody takes back another's offer.</summary>
    NotYours,

    /// <summary>It was done already, and once is enough.</summary>
    Same,

    /// <summary>The offer is on the table by now.</summary>
    Agreed,

    /// <summary>The offer was rejected.</summary>
    Rejected,

    /// <summary>The offer was taken back.</summary>
    Withdrawn,

    /// <summary>Another offer was agreed first.</summary>
    Lapsed,

    /// <summary>The ledger is full.</summary>
    Full,
}
