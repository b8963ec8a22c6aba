"""One of two people who take in the same file at the same time: `returner.py ADDRESS NAME`.

For each line that it is given it looks at what the file would change, says "ready", waits for another line, takes the
file in and prints the number of the revision, or the refusal.
"""

import sys

from actionplan.store import Store
from actionplan.words.errors import PlanMoved
from tests.store.sample import LATER, PLAN, added, returned, update


def main(address, name):
    with Store.open(address) as store:
        for number, _ in enumerate(sys.stdin):
            wanted = added(store.load(PLAN), update(f"u-{name.lower()}-{number}"))
            back = returned(export="")
            print("ready", flush=True)
            sys.stdin.readline()
            try:
                made = store.apply(wanted, by=name, at=LATER, returned=back)
                print(made and made.number, flush=True)
            except PlanMoved as told:
                print(told, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
