"""The browser is sent on once, and nobody else is."""

import urllib.error
import urllib.request

import pytest

from actionplan.editor import forwarding

ADDRESS = "http://127.0.0.1:1/lab?token=secret"


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *words):
        return None


def answer(address: str) -> tuple[int, str | None]:
    try:
        urllib.request.build_opener(Stay).open(address, timeout=10)
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location")
    raise AssertionError("answered with a page")


@pytest.fixture
def browser(monkeypatch):
    """A browser that asks for what it is given, in the way of the test, from another thread."""
    from threading import Thread

    answers: list[tuple[int, str | None]] = []

    def comes(*ways):
        def open_page(address):
            def ask():
                for way in ways:
                    answers.append(answer(address + way))

            thread = Thread(target=ask)
            thread.start()
            threads.append(thread)
            return True

        monkeypatch.setattr(forwarding.webbrowser, "open", open_page)

    threads: list[Thread] = []
    yield comes, answers, threads


def test_the_browser_is_sent_to_the_address(browser):
    comes, answers, threads = browser
    comes("")
    forwarding._forward(ADDRESS)
    threads[0].join(10)
    assert answers == [(302, ADDRESS)]


def test_who_does_not_know_the_path_is_not(browser):
    comes, answers, threads = browser
    comes("x", "/../", "")
    forwarding._forward(ADDRESS)
    threads[0].join(10)
    assert answers == [(404, None), (404, None), (302, ADDRESS)]


def test_the_token_is_not_in_what_the_browser_is_started_with(monkeypatch):
    given: list[str] = []
    monkeypatch.setattr(forwarding.webbrowser, "open", lambda address: given.append(address))
    forwarding._forward(ADDRESS)
    assert len(given) == 1 and "secret" not in given[0]


def test_no_browser_is_no_mistake(monkeypatch):
    def none(address):
        raise forwarding.webbrowser.Error("no browser")

    monkeypatch.setattr(forwarding.webbrowser, "open", none)
    forwarding._forward(ADDRESS)
