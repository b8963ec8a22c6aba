"""Two reports of a few rows, written out, for the tests of what changed between them."""

from typing import Any

from actionplan.rules.rag import due_day
from actionplan.view.changed import what_changed
from actionplan.view.data import KeyData, LeftData, PeriodData, ReportData
from actionplan.view.parts import GroupData, ItemData, MoveData, PriorityData, StatusData
from actionplan.words.dates import read_date

PERIOD = PeriodData(
    name="2017-18 P06",
    short="P06",
    path="2017-18-P06",
    start="2017-06-12",
    end="2017-06-25",
    dates="12 to 25 June 2017",
    fortnight="Fortnight 6 of 26",
)


def item(id: str = "m", rag: str = "green", why: str = "", **fields: Any) -> ItemData:
    found = StatusData(rag=rag, indicated=rag, why=(why,) if why else ())
    return ItemData(**{"id": id, "title": f"Milestone {id}", "owner": "Lead", "status": found} | fields)


def move(was: str, now: str, days: int | None, how: str = "expected", id: str = "u1") -> MoveData:
    ends = {"was_due": last_day(was), "now_due": last_day(now)}
    return MoveData(id=id, was=was, now=now, days=days, how=how, **ends)


def last_day(text: str) -> str:
    found = due_day(read_date(text, "2017-18"))
    return found.isoformat() if found else ""


def left(id: str, *replaced_by: str, reason: str = "", title: str = "") -> LeftData:
    heirs = tuple((heir, f"Milestone {heir}") for heir in replaced_by)
    return LeftData(id=id, title=title or f"Milestone {id}", reason=reason, replaced_by=heirs)


def priority(id: str = "p", rag: str = "green", rolled_up: str = "", **fields: Any) -> PriorityData:
    given = {"number": "4", "title": "System pressures", "sentence": ""} | fields
    return PriorityData(id=id, rag=rag, rolled_up=rolled_up or rag, **given)


def report(*items: ItemData, **fields: Any) -> ReportData:
    group = GroupData(key="this", heading="This period", empty="", items=items)
    words = fields.pop("words", {})
    given: dict[str, Any] = {
        "plan": "plan",
        "organisation": "Org",
        "title": "Plan",
        "period": PERIOD,
        "as_at": "2017-06-25",
        "as_at_words": "25 June 2017",
        "audience": "lay members",
        "state": "Draft, not issued",
        "summary": (),
        "counts": (),
        "counts_sentence": "",
        "decisions": (),
        "activities": (),
        "milestones": (group,),
        "priorities": (),
        "without_priority": "",
        "abbreviations": (),
        "key": tuple(KeyData(rag=rag, meaning="", word=word) for rag, word in words.items()),
        "method": (),
    }
    return ReportData(**given | fields)


def changes(before: ReportData, now: ReportData) -> list[tuple[str, str]]:
    """Kind and sentence of each change."""
    return [(change.kind, change.sentence) for change in what_changed(before, now)]


DONE = {"rag": "complete", "completed_on": "2017-06-14", "due": "2017-06-14", "ended": True}


def of_one(before: ItemData, now: ItemData, **more: Any) -> list[tuple[str, str]]:
    return changes(report(before), report(now, **more))
