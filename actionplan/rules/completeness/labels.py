"""Labels that mislead: two milestones of one name, and years that are not those of the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from actionplan.plan.fields import field_words
from actionplan.plan.model import KINDS, wording
from actionplan.plan.nouns import Activity, Dated, Noun
from actionplan.rules.completeness.finding import Finding
from actionplan.rules.completeness.looked import Looked
from actionplan.words.english import MONTHS, WEEKDAYS, count_of, listed, normalised, quoted, shortened

_CALLED = {
    "milestone": ("Milestones", "open milestone", "open milestones"),
    "target": ("Target rows", "open target row", "open target rows"),
    "activity": ("Activities", "activity of one period", "activities of one period"),
}


def same_name(looked: Looked) -> Iterator[Finding]:
    """Open milestones, open target rows, and activities of one period that go by one name, with their dates."""
    by_name: dict[tuple[str, ...], list[Dated | Activity]] = defaultdict(list)
    rows_of_all: tuple[Dated | Activity, ...] = (*looked.open_rows, *looked.plan.activities)
    for row in rows_of_all:
        by_name[_name(row)].append(row)
    for (kind, *_), rows in by_name.items():
        if len(rows) > 1:
            many, *counted = _CALLED[kind]
            yield Finding(
                "same-name",
                f"{many} {quoted(wording(rows[0]))}",
                f"{count_of(len(rows), *counted).capitalize()} have this name: {_dates(rows)}.",
                "Add to each name what tells it apart, or take out the one that is there twice.",
                tuple(row.id for row in rows),
            )


def _name(row: Dated | Activity) -> tuple[str, ...]:
    """What two rows share that may be one: their wording (of a target row with its level), and the period."""
    words = (normalised(str(getattr(row, field))) for field in type(row).wording)
    return (row.kind, *words, str(getattr(row, "period", "")))


def _dates(rows: Sequence[Dated | Activity]) -> str:
    return listed([shortened(row.date, 40) or "one without a date" for row in rows])


def other_year(looked: Looked) -> Iterator[Finding]:
    """A financial year, such as 2016-17 or 16/17, that is none of the plan's, in any text that can be changed."""
    own = {year.first for year in looked.years.years}
    yield from _in_text(looked, "The plan", "title", looked.plan.title, looked.plan.id, own)
    for kind, (_, noun) in KINDS.items():
        for row in () if noun.appended else looked.plan.rows(kind):
            if not getattr(row, "withdrawn_on", None):
                for field, text in _texts(row):
                    yield from _in_text(looked, looked.place(row), field, text, row.id, own)


def _in_text(
    looked: Looked, where: str, field: str, text: str, row_id: str, own: set[int]
) -> Iterator[Finding]:
    labels = list(
        dict.fromkeys(label for label, first in year_labels(text, looked.years.first) if first not in own)
    )
    if labels:
        are = "is" if len(labels) == 1 else "are"
        yield Finding(
            "other-year",
            where,
            f"{listed(labels)} in its {field_words(field)} {are} outside the plan's years, {looked.years.label}.",
            f"Check that {'this year is' if len(labels) == 1 else 'these years are'} meant.",
            (row_id,),
        )


_NOT_PROSE = {"id", "date", "period", "internal_note"}


def _texts(row: Noun) -> Iterator[tuple[str, str]]:
    """What a row says in words, field by field; not its dates, its references, nor what is for nobody's report."""
    for field in type(row).model_fields:
        value = getattr(row, field)
        if field in _NOT_PROSE or field in type(row).references:
            continue
        texts = value if isinstance(value, tuple) else (value,)
        said = "\n".join(text for text in texts if isinstance(text, str))
        if said:
            yield field, said


_MONTH = rf"(?:sept|{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)})\b"
_WEEKDAY = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in WEEKDAYS)})\b"
_LABEL = re.compile(
    r"(?<![\w/.,:£-])(\d{4}|\d\d)\s?[/-]\s?(\d{4}|\d\d)(?![\w%/-]|[.,:]\d)"
    rf"(?!\s*(?:{_MONTH}|years?\b|people\b|per\b|am\b|pm\b))",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{_MONTH}|{_WEEKDAY}|age[sd]?)\.?\s*$", re.IGNORECASE)
FARTHEST = 10
"""Two figures and two figures are a year only where it lies no further than this from the plan's."""


def year_labels(text: str, near: int) -> Iterator[tuple[str, int]]:
    """The financial years that a text names, as written, each with its first calendar year.

    A label is two consecutive years. In two figures each it could be days (`16/17 June`), a day and a month
    (`11/12`) or ages (`aged 16-17`): then it is not taken for a year.
    """
    for match in _LABEL.finditer(re.sub("[\u2010-\u2015]", "-", text)):
        first, last = match.groups()
        year = int(first) if len(first) == 4 else 2000 + int(first)
        if int(last) == (year + 1 if len(last) == 4 else (year + 1) % 100) and (
            len(first) == 4 or _is_year(match, year, near)
        ):
            yield match[0], year


def _is_year(match: re.Match[str], year: int, near: int) -> bool:
    may_be_a_month = int(match[2]) <= len(MONTHS)
    counted = _COUNTED.search(match.string[: match.start()])
    return not may_be_a_month and not counted and abs(year - near) <= FARTHEST
