"""Tables that other people made as they are shown: where they are dropped, and what one would bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.desk.importing import ENDINGS, ImportedFile
from actionplan.editor.blocks import Block, Button, Buttons, Choice, Drop, Field, Form, Heading, Items, Text
from actionplan.editor.panels import tracker_mapping
from actionplan.editor.panels.tracker_files import NEW_DATES
from actionplan.editor.panels.tracker_foreign_files import OPEN, Foreign, did, foreign_files, look_at, outcome
from actionplan.editor.panels.tracker_words import all_plainly
from actionplan.editor.session import Session
from actionplan.plan.origin import bare_reason
from actionplan.tracker.foreign import changes_in_words, row_in_words
from actionplan.words.english import count_of, quoted

MOST_CHANGED, MOST_TOLD = 20, 100


def blocks(session: Session) -> Sequence[Block]:
    """Where such files are dropped, and what the one that is looked at would bring."""
    kept = foreign_files(session)
    one = kept.get(session.at.get(OPEN, ""))
    others = [other for other in kept.values() if other is not one]
    look = [Button(f"Look at {other.name}", "look at table", {"file": other.key}) for other in others]
    return [
        Heading("Tables that others made"),
        Drop(
            "foreign",
            "Drop an Excel or Word file here, to take its rows into the plan",
            "take table in",
            ENDINGS,
            hint="Nothing is saved before you have seen what it would bring.",
        ),
        *([Buttons(look)] if look else []),
        *(_one(session, one) if one else ()),
    ]


def _one(session: Session, one: Foreign) -> Iterator[Block]:
    if one.tables and not one.saved and one.at != session.seen:
        look_at(session, one)
    yield Heading(one.name, 3)
    away = Button("Put this file away", "put table away", {"file": one.key}, confirm=_away(one))
    if one.refused or one.found is None:
        yield Text(one.refused or "Nothing was found in it.", "bad")
        yield Buttons([away])
    elif one.saved:
        yield Text(f"Saved: {did(one.saved)}", "good")
        yield from _told(one.saved)
        sure = "This takes back all that was taken in from this file."
        undo = Button("Undo what this file brought", "undo table", {"file": one.key}, confirm=sure)
        yield Buttons([*([undo] if one.saved.revision else []), away])
    else:
        yield from _preview(session, one, one.found)
        yield Buttons([*_save(one, one.found), away])


def _away(one: Foreign) -> str:
    return (
        ""
        if one.saved or one.refused
        else "Nothing of it has been saved, and what you said of it is forgotten."
    )


def _save(one: Foreign, found: ImportedFile) -> Sequence[Button]:
    imported = found.imported
    if imported.stops or imported.is_empty or found.waits:
        return []
    return [Button("Save this into the plan", "save table", {"file": one.key}, main=True)]


def _preview(session: Session, one: Foreign, found: ImportedFile) -> Iterator[Block]:
    yield Text(outcome(found), "warn" if found.imported.stops else "")
    yield from tracker_mapping.tables(one.key, found.imported, one.first or found.imported.mapping)
    yield from tracker_mapping.questions(one.key, found.imported, session.plan)
    if found.waits:
        yield _dates(one, found)
    if found.without_reason:
        yield Text(_without_reason(found), "warn")
    yield from _told(found)


def _without_reason(found: ImportedFile) -> str:
    statuses = count_of(found.without_reason, "status differs", "statuses differ").capitalize()
    named = quoted(bare_reason(found.imported.file))
    return f"{statuses} from what the rule says without a reason in the file; {named} is given as the reason."


def _dates(one: Foreign, found: ImportedFile) -> Form:
    choices = [Choice("", "Choose"), *(Choice(key, label) for key, (_, label) in NEW_DATES.items())]
    fields = [
        Field(
            "new_date",
            "What the new dates are",
            "choice",
            one.dates.get("new_date", ""),
            choices,
            required=True,
        ),
        Field(
            "agreed_by", "Who agreed to them, where they were agreed", "text", one.dates.get("agreed_by", "")
        ),
        Field("why", "Why, where they were agreed", "lines", one.dates.get("why", "")),
    ]
    asked = " ".join(all_plainly(found.waits))
    return Form(
        f"dates {one.key}", asked, fields, Button("Say so", "dates of table", {"file": one.key}, main=True)
    )


def _told(found: ImportedFile) -> Iterator[Block]:
    """The first rows as they would be, what changes, what is wrong, and what is asked besides."""
    imported, plan = found.imported, found.plan
    shown = [about for _, group in tracker_mapping.GROUPS.values() for about in group]
    changed = [row for row in imported.rows if row.changes]
    lists = {
        "What is wrong": [problem.sentence for problem in imported.problems],
        "The first rows as they would be": []
        if found.saved
        else [row_in_words(row, plan) for row in imported.sample],
        "What changed" if found.saved else "What changes": [
            line for row in changed[:MOST_CHANGED] for line in changes_in_words(row, plan)
        ],
        "What is asked besides": [
            one.sentence for one in imported.questions if one.about not in (*shown, "mapping")
        ],
        "Also worth knowing": list(imported.notes),
    }
    for caption, sentences in lists.items():
        told = all_plainly(sentences)
        more = [f"And {len(told) - MOST_TOLD:,} more."] if len(told) > MOST_TOLD else []
        if told:
            yield Items([*told[:MOST_TOLD], *more], caption)
