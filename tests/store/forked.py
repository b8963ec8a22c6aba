"""Work done in a forked child, where it can be limited, demoted or killed without harm to the tests."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_fork = pytest.mark.skipif(
    os.name != "posix", reason="needs fork and resource limits, which Windows lacks"
)
NOBODY = 65534


def in_child(work: Callable[[], str]) -> str:
    """What the work returned in a child process, or the exception that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = work()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode("utf-8", "backslashreplace"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode("utf-8")
    os.waitpid(child, 0)
    return said


def as_nobody(work: Callable[[], str]) -> str:
    """What the work returned for somebody who has no rights of root's."""

    def demoted() -> str:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        return work()

    return in_child(demoted)


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that others may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="actionplan-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            folder.chmod(0o755)
