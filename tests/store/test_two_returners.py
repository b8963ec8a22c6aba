"""Two processes take in the same file at the same time, 20 times: one succeeds, the other is told, nothing is twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.store import Store
from tests.store.sample import PLAN

ROUNDS = 20


def returner(address, name):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.returner", address, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def tell(people, word):
    for one in people:
        one.stdin.write(f"{word}\n")
        one.stdin.flush()
    return [one.stdout.readline().strip() for one in people]


@pytest.mark.parametrize("word", ["edited", "untouched"])
def test_one_succeeds_and_the_other_is_told(harbour, address, word):
    people = [returner(address, "Ann"), returner(address, "Ben")]
    winners = []
    for number in range(ROUNDS):
        assert tell(people, word) == ["ready", "ready"]
        said = tell(people, "go")
        winner = said.index(str(number + 2) if word == "edited" else "None")
        winners.append(["Ann", "Ben"][winner])
        assert said[1 - winner] == (
            f"“tracker (returned).xlsx”, which says the same, was taken in by {winners[-1]} on 23 June 2026, 16:02. "
            "Nothing was saved. Merge the file again to see what is left to do."
        )
    for one in people:
        one.communicate(timeout=60)
    with Store.open(address) as store:
        assert [one.by for one in store.returns(PLAN)] == winners
        assert len(store.load(PLAN).plan.updates) == (ROUNDS if word == "edited" else 0)
