"""Somebody at the page of a store that holds no plan yet, for tests of the ways to begin one."""

from datetime import date
from io import BytesIO
from itertools import count

import openpyxl

from actionplan.editor import opened
from actionplan.editor.answering import Answering
from tests.editor.waiting import ended
from tests.small_plan import on

ACTIONS = [
    ["Action", "Lead", "Due", "RAG", "Progress", "Priority"],
    ["New website", "Web officer", "Sept 2017", "Amber", "Supplier chosen", "Digital"],
    ["Newsletter", "Comms lead, Web officer", "ongoing", "Green", "", "Digital"],
    ["Roadshow", "Engagement lead", "31/02/2018", "Red", "Venue lost", "Engagement"],
    ["Film", "TBC", "tbc", "", "", "Engagement"],
]


def workbook_file(rows):
    book, content = openpyxl.Workbook(), BytesIO()
    book.active.title = "Actions"
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


class Person:
    """Somebody at the page of a store, by what they press and drop."""

    def __init__(self):
        self.session = opened()
        self.answering = Answering(self.session)
        self.answering.first()
        self.numbers = count(1)

    def does(self, do, content=None, said=None, **args):
        n = str(next(self.numbers))
        seen = self.session.seen if self.session.plan_id else 0
        message = {"n": n, "do": do, "args": args, "value": "", "said": said or {}, "seen": seen}
        reply, _ = self.answering.answer(message, [content] if content is not None else [])
        assert reply["n"] == n
        assert "trouble" not in reply
        return reply

    def drops(self, name, content, do):
        number = str(next(self.numbers))
        assert self.does("upload", content, file=number, name=name, place="0")["ok"]
        reply = self.does(do, file=number)
        if self.session.job:
            ended(self.session.job)
        self.does("newest")
        return reply

    @property
    def shown(self):
        return self.answering.first()

    def texts(self, block="text"):
        return [one["text"] for one in self.shown["blocks"] if one["block"] == block]

    def items(self, caption):
        return next(one["items"] for one in self.shown["blocks"] if one.get("caption") == caption)

    def fields(self, form):
        found = next(one for one in self.shown["blocks"] if one.get("id") == form)
        return {field["name"]: field.get("value", "") for field in found["fields"]}

    def buttons(self):
        last = [one for one in self.shown["blocks"] if one["block"] == "buttons"][-1]
        return {button["label"]: button["do"] for button in last["buttons"]}


def arrived(tmp_path, monkeypatch):
    """Somebody at the page of a new workbook, on 20 June 2017."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ACTIONPLAN_STORE", raising=False)
    monkeypatch.delenv("ACTIONPLAN_PLAN", raising=False)
    monkeypatch.setenv("ACTIONPLAN_PERSON", "Communications lead")
    (tmp_path / "params").mkdir()
    on(monkeypatch, date(2017, 6, 20))
    return Person()
