using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Web.Rooms;

namespace ScenarioEngine.Web.Playing;

/// <summary>
/// The word on the card of a seat. Whoever has it speaks for the seat: one student or several, from any device, and again after a reload.
/// </summary>
/// <remarks>It follows from the key of the room, so it need be kept nowhere and stays the same when a play begins anew.</remarks>
internal static class SeatWords
{
    /// <summary>The longest word that anybody need look at.</summary>
    private const int Length = 10;

    /// <summary>Letters that are not mistaken for one another.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The word of a seat.</summary>
    public static string Of(Room room, int group, Seat seat)
    {
        var bytes = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(room.Key),
            Encoding.UTF8.GetBytes(FormattableString.Invariant($"{group}/{seat.Party}"))
        );
        return string.Create(
            Length,
            bytes,
            (word, from) =>
            {
                for (var index = 0; index < word.Length; index++)
                {
                    word[index] = Letters[BitConverter.ToUInt16(from, index * 2) % Letters.Length];
                }
            }
        );
    }

    /// <summary>The seat of a word; null where it is the word of none.</summary>
    public static (int Group, Seat Seat)? Find(Room room, Play play, string word)
    {
        (int, Seat)? found = null;
        foreach (var group in Enumerable.Range(1, play.Setup.Groups))
        {
            foreach (var seat in play.Setup.Seats.Where(seat => IsSame(word, Of(room, group, seat))))
            {
                found = (group, seat);
            }
        }

        return found;
    }

    /// <summary>Makes the browser one of a seat.</summary>
    public static void Give(Room room, int group, Seat seat, HttpContext context) =>
        RoomRequest.SetCookie(context, CookieOf(room, group, seat), Of(room, group, seat));

    /// <summary>Whether a request comes from a browser of the seat.</summary>
    public static bool IsOf(Room room, int group, Seat seat, HttpContext context) =>
        context.Request.Cookies[CookieOf(room, group, seat)] is { } word && IsSame(word, Of(room, group, seat));

    private static string CookieOf(Room room, int group, Seat seat) =>
        FormattableString.Invariant($"seat-{room.Code}-{group}-{seat.Party}");

    private static bool IsSame(string given, string word) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(word));
}
