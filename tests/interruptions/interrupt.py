#!/usr/bin/env python3
"""Interrupts what writes files, again and again, and counts the files that are lost: empty, torn, gone or mixed.

From the root of the repository, with a program that starts quickly (dotnet publish):
    python3 tests/interruptions/interrupt.py PROGRAM [--times 1000] [--seed 1]
Ends with 1 where anything is lost. A file counts as whole where it is, byte for byte, as it was or as it is to be.
"""
import argparse, os, pathlib, random, shutil, signal, subprocess, sys, tempfile, time

SIGNALS = [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
ROOT = pathlib.Path.cwd()
SEED = ROOT / "scenarios/ukraine-settlement/demands-of-ukraine.yaml"


def run(program, args, folder, stop_after=None, with_signal=None):
    process = subprocess.Popen([program, *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    if stop_after is None:
        process.wait()
        return False
    try:
        process.wait(stop_after)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(with_signal)
        process.wait()
        return True


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not any(part.endswith(".scenario-unfinished") for part in path.parts)}


def left_over(folder):
    return sum(1 for _ in folder.rglob("*.scenario-unfinished"))


def prepare_format(folder):
    text = SEED.read_text().replace("terms:", "terms:   ", 1)
    for number in range(100):
        (folder / f"{number:03}.yaml").write_text(text)
    return ["format", "."]


def prepare_accept(folder):
    text = SEED.read_text().split("\nexpect:")[0] + "\n"
    for number in range(20):
        (folder / f"{number:03}.yaml").write_text(text)
    return ["test", "--accept", ".", "--rules", str(ROOT / "rules")]


def prepare_new(folder):
    return ["new", "pack", "made"]


def prepare_receipt(folder):
    shutil.copy(ROOT / "scenarios/cuba-1962/settlement-in-november.yaml", folder / "s.yaml")
    return ["evaluate", "s.yaml", "--receipt", "r.json", "--rules", str(ROOT / "rules")]


def lost(before, after, now):
    """The files that are neither as they were nor as they are to be."""
    names = before.keys() | after.keys() | now.keys()
    return [name for name in sorted(names) if now.get(name) not in (before.get(name), after.get(name))]


def halves(name, before, after, now):
    """A new pack is there whole or not at all."""
    return name == "new" and now != before and now != after


def measure(program, prepare):
    """What the command writes when it is left alone, and when it starts and ends writing."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        args = prepare(folder)
        before = contents(folder)
        start = time.monotonic()
        process = subprocess.Popen([program, *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        first = None
        while process.poll() is None:
            if first is None and any(path.name.endswith(".scenario-unfinished") for path in os.scandir(folder)):
                first = time.monotonic() - start
        end = time.monotonic() - start
        return args, before, contents(folder), first if first is not None else end / 2, end


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("program")
    reader.add_argument("--times", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    call = reader.parse_args()
    program, chance = os.path.abspath(call.program), random.Random(call.seed)
    all_lost = 0
    for name, prepare in (("format", prepare_format), ("test --accept", prepare_accept), ("new", prepare_new), ("--receipt", prepare_receipt)):
        args, before, after, first, end = measure(program, prepare)
        assert after != before, f"{name} wrote nothing"
        for with_signal in SIGNALS:
            stopped = files = litter = midway = 0
            for _ in range(call.times):
                with tempfile.TemporaryDirectory() as place:
                    folder = pathlib.Path(place)
                    prepare(folder)
                    stopped += run(program, args, folder, chance.uniform(first * 0.8, end * 1.05), with_signal)
                    now = contents(folder)
                    bad = lost(before, after, now)
                    files += len(bad) + halves(name, before, after, now)
                    midway += now not in (before, after)
                    litter += left_over(folder)
            all_lost += files
            print(f"{name:14} {with_signal.name:8} {call.times} runs, {stopped} stopped before their end, {midway} of them midway; files lost: {files}; unfinished files beside: {litter}", flush=True)
    print(f"files lost in all: {all_lost}")
    return 1 if all_lost else 0


if __name__ == "__main__":
    sys.exit(main())
