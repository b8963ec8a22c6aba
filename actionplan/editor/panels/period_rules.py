"""The fortnights of a plan: when the second one begins, which are taken together, and which have no report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan.editor.blocks import Block, Button, Buttons, Choice, Field, Form, Items
from actionplan.editor.messages import Done, Message
from actionplan.editor.panels.plan_settings import changed, saved
from actionplan.editor.session import Handler, Session
from actionplan.editor.values import one_day
from actionplan.plan.model import ActionPlan
from actionplan.plan.settings import PeriodRule
from actionplan.words.english import day_words
from actionplan.words.errors import BadChange

_SECOND = "second "
_LISTS = ("combined_periods", "periods_without_report")


def blocks(session: Session) -> Sequence[Block]:
    """The rules that make the fortnights, each with what takes it back, and forms for more."""
    rules = [
        (name, place, rule)
        for name in _LISTS
        for place, rule in enumerate(getattr(session.plan.settings, name))
    ]
    told = [_told(name, rule) for name, _, rule in rules]
    return [
        _second_form(session.plan),
        Items(
            told or ["Every fortnight has a report of its own."],
            "Fortnights taken together or without a report",
        ),
        Buttons([_back(name, place, rule) for name, place, rule in rules]),
        _rule_form(session, "combine", "Take fortnights together", "such as over Christmas"),
        _rule_form(session, "silence", "Leave a fortnight without a report", "such as before an election"),
    ]


def _told(name: str, rule: PeriodRule) -> str:
    if name == "combined_periods":
        return (
            f"{rule.year}: fortnights {rule.period} to {rule.through or rule.period} are one: {rule.reason}"
        )
    return f"{rule.year}: fortnight {rule.period} has no report: {rule.reason}"


def _back(name: str, place: int, rule: PeriodRule) -> Button:
    args = {"rules": name, "place": str(place), "period": f"{rule.year} {rule.period}"}
    what = (
        f"{rule.period} to {rule.through or rule.period}" if name == "combined_periods" else f"{rule.period}"
    )
    label = (
        f"Take {what} of {rule.year} apart"
        if name == "combined_periods"
        else f"Report on {what} of {rule.year}"
    )
    return Button(label, "drop fortnight rule", args)


def _second_form(plan: ActionPlan) -> Form:
    settings = plan.settings
    written = {rule.year: rule.starts for rule in settings.second_periods}
    fields = [
        Field(
            f"{_SECOND}{year}",
            f"Second fortnight of {year} begins on",
            "text",
            day_words(written[year]) if year in written else "",
            hint="A Monday; empty for the usual one",
        )
        for year in _years(plan)
    ]
    return Form(
        "second",
        "Where the fortnights begin",
        fields,
        Button("Save where they begin", "save second fortnights"),
    )


def _years(plan: ActionPlan) -> Sequence[str]:
    return [year.label for year in plan.settings.calendar.years.years]


def _rule_form(session: Session, which: str, caption: str, example: str) -> Block:
    years = [Choice(label, label) for label in _years(session.plan)]
    several = which == "combine"
    first = Field(
        "period",
        "First of them" if several else "Fortnight",
        "number",
        hint="Its number, 1 to 26",
        required=True,
    )
    last = [Field("through", "Last of them", "number", required=True)] if several else []
    fields = [
        Field("year", "Year", "choice", years[0].value, years),
        first,
        *last,
        Field("reason", "Why", hint=example, required=True),
    ]
    return Form(which, caption, fields, Button(caption, f"{which} fortnights"))


def save_second(session: Session, message: Message) -> Done:
    """Save on which Monday the second fortnight of each year begins."""
    day = session.look.day

    def fields(plan: ActionPlan, said: Mapping[str, str]) -> Mapping[str, Any]:
        texts = {**{one.name: one.value for one in _second_form(plan).fields}, **said}
        rules = [
            {"year": name.removeprefix(_SECOND), "starts": one_day(text, plan, day)}
            for name, text in texts.items()
            if text.strip()
        ]
        return {"second_periods": rules}

    return saved(session, message, _second_form, fields, "where the fortnights begin")


def combine(session: Session, message: Message) -> Done:
    """Take neighbouring fortnights together."""
    return _added(session, message, "combined_periods", ("period", "through"))


def silence(session: Session, message: Message) -> Done:
    """Leave a fortnight without a report."""
    return _added(session, message, "periods_without_report", ("period",))


def _added(session: Session, message: Message, name: str, numbers: Sequence[str]) -> Done:
    session.look_again()
    said = message.said
    rule: dict[str, Any] = {number: _number(said.get(number, "")) for number in numbers}
    rule |= {"year": said.get("year", ""), "reason": said.get("reason", "").strip()}
    return changed(session, message, {name: [*_rules(session, name), rule]}, "fortnights of the plan")


def drop(session: Session, message: Message) -> Done:
    """Take a rule back.

    Raises:
        BadChange: where it is not there any more.
    """
    session.look_again()
    name, place = message.args.get("rules", ""), message.args.get("place", "")
    rules = list(_rules(session, name)) if name in _LISTS else []
    there = [rule for number, rule in enumerate(rules) if str(number) == place]
    if not there or f"{there[0]['year']} {there[0]['period']}" != message.args.get("period"):
        raise BadChange(
            "Those fortnights were changed meanwhile. Look at them as they are now, then try again."
        )
    rules.remove(there[0])
    return changed(session, message, {name: rules}, "fortnights of the plan")


def _rules(session: Session, name: str) -> Sequence[Mapping[str, Any]]:
    rules: Sequence[Mapping[str, Any]] = session.plan.settings.model_dump(mode="json")[name]
    return rules


def _number(text: str) -> int:
    bare = text.strip().upper().removeprefix("P")
    if not (bare.isascii() and bare.isdigit()) or len(bare) > 3:
        raise BadChange(f"“{text.strip()[:20]}” is not the number of a fortnight. Write one from 1 to 26.")
    return int(bare)


ACTIONS: Mapping[str, Handler] = {
    "save second fortnights": save_second,
    "combine fortnights": combine,
    "silence fortnights": silence,
    "drop fortnight rule": drop,
}
