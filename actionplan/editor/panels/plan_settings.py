"""The plan itself: its title and organisation, its years, when a status changes, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actionplan import desk
from actionplan.editor.blocks import Block, Button, Choice, Field, Form
from actionplan.editor.fortnights import fortnight_words
from actionplan.editor.messages import Done, Message
from actionplan.editor.session import Handler, Session
from actionplan.plan.settings import RagScheme, Settings
from actionplan.words.errors import BadChange
from actionplan.words.vocabulary import TAGS, Rag

_TEXTS = ("title", "organisation", "years", "first_period")
_NUMBERS = ("amber_days", "amber_months", "due_soon_days")
_LABEL, _KEY = "label ", "key "


def plan_form(session: Session) -> Block:
    """Title, organisation, years, first period, and who gets the reports."""
    plan, settings = session.plan, session.plan.settings
    people = "\n".join(settings.distribution)
    fields = [
        Field("title", "Title of the plan", "text", plan.title, required=True),
        Field("organisation", "Organisation", "text", plan.organisation),
        Field(
            "years",
            "Financial years",
            "text",
            settings.years,
            hint="2017-18, or 2017-19 for two",
            required=True,
        ),
        _first_field(settings),
        Field("distribution", "Who gets the reports", "lines", people, hint="One on each line"),
    ]
    return Form(
        "plan", "Organisation and plan", fields, Button("Save the plan's details", "save plan", main=True)
    )


def _first_field(settings: Settings) -> Field:
    """A choice of the fortnights of the plan; none is chosen where its first one has a report."""
    calendar = settings.calendar
    choices = [Choice(one.name, fortnight_words(one)) for one in calendar.periods[1:]]
    first = Choice("", f"{fortnight_words(calendar.periods[0])}, with which the plan begins")
    chosen = calendar.single(settings.first_period).name if settings.first_period.strip() else ""
    value = chosen if any(one.value == chosen for one in choices) else ""
    label = "First fortnight with a report"
    return Field("first_period", label, "choice", value, [first, *choices], hint=_FIRST)


_FIRST = "A later one where the plan begins in the middle of a year"


def threshold_form(session: Session) -> Block:
    """When the rule changes its colour, and what each status is called."""
    rag = session.plan.settings.rag
    numbers = [
        Field("amber_days", "Amber for so many days past a date, then Red", "number", str(rag.amber_days)),
        Field(
            "amber_months", "or for so many calendar months", "number", str(rag.amber_months), hint=_MONTHS
        ),
        Field("due_soon_days", "Due soon: so many days before a date", "number", str(rag.due_soon_days)),
        Field(
            "ask_when_due_soon",
            "Amber when it is due soon and nobody reports",
            "tick",
            _yes(rag.ask_when_due_soon),
        ),
        Field("name", "Name of this scheme", "text", rag.name),
    ]
    labels = [
        Field(f"{_LABEL}{one.value}", f"Instead of “{TAGS[one].word}” say", "text", rag.labels.get(one, ""))
        for one in Rag
    ]
    save = Button("Save the thresholds and words", "save thresholds", main=True)
    return Form("thresholds", "When a status changes, and what it is called", [*numbers, *labels], save)


_MONTHS = "0 counts the days instead"


def key_form(session: Session) -> Block:
    """What the key of a report says of each status, where that is another than usual."""
    rag = session.plan.settings.rag
    fields = [
        Field(
            f"{_KEY}{one.value}",
            rag.word(one),
            "lines",
            rag.key.get(one, ""),
            hint="Empty for the usual words",
        )
        for one in Rag
    ]
    return Form("key", "What the key of a report says", fields, Button("Save the key", "save key", main=True))


def _yes(value: bool) -> str:
    return "yes" if value else ""


def save_plan(session: Session, message: Message) -> Done:
    """Save the head of the plan and its years.

    Raises:
        BadChange: where the years make no calendar, or an issued fortnight would be another one by them.
    """
    fields: dict[str, Any] = {name: message.said[name] for name in _TEXTS if name in message.said}
    if "distribution" in message.said:
        fields["distribution"] = [
            line.strip() for line in message.said["distribution"].split("\n") if line.strip()
        ]
    return changed(session, message, fields, "details of the plan")


def save_thresholds(session: Session, message: Message) -> Done:
    """Save when the rule changes its colour, and what each status is called."""
    said, rag = message.said, session.plan.settings.rag.model_dump(mode="json")
    numbers = {name: _number(said[name]) for name in _NUMBERS if name in said}
    words = {"name": said["name"]} if "name" in said else {}
    ask = {"ask_when_due_soon": said["ask_when_due_soon"] == "yes"} if "ask_when_due_soon" in said else {}
    labels = _named(said, _LABEL, rag["labels"])
    return changed(
        session, message, {"rag": {**rag, **numbers, **words, **ask, "labels": labels}}, "thresholds"
    )


def save_key(session: Session, message: Message) -> Done:
    """Save what the key says."""
    rag = session.plan.settings.rag.model_dump(mode="json")
    new = {"rag": {**rag, "key": _named(message.said, _KEY, rag["key"])}}
    return changed(session, message, new, "words of the key")


def _named(said: Mapping[str, str], prefix: str, before: Mapping[str, str]) -> Mapping[str, str]:
    """The words by status; the usual ones are left out."""
    texts = {one.value: said.get(f"{prefix}{one.value}", before.get(one.value, "")).strip() for one in Rag}
    return {status: text for status, text in texts.items() if text}


def _number(text: str) -> int:
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise BadChange(
            f"“{text.strip()[:20]}” is not a whole number. Write one, such as {RagScheme().amber_days}."
        )
    return int(text.strip()[:9])


def changed(session: Session, message: Message, fields: Mapping[str, Any], why: str) -> Done:
    """Change fields of the plan's head or settings."""
    return session.done(desk.change_plan(session.editor(message, why), fields))


ACTIONS: Mapping[str, Handler] = {
    "save plan": save_plan,
    "save thresholds": save_thresholds,
    "save key": save_key,
}
