"""What pydantic finds wrong with a row, said in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from actionplan.words.english import listed, small_first

_ENUM = re.compile(r"<[\w.]+: ('[^']*')>")  # a choice that is a term of the vocabulary

Path = tuple[str | int, ...]

_SENTENCES: dict[str, str] = {
    "missing": "is missing; it is needed",
    "string_type": "must be one text, not a list or a group",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "bool_parsing": "must be yes or no",
    "bool_type": "must be yes or no",
    "tuple_type": 'must be a list; begin each of its lines with "- "',
    "model_type": "must be a group of fields",
    "model_attributes_type": "must be a group of fields",
    "dict_type": "must be a group of fields",
    "dataclass_type": "must be a group of fields",
    "finite_number": "must be a number",
}


def sentences(error: ValidationError, noun: type[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Each thing that pydantic refused: where, and a sentence without a full stop."""
    # A misspelt name comes before what is missing because of it.
    for one in sorted(error.errors(include_url=False), key=lambda one: one["type"] == "missing"):
        where = tuple(step for step in one["loc"] if step != "[key]")  # a name that stands for no choice
        yield where, _sentence(one["type"], dict(one.get("ctx", {})), where, one["msg"], noun)


def _sentence(kind: str, context: dict[str, Any], where: Path, message: str, noun: type[BaseModel]) -> str:
    special: dict[str, Callable[[], str]] = {
        "value_error": lambda: str(context["error"]),
        "extra_forbidden": lambda: _unknown(str(where[-1]), noun if len(where) == 1 else None),
        "unexpected_keyword_argument": lambda: _unknown(str(where[-1]), None),
        "literal_error": lambda: _ENUM.sub(r"\1", f"must be one of {context['expected']}"),
        "enum": lambda: f"must be one of {context['expected']}",
        "greater_than_equal": lambda: f"must be {context['ge']:,.16g} or more",
        "less_than_equal": lambda: f"must be {context['le']:,.16g} or less",
        "greater_than": lambda: f"must be more than {context['gt']:.15g}",
    }
    if kind in special:
        return special[kind]()
    return _SENTENCES.get(kind, small_first(message))


def _unknown(key: str, noun: type[BaseModel] | None) -> str:
    known = [f for f in noun.model_fields if f != "order"] if noun else []
    near = get_close_matches(key, known, n=2)
    hint = f"did you mean {listed(near, 'or')}?" if near else "take it out"
    return f"there is no field of this name; {hint}"
