"""The browser sent to an address that holds a token, without the token on any command line."""

from __future__ import annotations

import secrets
import webbrowser
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

PATIENCE = 60
"""So many seconds the browser has to come."""


def open_browser(address: str) -> None:
    """Open an address in the person's browser, if there is one.

    Everybody on a machine can read the command line of a program, so the browser gets the address of a page that
    forwards once and is gone.
    """
    Thread(target=_forward, args=(address,), daemon=True).start()


def _forward(address: str) -> None:
    path = f"/{secrets.token_urlsafe(24)}"
    came: list[bool] = []

    class Forward(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = secrets.compare_digest(self.path, path) and not came
            self.send_response(302 if known else 404)
            if known:
                came.append(True)
                self.send_header("Location", address)
            self.end_headers()

        def log_message(self, format: str, *words: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Forward) as server:
        server.timeout = PATIENCE
        with suppress(webbrowser.Error):
            if webbrowser.open(f"http://127.0.0.1:{server.server_port}{path}"):
                _answer_until(server, came)


def _answer_until(server: HTTPServer, came: list[bool]) -> None:
    """Answer the browser; whoever else asks finds nothing, and does not keep the page open for ever."""
    for _ in range(10):
        server.handle_request()
        if came:
            return
