"""Two processes take in a file at the same time, 20 times: one succeeds, the other is told, nothing is twice."""

import subprocess
import sys
from pathlib import Path

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


def test_one_succeeds_and_the_other_is_told(harbour, address):
    people = [returner(address, "Ann"), returner(address, "Ben")]
    winners = []
    for number in range(ROUNDS):
        assert tell(people, "look") == ["ready", "ready"]
        said = tell(people, "go")
        winner = said.index(str(number + 2))
        winners.append(["Ann", "Ben"][winner])
        assert said[1 - winner] == (
            f"The plan has moved on to revision {number + 2}, by {winners[-1]} on 23 June 2026, 16:02, since the "
            "file was looked at. Nothing was saved. Look at what the file brings now, then try again."
        )
    for one in people:
        one.communicate(timeout=60)
    with Store.open(address) as store:
        assert [one.by for one in store.returns(PLAN)] == winners
        assert len(store.load(PLAN).plan.updates) == ROUNDS
