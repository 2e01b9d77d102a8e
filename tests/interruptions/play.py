#!/usr/bin/env python3
"""A class plays while its server is killed without warning, again and again: what was acknowledged is in the ledgers afterwards, and every seat finds its place again.

  tests/interruptions/play.py PROGRAM [--times 8]

PROGRAM is `scenario` (or `dotnet …/scenario.dll`, in quotes). Needs nothing but Python. Exits with 1 where a move is lost.
"""
import argparse
import html
import http.cookiejar
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

SITE = "http://127.0.0.1:5098"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    def __init__(self):
        self._opener = urllib.request.build_opener(NoRedirect, urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.seat = ""

    def ask(self, path, form=None):
        data = None if form is None else urllib.parse.urlencode(form).encode()
        try:
            with self._opener.open(SITE + path, data, timeout=30) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(), answer.headers


def serve(program, rooms):
    server = subprocess.Popen([*program, "serve", "--urls", SITE, "--keep", rooms, "--limit", "moves-by-minute=100000", "--limit", "moves=100000"], stdout=subprocess.DEVNULL)
    for _ in range(600):
        try:
            urllib.request.urlopen(SITE + "/health", timeout=1)
            return server
        except OSError:
            time.sleep(0.1)
    sys.exit("The server does not start.")


def make_offers(browser, name, is_over, taken):
    number = 0
    while not is_over.is_set():
        number += 1
        said, quarantine = f"{name}.{number}", "lifted" if number % 2 else "kept"
        try:
            base = re.search(r'name="_base" value="(\d+)"', browser.ask(f"{browser.seat}/look?quarantine={quarantine}")[1])
            form = {"_base": base.group(1) if base else "0", "quarantine": quarantine, "_signed": "So be it.", "_said": said}
            if browser.ask(f"{browser.seat}/offer", form)[0] == 303:
                taken.append(said)
        except OSError:
            return  # The server is dead.


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--times", type=int, default=8)
    asked = arguments.parse_args()
    program = shlex.split(asked.program)
    with tempfile.TemporaryDirectory() as folder:
        rooms = os.path.join(folder, "rooms")
        server = serve(program, rooms)
        try:
            teacher = Browser()
            play = teacher.ask("/rooms", {"address": "/table/cuba-1962?_as-of=1962-10-26", "then": "play"})[2]["Location"]
            teacher.ask(f"{play}/begin", {"groups": "3", "day": "1962-10-26", "seat-united-states": "decides", "seat-soviet-union": "decides", "seat-cuba": "speaks"})
            seats = []
            for card in re.findall(r'href="http[^"]*?(/rooms/[^"]*word=[^"]*)"', teacher.ask(f"{play}/cards")[1]):
                seats.append(Browser())
                seats[-1].seat = re.search(r'id="to-table" href="([^"]*)"', seats[-1].ask(html.unescape(card))[1]).group(1)
            acknowledged, lost = 0, 0
            for kill in range(asked.times):
                is_over, taken = threading.Event(), []
                players = [threading.Thread(target=make_offers, args=(seat, f"{kill}.{number}", is_over, taken)) for number, seat in enumerate(seats)]
                for player in players:
                    player.start()
                time.sleep(0.5 + 0.1 * (kill % 8))
                server.send_signal(signal.SIGKILL)
                server.wait()
                is_over.set()
                for player in players:
                    player.join()
                server = serve(program, rooms)
                ledgers = "".join(teacher.ask(f"{play}/{group}/ledger.jsonl")[1] for group in (1, 2, 3))
                lost += sum(f'"{said}"' not in ledgers for said in taken) + sum(seat.ask(seat.seat)[0] != 200 for seat in seats)
                acknowledged += len(taken)
        finally:
            server.kill()
    print(f"{asked.times} times killed, {len(seats)} seats, {acknowledged} moves acknowledged, moves and seats lost: {lost}")
    return 1 if lost or not acknowledged else 0


if __name__ == "__main__":
    sys.exit(main())
