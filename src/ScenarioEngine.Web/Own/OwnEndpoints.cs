using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Wording;

namespace ScenarioEngine.Web.Own;

/// <summary>A visitor's own pack: brought along, looked at, written on, taken home, forgotten.</summary>
internal sealed class OwnEndpoints(ServeOptions options, OwnBook book)
{
    /// <summary>How many packs are read at once; whoever lays a table of a served pack waits for none of them.</summary>
    public const string Limit = "own";

    private const string Workshop = "/workshop";

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var routes = endpoints.MapGroup("").RequireRateLimiting(Limit);
        routes.MapGet(
            OwnDoor.Root,
            (HttpContext context) =>
                Html.Of<OwnListPage>(
                    (nameof(OwnListPage.Packs), book.Of(OwnDoor.VisitorOf(context) ?? "")),
                    (nameof(OwnListPage.Limits), options.Limits)
                )
        );
        routes.MapPost(OwnDoor.Root, (Delegate)Bring);
        routes.MapGet(Workshop, (Desk desk) => desk.Own is { } own ? Show(own, desk.Reading) : NotFound());
        routes.MapPost($"{Workshop}/files", (HttpContext context, Desk desk) => With(desk, context, AddFiles));
        routes.MapPost($"{Workshop}/new", (HttpContext context, Desk desk) => With(desk, context, MakeFile));
        routes.MapGet(
            $"{Workshop}/edit",
            (string? file, int? line, Desk desk) =>
                desk.Own is { } own && own.State.Texts.TryGetValue(file ?? "", out var text)
                    ? Edit(own, desk.Reading, file ?? "", text, line)
                    : NotFound()
        );
        routes.MapPost($"{Workshop}/edit", (HttpContext context, Desk desk) => With(desk, context, Save));
        routes.MapPost($"{Workshop}/check", (HttpContext context, Desk desk) => With(desk, context, Check));
        routes.MapPost(
            $"{Workshop}/forget",
            (HttpContext context, Desk desk) =>
                With(
                    desk,
                    context,
                    (own, _, _) =>
                    {
                        book.Forget(own);
                        return Leave(context);
                    }
                )
        );
        routes.MapGet($"{Workshop}/pack.zip", IResult (Desk desk) => desk.Own is { } own ? Download(own, desk.Reading) : NotFound());
        StatementSteps.Map(routes);
    }

    /// <summary>A page of the pack's workshop, or what there is instead.</summary>
    public static Page NotFound() => Html.Problem(StatusCodes.Status404NotFound, English.Problem.NoPage);

    /// <summary>Reads the form of a request about an own pack.</summary>
    public static async Task<IResult> With(Desk desk, HttpContext context, Func<OwnPack, Desk, IFormCollection, IResult> act)
    {
        if (desk.Own is not { } own)
        {
            return NotFound();
        }

        return await ReadForm(context) is { } form
            ? act(own, desk, form)
            : Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Unreadable, Workshop);
    }

    private async Task<IResult> Bring(HttpContext context)
    {
        var (visitor, from) = (OwnDoor.VisitorOf(context), Caller.Of(context.Connection.RemoteIpAddress));
        if (book.Refuse(visitor, from) is { } early)
        {
            return Refuse(context, early);
        }

        if (await ReadForm(context) is not { } form)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Unreadable);
        }

        var files = new OwnFiles(options.Limits);
        var (texts, leftOut) = Take(files, form, isWhole: true);
        if ((files.Refused ?? (texts.IsEmpty ? Refused.Nothing : null)) is { } refused)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Says(refused, options.Limits));
        }

        var (pack, refusal) = book.Add(visitor ?? OwnDoor.Welcome(context), from);
        if (pack is null)
        {
            return Refuse(context, refusal ?? OwnRefusal.BookFull);
        }

        pack.Change(null, texts, leftOut);
        return new SeeOther($"{OwnDoor.Root}/{pack.Id}{Workshop}");
    }

    private IResult AddFiles(OwnPack own, Desk desk, IFormCollection form)
    {
        var files = new OwnFiles(options.Limits);
        var state = own.State;
        var (texts, leftOut) = Take(files, form, isWhole: false);
        var together = state.Texts.SetItems(texts);
        return (files.Refused ?? (texts.IsEmpty ? Refused.Nothing : IsTooMuch(together))) is { } refused
                ? Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Says(refused, options.Limits), Workshop)
            : own.Change(state.Version, together, leftOut) ? new SeeOther(Workshop)
            : Conflict();
    }

    private IResult MakeFile(OwnPack own, Desk desk, IFormCollection form)
    {
        var state = own.State;
        if (OwnFiles.NameOf(form["name"].ToString().Trim()) is not { } name || state.Texts.ContainsKey(name))
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.NoName, Workshop);
        }

        var whole = OwnFiles.IsYaml(name) ? name : $"{name}.yaml";
        var texts = state.Texts.SetItem(whole, English.OwnPacks.NewFile);
        return IsTooMuch(texts) is { } refused
                ? Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Says(refused, options.Limits), Workshop)
            : own.Change(state.Version, texts, []) ? new SeeOther(EditAddress(whole))
            : Conflict();
    }

    private IResult Save(OwnPack own, Desk desk, IFormCollection form)
    {
        var (file, text) = FileOf(form);
        if (!own.State.Texts.ContainsKey(file))
        {
            return NotFound();
        }

        var version = int.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
        var state = own.State;
        var texts = form["do"] == "delete" ? state.Texts.Remove(file) : state.Texts.SetItem(file, text);
        if (IsTooMuch(texts) is { } refused)
        {
            return Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Says(refused, options.Limits), Workshop);
        }

        return !own.Change(version, texts, state.LeftOut) ? Edit(own, desk.Reading, file, text, line: null, StatusCodes.Status409Conflict)
            : texts.ContainsKey(file) ? new SeeOther(EditAddress(file))
            : new SeeOther(Workshop);
    }

    private IResult Check(OwnPack own, Desk desk, IFormCollection form)
    {
        var (file, text) = FileOf(form);
        var texts = own.State.Texts.SetItem(file, text);
        return IsTooMuch(texts) is { } refused
            ? Html.Problem(StatusCodes.Status400BadRequest, English.OwnPacks.Says(refused, options.Limits), Workshop)
            : Html.Of<OwnCheckBody>((nameof(OwnCheckBody.Check), OwnCheck.Of(file, desk.Reading, OwnReading.Of(texts))));
    }

    private static Page Show(OwnPack own, OwnReading reading) =>
        Html.Of<OwnPage>((nameof(OwnPage.Files), own.State), (nameof(OwnPage.Reading), reading));

    private static Page Edit(OwnPack own, OwnReading reading, string file, string text, int? line, int status = StatusCodes.Status200OK) =>
        Html.Of<OwnEditPage>(
            status,
            (nameof(OwnEditPage.Text), text),
            (nameof(OwnEditPage.Version), own.State.Version),
            (nameof(OwnEditPage.Line), line),
            (nameof(OwnEditPage.IsLate), status == StatusCodes.Status409Conflict),
            (nameof(OwnEditPage.Check), OwnCheck.Of(file, reading, reading))
        );

    /// <summary>The address of the page on which a file is written.</summary>
    public static string EditAddress(string file) => $"{Workshop}/edit?file={Uri.EscapeDataString(file)}";

    /// <summary>Why files are too many, or too large together; null where they are not.</summary>
    private Refused? IsTooMuch(ImmutableSortedDictionary<string, string> texts) =>
        texts.Count > options.Limits.OwnPackFiles ? Refused.TooManyFiles
        : texts.Values.Sum(Encoding.UTF8.GetByteCount) > options.Limits.OwnPackKilobytes * 1024 ? Refused.TooLarge
        : null;

    private static (ImmutableSortedDictionary<string, string> Texts, ImmutableArray<LeftOut> LeftOut) Take(
        OwnFiles files,
        IFormCollection form,
        bool isWhole
    )
    {
        foreach (var upload in form.Files.Where(upload => upload.Length > 0))
        {
            using var content = upload.OpenReadStream();
            files.Add(upload.FileName, content);
        }

        return files.Settle(isWhole);
    }

    /// <summary>Forms send lines with two characters at their ends; the files here have one.</summary>
    private static (string File, string Text) FileOf(IFormCollection form) =>
        (form["file"].ToString(), form["text"].ToString().ReplaceLineEndings("\n"));

    public static Page Conflict() => Html.Problem(StatusCodes.Status409Conflict, English.OwnPacks.Late, Workshop);

    private static Page Refuse(HttpContext context, OwnRefusal refusal)
    {
        context.Response.Headers.RetryAfter = "600";
        return Html.Problem(
            refusal is OwnRefusal.BookFull or OwnRefusal.Off
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status429TooManyRequests,
            English.OwnPacks.Says(refusal)
        );
    }

    /// <summary>Back to everybody's first page.</summary>
    private static Outwards Leave(HttpContext context) => new(OwnDoor.Split(context).BasePath + "/");

    private static FileContentHttpResult Download(OwnPack own, OwnReading reading)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in own.State.Texts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write(text);
            }
        }

        return TypedResults.File(bytes.ToArray(), "application/zip", $"{reading.Served?.Pack.Id ?? "pack"}.zip");
    }

    /// <summary>A form in memory; null where it cannot be read as one.</summary>
    private static async Task<IFormCollection?> ReadForm(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        var limits = new FormOptions
        {
            MemoryBufferThreshold = int.MaxValue,
            ValueCountLimit = OwnFiles.MostEntries,
            ValueLengthLimit = WebServer.MaximumBody,
            MultipartBodyLengthLimit = WebServer.MaximumBody,
        };
        try
        {
            return await RequestBody.ReadForm(context.Request, WebServer.MaximumBody, context.RequestAborted, limits);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status400BadRequest)
        {
            return null;
        }
    }

    /// <summary>Sends the browser to an address that is no page of an own pack.</summary>
    private sealed class Outwards(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
