"""What the browser tests hold in their hands: the folder, a server, a browser; and the things one does with a page."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from actionplan import desk
from actionplan.plan.model import ActionPlan
from actionplan.plan.text import dump_plan
from tests.conftest import AT_HOME

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
PATIENCE = 60_000
"""So many milliseconds a kernel has to start, and the page to be there."""
GRACE = 30
"""So many seconds a server has to end."""

NOT_HANDED_ON = {"ACTIONPLAN_STORE", "ACTIONPLAN_PERSON", "ACTIONPLAN_PLAN"}


@dataclass
class Workbook:
    """A workbook folder with its store, and the store that it starts from."""

    folder: Path
    example: Path

    @property
    def store(self) -> str:
        return str(self.folder / "actionplan.db")

    def start_again(self) -> None:
        """The example as it was loaded; no reports and trackers of a test before, and nothing that a person chose."""
        self.empty()
        for name in ("chosen.json", "begun.json"):
            (self.folder / ".jupyter" / name).unlink(missing_ok=True)
        shutil.copy(self.example, self.store)
        for name in ("reports", "trackers"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def empty(self) -> None:
        """No store at all, as a new workbook has none."""
        for left in self.folder.glob("actionplan.db*"):
            left.unlink()

    def load(self, plan: ActionPlan) -> None:
        """Another plan in the store."""
        path = self.folder.parent / f"{plan.id}.yaml"
        path.write_text(dump_plan(plan), "utf-8")
        desk.load(path, self.store, by="Communications lead")

    def plan(self, name: str = "thurrock-2017-18") -> ActionPlan:
        """A plan as it stands in the store."""
        return desk.open_plan(name, self.store).plan

    def history(self, name: str = "thurrock-2017-18") -> list:
        """The revisions of a plan, the oldest first."""
        return desk.history(name, self.store)[1]


class Browsing:
    """A browser whose pages reach this machine only."""

    def __init__(self, browser) -> None:
        self._browser = browser

    def page(self, width: int = 1280, height: int = 900):
        """A new page with cookies of its own.

        What it was refused is in `page.refused`, what its console called an error in `page.errors`, the ids of the
        kernels that it spoke with in `page.kernels`.
        """
        context = self._browser.new_context(
            locale="en-GB", timezone_id="Europe/London", viewport={"width": width, "height": height}
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.refused, page.errors, page.kernels = [], [], set()
        context.route(lambda address: not AT_HOME.match(address), lambda route: _refuse(page, route))
        page.on("console", lambda m: page.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page


def _refuse(page, route) -> None:
    page.refused.append(route.request.url)
    route.abort()


@dataclass
class Server:
    """A server that runs: its address without the token, its token, and the kernels of its pages."""

    which: str
    process: subprocess.Popen
    address: str
    token: str
    kernels: set = field(default_factory=set)

    @property
    def is_lab(self) -> bool:
        return self.which == "edit"

    def url(self, path: str = "") -> str:
        """The address of a page, with the token; without a path that of the workbook."""
        base = self.address if not path else "/".join(self.address.split("/")[:3]) + path
        return f"{base}?token={self.token}"

    def open(self, page, notebook: str = "notebooks/workbook.ipynb"):
        """Go to the workbook and wait until it is there; in JupyterLab all cells are run for that."""
        self.go(page, notebook)
        if self.is_lab:
            run_all(page)
        page.locator(".ap-workbook").wait_for(timeout=PATIENCE)
        return page

    def go(self, page, notebook: str = "notebooks/workbook.ipynb"):
        """Go to a notebook; in JupyterLab wait until its kernel is ready, and run nothing."""
        page.on("websocket", lambda socket: self._note(socket.url))
        path = f"/lab/tree/{notebook}" if self.is_lab else "/"
        page.goto(self.url(path) + ("&reset" if self.is_lab else ""), wait_until="domcontentloaded")
        if self.is_lab:
            page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=PATIENCE)
            page.wait_for_function(
                f"{KERNEL}.status === 'idle' && {KERNEL}.connectionStatus === 'connected'", timeout=PATIENCE
            )
        return page

    def ask(self, method: str, path: str) -> bytes:
        """What the server answers to a program that has the token."""
        request = urllib.request.Request(self.url(path), method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.urlopen(request, timeout=GRACE) as answer:
            return answer.read()

    def end_kernels(self) -> None:
        """End the kernels that pages spoke with."""
        while self.kernels:
            with suppress(OSError):  # one that its own page has ended
                self.ask("DELETE", f"/api/kernels/{self.kernels.pop()}")

    def _note(self, socket: str) -> None:
        found = re.search(r"/api/kernels/([\w-]+)/channels", socket)
        self.kernels |= {found[1]} if found else set()


@contextmanager
def serving(which: str, folder: Path, *options: str):
    """`actionplan edit` or `actionplan app` on a workbook folder, with a home of its own, until Ctrl+C."""
    with tempfile.TemporaryDirectory(prefix="home-") as home:
        process = started(which, folder, home, *options)
        try:
            said = process.stdout.readline()
            found = re.search(r"(http://127\.0\.0\.1:\d+/\S*)\?token=(\S+)", said)
            assert found, said + process.stdout.read()
            process.stdout.readline()
            yield Server(which, process, found[1], found[2])
        finally:
            end(process)


def started(which: str, folder: Path, home: str, *options: str) -> subprocess.Popen:
    """The command as it was just started, what it says in a pipe."""
    environment = {name: text for name, text in os.environ.items() if name not in NOT_HANDED_ON}
    environment |= {
        "HOME": home,
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "JUPYTER_CONFIG_PATH": home,
    }
    Path(home, "jupyter_lab_config.json").write_text('{"LabApp": {"expose_app_in_browser": true}}', "utf-8")
    command = [
        sys.executable,
        "-m",
        "actionplan",
        which,
        "--no-browser",
        "--by",
        "Communications lead",
        *options,
    ]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def end(process: subprocess.Popen) -> str:
    """Press Ctrl+C, and give what was said since."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=GRACE)
    return said


NOTEBOOK = "window.jupyterapp?.shell?.currentWidget"
KERNEL = f"{NOTEBOOK}?.sessionContext?.session?.kernel?"


def run_all(page) -> None:
    """Run all cells of the notebook in JupyterLab, without waiting for them."""
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")


def cells(page) -> int:
    """How many cells the notebook in JupyterLab has."""
    return page.evaluate(f"() => {NOTEBOOK}.content.model.cells.length")


def kernel_state(page) -> str:
    """The state of the kernel in JupyterLab: idle, busy, restarting, dead."""
    return page.evaluate(f"() => {KERNEL}.status")


def restart_kernel(page) -> None:
    """Restart the kernel in JupyterLab under the page, and wait until it is ready."""
    page.evaluate(f"() => {NOTEBOOK}.sessionContext.session.kernel.restart()")
    page.wait_for_function(f"{KERNEL}.status === 'idle'", timeout=PATIENCE)


def run_code(page, code: str) -> str:
    """What code prints in the kernel of the notebook in JupyterLab."""
    return page.evaluate(
        """async code => {
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            let said = '';
            const asked = kernel.requestExecute({ code });
            asked.onIOPub = (m) => { said += m.content.text || m.content.evalue || ''; };
            await asked.done;
            return said.trim();
        }""",
        code,
    )
