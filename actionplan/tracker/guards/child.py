"""The process that reads one file: it limits itself, does one task, and answers in JSON. Only `safely` starts it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from actionplan.tracker.guards.limits import Refused
from actionplan.tracker.guards.wire import packed


def run(order: Mapping[str, Any]) -> None:
    """Do what an order says with the bytes on standard input, and write the answer to standard output.

    The answer has one key: `done` (the result), `refused` (why and what to do), or `failed` (a word for the cause).
    """
    limit(order["memory"], order["work"])
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)  # whatever a library prints is no answer
        answer.write(_answer(order, sys.stdin.buffer.read()))


def limit(memory: int, work: int) -> None:
    """Take no more than so many bytes and seconds of work; where the system cannot do that, time alone is limited."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, work), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


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
    return "MemoryError" if name == "PanicException" and _most_taken() > memory // 2 else name


def _most_taken() -> int:
    """The most bytes of memory that this process had at any time; 0 where the system does not tell.

    Linux tells it of the program itself; what `getrusage` tells there begins with the peak of the process that started
    it, which may be a large one.
    """
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
