"""Rows of a file that the plan has not got: what they would become there, and what of them is not taken."""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.tracker.columns import Column
from actionplan.tracker.merge.added import NewRow, typed_texts
from actionplan.tracker.merge.closed import TITLE, WHAT
from actionplan.tracker.merge.entries import Place, Proposal, Told
from actionplan.tracker.merge.new_rows import why_of_no_kind
from actionplan.tracker.merge.sentences import LONGEST, told
from actionplan.tracker.merge.sound import is_as_written, read_as
from actionplan.tracker.merge.work import Lists, Tied, Work, in_words
from actionplan.words.english import listed, quoted


def propose(tied: Tied, work: Work) -> None:
    """List a row that the plan has not got with what it would become, and each cell that is not taken by itself.

    Of a row that cannot be added nothing is taken, so that only the row is listed.
    """
    no_kind = why_of_no_kind(tied.sheet, tied.row)
    made = NewRow(tied, work.apart())
    wrong = no_kind or made.why_not()
    lists = Lists() if wrong else made.work.lists
    _tell_unreadable(tied, work)
    work.lists.unknown += lists.unknown
    work.lists.needs_reason += lists.needs_reason
    work.lists.notes += lists.notes
    left = {entry.place.key for entry in (*lists.unknown, *lists.needs_reason)}
    cells = [(column, text) for column, text in typed_texts(tied) if column.key not in left]
    same = "" if no_kind else tied.like or work.worded_as(tied.kind, tied.title)
    place = Place(tied.row.sheet, tied.row.number, id=tied.id, kind=tied.kind, title=tied.title)
    work.lists.proposed.append(
        Proposal(
            place,
            {column.heading: text for column, text in cells},
            _sentence(place, wrong, same, _shown(tied, made, cells, work), work),
            looks_like=same,
            fields=made.fields,
            edits=lists.changes,
            can_be_added=not wrong,
        )
    )


def _tell_unreadable(tied: Tied, work: Work) -> None:
    for key, why in tied.row.unreadable.items():
        place = tied.place(tied.sheet.by_key[key])
        work.lists.unreadable.append(Told(place, told(place, f"{why}; nothing of the cell is taken")))


def _shown(tied: Tied, made: NewRow, cells: Sequence[tuple[Column, str]], work: Work) -> str:
    """All that the row would hold besides its title: `Owner “Head of Digital” and Note “New.”`."""
    said = [_in_words(tied, column, text, work) for column, text in cells if column.key not in (TITLE, WHAT)]
    return listed([*said, *(f"{heading} {quoted(text, LONGEST)}" for heading, text in made.by_itself)])


def _in_words(tied: Tied, column: Column, text: str, work: Work) -> str:
    read = read_as(text, work.cells) if is_as_written(column, tied.kind) else ""
    shown = in_words(text, column)
    more = f" (read as {read})" if read and read != shown else ""
    return f"{column.heading} {quoted(shown, LONGEST)}{more}"


def _sentence(place: Place, wrong: str, same: str, shown: str, work: Work) -> str:
    """What the row would become, with all that it would hold."""
    if wrong:
        holds = f"; it holds {shown}" if shown else ""
        return told(place, f"cannot be added: {wrong}{holds}")
    new = f"a new {place.kind}, with {shown}" if shown else f"a new {place.kind}"
    if same and same != work.worded_as(place.kind, place.title) and work.title(same) != place.title:
        name = f"{quoted(work.title(same), LONGEST)} ({same})"
        old = f"the row that this tracker added before, {name}, with its title corrected"
        return told(place, f"{new}; or it is {old}: say which of the two in a decisions file")
    if same:
        name = f"{quoted(work.title(same), LONGEST)} ({same}), which is in the plan already"
        return told(place, f"{new}; or it is {name}: say which of the two in a decisions file")
    return told(place, new)
