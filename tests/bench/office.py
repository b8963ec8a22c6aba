"""What the office costs: a PDF against its page alone, and a report on 26 fortnights against one on a single one."""

import os
import tempfile
from contextlib import chdir
from pathlib import Path

from tests.bench.measuring import EXAMPLE, least, least_cpu, run, say
from tests.bench.plans import plan_of

PERIODS = 26
YEAR, LAST = "2017-18", "P26"


def office() -> None:
    """The PDF of the example's report, and the growth from one fortnight to a year."""
    pdf()
    frozen()
    whole()


def pdf() -> None:
    """CPU seconds of the page as PDF, by the browser that is here, against making the page; and both together."""
    from actionplan import desk
    from actionplan.reports.pdf import find_browser, printed
    from actionplan.words.errors import CannotPrint

    try:
        find_browser()
    except CannotPrint as error:
        print(f"a PDF against the page alone: not measured. {error}")
        return
    with tempfile.TemporaryDirectory() as name, chdir(name):
        os.environ["ACTIONPLAN_STORE"] = str(Path(name, "actionplan.db"))
        run(Path(name), "actionplan", "load", str(EXAMPLE))
        page = desk.report("thurrock-2017-18", "P06").html.read_bytes()
        html, printing = least_cpu(
            5,
            lambda: run(Path(name), "actionplan", "report", "thurrock-2017-18", "--period", "P06"),
            lambda: printed(page),
        )
    say("report command with its PDF / without (CPU)", (html + printing) / html, "it starts a browser")
    print(f"    {printing:.2f} s more than {html:.2f} s")


def frozen() -> None:
    """View and freeze of a year against one fortnight, as the plan and its updates grow; linear would be 26.0."""
    from actionplan.view import PlanView

    for count, updates in ((20, 520), (2_000, 52_000)):
        plan = plan_of(count, updates)
        issued = [PlanView(plan, f"P{number:02d}").freeze() for number in (1, 13, 25)]
        one = least(3, lambda plan=plan, issued=issued: PlanView(plan, LAST, issued).freeze())
        year = least(3, lambda plan=plan, issued=issued: PlanView(plan, YEAR, issued).freeze())
        _say(f"view and freeze, {count:,} milestones, {updates:,} updates", year, one)


def whole() -> None:
    """The report command on a year against one fortnight."""
    from datetime import UTC, datetime

    from actionplan.store import Store

    for count in (20, 200):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with Store.open(str(folder / "actionplan.db"), create=True) as store:
                store.create(plan_of(count, PERIODS * count), by="bench", at=datetime.now(UTC), why="bench")

            def report(period: str, folder: Path = folder) -> None:
                run(folder, "actionplan", "report", "bench", "--period", period, "--draft")

            year, one = least_cpu(3, lambda report=report: report(YEAR), lambda report=report: report(LAST))
        _say(f"whole report, {count} milestones, {PERIODS * count:,} updates", year, one)


def _say(what: str, year: float, one: float) -> None:
    say(f"{what}: {PERIODS} periods / one (CPU)", year / one, f"at most {PERIODS}.0")
    print(
        f"    {year:.2f} s against {one:.2f} s; for each period {year / one / PERIODS:.2f} of one, at most 1.0"
    )
