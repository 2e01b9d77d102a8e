using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
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

    /// <summary>The form that it sends; an empty one where it sends none.</summary>
    public static async Task<IFormCollection> ReadForm(HttpContext context) =>
        context.Request.HasFormContentType
            ? await RequestBody.ReadForm(context.Request, LargestForm, context.RequestAborted)
            : FormCollection.Empty;

    private static string KeyCookie(Room room) => $"room-{room.Code}";

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
