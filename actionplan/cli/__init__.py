"""The command line: parse, call one function of the desk, print."""

from __future__ import annotations

import os
import re
import sys

from actionplan.cli import commands, editing, keeping, observing, reporting, tabling, tracking
from actionplan.cli.options import app
from actionplan.words.english import one_line

USER_MISTAKE = 1
_HALF = re.compile("[\ud800-\udfff]")
__all__ = ["app", "commands", "editing", "keeping", "main", "observing", "reporting", "tabling", "tracking"]


def main() -> None:
    """Run a command. A user's mistake ends it with one sentence on standard error and exit code 1."""
    from actionplan.words.errors import ActionPlanError

    _speak_utf8()
    try:
        app()
    except ActionPlanError as error:
        _end(str(error))
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(USER_MISTAKE)
    except Exception as error:
        if os.environ.get("ACTIONPLAN_DEBUG"):
            raise
        if any(_HALF.search(word) for word in sys.argv):
            _end(
                "What was typed holds half of a character, or bytes that are no text in UTF-8. Type it again."
            )
        _end(
            f"Something went wrong inside actionplan ({type(error).__name__}); nothing you did is at fault. Set "
            "ACTIONPLAN_DEBUG=1 and run the command again for the details to report."
        )


def _end(sentence: str) -> None:
    print(one_line(sentence), file=sys.stderr)
    sys.exit(USER_MISTAKE)


def _speak_utf8() -> None:
    """Pipes and files get UTF-8 on every system; what is no character at all is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
