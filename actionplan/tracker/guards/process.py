"""Reading a file in a process of its own, so that no file can end, fill or hold up the one that asks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from actionplan.tracker.guards.limits import Limits
from actionplan.tracker.guards.wire import unpacked
from actionplan.words.english import count_of, one_line, shortened
from actionplan.words.errors import BadSpreadsheet

TASKS: Mapping[str, str] = MappingProxyType(
    {
        "spreadsheet": "actionplan.tracker.guards.values:read",
        "csv": "actionplan.tracker.csv_sheet:read",
        "document": "actionplan.tracker.documents.parsing:tables_of",
    }
)
"""What can be done with a file, by name: the module and the function. It takes the bytes, and options by keyword, and
returns plain JSON, in which days, times and spans may stand; what it refuses it raises as `Refused`."""

_BEGIN = (
    "import json, sys; order = json.loads(sys.argv[1]); sys.path[:] = order['path']; "
    "from actionplan.tracker.guards.child import run; run(order)"
)
_AGAIN = "Open it in Excel or LibreOffice, save it under a new name as an .xlsx workbook, then try again."


def safely(
    task: str,
    content: bytes,
    name: str,
    *,
    options: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
) -> Any:
    """What a task makes of the bytes of a file, worked out in a process with limits; `name` is for the sentences.

    Nothing of that process comes here but JSON. It starts without the settings of the person and the folder. Where the
    system cannot limit memory and work (Windows), only the time of waiting is limited.

    Raises:
        BadSpreadsheet: where the task refuses the file, fails, or takes more than its limits.
    """
    name, limits = shortened(one_line(name), 120), limits or Limits()
    status, answer = _run(_order(TASKS[task], limits, options or {}), content, limits.wait)
    if status != 0 or len(answer) > limits.answer:
        raise _unsafe(name, _broken_off(status, limits))
    try:
        ((how, what),) = unpacked(answer).items()
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unsafe(name, _broken_off(1, limits)) from None
    if how == "refused":
        raise BadSpreadsheet(f"{name}{'' if what.startswith(',') else ' '}{what}")
    if how != "done":
        raise _unsafe(name, _failed(what, limits))
    return what


def _order(task: str, limits: Limits, options: Mapping[str, Any]) -> str:
    path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109 -- the empty entry means this folder
    limited = {"memory": limits.memory, "work": limits.work, "answer": limits.answer}
    return json.dumps({"task": task, "options": dict(options), "path": path, **limited})


def _run(order: str, content: bytes, wait: float) -> tuple[int | None, bytes]:
    """How the process ended, None where it was stopped for its time, and what it wrote."""
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _BEGIN, order],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:  # no such program, or no room for it
        return 1, b""
    with process:
        try:
            answer = process.communicate(content, timeout=wait)[0]
        except subprocess.TimeoutExpired:
            return None, b""
        finally:
            process.kill()
    return process.returncode, answer


def _unsafe(name: str, cause: str) -> BadSpreadsheet:
    return BadSpreadsheet(f"{name} could not be read safely: {cause}. {_AGAIN}")


def _failed(error: str, limits: Limits) -> str:
    """Why a task gave up, by the name of the error that it met."""
    causes = {
        "MemoryError": f"reading it takes more than {_megabytes(limits.memory)} of memory",
        "PanicException": "its content contradicts itself",
        "RecursionError": "it is nested too deeply",
        "TooMuch": "it holds more than can be taken in at once",
    }
    return causes.get(error, "its content is damaged")


def _broken_off(status: int | None, limits: Limits) -> str:
    """Why a process ended without an answer: the status of one that a signal ended is the negative of its number."""
    if status is None:
        return f"reading it takes longer than {limits.wait:g} seconds"
    if status == -getattr(signal, "SIGXCPU", 24):
        return f"reading it takes more than {count_of(limits.work, 'second')} of work"
    if status == -signal.SIGABRT:
        return f"its content is damaged, or needs more than {_megabytes(limits.memory)} of memory"
    return "the reading of it broke off"


def _megabytes(number: int) -> str:
    return f"{number // 1_000_000:,} MB"
