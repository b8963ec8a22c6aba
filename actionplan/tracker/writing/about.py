"""The sheet About this tracker: what it is, how it is filled in and sent back, and what each status means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook

from actionplan.rules.key import key
from actionplan.tracker.columns import ABOUT, HISTORY, OWN, WHOLE
from actionplan.tracker.writing.heights import fit, fit_lines
from actionplan.tracker.writing.paper import Paper, set_up
from actionplan.tracker.writing.stencils import PLAIN, TITLE, TO_READ, Look, Stencil, dress
from actionplan.tracker.writing.words import Sending, how_to_fill_in, how_to_send_back
from actionplan.words.english import day_in_words, sentence, without_turns
from actionplan.words.vocabulary import TAGS

_WIDTHS = (24, 96)
_HEAD = Look(size=12, bold=True, wrap=False)
_LABEL = Look(bold=True)

Line = tuple[Look, str, Look, str]
"""A line of the sheet: how its label looks, the label, how its text looks, and the text."""


def write_about(book: Workbook, sending: Sending) -> None:
    """Add the sheet to a workbook that is written row by row."""
    made = book.create_sheet(ABOUT)
    for letter, width in zip("AB", _WIDTHS, strict=True):
        made.column_dimensions[letter].width = width
        dress(made.column_dimensions[letter], PLAIN)
    set_up(made, Paper(_WIDTHS, across=False, foot=sending.foot(ABOUT)))
    stencils: dict[Look, Stencil] = {}
    fit(made, 1, TITLE.size * 1.5)
    for number, (label_look, label, look, text) in enumerate(about_lines(sending), 1):
        if text:
            fit_lines(made, number, [text], _WIDTHS[1:])
        stencils |= {one: Stencil(made, one) for one in (label_look, look) if one not in stencils}
        pairs = ((label_look, label), (look, text))
        made.append(stencils[one].cell(words or None)[0] for one, words in pairs)


def about_lines(sending: Sending) -> Iterator[Line]:
    """The lines of the sheet, in the order in which a reader asks."""
    yield TITLE, ABOUT, PLAIN, ""
    yield from (_line(label, text) for label, text in _what_it_is(sending) if text)
    yield from _part("How to fill it in", how_to_fill_in(sending))
    yield from _part("How to send it back", how_to_send_back(sending))
    yield from _part("What the cells mean", ())
    yield PLAIN, "White", PLAIN, "For you to fill in, or to correct."
    yield (
        TO_READ,
        "Grey",
        PLAIN,
        "For reading: worked out, or not for this kind of row. What is typed there is not taken.",
    )
    yield from _part(f"What each status means ({sending.view.plan.settings.rag.name})", ())
    for rag, meaning in key(sending.view.plan.settings.rag):
        tag = TAGS[rag]
        word = sending.view.plan.settings.rag.word(rag)
        yield Look(tag.background, tag.text, bold=True, edge=tag.edge), word, PLAIN, sentence(meaning)


def _what_it_is(sending: Sending) -> Iterator[tuple[str, str]]:
    view, plan = sending.view, sending.view.plan
    if sending.owner:
        yield (
            "What it is",
            f"What {sending.owner.name} is asked about in the plan, with what was last said of it.",
        )
    else:
        yield (
            "What it is",
            "The plan as a workbook: its milestones, targets, indicators and activities, to be edited.",
        )
    yield "Plan", plan.title
    yield "Organisation", plan.organisation
    yield "Owner", sending.owner.name if sending.owner else ""
    yield "Reporting period", sending.period
    yield "Statuses as at", day_in_words(view.as_at)
    yield "Made", sending.made.removeprefix("Made ")
    yield "Return", sentence(sending.back.removeprefix("return "))
    yield "Sheets", _sheets(sending)


def _sheets(sending: Sending) -> str:
    if sending.owner:
        return f"{OWN.name} is the sheet to fill in."
    names = ", ".join(sheet.name for sheet in WHOLE)
    return f"{names}: to be edited and sent back. {HISTORY}: what was said so far, for reading."


def _part(heading: str, texts: Sequence[str]) -> Iterator[Line]:
    yield PLAIN, "", PLAIN, ""
    yield _HEAD, heading, PLAIN, ""
    yield from (_line("", text) for text in texts)


def _line(label: str, text: str) -> Line:
    return _LABEL, label, PLAIN, without_turns(text)
