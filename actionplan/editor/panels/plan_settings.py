"""The plan itself: its title and organisation, its years, when a status changes, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from actionplan import desk
from actionplan.editor.asking import ask_which
from actionplan.editor.blocks import Button, Choice, Field, Form
from actionplan.editor.fortnights import fortnight_words
from actionplan.editor.messages import Done, Message
from actionplan.editor.rows import again, beside
from actionplan.editor.session import Handler, Session
from actionplan.plan.changes import HEADER
from actionplan.plan.model import ActionPlan
from actionplan.plan.settings import RagScheme, Settings
from actionplan.words.english import quoted
from actionplan.words.errors import BadChange, PlanMoved
from actionplan.words.vocabulary import TAGS, Rag

_TEXTS = ("title", "organisation", "years", "first_period")
_NUMBERS = ("amber_days", "amber_months", "due_soon_days")
_NUMBERED = re.compile(
    r"(?:fortnight\s*)?(?P<number>[0-9]{1,2})(?:\s+of\s+(?P<year>[0-9]{4}-[0-9]{2}))?", re.IGNORECASE
)
_LABEL, _KEY = "label ", "key "


def plan_form(plan: ActionPlan) -> Form:
    """Title, organisation, years, first period, and who gets the reports."""
    settings = plan.settings
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


def threshold_form(plan: ActionPlan) -> Form:
    """When the rule changes its colour, and what each status is called."""
    rag = plan.settings.rag
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


def key_form(plan: ActionPlan) -> Form:
    """What the key of a report says of each status, where that is another than usual."""
    rag = plan.settings.rag
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
    return saved(session, message, plan_form, _of_plan, "details of the plan")


def save_thresholds(session: Session, message: Message) -> Done:
    """Save when the rule changes its colour, and what each status is called."""
    return saved(session, message, threshold_form, _of_thresholds, "thresholds")


def save_key(session: Session, message: Message) -> Done:
    """Save what the key says."""
    return saved(session, message, key_form, _of_key, "words of the key")


def _of_plan(_: ActionPlan, said: Mapping[str, str]) -> Mapping[str, Any]:
    fields: dict[str, Any] = {name: said[name] for name in _TEXTS if name in said}
    if "first_period" in said:
        fields["first_period"] = _fortnight(said["first_period"])
    if "distribution" in said:
        fields["distribution"] = [line.strip() for line in said["distribution"].split("\n") if line.strip()]
    return fields


def _fortnight(text: str) -> str:
    """The name of a fortnight that is written by its number: `15`, `fortnight 15`, `fortnight 15 of 2026-27`."""
    found = _NUMBERED.fullmatch(text.strip())
    return f"{found['year'] or ''} P{int(found['number']):02d}".strip() if found else text


def _of_thresholds(plan: ActionPlan, said: Mapping[str, str]) -> Mapping[str, Any]:
    rag = plan.settings.rag.model_dump(mode="json")
    numbers = {name: _number(said[name]) for name in _NUMBERS if name in said}
    words = {"name": said["name"]} if "name" in said else {}
    ask = {"ask_when_due_soon": said["ask_when_due_soon"] == "yes"} if "ask_when_due_soon" in said else {}
    return {"rag": {**rag, **numbers, **words, **ask, "labels": _named(said, _LABEL, rag["labels"])}}


def _of_key(plan: ActionPlan, said: Mapping[str, str]) -> Mapping[str, Any]:
    rag = plan.settings.rag.model_dump(mode="json")
    return {"rag": {**rag, "key": _named(said, _KEY, rag["key"])}}


Fields = Callable[[ActionPlan, Mapping[str, str]], Mapping[str, Any]]
"""The fields of the plan as it is now, with what was filled in by the names in the form."""


def saved(
    session: Session, message: Message, form: Callable[[ActionPlan], Form], fields: Fields, why: str
) -> Done:
    """Save what somebody changed in a form, beside what others changed meanwhile; a question where that is the same."""
    session.look_again()
    then = _values(form(_as_seen(session, message)))
    now = _values(form(session.plan))
    mine = {name: text for name, text in beside(message).items() if text != then.get(name, text)}
    by = _by_whom(session, message)
    told = f" (changed by {by})" if by else ""
    moved = [
        f"{one.label}: it was {_told(then[one.name])}, is now {_told(now[one.name])}{told}, and "
        f"you wanted {_told(mine[one.name])}."
        for one in form(session.plan).fields
        if one.name in mine and now[one.name] not in (then[one.name], mine[one.name])
    ]
    if moved:
        only = message.model_copy(update={"said": mine, "args": {}})
        return ask_which(PlanMoved(moved, by=frozenset({by})), message.do, again(only), session.by)
    return changed(session, message, fields(session.plan, mine) if mine else {}, why)


def _values(form: Form) -> Mapping[str, str]:
    return {field.name: field.value for field in form.fields}


def _as_seen(session: Session, message: Message) -> ActionPlan:
    """The plan as it was when the form was filled in."""
    if not 0 < message.seen < session.seen:
        return session.plan
    return desk.open_plan(session.plan_id, session.store, message.seen).plan


def _told(text: str) -> str:
    return quoted(text, 60) if text.strip() else "empty"


def _by_whom(session: Session, message: Message) -> str:
    """Who changed the head of the plan last."""
    since = [one for one in session.told if one.number > message.seen]
    names = [one.by for one in since if any(change.kind == HEADER for change in one.changes)]
    return names[-1] if names else ""


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
    """Change fields of the plan's head or settings, as they are now."""
    now = message.model_copy(update={"seen": session.seen})
    return session.done(desk.change_plan(session.editor(now, why), fields))


ACTIONS: Mapping[str, Handler] = {
    "save plan": save_plan,
    "save thresholds": save_thresholds,
    "save key": save_key,
}
