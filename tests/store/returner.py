"""One of two people who take in the same file at the same time: `returner.py ADDRESS NAME`.

For each line that it is given it looks at what the file would change, says "ready", waits for another line, takes the
file in and prints the number of the revision, `None` where nothing changed, or the refusal.
"""

import sys

from actionplan.store import Store
from actionplan.words.errors import PlanMoved
from tests.store.sample import LATER, PLAN, added, edits, returned, update


def main(address, name):
    with Store.open(address) as store:
        for line in sys.stdin:
            seen = len(store.returns(PLAN))
            stored = store.load(PLAN)
            wanted = edits(stored) if line == "untouched\n" else added(stored, update(f"u-{seen}"))
            back = returned(export="", content_sha256=f"{seen:064}", seen=seen)
            print("ready", flush=True)
            sys.stdin.readline()
            try:
                made = store.apply(wanted, by=name, at=LATER, returned=back)
                print(made and made.number, flush=True)
            except PlanMoved as told:
                print(told, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
