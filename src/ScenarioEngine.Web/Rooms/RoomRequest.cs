using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Text;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Rooms;

/// <summary>What a request in a room says: who sends it, and with which form.</summary>
internal static class RoomRequest
{
    private const int LargestForm = 32 * 1024;
    private const string VoterCookie = "voter";
    private const int VoterLength = 32;

    /// <summary>Which browser it is: a number that stands for it in the rooms of this server and nowhere else.</summary>
    public static string Voter(HttpContext context)
    {
        if (context.Request.Cookies[VoterCookie] is { Length: VoterLength } known)
        {
            return known;
        }

        var voter = RandomNumberGenerator.GetHexString(VoterLength, lowercase: true);
        SetCookie(context, VoterCookie, voter);
        return voter;
    }

    /// <summary>Whether it comes from the browser that opened the room.</summary>
    public static bool IsTeacher(Room room, HttpContext context) =>
        context.Request.Cookies[KeyCookie(room)] is { } key
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(room.Key));

    /// <summary>Makes the browser the one of the teacher.</summary>
    public static void GiveKey(Room room, HttpContext context) => SetCookie(context, KeyCookie(room), room.Key);

    /// <summary>
    /// The language that its address asks for, or an earlier one in this room did: it goes before that of the room. Null where it asked for
    /// none.
    /// </summary>
    public static string? OwnLanguage(Room room, HttpContext context)
    {
        if (AskedLanguage.Of(context.Request.QueryString.Value ?? "") is not { } asked || !LanguageTag.IsKnown(asked))
        {
            return context.Request.Cookies[LanguageCookie(room)] is { } kept && LanguageTag.IsKnown(kept) ? kept : null;
        }

        // A request asks several times.
        if (context.Items.TryAdd(LanguageCookie(room), asked) && context.Request.Cookies[LanguageCookie(room)] != asked)
        {
            SetCookie(context, LanguageCookie(room), asked);
        }

        return asked;
    }

    /// <summary>The language in which it sees the room; null where its browser says which.</summary>
    public static string? LanguageIn(Room room, HttpContext context) => OwnLanguage(room, context) ?? room.Language;

    /// <summary>A pack in the language in which it sees the room; null where there is none of the name.</summary>
    public static ServedPack? PackIn(Room room, string pack, HttpContext context) =>
        Desk.Of(context).Find(pack, LanguageIn(room, context), context.Request);

    /// <summary>The room as it is now, with the table in the language in which it sees the room.</summary>
    public static RoomState StateFor(Room room, HttpContext context) =>
        OwnLanguage(room, context) is { } own
            ? room.State with
            {
                Address = AskedLanguage.AskInstead(room.State.Address, own),
                OwnLanguage = own,
            }
            : room.State;

    /// <summary>The address of a table in the language that a form chooses for the room; as it is, where it chooses nothing.</summary>
    public static string InLanguageOf(IFormCollection form, string address) =>
        form.TryGetValue("language", out var chosen)
            ? AskedLanguage.AskInstead(address, LanguageTag.IsKnown(chosen.ToString()) ? chosen.ToString() : null)
            : address;

    /// <summary>The form that it sends; an empty one where it sends none.</summary>
    public static async Task<IFormCollection> ReadForm(HttpContext context) =>
        context.Request.HasFormContentType
            ? await RequestBody.ReadForm(context.Request, LargestForm, context.RequestAborted)
            : FormCollection.Empty;

    private static string KeyCookie(Room room) => $"room-{room.Code}";

    private static string LanguageCookie(Room room) => $"language-{room.Code}";

    /// <summary>Gives the browser a cookie for the rooms of this server and nothing else.</summary>
    public static void SetCookie(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = context.Request.PathBase.Add("/rooms"),
                Secure = context.Request.IsHttps,
            }
        );
}

/// <summary>After a form was sent the browser asks for the page anew, so that reloading sends nothing twice.</summary>
internal sealed class SeeOther(string path) : IResult
{
    /// <summary>Sends it there.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = httpContext.Request.PathBase + path;
        return Task.CompletedTask;
    }
}
