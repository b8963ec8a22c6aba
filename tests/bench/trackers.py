"""What trackers cost: an export against openpyxl writing the same cells, a merge against calamine reading the file."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from copy import copy
from functools import partial

from tests.bench.measuring import ROOT, least, say
from tests.bench.plans import plan_of

FEW, MANY = 1_000, 10_000
MADE_AT = "2017-06-19T09:00:00+00:00"


def tracker() -> None:
    """Export and merge preview at 1,000 and 10,000 rows, as ratios of CPU seconds, and their peaks of memory."""
    memory()  # first, while this process is small: a process begins with the peak of the one that starts it
    export()
    merge()


def export() -> None:
    """The export of a plan, checked by its second reader, against openpyxl writing the same cells.

    Once with the same formats, each set on each cell; and once with number formats only, which is the least that
    anybody writes.
    """
    seconds = {}
    for count in (FEW, MANY):
        plan = plan_of(count)
        cells = _cells(_exported(plan))
        ours = seconds[count] = least(3, partial(_exported, plan))
        for told, all_formats, aim in (
            ("the same formats", True, "aim 1.2, at most 1.5"),
            ("number formats only", False, "for comparison"),
        ):
            theirs = least(2, partial(_naive, cells, all_formats))
            say(f"export of {count:,} rows / openpyxl, {told} (CPU)", ours / theirs, aim)
            print(f"    {ours:.2f} s against {theirs:.2f} s")
    say("export: 10,000 rows / ten times 1,000 (CPU)", seconds[MANY] / (10 * seconds[FEW]), "at most 1.0")


def merge() -> None:
    """The preview of a returned tracker in which each hundredth row was edited, against calamine reading the file."""
    seconds = {}
    for count in (FEW, MANY):
        content, preview = _returned(count)

        ours, theirs = least(3, preview), least(3, partial(_calamine, content))
        seconds[count] = ours
        say(f"merge preview of {count:,} rows / calamine (CPU)", ours / theirs, "aim 10, at most 20")
        print(f"    {ours:.2f} s against {theirs:.2f} s")
    say(
        "merge preview: 10,000 rows / ten times 1,000 (CPU)",
        seconds[MANY] / (10 * seconds[FEW]),
        "at most 1.0",
    )


def _calamine(content: bytes) -> list[object]:
    from python_calamine import load_workbook

    with load_workbook(io.BytesIO(content)) as book:
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def memory() -> None:
    """The peaks of memory of a process that exports or merges, less that of one that only makes the plan."""
    for count in (FEW, MANY):
        plain, exports, merges = (_peak(what, count) for what in ("plan", "export", "merge"))
        print(
            f"peak memory at {count:,} rows: export {exports} MB, merge {merges} MB, the plan alone {plain} MB"
        )


def _exported(plan: object) -> bytes:
    from actionplan.tracker.export import make_tracker
    from actionplan.view import PlanView

    return make_tracker(PlanView(plan, "P06"), "abcd2345", MADE_AT, "bench").content


def _cells(content: bytes) -> list[list[list[tuple[object, ...]]]]:
    """Every cell of a workbook with its value and its format, sheet by sheet."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    looks: dict[int, tuple[object, ...]] = {}

    def look(cell: object) -> tuple[object, ...]:
        if cell.style_id not in looks:
            looks[cell.style_id] = tuple(map(copy, (cell.font, cell.fill, cell.border, cell.alignment)))
        return (cell.value, cell.number_format, *looks[cell.style_id])

    return [[[look(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book]


def _naive(sheets: list[list[list[tuple[object, ...]]]], all_formats: bool) -> bytes:
    """A workbook of these cells, each given its value and its formats one after the other."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for number, row in enumerate(rows, 1):
            for column, (value, form, font, fill, border, alignment) in enumerate(row, 1):
                cell = sheet.cell(number, column, value)
                cell.number_format = form
                if all_formats:
                    cell.font, cell.fill, cell.border, cell.alignment = font, fill, border, alignment
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _returned(count: int) -> tuple[bytes, Callable[[], object]]:
    """A tracker with an edit in each hundredth row, and what makes its preview in this process."""
    from datetime import date

    from openpyxl import load_workbook

    from actionplan.tracker.export import make_tracker
    from actionplan.tracker.guards.values import read
    from actionplan.tracker.merge import Since, merge, returned, to_data
    from actionplan.tracker.reading import Kind, spreadsheet_of
    from actionplan.view import PlanView

    plan = plan_of(count)
    sent = make_tracker(PlanView(plan, "P06"), "abcd2345", MADE_AT, "bench")
    book = load_workbook(io.BytesIO(sent.content))
    for number in range(5, count, 100):
        book.worksheets[0].cell(number, 2).value = f"Another title {number}"
    made = io.BytesIO()
    book.save(made)
    content = made.getvalue()

    def preview() -> object:
        file = spreadsheet_of(content, "back.xlsx", Kind.XLSX, read(content, "xlsx"))
        rows = returned(file)
        since = Since(date(2017, 6, 23))
        return to_data(merge(rows, {sent.base.export: sent.base}, plan, since=since))

    return content, preview


def _peak(what: str, count: int) -> int:
    """The most memory, in MB, of a new process that does one thing."""
    code = f"from tests.bench.trackers import once; once({what!r}, {count})"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{what} of {count:,} rows failed")
    return round(used.ru_maxrss / 1024)


def once(what: str, count: int) -> None:
    """Do one thing, in a process whose memory is measured."""
    things = {"plan": partial(plan_of, count), "export": lambda: _exported(plan_of(count))}
    things.get(what, lambda: _returned(count)[1]())()
