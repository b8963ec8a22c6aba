"""The status of a row in the editor: what the person reports, what the rule says, and what each choice asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actionplan.desk.undoing import can_be_undone, undone_by
from actionplan.editor.blocks import Cell, Choice, Field, Note
from actionplan.editor.labels import fortnight_named
from actionplan.editor.messages import Message
from actionplan.editor.rows import beside, typed
from actionplan.editor.session import Session
from actionplan.editor.told import row_of
from actionplan.editor.values import one_day
from actionplan.plan.changes import WHOLE_ROW, Change, Revision
from actionplan.plan.editing import own_update
from actionplan.plan.nouns import Dated, Update
from actionplan.plan.settings import RagScheme
from actionplan.view import PlanView
from actionplan.view.rated import Heard, RatedItem
from actionplan.view.why import why
from actionplan.words.english import day_words, moment_words, quoted
from actionplan.words.errors import BadChange, BadDay
from actionplan.words.vocabulary import FACTS, WORST_FIRST, Rag

BY_RULE = ""
_WANTS_UPDATE = 9  # the line of the rule for what is due soon and was not heard of
REPORTED = (Rag.RED, Rag.AMBER, Rag.GREEN)
EARLY = (Rag.DEFERRED, Rag.STOPPED)
FINISHED = (Rag.COMPLETE, *EARLY)
WITH_STATUS = (
    "reason", "path_to_green", "path_to_green_by", "approved_by", "completed_on", "outcome", "lesson",
)  # fmt: skip
"""The fields of an update that go with a status, and leave with it."""


def status_choices(scheme: RagScheme) -> Sequence[Choice]:
    """What a person can report of a row."""
    words = [Choice(rag.value, scheme.word(rag)) for rag in (*REPORTED, *FINISHED)]
    return (Choice(BY_RULE, "As the rule says"), *words)


def status_cell(item: RatedItem, view: PlanView, mine: Update | None, locked: str = "") -> Cell:
    """The status that is reported of a row, under it the rule's word and sentence, and what others say.

    A `locked` one is only to be read, and says why.
    """
    scheme = view.plan.settings.rag
    rule = f"The rule says {scheme.word(item.verdict.rag)}: {item.verdict.sentence}"
    return Cell(
        value=_value(item),
        under=[Note(rule, "quiet"), *(Note(text, "quiet") for text in why(item, view)[1:])],
        opens=_opens(rule_once_reported(item), mine) if mine and _has_said(mine) else {},
        opens_as=rule_once_reported(item).value,
        tag=item.rag.value,
        locked=locked,
        sort=str(WORST_FIRST.index(item.rag)),
    )


def _has_said(mine: Update) -> bool:
    return any(getattr(mine, name) for name in WITH_STATUS)


def _value(item: RatedItem) -> str:
    if item.verdict.rag in FINISHED:
        return item.verdict.rag.value
    if item.reported is None or item.reported.lapsed:
        return BY_RULE
    return item.reported.rag.value


def status_fields() -> Mapping[str, Mapping[str, Sequence[Field]]]:
    """By what the rule says of a row, the fields that go with each status, as long as nothing is filled in."""
    return {rule.value: _opens(rule, None) for rule in WORST_FIRST}


def _opens(rule: Rag, mine: Update | None) -> Mapping[str, Sequence[Field]]:
    """For each status the fields that go with it: a reason where it is not the rule's own, and the way out of it."""

    def field(name: str, label: str, kind: Any = "lines", required: bool = False, hint: str = "") -> Field:
        return Field(name, label, kind, _said(mine, name), required=required, hint=hint)

    path = (
        field("path_to_green", "Path to green"),
        field("path_to_green_by", "Green again by", "text", hint="A date as you write it"),
    )
    approved = (field("approved_by", "Who approved it", "text", True), field("reason", "Reason"))
    done = (
        field("completed_on", "Completed on", "text", True),
        field("outcome", "What came of it"),
        field("lesson", "What was learnt"),
    )
    reasons = {rag: field("reason", "Reason", required=_differs(rule, rag)) for rag in REPORTED}
    opens = {
        Rag.RED.value: (reasons[Rag.RED], *path),
        Rag.AMBER.value: (reasons[Rag.AMBER], *path),
        Rag.GREEN.value: () if rule is Rag.GREEN else (reasons[Rag.GREEN],),
        Rag.COMPLETE.value: done,
        **{rag.value: approved for rag in EARLY},
    }
    return {status: fields for status, fields in opens.items() if fields}


def _differs(rule: Rag, rag: Rag) -> bool:
    """Whether a status is not what the rule says, so that it needs a reason."""
    return rule is not rag and rule not in FACTS


def rule_once_reported(item: RatedItem) -> Rag:
    """What the rule says as soon as anything is reported: Amber that was only for want of an update is Green then."""
    return Rag.GREEN if item.verdict.line == _WANTS_UPDATE else item.verdict.rag


def _said(mine: Update | None, field: str) -> str:
    value = str(getattr(mine, field) or "") if mine else ""
    return day_words(value) if value and field == "completed_on" else value


def reported(session: Session, message: Message) -> Mapping[str, Any]:
    """The fields of an update for the status that was chosen, without those of another one.

    Raises:
        BadDay: where the day of completion is none, or is still to come.
        BadChange: where somebody else said that the row is complete, or the status is none.
    """
    chosen, said = typed(message), beside(message)
    filled = {name: said.get(name, "").strip() for name in WITH_STATUS}
    fields: dict[str, Any] = {**dict.fromkeys(WITH_STATUS), "reported_rag": None, "standing": None}
    if chosen == Rag.COMPLETE:
        day = _completed(session, filled["completed_on"])
        return {**fields, "completed_on": day, "outcome": filled["outcome"], "lesson": filled["lesson"]}
    if chosen in EARLY:
        if not filled["approved_by"]:
            raise BadChange(f"who approved it is needed, so that it counts as {chosen}.")
        kept = {name: filled[name] for name in ("approved_by", "reason")}
        return {**fields, "standing": chosen, **kept}
    fields["standing"] = _taken_up_again(session, message.args.get("id", ""))
    if chosen in REPORTED:
        kept = {name: filled[name] for name in ("reason", "path_to_green", "path_to_green_by")}
        return {**fields, "reported_rag": chosen, **kept}
    if chosen != BY_RULE:
        raise BadChange(f"{quoted(chosen, 40)} is no status that can be reported.")
    return fields


def _completed(session: Session, text: str) -> str:
    if not text:
        raise BadDay("the day on which it was completed is needed.")
    day = one_day(text, session.plan, session.look.day)
    if day > session.look.day.isoformat():
        raise BadDay(f"{day_words(day)} is still to come; give the day on which it was completed.")
    return day


def _taken_up_again(session: Session, row_id: str) -> str | None:
    """`resumed` where the row was deferred or stopped by another word than the person's own of this fortnight.

    Raises:
        BadChange: where it is complete by such a word, which a status cannot take back.
    """
    mine, view = session.own_update(row_id), session.view
    heard = [h for h in view.judge.heard(row_id, view.now) if mine is None or h.update.id != mine.id]
    done = next((h for h in reversed(heard) if h.update.completed_on), None)
    if done:
        raise BadChange(_complete(done, session))
    row = session.row(row_id)
    if isinstance(row, Dated) and view.read(row).status == Rag.COMPLETE.value:
        raise BadChange("by its date as written it is complete; change that instead.")
    last = next((h.update.standing for h in reversed(heard) if h.update.standing), None)
    return "resumed" if last in EARLY else None


def _complete(heard: Heard, session: Session) -> str:
    """That somebody said that a row is complete, and what can be done about it."""
    said, plan = heard.update, session.plan
    when, on = fortnight_named(heard.period.name, plan), day_words(said.completed_on or "")
    who = "you" if said.by == session.by else said.by or "its owner"
    return f"it was completed on {on}, as {who} said for {when}. {_way_back(heard, session, when)}"


def _way_back(heard: Heard, session: Session, when: str) -> str:
    """Where a word of completion can be corrected or taken back, and what is left where it cannot."""
    said = heard.update
    issued = max((one.at for one in session.look.issued if one.period == said.period), default="")
    mine = own_update(session.plan, said.of, said.period, session.by, issued)
    if mine and mine.id == said.id:
        return f"To correct that, press Another fortnight, choose {when}, and change its status there."
    made = _only_this(said, session)
    if made:
        return f"To take that back, open History and undo what {made.by} did on {moment_words(made.at)}."
    return "That cannot be taken back here by itself. If the work goes on, add it as a new milestone."


def _only_this(said: Update, session: Session) -> Revision | None:
    """The last revision by which an update stands, where it holds nothing of other rows and can be undone."""
    told = session.told
    made = next((one for one in reversed(told) if any(_brings(each, said) for each in one.changes)), None)
    if made is None or not can_be_undone(made, undone_by(told), session.look.promised):
        return None
    return made if all(row_of(each, session.plan) == said.of for each in made.changes) else None


def _brings(change: Change, said: Update) -> bool:
    if change.id != said.id:
        return False
    return change.new is not None if change.field == WHOLE_ROW else change.new is False
