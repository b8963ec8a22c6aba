"""One of two people who issue at the same time: `issuer.py ADDRESS NAME`.

For each line that it is given it makes the next report, says "ready", waits for another line, issues the report and
prints its number, or the refusal.
"""

import sys

from actionplan.store import Store
from actionplan.words.errors import IssuedMeanwhile
from tests.store.sample import AT, FILES, PLAN, PROMISED, manifest


def main(address, name):
    with Store.open(address) as store:
        for _ in sys.stdin:
            mine = manifest(store.reports(PLAN), by=name, number=f"{len(store.reports(PLAN))}")
            print("ready", flush=True)
            sys.stdin.readline()
            try:
                print(store.issue(mine, FILES, PROMISED, at=AT).number, flush=True)
            except IssuedMeanwhile as told:
                print(told, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
