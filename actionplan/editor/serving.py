"""The editor served on this computer, for its own browser only: JupyterLab, or the same notebook as a web app."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from actionplan import folders, system
from actionplan.desk.given import named
from actionplan.desk.plans import address_of, open_plan
from actionplan.editor.forwarding import open_browser
from actionplan.editor.running import HOST, Front, is_free, started
from actionplan.editor.settings import LONGEST_FOLDER, OPENING, environment, write_settings
from actionplan.files import shown
from actionplan.words.english import count_of, listed
from actionplan.words.errors import CannotServe

PACKAGES = ("anywidget", "ipywidgets", "jupyterlab", "voila")
PORTS_TRIED = 20
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
LAB = Front(
    "JupyterLab",
    "jupyterlab",
    8888,
    f"lab/tree/{folders.EDITOR.as_posix()}",
    "Choose Run, then Run All Cells. ",
    "api/status",
)
APP = Front("the web app", "voila", 8866, takes_notebook=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for: a port (0: any that is free), a browser or none, the plan, the store, who they are."""

    port: int = 0
    browser: bool = True
    plan: str = ""
    store: str | None = None
    by: str | None = None


def serve(front: Front, wanted: Wanted, told: Callable[[str], None]) -> None:
    """Show the workbook of this folder until the person ends it; `told` gets the address, and a word at the end.

    Raises:
        CannotServe: where there is no workbook, a package is missing, or the port is taken.
    """
    _refuse_without_packages()
    root, given = _workbook(), _given(wanted)
    _refuse_taken(wanted.port)
    with _private_folder() as private, _signals() as ended:
        write_settings(private, root, wanted.port or front.port, 0 if wanted.port else PORTS_TRIED)
        env = os.environ | environment(private) | given
        with started(front, root, private, env, ended) as running:
            if running.port:
                address = f"http://{HOST}:{running.port}/{front.page}?token={running.token}"
                told(f"The workbook is open in {front.name} at {address}")
                told(f"{front.advice}To end it, press Ctrl+C here.")
                if wanted.browser:
                    open_browser(address)
                running.until_it_ends()
    told("The workbook is closed. What was saved is in the store.")


def _refuse_without_packages() -> None:
    missing = [name for name in PACKAGES if not _is_installed(name)]
    if missing:
        raise CannotServe(
            f"The editor needs {count_of(len(missing), 'package')} more than a report: {listed(missing)}. Install what "
            f"it needs with: {Path(sys.executable).name} -m pip install {' '.join(PACKAGES)}"
        )


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # what is kept from being imported has no place
        return False


def _workbook() -> Path:
    root = folders.find(Path.cwd()).root
    if not (root / folders.EDITOR).is_file():
        raise CannotServe(
            f"There is no {folders.EDITOR.as_posix()} in {shown(root)}. Go to your workbook folder, or lay one out "
            "with: actionplan init my-workbook (in a folder that is there it adds what is missing)."
        )
    return root


def _given(wanted: Wanted) -> dict[str, str]:
    """What the kernels are told by their environment: the store, the plan, the person, and which opening this is."""
    address = address_of(wanted.store, for_writing=True)
    if wanted.plan:
        open_plan(wanted.plan, address)
    said = {"ACTIONPLAN_PLAN": wanted.plan, "ACTIONPLAN_PERSON": named(wanted.by)}
    return {"ACTIONPLAN_STORE": address, OPENING: secrets.token_hex(8)} | {
        name: text for name, text in said.items() if text
    }


def _refuse_taken(asked: int) -> None:
    if asked and not is_free(asked):
        raise CannotServe(f"Port {asked} is taken by another program. Name another one, or leave out --port.")


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for this person only; at a short path, so that there may be sockets in it."""
    usual = gettempdir()
    short = len(usual) + len("/actionplan-12345678") <= LONGEST_FOLDER or not system.has_socket_files()
    where = usual if short else "/tmp"
    with TemporaryDirectory(prefix="actionplan-", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def _signals() -> Iterator[Sequence[int]]:
    """The signals to end that came so far: Ctrl+C, the system's, and that of a window which is closed.

    They are noted and looked at between short waits. As an exception one could come at any point, also while a wait
    for the server holds its lock.
    """
    came: list[int] = []
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in numbers}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
