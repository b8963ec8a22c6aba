"""How the tests of the completeness check ask it: some rows, a check, and what it says of them."""

from collections.abc import Callable, Iterator
from typing import Any

from actionplan.plan.nouns import Noun
from actionplan.rules.completeness import Finding, Looked
from tests.rules.sample import day
from tests.view.sample import plan

Check = Callable[[Looked], Iterator[Finding]]


def looked(*rows: Noun, as_at: str = "2017-06-25", **known: Any) -> Looked:
    """A plan of these rows for 2017-18, as it is checked on a day."""
    return Looked(plan(*rows), day(as_at), **known)


def found(check: Check, *rows: Noun, as_at: str = "2017-06-25", **known: frozenset[str]) -> list[Finding]:
    return list(check(looked(*rows, as_at=as_at, **known)))


def said(check: Check, *rows: Noun, **known: frozenset[str]) -> list[tuple[str, str]]:
    """Where, and what the matter is, of each finding."""
    return [(finding.where, finding.problem) for finding in found(check, *rows, **known)]


def ids(
    check: Check, *rows: Noun, as_at: str = "2017-06-25", **known: frozenset[str]
) -> list[tuple[str, ...]]:
    return [finding.ids for finding in found(check, *rows, as_at=as_at, **known)]
