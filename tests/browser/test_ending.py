"""The editor ended, well or not: nothing of it runs on."""

import re
import shutil
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.opened import Server, serving

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("which", ["app", "edit"])
def test_the_end_leaves_no_kernel_and_no_folder(browsing, workbook, which):
    page = browsing.page()
    with serving(which, workbook.folder, "--plan", "thurrock-2017-18") as server:
        server.open(page)
        (kernel,) = server.kernels
        (running,) = (line for line in processes() if kernel in line)
        private = Path(re.search(r"\S*/actionplan-\w+", running)[0])
        assert private.is_dir()
    assert server.process.returncode == 0
    assert [line for line in processes() if kernel in line] == []
    assert not private.exists()


@pytest.mark.parametrize("which", ["app", "edit"])
def test_a_command_that_is_killed_leaves_no_server_and_no_kernel(browsing, workbook, which):
    page = browsing.page()
    with serving(which, workbook.folder) as server:
        server.open(page)
        (kernel,) = server.kernels
        private = next(re.search(r"\S*/actionplan-\w+", line)[0] for line in processes() if kernel in line)
        server.process.kill()
        until = time.monotonic() + 30
        while any(kernel in line for line in processes()) or not is_gone(server):
            assert time.monotonic() < until
            time.sleep(0.1)
    shutil.rmtree(private)


def is_gone(server: Server) -> bool:
    try:
        urllib.request.urlopen(server.url("/").split("?")[0], timeout=5).close()
    except urllib.error.HTTPError:
        return False
    except OSError:
        return True
    return False


def processes() -> list[str]:
    """The command lines of what runs on this machine."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # one that has ended meanwhile
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
    return lines
