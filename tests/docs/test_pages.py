"""What every page for people has: headings in order, links that lead somewhere, pictures that are described."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from tests.docs.pages import PAGES, README, ROOT, editor_source, headings, links, pictures, strong

EVERYTHING = {"README.md": README} | {f"docs/{name}": text for name, text in PAGES.items()}
FOR_PEOPLE = {
    "lead.md",
    "owner.md",
    "analyst.md",
    "promises.md",
    "accessibility.md",
    "how-our-numbers-differ.md",
}

page = pytest.mark.parametrize("name", EVERYTHING)


def test_there_is_a_page_for_each_person_and_the_readme_leads_to_it():
    assert set(PAGES) == FOR_PEOPLE
    assert {f"docs/{name}" for name in FOR_PEOPLE} <= set(links(README))


@page
def test_headings_stand_in_order(name):
    levels = [level for level, _ in headings(EVERYTHING[name])]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [two for one, two in pairwise(levels) if two > one + 1] == []


def anchors(text: str) -> set[str]:
    """The addresses of the headings of a page, as they are made of their words."""
    return {re.sub(r"[^\w\- ]", "", said.lower()).replace(" ", "-") for _, said in headings(text)}


@page
def test_every_link_leads_somewhere(name):
    folder, astray = (ROOT / name).parent, []
    for address in links(EVERYTHING[name]):
        path, _, anchor = address.partition("#")
        target = folder / path if path else ROOT / name
        if not address.startswith("https://") and not (
            target.exists() and (not anchor or anchor in anchors(target.read_text("utf-8")))
        ):
            astray.append(address)
    assert astray == []


@page
def test_every_picture_is_there_small_enough_and_described(name):
    for source, said in pictures(EVERYTHING[name]):
        path = (ROOT / name).parent / source
        with Image.open(path) as picture:
            assert (source, 1000 <= picture.width <= 1300) == (source, True)
        assert (source, path.stat().st_size < 150_000) == (source, True)
        assert (source, 10 <= len(said.split()) <= 60) == (source, True)


def test_every_picture_is_shown_somewhere():
    shown = {Path(source).name for text in EVERYTHING.values() for source, _ in pictures(text)}
    assert {path.name for path in (ROOT / "docs").glob("*.png")} == shown


# In pieces, so that this file does not find itself.
OF_OURS = re.compile(
    r"\b(session|help"
    r"er|found"
    r"er|SP"
    r"EC|CON"
    r"TRACTS|DES"
    r"IGN|issue \d|large language|chat"
    r"bot)\b"
)


@page
def test_no_line_tells_how_it_is_made(name):
    assert [line for line in EVERYTHING[name].splitlines() if OF_OURS.search(line)] == []


@page
def test_no_line_is_longer_than_the_others(name):
    written = re.sub(r"^```.*?^```$", "", EVERYTHING[name], flags=re.DOTALL | re.MULTILINE)
    prose = [line for line in written.splitlines() if not line.startswith("|")]
    assert [line for line in prose if len(line) > 130] == []


def test_what_the_leads_page_calls_a_button_is_called_so_in_the_editor():
    source = editor_source()
    called = [said for said in strong(PAGES["lead.md"]) if not said.endswith(".")]
    assert len(called) > 25
    assert [said for said in called if f'"{said}"' not in source] == []
