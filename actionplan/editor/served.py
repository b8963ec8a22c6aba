"""Run as a program of its own, around the server: it ends with whoever started it, however that one ended.

It is given by its path, so that nothing else of the package is loaded before the server.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from threading import Thread


def main() -> None:
    """Run the module that is named first, with the arguments behind it."""
    Thread(target=_end_with_the_pipe, daemon=True).start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end_with_the_pipe() -> None:
    """Wait until nobody holds the other end of the standard input: on every system it is closed by a killed process."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
