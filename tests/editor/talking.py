"""A page without a browser: it sends what a page sends, and remembers what a page remembers."""

from itertools import count

from actionplan.editor.answering import Answering
from actionplan.editor.session import Session

LEAD, BEN = "Communications lead", "Ben"


class Talk:
    """What one person does on their page; `seen` is kept as the page keeps it."""

    def __init__(self, by=LEAD, plan="small", **session):
        self.session = Session(plan, by, **session)
        self.answering = Answering(self.session)
        self.screen = self.answering.first()
        self.seen = self.screen["top"]["seen"]
        self.numbers = count(1)

    def do(self, do, value="", said=None, seen=None, **args):
        n = f"page-{next(self.numbers)}"
        content = {"n": n, "do": do, "args": args, "value": value, "said": said or {}}
        reply, self.files = self.answering.answer({**content, "seen": self.seen if seen is None else seen})
        assert reply["n"] == n
        top = reply.get("top") or reply.get("screen", {}).get("top")
        self.seen = top["seen"] if top else self.seen
        return reply

    def write(self, row, column, value, **said):
        return self.do("save milestone", value, said, id=row, column=column)

    @property
    def top(self):
        return self.answering._shown["top"]

    @property
    def blocks(self):
        return self.answering._shown["blocks"]
