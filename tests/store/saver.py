"""One of two people who save at the same time: `saver.py ADDRESS FIELD WORD TIMES`.

Appends `WORD0 WORD1 …` to a field of one row, a save for each, again where somebody else changed it.
Says when it is ready, waits for a line, and prints, as JSON, each refusal it met.
"""

import json
import sys

from actionplan.store import Store
from actionplan.words.errors import PlanMoved
from tests.store.sample import LATER, PLAN, edits


def save_once(store, field, word):
    stored = store.load(PLAN)
    text = getattr(stored.plan.by_id["m-report"], field)
    store.apply(edits(stored, ("m-report", field, f"{text} {word}".strip())), by=word, at=LATER)


def main(address, field, word, times):
    refusals = []
    with Store.open(address) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        done = 0
        while done < int(times):
            try:
                save_once(store, field, f"{word}{done}")
                done += 1
            except PlanMoved as moved:
                refusals.append(str(moved))
    print(json.dumps(refusals))


if __name__ == "__main__":
    main(*sys.argv[1:])
