"""A person at the page, without a browser: sends what the page sends, and keeps what it would show."""

from actionplan.editor.answering import Answering
from actionplan.editor.session import Session


class Page:
    """The screen, patched by each reply as the page does it."""

    def __init__(
        self, panel: str = "milestones", by: str = "Communications lead", period: str = "2017-18 P06"
    ) -> None:
        self.session = Session("small", by, period=period, panel=panel)
        self.answering = Answering(self.session)
        self.screen = self.answering.first()
        self.seen = self.screen["top"]["seen"]
        self.sent = 0

    def does(self, do: str, value: str = "", said: dict[str, str] | None = None, **args: str) -> dict:
        """Send one message; the reply."""
        self.sent += 1
        message = {
            "n": f"t-{self.sent}",
            "do": do,
            "args": args,
            "value": value,
            "said": said or {},
            "seen": self.seen,
        }
        reply, _ = self.answering.answer(message)
        assert reply["n"] == f"t-{self.sent}"
        assert "trouble" not in reply
        self._take(reply)
        return reply

    def presses(self, button: dict, **said: str) -> dict:
        """Press a button of the screen or of a question."""
        return self.does(button["do"], said=said, **button.get("args", {}))

    def saves(self, row: str, column: str, value: str, do: str = "save milestone", **said: str) -> dict:
        """Leave a cell."""
        return self.does(do, value, said, id=row, column=column)

    def block(self, block_id: str) -> dict:
        return next(block for block in self.screen["blocks"] if block.get("id") == block_id)

    def kinds(self) -> list[str]:
        return [block["block"] for block in self.screen["blocks"]]

    def row(self, row: str, table: str = "milestones") -> dict:
        return next(one for one in self.block(table)["rows"] if one["id"] == row)

    def cell(self, row: str, column: str, table: str = "milestones") -> dict:
        return self.row(row, table)["cells"][column]

    def under(self, row: str, column: str) -> list[str]:
        return [note["text"] for note in self.cell(row, column).get("under", [])]

    def _take(self, reply: dict) -> None:
        if "screen" in reply:
            self.screen = reply["screen"]
        self.screen["top"] = reply.get("top", self.screen["top"])
        if "places" in reply:
            before = self.screen["blocks"]
            self.screen["blocks"] = [before[one] if isinstance(one, int) else one for one in reply["places"]]
        for place, change in reply.get("blocks", {}).items():
            self._patch(int(place), change)
        self.seen = self.screen["top"]["seen"]

    def _patch(self, place: int, change: dict) -> None:
        block = self.screen["blocks"][place]
        if change["block"] != "table":
            self.screen["blocks"][place] = change
            return
        rows = {row["id"]: row for row in block["rows"]} | change["rows"]
        order = change.get("order", [row["id"] for row in block["rows"]])
        rest = {key: value for key, value in change.items() if key not in ("rows", "order")}
        block.update({**rest, "rows": [rows[one] for one in order]})


def labels(ask: dict) -> list[str]:
    """The words on the buttons of a question."""
    return [button["label"] for button in ask["buttons"]]


def pressed(ask: dict, label: str) -> dict:
    """One of its buttons."""
    return next(button for button in ask["buttons"] if button["label"] == label)
