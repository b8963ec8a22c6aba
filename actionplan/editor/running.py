"""The server in a process of its own: started, listened for, and ended, with all that it began."""

from __future__ import annotations

import re
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from actionplan import folders, system
from actionplan.words.english import one_line
from actionplan.words.errors import CannotServe

HOST = "127.0.0.1"
STARTS_TRIED = 3
"""So often a server is started that finds a port, and does not get it as another takes it at that moment."""
LOOKS_A_SECOND = 10
PATIENCE = 120
"""So many seconds a server has to start, on a slow machine that scans every file for viruses."""
GRACE = 15
"""So many seconds it has to end its kernels."""
AROUND = Path(__file__).with_name("served.py")
_ADDRESS = re.compile(rf"http://{re.escape(HOST)}:(\d+)/")
_WITHOUT_PROXY = build_opener(ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Front:
    """A program that shows the notebook: its name, its module, its usual port, its page, and how to begin there.

    `own` is a page that only whoever has its token gets; none where its log tells a port only once it listens there.
    """

    name: str
    module: str
    port: int
    page: str = ""
    advice: str = ""
    own: str = ""
    takes_notebook: bool = False


@contextmanager
def started(
    front: Front, root: Path, private: Path, env: dict[str, str], ended: Sequence[int]
) -> Iterator[Running]:
    """The server once it answers, or the person ended it; it is started again where another took its port from it.

    Each start has a token of its own, as it may have been shown to that other one.
    """
    for start in range(1, STARTS_TRIED + 1):
        token = secrets.token_urlsafe(24)
        with _running(front, root, private, env | {"JUPYTER_TOKEN": token}) as server:
            running = Running(front, server, private, token, ended)
            if running.comes_up(may_lose=start < STARTS_TRIED):
                yield running
                return


@contextmanager
def _running(
    front: Front, root: Path, private: Path, env: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """The server, in a process that only we end: Ctrl+C in this window does not reach it by itself.

    We say nothing to it, but as long as we hold the pipe to it, it knows that we are here.
    """
    notebook = [str(root / folders.EDITOR)] if front.takes_notebook else []
    with (private / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-P", str(AROUND), front.module, *notebook],
            cwd=private,
            env=env,
            stdin=subprocess.PIPE,
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
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    finally:
        if server.stdin:
            server.stdin.close()


@dataclass(slots=True)
class Running:
    """A server that runs, in its folder, with its token, and the signals to end that came; its port once it answers."""

    front: Front
    server: subprocess.Popen[bytes]
    private: Path
    token: str
    ended: Sequence[int]
    port: int = 0

    def comes_up(self, *, may_lose: bool) -> bool:
        """Wait until it answers, or the person has ended it; false where it `may_lose` its port to another, and did.

        Raises:
            CannotServe: where it does not start.
        """
        for _ in range(PATIENCE * LOOKS_A_SECOND):
            if self.ended:
                return True
            if self._is_down():
                if may_lose and self._told_port() and not is_free(self._told_port()):
                    return False
                raise CannotServe(f"{self.front.module} did not start{_last_words(self.private)}.")
            if self._answers_at(self._told_port()):
                self.port = self._told_port()
                return True
        raise CannotServe(
            f"{self.front.module} did not start within {PATIENCE} seconds{_last_words(self.private)}."
        )

    def _told_port(self) -> int:
        """The port that it found, by its own word; 0 as long as it has said nothing of it."""
        found = _ADDRESS.search((self.private / "log").read_text("utf-8", "replace"))
        return int(found[1]) if found else 0

    def _answers_at(self, port: int) -> bool:
        """Whether it listens, and not another that took the port after this one had looked at it."""
        asked = Request(
            f"http://{HOST}:{port}/{self.front.own}", headers={"Authorization": f"token {self.token}"}
        )
        with suppress(OSError, HTTPException):
            if not port:
                return False
            if not self.front.own:
                socket.create_connection((HOST, port), timeout=1).close()
                return True
            with _WITHOUT_PROXY.open(asked, timeout=1) as answer:
                return bool(answer.status == 200)
        return False

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


def is_free(port: int) -> bool:
    """Whether nobody listens at a port of this computer."""
    with socket.socket() as probe:
        if not system.WINDOWS:  # else one used a minute ago seems taken; on Windows it would mean to share it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
        return True
