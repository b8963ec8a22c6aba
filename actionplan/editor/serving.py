"""The editor served on this computer, for its own browser only: JupyterLab, or the same notebook as a web app."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from actionplan import folders
from actionplan.desk.given import named
from actionplan.desk.plans import address_of, open_plan
from actionplan.editor.forwarding import open_browser
from actionplan.editor.settings import LONGEST_FOLDER, environment, write_settings
from actionplan.files import shown
from actionplan.words.english import count_of, listed, one_line
from actionplan.words.errors import CannotServe

HOST = "127.0.0.1"
PACKAGES = ("anywidget", "ipywidgets", "jupyterlab", "voila")
PORTS_TRIED = 20
LOOKS_A_SECOND = 10
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
PATIENCE = 120
"""So many seconds a server has to start, on a slow machine that scans every file for viruses."""
GRACE = 15
"""So many seconds it has to end its kernels."""


@dataclass(frozen=True, slots=True)
class Front:
    """A program that shows the notebook: its name, its module, its usual port, its page, and how to begin there."""

    name: str
    module: str
    port: int
    page: str = ""
    advice: str = ""


LAB = Front(
    "JupyterLab",
    "jupyterlab",
    8888,
    f"lab/tree/{folders.EDITOR.as_posix()}",
    "Choose Run, then Run All Cells. ",
)
APP = Front("the web app", "voila", 8866)


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
    with _private_folder() as private:
        port = _port(wanted.port, front.port)
        token = secrets.token_urlsafe(24)
        write_settings(private, root, port)
        asked = environment(private) | given | {"JUPYTER_TOKEN": token}
        with _signals() as ended, _running(front, root, private, os.environ | asked) as server:
            running = _Running(front, server, private, ended)
            if running.is_up(port):
                address = f"http://{HOST}:{port}/{front.page}?token={token}"
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
    """What the kernels are told by their environment: the store, the plan and the person."""
    address = address_of(wanted.store, for_writing=True)
    if wanted.plan:
        open_plan(wanted.plan, address)
    said = {"ACTIONPLAN_PLAN": wanted.plan, "ACTIONPLAN_PERSON": named(wanted.by)}
    return {"ACTIONPLAN_STORE": address} | {name: text for name, text in said.items() if text}


def _port(asked: int, usual: int) -> int:
    """The port that was asked for, else the usual one or the next that is free.

    Raises:
        CannotServe: where the one that was asked for is taken.
    """
    if asked and not _is_free(asked):
        raise CannotServe(f"Port {asked} is taken by another program. Name another one, or leave out --port.")
    return asked or next(filter(_is_free, range(usual, usual + PORTS_TRIED)), 0) or _any_port()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if (
            os.name == "posix"
        ):  # else one that was used a minute ago seems taken; on Windows it would mean to share it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
        return True


def _any_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder for this person only; at a short path, so that there may be sockets in it."""
    usual = gettempdir()
    short = len(usual) + len("/actionplan-12345678") <= LONGEST_FOLDER or os.name != "posix"
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


@contextmanager
def _running(
    front: Front, root: Path, private: Path, env: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """The server, in a process that only we end: Ctrl+C in this window does not reach it by itself."""
    notebook = [str(root / folders.EDITOR)] if front is APP else []
    with (private / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", front.module, *notebook],
            cwd=private,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        try:
            yield server
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server and thereby its kernels, which watch for its end as well."""
    server.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.wait(GRACE)
        return
    server.kill()
    server.wait()


@dataclass(frozen=True, slots=True)
class _Running:
    """A server that runs, in its folder, and the signals to end that came."""

    front: Front
    server: subprocess.Popen[bytes]
    private: Path
    ended: Sequence[int]

    def is_up(self, port: int) -> bool:
        """Wait until the server answers; whether it does, and the person has not ended it before.

        Raises:
            CannotServe: where it does not start.
        """
        for _ in range(PATIENCE * LOOKS_A_SECOND):
            if self.ended:
                return False
            if self._is_down():
                raise CannotServe(f"{self.front.module} did not start{_last_words(self.private)}.")
            with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
                return True
        raise CannotServe(
            f"{self.front.module} did not start within {PATIENCE} seconds{_last_words(self.private)}."
        )

    def until_it_ends(self) -> None:
        """Wait until the person ends it, here or in JupyterLab's own menu.

        Raises:
            CannotServe: where it ends by itself, and not well.
        """
        while not self.ended and not self._is_down():
            pass
        if self.server.returncode:
            raise CannotServe(
                f"{self.front.module} ended by itself{_last_words(self.private)}. What was saved is in the store."
            )

    def _is_down(self) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self.server.wait(1 / LOOKS_A_SECOND)
        return self.server.returncode is not None


def _last_words(private: Path) -> str:
    lines = (private / "log").read_text("utf-8", "replace").split("\n")
    said = [line.strip() for line in lines if line.strip()]
    return f"; the last it said is: {one_line(said[-1]).rstrip('.')}" if said else ""
