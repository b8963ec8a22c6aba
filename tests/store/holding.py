"""Somebody who edits a store on a shared drive, in a process of their own: `holding.py STORE NAME`.

Takes the hold and says who else has it, then for each line it is given saves that text, or takes over where that is
what it says, and tells what became of it.
"""

import sys

from actionplan.store import Store
from actionplan.words.errors import ActionPlanError
from tests.store.sample import AT, PLAN, edits


def main(path, name):
    with Store.open(path) as store:
        other = store.holds.take(name, AT)
        print(other.name if other else "holds", flush=True)
        for text in sys.stdin:
            try:
                print(done(store, name, text.strip()), flush=True)
            except ActionPlanError as error:
                print(error, flush=True)
        store.holds.give_back()


def done(store, name, text):
    if text == "take over":
        return f"taken over from {store.holds.take_over(name, AT, editing=True).name}"
    store.apply(edits(store.load(PLAN), (PLAN, "title", text)), by=name, at=AT)
    return "saved"


if __name__ == "__main__":
    main(*sys.argv[1:])
