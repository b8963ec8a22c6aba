"""A plan with every kind of row, the trackers that are made of it, and what two readers find in them."""

import io
import zipfile
from datetime import date

import openpyxl
from python_calamine import CalamineWorkbook

from actionplan.plan.model import ActionPlan, PlanHeader
from actionplan.plan.nouns import Activity, Indicator, Milestone, Observation, Owner, Priority, Target, Update
from actionplan.plan.settings import Settings
from actionplan.tracker.columns import ALL_SHEETS
from actionplan.tracker.export import Tracker, make_tracker
from actionplan.view import PlanView
from actionplan.view.plan_view import Provenance
from tests.plan.sample import plan_of

EXPORT, MADE_AT = "abcd2345", "2017-06-19T09:00:00+00:00"
HEADER = PlanHeader(
    id="harbour", title="Harbour plan", organisation="Example Council", settings=Settings(years="2017-18")
)
ANN = Owner(id="o-ann", name="Head of Communications", aliases=("Comms Lead",))
BEN = Owner(id="o-ben", name="Head of Digital")
CAT = Owner(id="o-cat", name="Head of Events")
ROWS = (
    ANN,
    BEN,
    CAT,
    Priority(id="p-trust", number=1, title="Trust", accountable="o-ben"),
    Milestone(id="m-report", title="Annual report", date="14.06.17", owner="o-ann", priority="p-trust"),
    Milestone(id="m-site", title="New website", date="Sept tbc", owner="o-ben", contributors=("o-ann",)),
    Milestone(
        id="m-show",
        title="Summer show",
        date="30.06.17",
        owner="o-ann",
        note="Book the hall.",
        internal_note="The mayor may not come.",
    ),
    Milestone(id="m-press", title="Press day", date="2 May 2017", owner="o-ann"),
    Milestone(id="m-done", title="Leaflet", date="15 June 2017", owner="o-ann"),
    Milestone(id="m-early", title="Poster", date="20 April 2017", owner="o-ann"),
    Target(
        id="t-visits",
        requirement="More visits",
        target="20% more",
        date="March 2018",
        priority="p-trust",
        success_indicators=("Visits", "Return visits"),
    ),
    Indicator(id="i-visits", title="Visits", unit="visits", targets=("t-visits",)),
    Indicator(id="i-calls", title="Calls", unit="calls"),
    Observation(id="v-1", indicator="i-visits", date="5 June 2017", value=1450),
    Activity(id="a-press", title="Press call", period="P05", date="1 June 2017", milestone="m-show"),
    Update(
        id="u-1",
        of="m-show",
        period="2017-18 P05",
        narrative="The hall is booked.",
        expected="7 July 2017",
        recorded="2017-06-09T10:00:00+00:00",
        by="Head of Communications",
    ),
    Update(
        id="u-2",
        of="m-press",
        period="2017-18 P06",
        reported_rag="amber",
        reason="The printer closed",
        path_to_green="A new printer",
        path_to_green_by="30 June",
        recorded="2017-06-15T10:00:00+00:00",
    ),
    Update(
        id="u-3",
        of="m-done",
        period="2017-18 P06",
        completed_on="2017-06-15",
        outcome="4,000 were taken.",
        recorded="2017-06-16T10:00:00+00:00",
    ),
    Update(id="u-4", of="m-early", period="2017-18 P02", completed_on="2017-04-20"),
    Update(id="u-5", of="m-site", period="2017-18 P05", nothing_changed=True),
    Update(id="u-6", of="m-site", period="2017-18 P05", narrative="Never mind.", withdrawn=True),
    Update(id="u-7", of="m-site", period="2017-18 P07", narrative="Not yet said."),
)


def plan(*more) -> ActionPlan:
    return plan_of(*ROWS, *more, header=HEADER)


def view(of: ActionPlan | None = None) -> PlanView:
    return PlanView(of or plan(), "P06", provenance=Provenance(42, "19 June 2017"))


def tracker(of: ActionPlan | None = None, **how) -> Tracker:
    return make_tracker(view(of), EXPORT, MADE_AT, "Communications lead", **how)


def own(owner: Owner = ANN, of: ActionPlan | None = None) -> Tracker:
    return tracker(of, owner=owner, return_by=date(2017, 6, 23))


def by_openpyxl(made: Tracker) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made.content))


def by_calamine(made: Tracker, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(made.content)).get_sheet_by_name(sheet).to_python(False)


def row_of(made: Tracker, sheet: str, title: str) -> dict[str, object]:
    """The filled cells of one row of a sheet, by the keys of their columns."""
    columns = ALL_SHEETS[sheet].columns
    rows = ({c.key: v for c, v in zip(columns, row, strict=True)} for row in by_calamine(made, sheet)[4:])
    return {key: value for key, value in next(r for r in rows if r["title"] == title).items() if value}


def headings(book, name):
    return [cell.value for cell in book[name][4]]


def cell_under(book, name, heading, title):
    sheet = book[name]
    place = headings(book, name).index(heading)
    return next(row[place] for row in sheet.iter_rows(min_row=5) if title in [cell.value for cell in row])


def parts(made):
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        return [file.read(name) for name in file.namelist()]


def above(book, name):
    """The texts of the three lines above the table of a sheet, line by line."""
    rows = book[name].iter_rows(max_row=3, values_only=True)
    return [[text for text in row if text] for row in rows]


def heading_over(book, name, offered):
    """The heading of the column of an offer, which stands in the fourth row."""
    return book[name].cell(4, min(cells.min_col for cells in offered.sqref.ranges)).value


def offers(book, name):
    """By heading, the type, the formula and the cells of what a column offers."""
    found = {}
    for one in book[name].data_validations.dataValidation:
        heading = heading_over(book, name, one)
        found[heading] = (one.type, one.formula1, str(one.sqref), one.errorStyle)
    return found


def grey(cell):
    return cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == "FFE8EDEE"
