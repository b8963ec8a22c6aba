"""A small plan as a tracker that went out, and the file that comes back with what was typed into it."""

from dataclasses import replace
from datetime import date

from actionplan.plan.changes import apply
from actionplan.plan.model import ActionPlan, wording
from actionplan.plan.nouns import Activity, Indicator, Milestone, Observation, Owner, Priority, Target, Update
from actionplan.rules.rag import due_day
from actionplan.tracker.base import Base, BaseRow
from actionplan.tracker.cells import Cells, canonical
from actionplan.tracker.columns import OWN, WHOLE, Role
from actionplan.tracker.identity import make_ref
from actionplan.tracker.merge import Merged, Since, changes_of, merge, returned
from actionplan.tracker.sheets import Sheet, Spreadsheet
from actionplan.words.dates import read_date
from tests.plan.sample import plan_of

EXPORT = "abcd2345"
MADE, LATER = "2017-06-12T09:00:00+00:00", "2017-06-20T09:00:00+00:00"
TODAY = date(2017, 6, 24)
PERIOD = "2017-18 P06"
ROWS = (
    Owner(id="o-ann", name="Head of Communications", aliases=("Comms Lead",)),
    Owner(id="o-ben", name="Head of Digital"),
    Priority(id="p-trust", number=1, title="Trust"),
    Priority(id="p-reach", number=2, title="Reach"),
    Milestone(id="m-report", title="Annual report", date="14.06.17", owner="o-ann", priority="p-trust"),
    Milestone(id="m-site", title="New website", date="Sept tbc", owner="o-ben", contributors=("o-ann",)),
    Milestone(id="m-show", title="Summer show", date="30.06.17", note="Book the hall."),
    Target(id="t-visits", requirement="More visits", target="20% more", date="March 2018", priority="p-reach",
           success_indicators=("Visits", "Return visits")),
    Indicator(id="i-visits", title="Visits", unit="visits", targets=("t-visits",)),
    Activity(id="a-press", title="Press day", period="P05", date="1 June 2017", milestone="m-show"),
)  # fmt: skip
PLAN = plan_of(*ROWS)
SINCE = Since(day=TODAY)
RECORDED = "2017-06-19T10:00:00+00:00"


def base_of(plan: ActionPlan = PLAN, export: str = EXPORT, sheets=WHOLE, owner: str = "") -> Base:
    """What goes out of a plan."""
    rows, cells = {}, Cells(plan)
    for sheet in sheets:
        for kind in sheet.kinds:
            for row in plan.rows(kind):
                ref = make_ref(export, kind, row.id)
                rows[ref] = BaseRow(ref, kind, row.id, sheet.name, _values(cells, sheet, row))
    above = {sheet.name: above_of(sheet.name) for sheet in sheets}
    return Base(export, plan.id, 1, MADE, "Ann", PERIOD, owner, 1, rows, above)


def above_of(sheet: str) -> tuple[str, str]:
    """The title and the note above the headings of a sheet."""
    return f"{sheet} of the plan", "Fill in the white cells."


def _values(cells, sheet, row):
    found = {c.key: canonical(cells.value(c, row)) for c in sheet.columns if c.role is Role.FIELD}
    day = due_day(read_date(row.date, cells.plan.settings.years)) if getattr(row, "date", "") else None
    shown = {"what": row.kind.capitalize(), "rule": "Green", "why": f"About {wording(row)}."}
    keys = {column.key for column in sheet.columns}
    day_text = day.isoformat() if day and "day" in keys else ""
    all_of_them = {**found, "day": day_text, **{k: v for k, v in shown.items() if k in keys}}
    return {key: text for key, text in all_of_them.items() if text}


class Returning:
    """A tracker that is edited and comes back: `rows` are by sheet, each a dict of column key to value."""

    def __init__(self, base: Base, sheets=WHOLE):
        self.base = base
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.rows = {name: [] for name in self.sheets}
        for row in base.rows.values():
            values = {k: date.fromisoformat(v) if k == "day" else v for k, v in row.values.items()}
            self.rows[row.sheet].append({"ref": row.ref, **values})
        self.extra = {}
        self.unreadable = {}

    def row(self, row_id: str) -> dict:
        """The row of the file that went out for a row of the plan."""
        found = next(row for row in self.base.rows.values() if row.id == row_id)
        return next(one for one in self.rows[found.sheet] if one.get("ref") == found.ref)

    def add(self, sheet: str, **values) -> dict:
        self.rows[sheet].append(values)
        return values

    def file(self, **more) -> Spreadsheet:
        sheets = [self._sheet(name, rows) for name, rows in self.rows.items()]
        meta = {"actionplan_export": self.base.export, "actionplan_plan": self.base.plan}
        return Spreadsheet("tracker.xlsx", "xlsx", sheets, "0" * 64, **{"properties": meta, **more})

    def _sheet(self, name, rows):
        columns = self.sheets[name].columns
        extra = self.extra.get(name, [])
        headings = [column.heading for column in columns] + extra
        keys = [column.key for column in columns] + extra
        cells = [[row.get(key) for key in keys] for row in rows]
        places = {
            (cells_at + 4, keys.index(key)): why
            for (of, cells_at, key), why in self.unreadable.items()
            if of == name
        }
        above = [*([None, text] for text in above_of(name)), []]
        return Sheet(name, [*above, headings, *cells], unreadable=places)

    def merged(self, plan: ActionPlan = PLAN, since: Since = SINCE, **more) -> Merged:
        return merge(returned(self.file(**more)), {self.base.export: self.base}, plan, since)


def going_out(plan: ActionPlan = PLAN, **more) -> Returning:
    return Returning(base_of(plan, **more))


def for_owner(plan: ActionPlan = PLAN) -> Returning:
    return Returning(base_of(plan, sheets=(OWN,), owner="o-ann"), sheets=(OWN,))


def applied(merged: Merged, plan: ActionPlan = PLAN, at: str = LATER) -> ActionPlan:
    return apply(plan, changes_of(merged, plan, by="Ann", at=at))


def added_ids(merged: Merged, plan: ActionPlan = PLAN) -> frozenset[str]:
    return frozenset(
        change.id for change in changes_of(merged, plan, by="Ann", at=LATER) if change.old is None
    )


def after_return(merged: Merged, plan: ActionPlan = PLAN) -> Since:
    return replace(SINCE, said_by_returns=added_ids(merged, plan))


def sentences(merged: Merged, name: str) -> list[str]:
    return [entry.sentence for entry in merged.entries(name)]


def said(update: Update) -> dict:
    return update.model_dump(mode="json", exclude_defaults=True, exclude={"id", "order"})


def reading(row: Observation) -> dict:
    return row.model_dump(mode="json", exclude_defaults=True, exclude={"id", "order"})


def typed(row_id="m-show", back=None, **cells) -> Returning:
    """A tracker with cells of one row typed over."""
    back = back or going_out()
    back.row(row_id).update(cells)
    return back


def by_another(**fields) -> Update:
    """What another has said of a row since it went out."""
    row = {"id": "u-ben", "of": "m-show", "period": PERIOD, "recorded": RECORDED, "by": "Ben"}
    return Update.model_validate({**row, **fields})
