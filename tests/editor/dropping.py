"""Trackers for tests: sent out, edited as an owner does it, and dropped on the page."""

from itertools import count
from pathlib import Path

import openpyxl

from actionplan import desk
from actionplan.desk import Asked
from tests.editor.talking import BEN, Talk
from tests.editor.waiting import ended
from tests.test_trackers import PLAN, edited

TITLE, DATE, STATUS, WORDS = "Milestone", "Target date as written", "Status", "Update this fortnight"
_numbers = count(1)

__all__ = ["PLAN", "Dropping", "edited", "whole", "with_row"]

DIFFERS, NEW, DOUBLE = (
    "What the file says otherwise",
    "Rows that the plan has not got",
    "Rows that stand in the file",
)


def plan():
    """The plan as it stands."""
    return desk.open_plan("small").plan


def row(row_id):
    return plan().by_id[row_id]


def changed(row_id, **fields):
    """What Ben changes in the plan meanwhile."""
    desk.change(desk.Editor("small", desk.newest("small"), BEN), row_id, fields)


def shown(cells, *names):
    return tuple(cells[name].get("value", "") for name in names)


def under(cell):
    return [note["text"] for note in cell.get("under", [])]


def whole() -> Path:
    """The tracker of the whole plan."""
    (one,) = desk.export_trackers("small", Asked(period="P06", output=Path("plan.xlsx")))
    return one.path


def with_row(path: Path, at: int, title: str, ref: str | None = None) -> Path:
    """The file with a row of its own behind the others."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(at, 1).value, sheet.cell(at, 2).value = ref, title
    book.save(path)
    return path


class Dropping(Talk):
    """A person at the panel Trackers."""

    def __init__(self, **session):
        super().__init__(panel="trackers", period="2017-18 P06", **session)

    def drop(self, path, name="", do="take tracker back"):
        """Drop a file, in two pieces as the page sends larger ones; the reply, and its number."""
        content, number = Path(path).read_bytes(), f"page-file-{next(_numbers)}"
        half = len(content) // 2
        for place, piece in enumerate((content[:half], content[half:])):
            args = {"file": number, "name": name or Path(path).name, "place": str(place)}
            message = {"n": "up", "do": "upload", "args": args, "value": "", "said": {}, "seen": self.seen}
            reply, _ = self.answering.answer(message, [piece])
            assert reply["ok"], reply
        self.file = number
        return self.do(do, file=number)

    def table(self, caption):
        """The rows of a table by its caption, each by name, as what its cells show."""
        found = next(block for block in self.blocks if block.get("caption", "").startswith(caption))
        return {row["name"]: row["cells"] for row in found["rows"]}

    def captions(self):
        return [block["caption"] for block in self.blocks if block.get("caption")]

    def items(self, caption):
        return next((block["items"] for block in self.blocks if block.get("caption") == caption), [])

    def decide(self, name, choice, do="decide cell", **said):
        """Choose in the row of a table by its name."""
        rows = [row for block in self.blocks if block.get("do") == do for row in block["rows"]]
        row = next(row for row in rows if row["name"] == name)
        return self.do(do, choice, said, file=self.file, id=row["id"], column="decide")

    def pressable(self, label):
        """A button of the panel by its label."""
        blocks = [button for block in self.blocks for button in block.get("buttons", [])]
        cells = [
            button
            for block in self.blocks
            for row in block.get("rows", [])
            for cell in row["cells"].values()
            for button in cell.get("buttons", [])
        ]
        return next(button for button in [*blocks, *cells] if button["label"] == label)

    def press(self, label, **said):
        button = self.pressable(label)
        return self.do(button["do"], said=said, **button.get("args", {}))

    def wait(self):
        """Wait until what runs has ended, then ask for news, as the page does."""
        if self.session.job:
            ended(self.session.job)
        return self.do("newest")

    def texts(self):
        return [block["text"] for block in self.blocks if block["block"] == "text"]
