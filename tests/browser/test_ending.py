"""The editor ended, well or not: nothing of it runs on."""

import re
import shutil
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.opened import PATIENCE, Server, serving

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
    shutil.rmtree(private, ignore_errors=True)  # what ends just now removes its own sockets, too


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


def test_a_page_that_is_loaded_again_and_again_leaves_one_kernel(voila, page):
    voila.open(page)
    for _ in range(3):
        page.reload()
        page.locator(".ap-workbook").wait_for(timeout=PATIENCE)
    assert len(voila.kernels) == 4
    until = time.monotonic() + 20
    while len(running := {one for one in voila.kernels if any(one in line for line in processes())}) > 1:
        assert time.monotonic() < until, running
        time.sleep(0.1)
    assert page.locator(".ap-saved").inner_text() == "All changes saved"


def test_whoever_is_asked_whether_to_leave_and_stays_goes_on(voila, page, workbook):
    voila.open(page)
    page.locator("nav button[name=milestones]").click()
    title = page.locator(".ap-workbook tr[data-id] textarea").first
    title.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Written before leaving")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    title.press("Tab")
    page.locator(".ap-state", has_text="Saved").first.wait_for()
    assert "Written before leaving" in [one.title for one in workbook.plan().milestones]
    assert page.locator(".ap-alarm:visible").count() == 0
