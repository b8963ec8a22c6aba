"""How far a report has come, told to whoever follows it; nobody has to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Follower = Callable[[str, int, int], None]
"""Takes what is being made, and how many of its parts are done, of how many; 0 of 0 where nobody knows yet."""

_follower: ContextVar[Follower | None] = ContextVar("_follower", default=None)


@contextmanager
def following(told: Follower) -> Iterator[None]:
    """Have a follower told of every report that is made meanwhile, in this thread."""
    token = _follower.set(told)
    try:
        yield
    finally:
        _follower.reset(token)


def tell(what: str, done: int = 0, of: int = 0) -> None:
    """Tell the follower, if there is one."""
    follower = _follower.get()
    if follower is not None:
        follower(what, done, of)
