using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoomBookTests
{
    private readonly Clock _clock = new();

    [Test]
    public void FullBook_RefusesTheNewRoomAndKeepsTheOld()
    {
        using var book = Book(new ServeLimits { Rooms = 3 });
        var teacher = Open(book, "school");
        Open(book, "school");
        Open(book, "home");

        var refused = book.Open("/table/x", "abroad").Refusal;

        Assert.That((refused, book.Find(teacher.Code)), Is.EqualTo((RoomRefusal.BookFull, teacher)));
    }

    [Test]
    public void Address_MayOpenSoManyAndOthersAsMany()
    {
        using var book = Book(new ServeLimits { RoomsByAddress = 2 });
        Open(book, "stranger");
        Open(book, "stranger");

        Assert.That(
            (book.Open("/table/x", "stranger").Refusal, book.Open("/table/x", "school").Refusal),
            Is.EqualTo((RoomRefusal.AddressFull, (RoomRefusal?)null))
        );
    }

    [Test]
    public void RoomThatNobodyAsksFor_IsForgottenAndMakesPlace()
    {
        using var book = Book(new ServeLimits { Rooms = 1, RoomHours = 2 });
        var room = Open(book, "school");

        _clock.Pass(TimeSpan.FromMinutes(110));
        var kept = book.Find(room.Code);
        _clock.Pass(TimeSpan.FromMinutes(110));
        var keptByAsking = book.Find(room.Code);
        _clock.Pass(TimeSpan.FromMinutes(130));

        Assert.That(
            (kept, keptByAsking, book.Find(room.Code), book.Open("/table/x", "home").Refusal),
            Is.EqualTo((room, room, (Room?)null, (RoomRefusal?)null))
        );
    }

    [Test]
    public void RoomThatSomebodyListensTo_IsKept()
    {
        using var book = Book(new ServeLimits { RoomHours = 1 });
        var room = Open(book, "school");
        room.Vote("one", "school", Question.Outcome, "clear");
        using (room.Enter("one"))
        {
            _clock.Pass(TimeSpan.FromHours(5));
        }

        Assert.That(book.Find(room.Code), Is.SameAs(room));
    }

    private RoomBook Book(ServeLimits limits) => new(new ServeOptions([]) { Limits = limits }, _clock);

    private static Room Open(RoomBook book, string from) =>
        book.Open("/table/x", from).Room ?? throw new InvalidOperationException("The book has a place.");
}
