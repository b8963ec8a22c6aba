"""The process that reads one file: it limits itself, does one task, and answers in JSON. Only `safely` starts it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from actionplan.system import limit_this_process, most_memory_taken
from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.wire import packed


def run(order: Mapping[str, Any]) -> None:
    """Do what an order says with the bytes on standard input, and write the answer to standard output.

    The answer has one key: `done` (the result), `refused` (why and what to do), or `failed` (a word for the cause).
    """
    limit_this_process(order["memory"], order["work"])
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)  # whatever a library prints is no answer
        answer.write(_answer(order, sys.stdin.buffer.read()))


def _answer(order: Mapping[str, Any], content: bytes) -> bytes:
    home, _, name = order["task"].partition(":")
    try:
        text = packed({"done": getattr(import_module(home), name)(content, **order["options"])})
    except Refused as refusal:
        return packed({"refused": str(refusal)})
    except BaseException as error:  # a panic of a library in Rust is no Exception
        return packed({"failed": _cause(error, order["memory"])})
    return text if len(text) <= order["answer"] else packed({"failed": "TooMuch"})


def _cause(error: BaseException, memory: int) -> str:
    """The name of an error. A library in Rust panics where it gets no memory: it has most of what there is by then."""
    name = type(error).__name__
    return "MemoryError" if name == "PanicException" and most_memory_taken() > memory // 2 else name
