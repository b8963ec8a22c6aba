"""A piece of a report page, shown by a notebook as HTML and, where that is not to be had, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from actionplan.reports.plain import plain_text
from actionplan.words.vocabulary import TAGS, Rag

HTML = Path(__file__).parent / "html"


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


def section(name: str, page: Mapping[str, str] | None = None, **values: object) -> Section:
    """Fill the template of a section."""
    template = _environment().get_template(f"{name}.j2")
    return Section(name, template.render(values).strip(), page or {})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HTML),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"words": words, "word": word, "tag": tag, "letter": letter, "colour": colour}
    return environment


def words(text: str) -> Markup:
    """Somebody's text: shown as text, in its own writing direction, apart from what stands around it."""
    return Markup("<bdi>{}</bdi>").format(text)


def word(rag: str) -> str:
    """A status as its word."""
    return TAGS[Rag(rag)].word


def tag(rag: str) -> Markup:
    """A status as its word on its colour."""
    return Markup('<strong class="tag tag-{}">{}</strong>').format(colour(rag), word(rag))


def letter(rag: str) -> Markup:
    """A status as its letter on its colour, its word for those who hear the page."""
    shown = Markup('<span class="letter tag-{}" aria-hidden="true">{}</span>')
    heard = Markup('<span class="unseen">{}</span>')
    return shown.format(colour(rag), TAGS[Rag(rag)].letter) + heard.format(word(rag))


def colour(rag: str) -> str:
    """A status as part of a class name."""
    return Rag(rag).value.replace(" ", "-")
