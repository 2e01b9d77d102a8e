using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using ScenarioEngine.Exploring;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Own;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Own;

/// <summary>How long visitors' packs are kept, for whom, and how many.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OwnBookTests
{
    private readonly Clock _clock = new();

    [Test]
    public void FullBook_RefusesTheNewPackAndKeepsTheOld()
    {
        using var book = Book(new ServeLimits { OwnPacks = 2 });
        var mine = Add(book, "me", "school");
        Add(book, "you", "home");

        Assert.That((book.Add("she", "abroad").Refusal, book.Find(mine.Id, "me")), Is.EqualTo((OwnRefusal.BookFull, mine)));
    }

    [Test]
    public void AddressAndBrowser_MayBringSoMany()
    {
        using var book = Book(new ServeLimits { OwnPacksByAddress = OwnBook.MostOfOne + 1 });
        for (var pack = 0; pack < OwnBook.MostOfOne; pack++)
        {
            Add(book, "me", "school");
        }

        var again = book.Add("me", "home").Refusal;
        Add(book, "you", "school");

        Assert.That((again, book.Add("she", "school").Refusal), Is.EqualTo((OwnRefusal.VisitorFull, OwnRefusal.AddressFull)));
    }

    [Test]
    public void ServerThatTakesNone_SaysSo()
    {
        using var book = Book(new ServeLimits { OwnPacks = 0 });

        Assert.That(book.Add("me", "school").Refusal, Is.EqualTo(OwnRefusal.Off));
    }

    [Test]
    public void PackThatNobodyAsksFor_IsForgotten()
    {
        using var book = Book(new ServeLimits { OwnPackMinutes = 30 });
        var pack = Add(book, "me", "school");

        _clock.Pass(TimeSpan.FromMinutes(29));
        var used = book.Find(pack.Id, "me");
        _clock.Pass(TimeSpan.FromMinutes(29));
        var usedAgain = book.Find(pack.Id, "me");
        _clock.Pass(TimeSpan.FromMinutes(31));

        Assert.That((used, usedAgain, book.Find(pack.Id, "me"), pack.State.Texts.Count), Is.EqualTo((pack, pack, (OwnPack?)null, 0)));
    }

    [Test]
    public void AnotherBrowser_DoesNotFindIt()
    {
        using var book = Book(new ServeLimits());
        var pack = Add(book, "me", "school");

        Assert.That(
            (book.Find(pack.Id, "you"), book.Of("you"), book.Of("me")),
            Is.EqualTo(((OwnPack?)null, Array.Empty<OwnPack>(), new[] { pack }))
        );
    }

    [Test]
    public void OfManyPacks_OnlySomeAreKeptReady()
    {
        using var book = Book(new ServeLimits());
        var packs = Enumerable
            .Range(0, 12)
            .Select(number => Add(book, FormattableString.Invariant($"visitor {number}"), "school"))
            .ToList();
        foreach (var (number, pack) in packs.Index())
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            book.Find(pack.Id, FormattableString.Invariant($"visitor {number}"))?.Open();
        }

        _clock.Pass(TimeSpan.FromSeconds(1));
        book.Find(packs[^1].Id, "visitor 11");

        Assert.That(packs.Select(pack => pack.IsOpen), Is.EqualTo(Enumerable.Repeat(false, 4).Concat(Enumerable.Repeat(true, 8))));
    }

    [Test]
    public void ForgottenPack_IsHeldByNothing()
    {
        using var book = Book(new ServeLimits());

        var (pack, read) = LayAndForget(book);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That((pack.IsAlive, read.IsAlive), Is.EqualTo((false, false)));
    }

    [Test]
    public void LargestPackOfTheProject_NeedsAQuarterOfWhatAVisitorsMayTake()
    {
        var largest =
            TestServer.Packs.MaxBy(served => served.Pack.Positions.Length)?.Pack
            ?? throw new InvalidOperationException("A pack is served.");
        var evaluator = Engine.Compile(largest, OwnReading.MostNodes / 4);
        var scenario = Engine.NewScenario(largest, "Empty").ValueOrThrow();

        Assert.That(
            ZoneMaps.Read(evaluator, scenario, CancellationToken.None)?.Zone,
            Is.EqualTo(ZoneMaps.Read(Engine.Compile(largest), scenario, CancellationToken.None)?.Zone).And.Not.Null
        );
    }

    [Test]
    public void FailureOnAnOwnPack_IsWrittenDownWithoutAWordOfIt()
    {
        using var written = new StringWriter();
        var context = new DefaultHttpContext
        {
            Request = { Method = "GET", Path = "/own/4ca3f58015737648d1fac6dff7e5198d/table/secret-talks" },
        };

        new FailureLog(written, _clock).Write(
            context,
            new InvalidOperationException("secret words", new ArgumentException("more secret words"))
        );

        Assert.That(
            written.ToString(),
            Does.Contain("GET /own\n").And.Contain("ArgumentException").And.Not.Contain("secret").And.Not.Contain("4ca3")
        );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Pack, WeakReference Read) LayAndForget(OwnBook book)
    {
        var pack = Add(book, "me", "school");
        var files = new OwnFiles(new ServeLimits());
        using var zip = new MemoryStream(Owner.Zip("cuba-1962"));
        files.Add("cuba.zip", zip);
        pack.Change(null, files.Settle(isWhole: true).Texts, []);
        var (reading, tables) = pack.Open();
        var served = reading.Served ?? throw new InvalidOperationException("The pack of the repository has no mistakes.");
        var view = tables.Lay(served, new TableAddress("cuba-1962").With("missiles", "remain"), CancellationToken.None).View;
        Assert.That((view?.WaysOut, served.Lint.Length), Is.Not.EqualTo(((object?)null, -1)));
        book.Forget(pack);
        return (new WeakReference(pack), new WeakReference(served.Pack));
    }

    private OwnBook Book(ServeLimits limits) => new(new ServeOptions([]) { Limits = limits }, _clock);

    private static OwnPack Add(OwnBook book, string visitor, string from) =>
        book.Add(visitor, from).Pack ?? throw new InvalidOperationException("There is place for a pack.");
}
