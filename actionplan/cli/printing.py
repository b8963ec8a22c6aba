"""What the commands print: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from actionplan.plan.describe import describe, with_names_of
from actionplan.words.english import count_of, moment_words, one_line, span_in_words, without_turns
from actionplan.words.holidays import bank_holidays
from actionplan.words.vocabulary import TAGS

if TYPE_CHECKING:
    from actionplan.desk.carrying import CarriedForward
    from actionplan.desk.loading import Loaded
    from actionplan.desk.plans import PlanSummary
    from actionplan.plan.changes import Revision
    from actionplan.plan.model import ActionPlan
    from actionplan.view.plan_view import PlanView
    from actionplan.view.rated import RatedItem
    from actionplan.words.dates import DateReading
    from actionplan.words.periods import Calendar, ReportingPeriod
    from actionplan.words.targets import TargetReading


def as_data(data: Any) -> None:
    """Print JSON."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the window; the text is never taken for markup."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*(Text(one_line(cell)) for cell in row))
    Console(markup=False, highlight=False, emoji=False).print(made)


def loaded_in_words(loaded: Loaded, dry_run: bool) -> str:
    """What loading a plan file did, in sentences."""
    name, made = loaded.plan.id, loaded.revision
    if loaded.created:
        if made is None:
            return f"{name}: a new plan, not saved."
        return f"{name}: a new plan, now at revision {made.number}, in the store {loaded.where}."
    if not loaded.changes:
        return f"{name}: no change."
    result = f"{name}: {count_of(len(loaded.changes), 'change')}, "
    result += "not saved (a trial run)." if dry_run or made is None else f"now at revision {made.number}."
    return "\n".join([*loaded.changes, result])


def plans(found: Sequence[PlanSummary], as_json: bool) -> None:
    """List the plans of a store."""
    if as_json:
        as_data([{"id": p.id, "title": p.title, "revision": p.revision, "at": p.at} for p in found])
    elif not found:
        typer.echo("The store holds no plan yet. Load one with actionplan load FILE.")
    else:
        rows = [(p.id, p.title, str(p.revision), moment_words(p.at)) for p in found]
        table(("Plan", "Title", "Revision", "Saved"), rows)


def items(view: PlanView, owner: str, as_json: bool) -> None:
    """Show milestones and target rows with their status and its sentence."""
    chosen = view.of_owner(view.plan.owner_named(owner)) if owner else view.items
    if as_json:
        as_data({"plan": view.plan.id, "period": view.period.name, "as_at": view.as_at.isoformat(),
                 "items": [_item_data(item, view.plan) for item in chosen]})  # fmt: skip
        return
    span = span_in_words(view.period.start, view.period.end)
    typer.echo(one_line(f"{view.plan.title}, {view.period.name} ({span})"))
    rows = [
        (item.title, _owner_of(item, view.plan), item.row.date, TAGS[item.rag].word, item.verdict.sentence)
        for item in chosen
    ]
    table(("Milestone or target", "Owner", "Date as written", "Status", "Why"), rows)
    _questions(chosen)


def _questions(items: Sequence[RatedItem]) -> None:
    """What is open on their dates, and the answers to choose from."""
    asked = [(item, question) for item in items for question in item.reading.questions]
    if asked:
        typer.echo("To be answered in the plan file, under answers (the README says how):")
    for item, question in asked:
        typer.echo(f"  {item.row.id}, {question.key}: {question.text}")
        for choice in question.readings:
            typer.echo(f"    {choice.label}")


def _owner_of(item: RatedItem, plan: ActionPlan) -> str:
    return plan.name_of(item.row.owner) if item.row.owner else ""


def _item_data(item: RatedItem, plan: ActionPlan) -> dict[str, Any]:
    return {
        "id": item.row.id,
        "kind": item.row.kind,
        "title": item.title,
        "owner": _owner_of(item, plan),
        "date": item.reading.to_json(),
        "indicated_rag": item.verdict.rag.value,
        "reported_rag": item.reported.rag.value if item.reported else None,
        "rag": item.rag.value,
        "since": item.since.name,
        "sentence": item.verdict.sentence,
    }


def periods(calendar: Calendar, as_json: bool) -> None:
    """List reporting periods."""
    found = [(p, bank_holidays(p.start, p.stop)) for p in calendar]
    if as_json:
        as_data([_period_data(period, days) for period, days in found])
        return
    rows = [
        (
            p.name,
            span_in_words(p.start, p.end),
            ", ".join(f"{name} ({day:%d/%m})" for day, name in days),
            _note(p),
        )
        for p, days in found
    ]
    table(("Period", "Days", "Bank holidays", "Note"), rows)


def _note(period: ReportingPeriod) -> str:
    return period.note if period.reported else f"No report: {period.note}"


def _period_data(period: ReportingPeriod, days: Iterable[tuple[date, str]]) -> dict[str, Any]:
    return {
        "name": period.name,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "reported": period.reported,
        "note": period.note,
        "bank_holidays": [{"day": day.isoformat(), "name": name} for day, name in days],
    }


def revisions(plan: ActionPlan, found: Sequence[Revision], as_json: bool) -> None:
    """List revisions, the latest first, with each change in words."""
    if as_json:
        as_data([
            {"number": r.number, "at": r.at, "by": r.by, "why": r.why, "undoes": r.undoes,
             "changes": [change.to_json() for change in r.changes]}
            for r in found
        ])  # fmt: skip
        return
    names = with_names_of((change for revision in found for change in revision.changes), plan)
    for revision in reversed(found):
        when = moment_words(revision.at)
        typer.echo(one_line(f"Revision {revision.number}, {when}, by {revision.by}: {revision.why}"))
        for sentence in _told(revision, names):
            typer.echo(f"  {one_line(sentence)}")


def _told(revision: Revision, plan: ActionPlan) -> list[str]:
    if revision.number == 1:
        return [f"The plan begins with {count_of(len(revision.changes), 'row')}."]
    return describe(revision.changes, plan)


def reading(found: DateReading | TargetReading, as_json: bool) -> None:
    """Say how a date or a target is read, and what is open about it."""
    if as_json:
        as_data(found.to_json())
        return
    typer.echo(without_turns(found.in_words()))
    for question in found.questions:
        typer.echo(f"Question: {question.text}")
        for choice in question.readings:
            typer.echo(f"  {choice.label}")


def carried_in_words(made: CarriedForward) -> Iterator[str]:
    """What was carried forward into a new plan, what has to be answered, and what stays with the old one."""
    yield f"{made.plan.id}: {one_line(made.plan.title)}, carried forward from {made.old.id}."
    yield one_line(made.goes_on)
    if made.asked:
        yield "To be answered:"
        yield from (f"  {one_line(question)}" for question in made.asked)
    yield f"Stays with {made.old.id}:"
    yield from (f"  {one_line(said)}" for said in made.stays)
    yield f"{made.plan.id}: " + (
        "not saved (a trial run)." if made.revision is None else "saved as a new plan."
    )
