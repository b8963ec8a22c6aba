"""The promises and the accessibility statement: every test that they name is there, and what they say holds."""

import ast
import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, headings

PROMISES, STATEMENT = PAGES["promises.md"], PAGES["accessibility.md"]
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
PROMISED, _, NOT_PROMISED = PROMISES.partition("## What we do not promise")


def named_in(path: Path) -> set[str]:
    """The names of the tests of a file, without running it."""
    body = ast.parse(path.read_text("utf-8")).body if path.is_file() else []
    return {one.name for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}


@pytest.mark.parametrize(("page", "at_least"), [("promises.md", 60), ("accessibility.md", 15)])
def test_every_test_that_is_named_is_there(page, at_least):
    named = NAMED.findall(PAGES[page])
    assert len(named) >= at_least
    assert [f"{file}::{name}" for file, name in named if name not in named_in(ROOT / "tests" / file)] == []


def promises() -> list[str]:
    return re.findall(r"^- (.*(?:\n  .*)*)", PROMISED, re.MULTILINE)


def test_each_promise_is_one_sentence_with_the_tests_that_hold_it():
    found = promises()
    assert 25 <= len(found) <= 50
    for promise in found:
        words = NAMED.sub("", promise).strip()
        assert NAMED.search(promise), promise
        assert words.endswith(".") and not re.search(r"\.\s+[A-Z]", words), promise


def test_no_promise_is_made_twice():
    assert len({NAMED.sub("", promise) for promise in promises()}) == len(promises())


def test_what_is_not_promised_is_said_too():
    assert NOT_PROMISED.count("\n- **") >= 5


def test_the_statement_has_the_parts_of_the_model():
    assert [said for _, said in headings(STATEMENT)] == [
        "Accessibility statement",
        "What it covers",
        "How accessible it is",
        "What is not accessible",
        "If you need it in another form",
        "Reporting a problem",
        "Enforcement",
        "How it was tested",
        "About this statement",
    ]


def test_the_statement_says_how_far_it_complies_and_leaves_the_contact_to_the_body():
    assert "**partially compliant**" in STATEMENT
    assert "version 2.2, level AA" in STATEMENT
    assert STATEMENT.count("your organisation's contact") == 2
    assert "@" not in STATEMENT


def test_the_statement_names_the_axe_that_the_tests_run():
    import axe_playwright_python

    script = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
    version = re.match(r"/\*! axe v([\d.]+)", script)
    assert version
    assert f"axe-core {version[1]} in Chromium: " in STATEMENT
