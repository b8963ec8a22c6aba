"""A piece of a report page, shown by a notebook as HTML and, where that is not to be had, as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from actionplan.reports.inline import colours, dressed
from actionplan.reports.plain import plain_text
from actionplan.view.data import ReportData
from actionplan.view.parts import PriorityData
from actionplan.view.success_data import TargetGroupData
from actionplan.words.english import number_in_words, sentence, without_turns
from actionplan.words.period_names import code_in_words
from actionplan.words.vocabulary import COMPARISONS, STANDINGS, TAGS, Rag

HTML = Path(__file__).parent / "html"
_TAG = Markup('<strong class="tag tag-{}" style="{}">{}</strong>')


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report page; `page` is what the page itself needs to know, such as its title.

    The page prints HTML only where `actionplan` in an output's metadata says that it comes from here.
    """

    name: str
    html: str
    page: Mapping[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        """What a notebook shows, and the metadata beside it."""
        data = {"text/html": self.html, "text/plain": str(self)}
        return data, {"actionplan": {"section": self.name, **self.page}}

    def __str__(self) -> str:
        """The same words without their looks."""
        return plain_text(self.html)


def section(
    name: str, report: ReportData, page: Mapping[str, str] | None = None, **values: object
) -> Section:
    """Fill the template of a section; every status in it is called what the report's own key calls it."""
    template = _environment().get_template(f"{name}.j2")
    filled = template.render(report=report, labels=report.words(), **values)
    told = {key: without_turns(text) for key, text in (page or {}).items()}
    return Section(name, without_turns(dressed(filled.strip())), told)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HTML),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"words": words, "word": word, "tag": tag, "colour": colour, "sentence": sentence}
    environment.filters |= {"standing": standing, "compared": compared, "web_address": web_address}
    environment.filters |= {"titled": titled, "fortnight": code_in_words}
    environment.filters["number_in_words"] = number_in_words
    return environment


def words(text: str) -> Markup:
    """Somebody's text: shown as text, line by line, in its own writing direction, apart from what is around it."""
    return Markup("<bdi>{}</bdi>").format(Markup("<br>").join(text.split("\n")))


def called(rag: str, labels: Mapping[str, str]) -> str:
    """What a status is called: the label that the report gives it, else its usual word."""
    return labels.get(rag) or TAGS[Rag(rag)].word


@pass_context
def word(context: Context, rag: str) -> str:
    """A status as its word."""
    return called(rag, context["labels"])


@pass_context
def tag(context: Context, rag: str) -> Markup:
    """A status as its word on its colour."""
    shown = words(called(rag, context["labels"]))
    return _TAG.format(colour(rag), colours(TAGS[Rag(rag)]), shown)


def colour(status: str) -> str:
    """A status, or where a target stands, as part of a class name."""
    known = status if status in STANDINGS else Rag(status).value
    return known.replace(" ", "-")


def standing(status: str) -> Markup:
    """Where a target stands as its word on its colour."""
    return _TAG.format(colour(status), colours(STANDINGS[status]), status.capitalize())


def compared(comparison: str) -> Markup:
    """How a value compares with a benchmark: the sign, which is only seen, and the word."""
    sign = COMPARISONS.get(comparison, "")
    shown = Markup('<span class="sign" aria-hidden="true">{}</span> ').format(sign) if sign else Markup()
    return shown + words(comparison.capitalize())


def titled(row: PriorityData | TargetGroupData) -> str:
    """The title of a priority behind its number, where it has one: `4 Clinical priorities`."""
    return f"{row.number} {row.title}" if row.number else row.title


def web_address(link: str) -> str:
    """The link where it is the address of a web page, else nothing; no other kind of link is ever followed."""
    return link if re.match(r"https?://[^/\s]", link) else ""
