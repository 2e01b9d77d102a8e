using System.Collections.Immutable;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Playing;
using ScenarioEngine.Web.Rooms;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Rooms;

/// <summary>What was acknowledged is there after the server has died, at whichever byte the file ends.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoomJournalTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rooms-");
    private readonly Clock _clock = new();

    [TearDown]
    public void CleanUp() => _folder.Delete(recursive: true);

    [Test]
    public void RoomsOfADeadServer_AreTakenUpWithVotesPackagesAndKey()
    {
        var path = Path.Combine(_folder.FullName, "rooms");
        string code,
            key;
        using (var book = Book(path))
        {
            var room = book.Open("/table/ukraine-interview?recognition=de-jure", "school").Room ?? throw new InvalidOperationException();
            (code, key) = (room.Code, room.Key);
            room.Vote("one", "school", Question.Outcome, "conflict");
            room.Ask(Question.WhoseLine);
            room.Vote("one", "school", Question.WhoseLine, "russia");
            room.Vote("one", "school", Question.WhoseLine, "ukraine");
            room.Vote("two", "school", Question.WhoseLine, "nobody");
            room.TakeIn(
                "one",
                "school",
                Packages().Read("/table/ukraine-interview?recognition=none&_title=Peace", "Heron") ?? throw new InvalidOperationException()
            );
            room.Show();
        }

        using var after = Book(path);
        var found = after.Find(code) ?? throw new InvalidOperationException("The room is there.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (found.Key, found.State.Question, found.State.IsShown, found.VoteOf("one"), found.State.Voted),
                Is.EqualTo((key, Question.WhoseLine, true, "ukraine", 2))
            );
            Assert.That(found.HandIns.Select(handIn => (handIn.Team, handIn.Table.Title)), Is.EqualTo(new[] { ("Heron", "Peace") }));
        }
    }

    [Test]
    public void LessonOfADeadServer_GoesOnWhereItStood()
    {
        var path = Path.Combine(_folder.FullName, "lesson");
        PlaylistItem[] items =
        [
            new("One", "/table/ukraine-interview", "A note"),
            new("Talk", null, "Let them talk."),
            new("Two", "/table/ukraine-interview?recognition=none", ""),
        ];
        string code;
        using (var book = Book(path))
        {
            var room = book.Open("/table/ukraine-interview", "school").Room ?? throw new InvalidOperationException();
            code = room.Code;
            room.Take([.. items], at: 0);
            room.GoTo(1);
            room.GoTo(2);
            room.Vote("one", "school", Question.Outcome, "clear");
        }

        using var after = Book(path);
        var state = after.Find(code)?.State;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state?.Playlist, Is.EqualTo(items));
            Assert.That((state?.At, state?.Address, state?.Voted), Is.EqualTo((2, "/table/ukraine-interview?recognition=none", 1)));
        }
    }

    /// <summary>
    /// A play comes back as it was, at whichever line the server died: its seats, its ledgers, and their states byte for byte.
    /// </summary>
    [Test]
    public void PlayOfADeadServer_IsTakenUpMoveByMove()
    {
        var path = Path.Combine(_folder.FullName, "play");
        var found = new Weighed("clear", "123456789012345678901234567890", []);
        var states = new List<string>();
        string code;
        using (var book = Book(path))
        {
            var room = book.Open("/table/ukraine-interview?_as-of=2026-01-31", "school").Room ?? throw new InvalidOperationException();
            code = room.Code;
            room.Begin(
                new PlaySetup(
                    new TableAddress("ukraine-interview") { AsOf = "2026-01-31" },
                    [new Seat("ukraine", Decides: true), new Seat("russia", Decides: true)],
                    2,
                    found
                )
            );
            Assert.That(
                room.Make(
                    2,
                    new Move(MoveKind.Offer, "ukraine")
                    {
                        Changes = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("recognition", ["none"]),
                        Found = found,
                        Said = "Für “alle”.",
                    }
                ),
                Is.Null
            );
            Assert.That(room.Make(2, new Move(MoveKind.Accept, "russia") { Offer = 1, Signed = "So be it." }), Is.Null);
            Assert.That(
                room.Make(
                    1,
                    new Move(MoveKind.Event, "")
                    {
                        Day = "2026-02-01",
                        Said = "It rained.",
                        Found = found,
                    }
                ),
                Is.Null
            );
            Assert.That(room.Make(2, new Move(MoveKind.End, "")), Is.Null);
            states.AddRange(room.Play?.Groups.Select(group => PlayText.Write(group.State)) ?? []);
        }

        var whole = File.ReadAllText(path).Split('\n');
        using (var after = Book(path, new ServeLimits { Moves = 1 }))
        {
            Assert.That(after.Find(code)?.Play?.Groups.Select(group => PlayText.Write(group.State)), Is.EqualTo(states));
            Assert.That(after.Find(code)?.Play?.Groups[1].Path, Has.Count.EqualTo(2));
        }

        for (var lines = 2; lines < whole.Length; lines++)
        {
            File.WriteAllText(path, string.Join('\n', whole.Take(lines).Append("{\"at\":\"20")));
            using var torn = Book(path);
            Assert.That(torn.Find(code)?.Play?.Moves, Is.EqualTo(lines - 2), $"{lines} lines");
        }
    }

    /// <summary>
    /// A server that is killed leaves a file that ends anywhere. Every line that is whole counts, and the next server writes on.
    /// </summary>
    [Test]
    public void FileThatEndsAnywhere_LosesNoWholeLine()
    {
        var path = Path.Combine(_folder.FullName, "torn");
        string code;
        using (var book = Book(path))
        {
            var room = book.Open("/table/ukraine-interview", "school").Room ?? throw new InvalidOperationException();
            code = room.Code;
            room.Vote("one", "school", Question.Outcome, "clear");
            room.Vote("two", "school", Question.Outcome, "clear");
        }

        var whole = File.ReadAllBytes(path);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            var lines = whole.Take(length).Count(letter => letter == (byte)'\n');
            using (var book = Book(path))
            {
                Assert.That(book.Find(code)?.State.Voted, Is.EqualTo(lines == 0 ? null : lines - 1), $"{length} bytes");
                book.Find(code)?.Vote("three", "school", Question.Outcome, "open");
            }

            using var again = Book(path);
            Assert.That(again.Find(code)?.State.Voted, Is.EqualTo(lines == 0 ? null : lines), $"{length} bytes, and a vote");
        }
    }

    [Test]
    public void RoomThatNobodyAsksFor_IsForgottenInTheFileToo()
    {
        var path = Path.Combine(_folder.FullName, "old");
        using (var book = Book(path))
        {
            book.Open("/table/ukraine-interview", "school");
        }

        _clock.Pass(TimeSpan.FromHours(7));
        using (Book(path)) { }

        Assert.That(File.ReadAllText(path), Is.Empty);
    }

    [TestCase("Dear all,\nthe lesson is moved.\n")]
    [TestCase("Dear all")]
    [TestCase("{}\n")]
    public void FileOfSomethingElse_IsNeverTouched(string text)
    {
        var path = Path.Combine(_folder.FullName, "letter.txt");
        File.WriteAllText(path, text);

        Assert.That(() => Book(path), Throws.InstanceOf<InvalidDataException>());
        Assert.That(File.ReadAllText(path), Is.EqualTo(text));
    }

    [Test]
    public void FileOfAnotherServer_IsRefused()
    {
        var path = Path.Combine(_folder.FullName, "shared");
        using var first = Book(path);

        Assert.That(() => Book(path), Throws.InstanceOf<IOException>());
    }

    private RoomBook Book(string path, ServeLimits? limits = null)
    {
        var (journal, events) = RoomJournal.Open(path, _clock);
        var book = new RoomBook(new ServeOptions(TestServer.Packs) { Limits = limits ?? new ServeLimits() }, _clock);
        book.TakeUp(journal, events, Packages());
        return book;
    }

    private static HandIns Packages()
    {
        var options = new ServeOptions(TestServer.Packs);
#pragma warning disable CA2000 // It lives as long as the test.
        return new HandIns(options, new Tables(options));
#pragma warning restore CA2000
    }
}
