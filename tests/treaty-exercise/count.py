#!/usr/bin/env python3
"""Counts the drafts of a public exercise with treaties on its own page, as a witness of rules/treaty-exercise.

    count.py PAGE      a copy of index.html of github.com/ayasiratalan/ukraine_peace; no copy is kept here

Reads the numbers, marks, thresholds and exclusions out of the page, goes through every draft, and prints three numbers.
"""
import re
import sys

if len(sys.argv) != 2:
    sys.exit(__doc__)
page = open(sys.argv[1], encoding="utf-8").read()


def entries(name, shape):
    body = page[page.index(f"const {name} = {{"):]
    return {int(number): text for number, text in re.findall(shape, body[:body.index("};")])}


items = {number: {key: int(value) for key, value in re.findall(r"(\w+):\s*(\d+)", text)} for number, text in entries("articlesInfo", r"(\d+)\s*:\s*\{([^}]*)\}").items()}
excluded = {frozenset((number, int(other))) for number, text in entries("conflictRules", r"(\d+)\s*:\s*\[([^\]]*)\]").items() for other in re.findall(r"\d+", text)}
thresholds = [float(number) for number in re.search(r'label: "Minimum Acceptable Threshold",\s*data: \[([^\]]*)\]', page)[1].split(",")]
parties = ["Ukraine_sat", "Russia_sat", "USA_sat", "EU_sat"]
numbers = sorted(items)

drafts = above = unopposed = 0
# Each draft grows out of one with fewer items, by an item behind all that it has: so many items, these sums, and whether one of them is opposed.
stack = [((), (0, 0, 0, 0), False)]
while stack:
    draft, sums, is_opposed = stack.pop()
    drafts += 1
    # The page averages over the items of a draft; of none it shows zeros.
    above += bool(draft) and all(total >= threshold * len(draft) for total, threshold in zip(sums, thresholds))
    unopposed += bool(draft) and not is_opposed
    for number in numbers:
        if (not draft or number > draft[-1]) and not any(frozenset((number, other)) in excluded for other in draft):
            item = items[number]
            stack.append((draft + (number,), tuple(total + item[party] for total, party in zip(sums, parties)), is_opposed or item["Ukraine_pos"] == 0 or item["Russia_pos"] == 0))

print(f"{drafts:,} drafts, the empty one included")
print(f"{above:,} above all four thresholds")
print(f"{unopposed:,} with nothing that Ukraine or Russia opposes")
