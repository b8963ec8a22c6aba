"""Changes and revisions told in words, for people who never saw a field's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from actionplan.plan.changes import HEADER, WHOLE_ROW, Change
from actionplan.plan.fields import field_words, is_day
from actionplan.plan.life import how_it_left
from actionplan.plan.model import KINDS, ActionPlan
from actionplan.plan.nouns import Dated, HandOver, Request, Update
from actionplan.words.english import day_in_words, day_words, quoted, sentence
from actionplan.words.vocabulary import Rag


def describe(changes: Sequence[Change], plan: ActionPlan) -> list[str]:
    """One sentence for each change; `plan` (before or after) lends the names of rows and owners."""
    names = with_names_of(changes, plan)
    return [_sentence(change, names) for change in changes]


def with_names_of(changes: Iterable[Change], plan: ActionPlan) -> ActionPlan:
    """The plan with the rows that changes add or remove and that it has not got, for their names only."""
    whole = [change for change in changes if change.field == WHOLE_ROW and change.kind in KINDS]
    gone = {change.id: change for change in whole if change.id not in plan.by_id}
    if not gone:
        return plan
    rows = {kind: list(plan.rows(kind)) for kind in KINDS}
    for change in gone.values():
        rows[change.kind].append(
            KINDS[change.kind][1].model_construct(**{"order": 0, **(change.new or change.old)})
        )
    return ActionPlan.of(plan.header, {kind: tuple(of_kind) for kind, of_kind in rows.items()})


def _sentence(change: Change, plan: ActionPlan) -> str:
    if change.field == WHOLE_ROW:
        return _whole(change, plan)
    name = change_name(change, plan)
    told = _IN_OTHER_WORDS[change.field](change, plan) if change.field in _IN_OTHER_WORDS else ""
    if told:
        return f"{name} {told}."
    old, new = (shown(value, change, plan) for value in (change.old, change.new))
    return f"{name}: {_from_to(field_words(change.field), old, new)}."


def _whole(change: Change, plan: ActionPlan) -> str:
    """A row that is added or removed; an update says which period it is of, and then what it says."""
    did = "added" if change.old is None else "removed"
    if change.kind != Update.kind:
        return f"{change_name(change, plan)} {did}."
    data = change.new or change.old
    told = f"{update_name(data, plan)} {did}"
    said = "; ".join(_what_it_says(data, plan))
    return sentence(f"{told}: {said}" if said else told)


def update_name(said: Mapping[str, Any], plan: ActionPlan) -> str:
    """An update by its period and its row: `Update of 2017-18 P06 on \u201cAnnual report published\u201d`."""
    return f"Update of {said['period']} on {quoted(plan.name_of(said['of']))}"


def _what_it_says(said: Mapping[str, Any], plan: ActionPlan) -> Iterator[str]:
    """What an update says of the work: facts, the status, the date, then the first words of its narrative."""
    if said.get("completed_on"):
        yield f"{plan.settings.rag.word(Rag.COMPLETE)} on {day_words(said['completed_on'])}"
    if said.get("standing"):
        approved = said.get("approved_by")
        yield said["standing"] + (f", approved by {quoted(approved, 60)}" if approved else "")
    if said.get("reported_rag"):
        yield f"reported {plan.settings.rag.word(Rag(said['reported_rag']))}"
    if said.get("date_change"):
        was, now = (quoted(said.get(field, "")) for field in ("date_was", "date_now"))
        yield f"its date is {said['date_change']}, from {was} to {now}"
    if said.get("expected"):
        stays = "" if said.get("date_change") else ", its date stays"
        yield f"now expected {quoted(said['expected'])}{stays}"
    if said.get("nothing_changed"):
        yield "nothing has changed"
    if said.get("narrative"):
        yield quoted(said["narrative"], 60)


def _from_to(what: str, old: str, new: str) -> str:
    if not new:
        return f"{what} emptied (it was {old})"
    return f"{what} changed from {old} to {new}" if old else f"{what} set to {new}"


def change_name(change: Change, plan: ActionPlan, *, subject: bool = True) -> str:
    """The row that a change is about: `Milestone \u201cAnnual report published\u201d`.

    What is added to another row names that one too, unless `subject` is not wanted.
    """
    if change.kind == HEADER:
        return "The plan"
    noun = KINDS[change.kind][1]
    kind = change.kind.replace("_", " ").capitalize()
    data = (change.new or change.old) if change.field == WHOLE_ROW else None
    row = plan.by_id.get(change.id)
    if data is None and isinstance(row, Update):
        return update_name({"of": row.of, "period": row.period}, plan)
    if data is None:
        return f"{kind} {quoted(plan.name_of(change.id))}{_asked_of(change.id, plan)}"
    name = " \u2013 ".join(str(data[field]) for field in noun.wording if data.get(field))
    asked = noun is Request
    about = (
        f" {'to' if asked else 'on'} {quoted(plan.name_of(data[noun.parent]))}"
        if noun.appended or asked
        else ""
    )
    return f"{kind} {quoted(name or change.id)}{about if subject else ''}"


def _asked_of(row_id: str, plan: ActionPlan) -> str:
    row = plan.by_id.get(row_id)
    return f" to {quoted(plan.name_of(row.owner))}" if isinstance(row, Request) else ""


def shown(value: Any, change: Change, plan: ActionPlan) -> str:
    """A value for a reader, in quotation marks; ids of other rows by their names; empty for no value."""
    if value is None or value == "" or value == []:
        return ""
    refers = change.kind in KINDS and change.field in KINDS[change.kind][1].references
    parts = value if isinstance(value, list) else [value]
    words = [plan.name_of(str(p)) if refers else _day(p, change.field) or _plain(p) for p in parts]
    return quoted("; ".join(words))


def _day(value: Any, field: str) -> str:
    """A day in words; a date as written stays as it is."""
    of_a_day = field == "since" or field.endswith(("_on", "_from", "_until"))
    return day_words(value) if of_a_day and isinstance(value, str) and is_day(value) else ""


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        said = {key: part for key, part in value.items() if part not in (None, "", [])}
        return ", ".join(f"{key.replace('_', ' ')} {_plain(part)}" for key, part in said.items())
    if isinstance(value, list):
        return "; ".join(_plain(v) for v in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _withdrawn(change: Change, plan: ActionPlan) -> str:
    """What is withdrawn or restored; of an update also what it says."""
    row, did = plan.by_id.get(change.id), "withdrawn" if change.new else "restored"
    said = "; ".join(_what_it_says(row.model_dump(mode="json"), plan)) if isinstance(row, Update) else ""
    return f"{did}: {said}" if said else did


def _left_on(change: Change, plan: ActionPlan) -> str:
    if change.new and not change.old:
        return f"is withdrawn from {_day(change.new, change.field)}"
    return (
        f"is back in the plan (it was withdrawn on {_day(change.old, change.field)})"
        if not change.new
        else ""
    )


def _left_because(change: Change, plan: ActionPlan) -> str:
    return f"is withdrawn because {quoted(change.new)}" if change.new and not change.old else ""


def _replaced_by(change: Change, plan: ActionPlan) -> str:
    row = plan.by_id.get(change.id)
    if not isinstance(row, Dated) or not change.new or change.old:
        return ""
    return f"is withdrawn: {how_it_left(row.model_copy(update={'replaced_by': tuple(change.new)}), plan)}"


def _handed_over(change: Change, plan: ActionPlan) -> str:
    old, new = ([HandOver.model_validate(entry) for entry in value] for value in (change.old, change.new))
    begun = [f"handed over {_from_whom(entry, plan)}" for entry in new if entry not in old]
    ended = [f"no longer handed over {_from_whom(entry, plan)}" for entry in old if entry not in new]
    return "; ".join(dict.fromkeys([*begun, *ended]))


def _from_whom(entry: HandOver, plan: ActionPlan) -> str:
    first_day = day_in_words(date.fromisoformat(entry.until) + timedelta(days=1))
    giver, taker = (quoted(plan.name_of(owner)) for owner in (entry.owner, entry.to))
    return f"from {giver} to {taker} from {first_day}"


def _settings(change: Change, plan: ActionPlan) -> str:
    """Only the parts of the settings that differ."""
    old, new = dict(_parts(change.old)), dict(_parts(change.new))
    differ = [path for path in {**new, **old} if old.get(path) != new.get(path)]
    return "has new settings: " + "; ".join(
        _from_to(", ".join(path), *(shown(v.get(path), change, plan) for v in (old, new))) for path in differ
    )


def _parts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _parts(part, (*path, field_words(key)))
    else:
        yield path, value


_IN_OTHER_WORDS: Mapping[str, Callable[[Change, ActionPlan], str]] = {
    "order": lambda change, plan: "moved within its list",
    "withdrawn": _withdrawn,
    "withdrawn_on": _left_on,
    "withdrawn_because": _left_because,
    "replaced_by": _replaced_by,
    "handed_over": _handed_over,
    "settings": _settings,
}
