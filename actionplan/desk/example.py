"""The example plan, its year, and a new workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from actionplan import folders
from actionplan.desk import given
from actionplan.desk.issuing import Issued, issue
from actionplan.desk.loading import Loaded, load
from actionplan.desk.plans import open_store
from actionplan.desk.reports import report
from actionplan.files import read_text
from actionplan.plan.changes import ChangeSet, diff
from actionplan.plan.known import known_at
from actionplan.plan.model import ActionPlan
from actionplan.plan.text import read_plan
from actionplan.reports.run import ReportFiles
from actionplan.words.errors import CannotIssue
from actionplan.words.holidays import last_working_day

EXAMPLE = Path("plans", "thurrock-2017-18.yaml")
EXAMPLE_PERIOD = "P06"
YEAR = ("P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10")
CORRECTED = {"P06": "The attendance at the Living with Diabetes Day was printed as 46; it was 64."}
LEAD = "Communications lead"
DAYS_UNTIL_ISSUE = 2  # a period ends on a Sunday; its report goes out on the Tuesday
DAYS_UNTIL_CORRECTION = 4


def demo(store: str | None = None) -> tuple[Loaded | None, ReportFiles]:
    """The example: loaded where the store has not got it, and the report of its sixth fortnight."""
    known = EXAMPLE.stem in _plans(store)
    loaded = None if known else load(_example(), store, why="the example plan")
    return loaded, report(EXAMPLE.stem, EXAMPLE_PERIOD, store)


def demo_year(store: str | None = None) -> Iterator[Issued]:
    """The example's year, which is invented: told as it went on, and eight periods issued in turn, one corrected.

    Where the store holds the example already, its periods are issued from the plan as it is there.

    Raises:
        CannotIssue: where reports of the example were issued already.
    """
    whole = read_plan(read_text(_example()), EXAMPLE.name, given.new_id).plan
    tells = EXAMPLE.stem not in _plans(store)
    if not tells:
        _refuse_second_year(store)
    for act in _acts(whole):
        with given.played_at(act.moment):
            if tells:
                _tell(whole, act, store)
            if act.period:
                yield issue(EXAMPLE.stem, act.period, store, reason=act.reason, by=LEAD)


@dataclass(frozen=True, slots=True)
class _Act:
    """A moment of the year, and the period that is issued then, if one is."""

    moment: datetime
    period: str = ""
    reason: str = ""


def _acts(plan: ActionPlan) -> Iterator[_Act]:
    """The beginning; then for each period what was said by its end, its issue, and its correction."""
    yield _Act(_at(plan.settings.calendar.years.start))
    for name in YEAR:
        period = plan.settings.calendar.single(name)
        yield _Act(_at(last_working_day(period.start, period.stop)))
        yield _Act(_at(period.end + timedelta(days=DAYS_UNTIL_ISSUE)), name)
        if name in CORRECTED:
            yield _Act(_at(period.end + timedelta(days=DAYS_UNTIL_CORRECTION)), name, CORRECTED[name])


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16), UTC)


def _tell(whole: ActionPlan, act: _Act, store: str | None) -> None:
    """Bring the plan in the store to what was known at a moment."""
    known = known_at(whole, act.moment, act.moment.date())
    with open_store(store, for_writing=True) as opened:
        if EXAMPLE.stem not in {p.id for p in opened.plans()}:
            opened.create(known, by=LEAD, at=act.moment, why="the example plan")
            return
        stored = opened.load(EXAMPLE.stem)
        changes = diff(stored.plan, known)
        change_set = ChangeSet(EXAMPLE.stem, stored.revision.number, changes, "what the fortnight brought")
        opened.apply(change_set, by=LEAD, at=act.moment)


def _refuse_second_year(store: str | None) -> None:
    with open_store(store) as opened:
        if opened.reports(EXAMPLE.stem):
            raise CannotIssue(
                f"Reports of the example were issued already; actionplan reports {EXAMPLE.stem} lists them. To play "
                "its year again, name a new store with --store."
            )


def _example() -> Path:
    return folders.find(Path.cwd()).templates / EXAMPLE


def _plans(store: str | None) -> set[str]:
    with open_store(store, for_writing=True) as opened:
        return {plan.id for plan in opened.plans()}


def init(folder: Path) -> list[Path]:
    """Lay out a workbook folder: notebooks, parameters, templates, a starter plan, the pages that go along with it.

    What is there stays.

    Returns:
        The files that were laid out.
    """
    made = folders.lay_out(folder)
    open_store(str(folder / "actionplan.db"), for_writing=True).close()  # its own, whatever lies above
    return made
