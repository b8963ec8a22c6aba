"""Two processes issue at the same time, 20 times: one succeeds, the other is told, and nothing of it is kept."""

import subprocess
import sys
from pathlib import Path

from actionplan.store import Store
from tests.store.sample import PLAN

ROUNDS = 20


def issuer(address, name):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.issuer", address, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def tell(people):
    for one in people:
        one.stdin.write("go\n")
        one.stdin.flush()
    return [one.stdout.readline().strip() for one in people]


def test_one_succeeds_and_the_other_is_told(harbour, address):
    people = [issuer(address, "Ann"), issuer(address, "Ben")]
    winners = []
    for number in range(ROUNDS):
        assert tell(people) == ["ready", "ready"]
        said = tell(people)
        winner = said.index(str(number))
        winners.append(["Ann", "Ben"][winner])
        assert said[1 - winner] == (
            f"Report {number} of 15 to 28 June 2026 was issued by {winners[-1]} on 23 June 2026, 15:02 while this one "
            "was being made. Nothing of this one is kept; look at it with actionplan reports harbour-2026, then issue "
            "again if it needs a correction."
        )
    for one in people:
        one.communicate(timeout=60)
    with Store.open(address) as store:
        reports = store.reports(PLAN)
        assert [(report.sequence, report.issue) for report in reports] == [
            (n, n) for n in range(1, ROUNDS + 1)
        ]
        assert [report.by for report in reports] == winners
        assert store.wrong_with_reports(PLAN) == []
