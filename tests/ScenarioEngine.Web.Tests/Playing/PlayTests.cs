using System.Globalization;
using System.Net;
using System.Numerics;
using ScenarioEngine.Exploring;
using ScenarioEngine.Web.Address;
using ScenarioEngine.Web.Hosting;
using ScenarioEngine.Web.Playing;
using ScenarioEngine.Web.Table;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Playing;

/// <summary>A play as browsers see it, without script.</summary>
public sealed class PlayTests
{
    /// <summary>
    /// Ten groups of three, ten rounds, an event between them: nothing is lost, every zone is the one that exploring finds, and the ledger
    /// gives the same states again.
    /// </summary>
    [Test]
    public async Task TenRoundsOfThirtySeats_LoseNothing()
    {
        const int groups = 10;
        const int rounds = 10;
        using var teacher = new Player();
        var room = await teacher.Begin(
            "/table/cuba-1962?_as-of=1962-10-26",
            groups,
            ("united-states", "decides"),
            ("soviet-union", "decides"),
            ("cuba", "speaks")
        );
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        string[] missiles = ["removed-under-un", "removed-unverified", "remain"];
        string[] jupiters = ["stay", "private-assurance", "public-trade"];
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, groups)
                    .Select(async group =>
                    {
                        var (us, su, cuba) = (seats[group * 3], seats[(group * 3) + 1], seats[(group * 3) + 2]);
                        Assert.That(
                            await us.Offer(("missiles", missiles[(round + group) % 3]), ("jupiters", jupiters[round % 3])),
                            Is.EqualTo(HttpStatusCode.SeeOther)
                        );
                        Assert.That(
                            await su.Offer(("quarantine", round % 2 == 0 ? "lifted" : "kept")),
                            Is.EqualTo(HttpStatusCode.SeeOther)
                        );
                        var offers = await cuba.Offers();
                        Assert.That(offers, Has.Count.EqualTo(2));
                        Assert.That(await cuba.Answer("reject", offers[0], "Nobody has asked us."), Is.EqualTo(HttpStatusCode.SeeOther));
                        Assert.That(await su.Answer("accept", offers[0], ""), Is.EqualTo(HttpStatusCode.SeeOther));
                    })
            );
            if (round is 2 or 5)
            {
                Assert.That(
                    await teacher.Send($"{room}/event", ("day", round == 2 ? "1962-10-27" : "1962-10-28"), ("said", "A letter came.")),
                    Is.EqualTo(HttpStatusCode.SeeOther)
                );
            }
        }

        var served = TestServer.Packs.First(pack => pack.Pack.Id == "cuba-1962");
        for (var group = 1; group <= groups; group++)
        {
            var lines = (await teacher.Text($"{room}/{group}/ledger.jsonl")).TrimEnd('\n').Split('\n');
            var setup =
                PlayText.ReadSetup(lines[0], link => TableAddress.FromLink(link, "cuba-1962")) ?? throw new InvalidOperationException();
            var ledger = lines.Skip(1).Select(line => PlayText.ReadMove(line) ?? throw new InvalidOperationException(line)).ToList();
            var states = PlayRules.Replay(setup, ledger).ToList();

            Assert.That(ledger, Has.Count.EqualTo((rounds * 4) + 2));
            Assert.That(ledger.Select(PlayText.Write), Is.EqualTo(lines.Skip(1)), "what was read says the same");
            Assert.That(PlayRules.Replay(setup, ledger).Select(PlayText.Write), Is.EqualTo(states.Select(PlayText.Write)));
            foreach (var state in states)
            {
                Assert.That(
                    state.Found.Zone,
                    Is.EqualTo(Fresh(served, Referee.AddressOf(state)).ToString(CultureInfo.InvariantCulture)),
                    PlayText.Write(state)
                );
                foreach (var offer in state.Open)
                {
                    Assert.That(
                        offer.Found.Zone,
                        Is.EqualTo(Fresh(served, Referee.AddressOf(state, offer.Changes)).ToString(CultureInfo.InvariantCulture))
                    );
                }
            }

            var page = await teacher.Page($"{room}/{group}/replay");
            Assert.That(page.QuerySelectorAll(".ledger li"), Has.Length.EqualTo(ledger.Count));
        }
    }

    /// <summary>A seat sees its own brief and lines, and nobody else's confidential ones; the ledger tells everybody the same.</summary>
    [Test]
    public async Task Seat_SeesItsOwnBriefOnly()
    {
        using var teacher = new Player();
        var room = await teacher.Begin(
            "/table/cuba-1962?_as-of=1962-10-27",
            1,
            ("united-states", "decides"),
            ("soviet-union", "decides"),
            ("cuba", "speaks")
        );
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        var pages = await Task.WhenAll(seats.Select(seat => seat.Text(seat.Path)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                pages[0],
                Does.Contain("For this seat only").And.Contain("brother tells the Soviet ambassador").And.Contain("The missiles leave Cuba")
            );
            Assert.That(
                pages[1],
                Does.Contain("For this seat only")
                    .And.Contain("a letter that is not published")
                    .And.Not.Contain("brother tells the Soviet ambassador")
            );
            Assert.That(
                pages[2],
                Does.Not.Contain("For this seat only")
                    .And.Contain("Nothing that the pack knows of")
                    .And.Not.Contain("The missiles leave Cuba")
            );
        }
    }

    /// <summary>
    /// Where a pack has preferences, a seat sees what an offer is worth to itself; what it is worth to another stands on no page of a seat.
    /// </summary>
    [Test]
    public async Task Seat_SeesItsOwnValueOnly()
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/ukraine-interview", 1, ("ukraine", "decides"), ("russia", "decides"), ("italy", "speaks"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        await seats[1].Offer(("recognition", "none"));
        var pages = await Task.WhenAll(seats.Select(seat => seat.Page(seat.Path)));
        var look = await seats[0].Text($"{seats[0].Path}/look?recognition=none&_counters=1");
        var ledger = await teacher.Text($"{room}/1/ledger.jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ledger, Does.Contain("\"worth\":{").And.Contain("\"ukraine\":\"").And.Contain("\"italy\":\""));
            Assert.That(
                pages.Select(page =>
                    page.QuerySelectorAll(".found").Count(found => found.TextContent.Contains("scores", StringComparison.Ordinal))
                ),
                Is.EqualTo(new[] { 2, 0, 2 }),
                "the table and the offer"
            );
            Assert.That(look, Does.Contain("own stated preferences it scores"));
            Assert.That(pages[1].Body?.TextContent, Does.Not.Contain("scores"));
        }
    }

    /// <summary>What other parties have stated, some of it in confidence, is no news at a seat; when the play is over, it is.</summary>
    [Test]
    public async Task NewDay_TellsASeatItsOwnPositionsOnly()
    {
        using var teacher = new Player();
        var room = await teacher.Begin(
            "/table/cuba-1962?_as-of=1962-10-26",
            1,
            ("united-states", "decides"),
            ("soviet-union", "decides"),
            ("cuba", "speaks")
        );
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        await teacher.Send($"{room}/event", ("day", "1962-10-27"));
        var us = await seats[0].Text(seats[0].Path);
        var su = await seats[1].Text(seats[1].Path);
        var cuba = await seats[2].Text(seats[2].Path) + await seats[2].Text($"{room}/1/replay");
        await teacher.Send($"{room}/end");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(us, Does.Contain("Now in force: No open trade over Turkey"));
            Assert.That(su, Does.Contain("Now in force: No removal unless").And.Not.Contain("will be gone before long"));
            Assert.That(cuba, Does.Not.Contain("Now in force"));
            Assert.That(await seats[2].Text($"{room}/1/replay"), Does.Contain("will be gone before long"));
        }
    }

    /// <summary>Whoever goes back from a look finds the form as it was.</summary>
    [Test]
    public async Task WayBackFromALook_KeepsTheForm()
    {
        using var teacher = new Player();
        var room = await teacher.Begin(
            "/table/cuba-1962?_as-of=1962-10-26&quarantine=kept",
            1,
            ("united-states", "decides"),
            ("soviet-union", "decides")
        );
        using var us = await Player.Sit((await teacher.Cards(room))[0]);

        var look = await us.Page($"{us.Path}/look?missiles=remain&quarantine=-");
        var back = await us.Page(look.QuerySelector("p.actions a[href*='#seat-make']")?.GetAttribute("href")?.Split('#')[0] ?? "");

        Assert.That(
            back.QuerySelectorAll("#seat-make option[selected]").Select(option => option.GetAttribute("value")),
            Is.EqualTo(new[] { "remain", "-" })
        );
    }

    [Test]
    public async Task CounterOffer_NamesWhatItAnswers()
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-26", 1, ("united-states", "decides"), ("soviet-union", "decides"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        await seats[0].Offer(("missiles", "removed-under-un"), ("quarantine", "kept"));

        var form = await seats[1].Page($"{seats[1].Path}?_counters=1");
        var made = await seats[1].Offer(("missiles", "removed-under-un"), ("quarantine", "lifted"), ("_counters", "1"));
        var page = await seats[0].Page(seats[0].Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                form.QuerySelectorAll("#seat-make option[selected]").Select(option => option.GetAttribute("value")),
                Is.EqualTo(new[] { "removed-under-un", "kept" })
            );
            Assert.That(made, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(page.QuerySelector("#offer-2 h3")?.TextContent, Does.Contain("Offer 2 of Soviet Union, countering offer 1"));
            Assert.That(page.QuerySelectorAll("article.offer"), Has.Length.EqualTo(2), "both can still be accepted");
        }
    }

    /// <summary>Crossing is allowed: the page names the line and its day, and asks for the sentence; without it nothing is done.</summary>
    [Test]
    public async Task LineOfOnesOwn_IsShownWithItsDayAndSigned()
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-27", 1, ("united-states", "decides"), ("soviet-union", "decides"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        var (us, su) = (seats[0], seats[1]);

        var look = await su.Page($"{su.Path}/look?missiles=removed-under-un&jupiters=stay&no-invasion-pledge=public");
        var unsigned = await su.Send(
            $"{su.Path}/offer",
            ("_base", "0"),
            ("missiles", "removed-under-un"),
            ("jupiters", "stay"),
            ("no-invasion-pledge", "public")
        );
        var signed = await su.Send(
            $"{su.Path}/offer",
            ("_base", "0"),
            ("missiles", "removed-under-un"),
            ("jupiters", "stay"),
            ("no-invasion-pledge", "public"),
            ("_signed", "Peace is worth a border.")
        );
        var unneeded = await us.Answer("accept", 1, "");
        var page = await us.Page(us.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                look.QuerySelector(".to-sign")?.TextContent,
                Does.Contain("No removal unless the missiles in Turkey go too, stated on 27 October 1962")
            );
            Assert.That(look.QuerySelector(".found")?.TextContent, Does.Contain("no package is left"));
            Assert.That(
                (unsigned, signed, unneeded),
                Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther))
            );
            Assert.That(page.QuerySelector("#seat-ledger")?.TextContent, Does.Contain("Peace is worth a border."));
            Assert.That(
                page.QuerySelector("#seat-table .crossed-lines")?.TextContent,
                Does.Contain("Soviet Union: No removal unless the missiles in Turkey go too")
            );
        }
    }

    [Test]
    public async Task StaleAndDoubleMoves_AreTold()
    {
        using var teacher = new Player();
        var room = await teacher.Begin(
            "/table/cuba-1962?_as-of=1962-10-26",
            1,
            ("united-states", "decides"),
            ("soviet-union", "decides"),
            ("cuba", "decides")
        );
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        var (us, su) = (seats[0], seats[1]);

        var twice = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => us.Send($"{us.Path}/offer", ("_base", "0"), ("jupiters", "private-assurance")))
        );
        var accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => su.Answer("accept", 1, "")));
        var withdrawn = await us.Send($"{us.Path}/withdraw", ("_offer", "1"));
        var stale = await seats[2].Send($"{seats[2].Path}/answer", ("_offer", "1"), ("_base", "0"), ("answer", "accept"));
        var unread = await su.Send($"{su.Path}/offer", ("jupiters", "stay"));
        var ledger = (await teacher.Text($"{room}/1/ledger.jsonl")).TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(twice.Concat(accepted).Append(withdrawn), Is.All.EqualTo(HttpStatusCode.SeeOther));
            Assert.That((stale, unread), Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.Conflict)));
            Assert.That(ledger, Has.Length.EqualTo(4), "the setup, one offer, one answer, one withdrawal");
        }
    }

    /// <summary>
    /// Who has not the card of a seat neither sees nor does anything there; who is not the teacher deals no cards and lays no events.
    /// </summary>
    [Test]
    public async Task ForgedKeys_OpenNothing()
    {
        using var teacher = new Player();
        using var stranger = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-26", 2, ("united-states", "decides"), ("soviet-union", "decides"));
        var cards = await teacher.Cards(room);
        using var us = await Player.Sit(cards[0]);
        var code = room.Split('/')[2];
        var other = us.Path.Replace("united-states", "soviet-union", StringComparison.Ordinal);
        var nextGroup = us.Path.Replace("/1/", "/2/", StringComparison.Ordinal);
        var word = cards[0].Split('=')[1];

        using (Assert.EnterMultipleScope())
        {
            foreach (
                var path in (string[])
                    [us.Path, $"{us.Path}/part", $"{us.Path}/look?missiles=remain", $"{room}/cards", $"{room}/debrief", $"{room}/1/replay"]
            )
            {
                Assert.That(await stranger.Status(path), Is.EqualTo(HttpStatusCode.Forbidden), path);
            }

            foreach (var path in (string[])[other, nextGroup, $"{other}/part", $"{room}/2/replay"])
            {
                Assert.That(await us.Status(path), Is.EqualTo(HttpStatusCode.Forbidden), path);
            }

            Assert.That(await us.Send($"{other}/offer", ("_base", "0"), ("missiles", "remain")), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(
                await us.Send($"{nextGroup}/answer", ("_offer", "1"), ("_base", "0"), ("answer", "accept")),
                Is.EqualTo(HttpStatusCode.Forbidden)
            );
            Assert.That(await us.Send($"{room}/event", ("day", "1962-10-27")), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await us.Send($"{room}/begin", ("seat-cuba", "decides")), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await us.Send($"{room}/end"), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await us.Status($"{room}/1/ledger.jsonl"), Is.EqualTo(HttpStatusCode.NotFound));
            foreach (var forged in (string[])["", "aaaaaaaaaa", word[..9], $"{word}a", new string('a', 5_000)])
            {
                Assert.That(await stranger.Status($"{room}/seat?word={forged}"), Is.EqualTo(HttpStatusCode.Forbidden), forged);
            }

            // A cookie of one seat under the name of another.
            stranger.SetCookie($"seat-{code}-1-soviet-union", word);
            Assert.That(await stranger.Status(other), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(
                await stranger.Status(us.Path.Replace("united-states", "nobody", StringComparison.Ordinal)),
                Is.EqualTo(HttpStatusCode.NotFound)
            );
            Assert.That(
                await stranger.Status(us.Path.Replace("/1/", "/99999999999/", StringComparison.Ordinal)),
                Is.EqualTo(HttpStatusCode.NotFound)
            );
        }
    }

    [Test]
    public async Task WhatSomebodyWrites_StaysText()
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-26", 1, ("united-states", "decides"), ("soviet-union", "decides"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        var (us, su) = (seats[0], seats[1]);
        const string html = "</q><script>alert(1)</script><b onclick='x'>";

        var made = await us.Send(
            $"{us.Path}/offer",
            ("_base", "0"),
            ("jupiters", "private-assurance"),
            ("_said", $"{html}\u0007\u202E  and\nmore")
        );
        var tooLong = await su.Answer("reject", 1, new string('x', 301));
        var atMost = await su.Answer("reject", 1, new string('ß', 300));
        var happened = await teacher.Send($"{room}/event", ("day", "1962-10-27"), ("said", html));
        var tooMuch = await teacher.Send($"{room}/event", ("said", new string('x', 301)));
        var wrongDay = await teacher.Send($"{room}/event", ("day", "yesterday"));
        var unknown = await us.Send($"{us.Path}/offer", ("_base", "1"), ("jupitters", "stay"));
        var wrong = await us.Page($"{us.Path}/look?jupiters=%3Cscript%3E");
        await teacher.Send($"{room}/end");
        var pages = new[] { us.Path, $"{room}/1/replay", $"{room}/debrief" };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (made, tooLong, atMost, happened, tooMuch, wrongDay, unknown),
                Is.EqualTo(
                    (
                        HttpStatusCode.SeeOther,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.SeeOther,
                        HttpStatusCode.SeeOther,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.BadRequest,
                        HttpStatusCode.BadRequest
                    )
                )
            );
            Assert.That(wrong.QuerySelector("main")?.TextContent, Does.Contain("The offer says something that the pack does not know"));
            foreach (var path in pages)
            {
                var text = await us.Text(path);
                Assert.That(text, Does.Not.Contain("<script>alert").And.Contain("&lt;script&gt;alert(1)&lt;/script&gt;"), path);
                Assert.That(text, Does.Contain("and more").And.Not.Contain('\u202E'), path);
            }
        }
    }

    /// <summary>A seat that floods is slowed down; the others of its group play on, and the ledger has an end.</summary>
    [Test]
    public async Task FloodOfOffers_SlowsItsOwnSeatOnly()
    {
        using var teacher = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-26", 1, ("united-states", "decides"), ("soviet-union", "decides"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        var (us, su) = (seats[0], seats[1]);

        var flood = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(number =>
                    us.Send(
                        $"{us.Path}/offer",
                        ("_base", "0"),
                        ("jupiters", number % 2 == 0 ? "stay" : "public-trade"),
                        ("_signed", "Why not?")
                    )
                )
        );
        var beside = await su.Offer(("quarantine", "lifted"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(flood.Count(status => status == HttpStatusCode.SeeOther), Is.InRange(1, 60));
            Assert.That(flood.Distinct(), Is.EquivalentTo(new[] { HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests }));
            Assert.That(beside, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await su.Offers(), Has.Count.EqualTo(2), "one open offer for each seat");
        }
    }

    [Test]
    public void FullLedger_TakesTheLastWordOfTheTeacherOnly()
    {
        var play = Play.Begin(new PlaySetup(new TableAddress("x"), [new Seat("north", Decides: true)], 1, new Weighed("clear", "1", [])));
        var happened = new Move(MoveKind.Event, "") { Said = "It rained." };

        var full = play.Take(1, happened, most: 1).Play ?? play;

        Assert.That(
            (
                full.Take(1, happened, most: 1).Refusal,
                full.Take(1, new Move(MoveKind.End, ""), most: 1).Play?.IsOver,
                full.Take(2, happened, most: 9).Refusal
            ),
            Is.EqualTo(((MoveRefusal?)MoveRefusal.Full, (bool?)true, (MoveRefusal?)MoveRefusal.NoSeat))
        );
    }

    /// <summary>What everybody may see once the teacher has ended it: the way of the zone as a picture, and the same as a table.</summary>
    [Test]
    public async Task Debrief_ShowsTheWayOfTheZone()
    {
        using var teacher = new Player();
        using var stranger = new Player();
        var room = await teacher.Begin("/table/cuba-1962?_as-of=1962-10-26", 1, ("united-states", "decides"), ("soviet-union", "decides"));
        var seats = await Task.WhenAll((await teacher.Cards(room)).Select(Player.Sit));
        await seats[0].Offer(("quarantine", "lifted"));
        await seats[1].Answer("accept", 1, "");
        await teacher.Send($"{room}/event", ("happened", "3"));
        await teacher.Send($"{room}/end");

        var page = await stranger.Page($"{room}/debrief");
        var rows = page.QuerySelectorAll("details table tbody tr").Select(row => row.TextContent.Trim()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".picture .length"), Has.Length.EqualTo(3));
            Assert.That(rows, Has.Count.EqualTo(3));
            Assert.That(rows[0], Does.StartWith("0").And.Contain("26 October 1962").And.Contain("Before the first move"));
            Assert.That(rows[1], Does.Contain("Offer 1 is agreed"));
            Assert.That(rows[2], Does.Contain("27 October 1962"));
            Assert.That(
                page.QuerySelector(".ledger")?.TextContent,
                Does.Contain("Now in force: No removal unless the missiles in Turkey go too (Soviet Union)")
            );
            Assert.That(await seats[0].Offer(("jupiters", "stay")), Is.EqualTo(HttpStatusCode.Conflict), "the play is over");
        }
    }

    /// <summary>Every pack can be played, with one seat or with all.</summary>
    [TestCaseSource(nameof(AllPacks))]
    public async Task EveryPack_CanBePlayed(string pack)
    {
        using var teacher = new Player();
        var parties = TestServer.Packs.First(served => served.Pack.Id == pack).Pack.Parties;
        foreach (var some in new[] { parties.Take(1), parties })
        {
            var room = await teacher.Begin($"/table/{pack}", 1, [.. some.Select(party => (party.Id, "speaks"))]);
            var cards = await teacher.Cards(room);
            foreach (var card in cards)
            {
                using var seat = await Player.Sit(card);
                Assert.That(await seat.Status(seat.Path), Is.EqualTo(HttpStatusCode.OK));
            }

            Assert.That(cards, Has.Count.EqualTo(some.Count()));
            Assert.That(await teacher.Status($"{room}/debrief"), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task PlayOfNobody_IsNone()
    {
        using var teacher = new Player();
        using var opened = await teacher.Post("/rooms", ("address", "/table/cuba-1962"), ("then", "play"));
        var room = opened.Headers.Location?.ToString() ?? "";

        Assert.That(
            (
                room.EndsWith("/play", StringComparison.Ordinal),
                await teacher.Send($"{room}/begin"),
                await teacher.Send($"{room}/begin", ("seat-cuba", "decides"), ("day", "never"))
            ),
            Is.EqualTo((true, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest))
        );
    }

    private static IEnumerable<string> AllPacks => TestServer.Packs.Select(served => served.Pack.Id);

    /// <summary>What <c>scenario explore</c> finds of the same terms on the same day.</summary>
    private static BigInteger Fresh(ServedPack served, TableAddress address) =>
        Engine
            .Explore(
                served.Evaluator,
                Tables.Read(served, address).ValueOrThrow(),
                new ExploreOptions { First = 0 },
                CancellationToken.None
            )
            .Exploration?.Zone
        ?? throw new InvalidOperationException();
}
