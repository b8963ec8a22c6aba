"""The workbook opened, in the web app and in JupyterLab: no key edits the notebook, and the token holds."""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from tests.browser.opened import (
    PATIENCE,
    ROOT,
    Server,
    cells,
    end,
    kernel_state,
    restart_kernel,
    run_all,
    run_code,
    started,
)

pytestmark = pytest.mark.browser

ROWS = ".ap-workbook tr[data-id]"
DROPDOWN = """\
import ipywidgets
ipywidgets.Dropdown(options=["Green", "Amber", "Red"], description="Status")"""


def status_of(page, row: int = 0):
    """The list of statuses in a row; it has Red among its choices when it has the focus."""
    return page.locator(ROWS).nth(row).locator("select").last


def chosen(select) -> str:
    return select.evaluate("element => element.selectedOptions[0]?.textContent ?? ''")


def type_on(page, select, key: str) -> None:
    """Choose by a letter; type-ahead joins letters typed within a second."""
    select.focus()
    page.keyboard.press(key)
    page.wait_for_timeout(1200)


def control_notebook(workbook) -> str:
    """A notebook beside the workbook with a list of choices that is not ours."""
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": DROPDOWN, "outputs": []}
    language = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": [cell | {"execution_count": None}], "metadata": language, "nbformat": 4}
    path = workbook.folder / "notebooks" / "control.ipynb"
    path.write_text(json.dumps(notebook | {"nbformat_minor": 5}), "utf-8")
    return "notebooks/control.ipynb"


def dropdown(server, page, workbook):
    server.go(page, control_notebook(workbook))
    run_all(page)
    select = page.locator(".jp-OutputArea select")
    select.wait_for(timeout=PATIENCE)
    return select


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def plain_lab(workbook, home):
    """JupyterLab on the same folder, as it comes."""
    token, port = secrets.token_hex(12), free_port()
    names = {"CONFIG": "cfg", "DATA": "data", "RUNTIME": "run"}
    own = {f"JUPYTER_{name}_DIR": str(home / place) for name, place in names.items()}
    own |= {"HOME": str(home), "IPYTHONDIR": str(home), "PYTHONPATH": str(ROOT), "JUPYTER_TOKEN": token}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "set"), "JUPYTERLAB_WORKSPACES_DIR": str(home / "spaces")}
    options = ["--allow-root", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--expose-app-in-browser"]
    command = [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={workbook.folder}"]
    said = (home / "log").open("w+")
    process = subprocess.Popen(command, env=os.environ | own, stdout=said, stderr=subprocess.STDOUT, cwd=home)
    try:
        for _ in range(600):
            assert process.poll() is None, (home / "log").read_text()
            found = re.search(r"(http://127\.0\.0\.1:\d+/lab)\?token", (home / "log").read_text())
            if found:
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.1)
        yield Server("edit", process, found[1], token)
    finally:
        process.terminate()
        process.wait(30)
        said.close()


def test_the_web_app_shows_the_workbook_at_once_and_asks_no_other_computer(voila, page, picture):
    voila.open(page)
    page.locator(ROWS).first.wait_for()
    picture(page, "opened-in-the-web-app")
    assert page.title() == "Action plan workbook"
    assert page.get_attribute("html", "lang") == "en"
    assert "actionplan.workbook()" not in page.inner_text("body")
    assert (page.refused, page.errors) == ([], [])


def test_jupyterlab_shows_it_after_run_all_and_asks_nothing_before(lab, page, picture):
    lab.go(page)
    page.evaluate("() => window.jupyterapp.restored")
    notices = page.evaluate(
        """() => window.jupyterapp.serviceManager.settings.fetch("@jupyterlab/apputils-extension:notification")
            .then((one) => JSON.parse(one.raw || "{}").fetchNews ?? one.schema.properties.fetchNews.default)"""
    )
    assert notices == "false"
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(ROWS).first.wait_for(timeout=PATIENCE)
    picture(page, "opened-in-jupyterlab")
    assert (page.refused, page.errors) == ([], [])


def test_a_plain_jupyterlab_asks_about_news(workbook, page, tmp_path):
    with plain_lab(workbook, tmp_path) as server:
        server.go(page)
        page.locator(".Toastify__toast").filter(has_text="Jupyter news").wait_for()


def test_the_notebook_is_saved_without_what_it_showed(lab, page, workbook):
    path = workbook.folder / "notebooks" / "workbook.ipynb"
    before = path.read_bytes()
    lab.open(page)
    saved = path.stat().st_mtime_ns
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    assert path.stat().st_mtime_ns > saved
    assert path.read_bytes() == before


@pytest.mark.parametrize("key", ["r", "R"])
def test_red_by_typing_r_and_no_cell_is_added_or_deleted(served, page, workbook, key):
    served.open(page)
    page.locator(ROWS).first.wait_for()
    select = status_of(page)
    type_on(page, select, key)
    assert chosen(select).startswith("Red")
    if served.is_lab:
        assert cells(page) == 1
        assert (
            page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCell.model.type")
            == "code"
        )


def test_no_key_of_a_list_or_a_button_of_ours_edits_the_notebook(lab, page):
    lab.open(page)
    page.locator(ROWS).first.wait_for()
    for target in (status_of(page), page.locator(".ap-workbook nav button").first):
        for key in ("a", "b", "d", "d", "c", "v", "x", "m", "y", "z", "0", "0", "i", "i"):
            target.focus()
            page.keyboard.press(key)
        page.wait_for_timeout(500)
        assert (cells(page), kernel_state(page)) == (1, "idle")
        assert page.locator(".jp-Dialog").count() == 0


def test_under_our_settings_no_key_of_any_list_edits_the_notebook(lab, page, workbook):
    select = dropdown(lab, page, workbook)
    for key in ("a", "b"):
        type_on(page, select, key)
    assert (cells(page), chosen(select)) == (1, "Amber")
    type_on(page, select, "r")
    assert chosen(select) == "Red"
    select.press("d")
    select.press("d")
    page.wait_for_timeout(500)
    assert (cells(page), select.count()) == (1, 1)


def test_without_our_settings_the_trap_is_there_but_not_in_what_is_ours(workbook, browsing, tmp_path):
    with plain_lab(workbook, tmp_path) as server:
        page = browsing.page()
        select = dropdown(server, page, workbook)
        select.focus()
        page.keyboard.press("b")
        page.wait_for_function("() => window.jupyterapp.shell.currentWidget.content.model.cells.length === 2")
        other = browsing.page()
        server.open(other)
        other.locator(ROWS).first.wait_for()
        for key in ("a", "b", "r"):
            type_on(other, status_of(other), key)
        assert cells(other) == 1
        assert chosen(status_of(other)).startswith("Red")
        server.end_kernels()


def test_the_kernel_is_told_the_store_and_the_person_and_listens_to_nobody_else(lab, page, workbook):
    lab.open(page)
    said = run_code(page, "import os; print(os.environ['ACTIONPLAN_STORE'], os.environ['ACTIONPLAN_PERSON'])")
    assert said == f"{workbook.store} Communications lead"
    assert run_code(page, "print(get_ipython().kernel.parent.transport)") == "ipc"


def test_the_kernel_can_be_restarted_and_the_workbook_opened_again(lab, page):
    lab.open(page)
    restart_kernel(page)
    run_all(page)
    page.locator(ROWS).first.wait_for(timeout=PATIENCE)


def test_without_the_token_nothing_of_the_workbook_is_shown(served):
    for path in (
        "/",
        "/lab",
        "/api/kernels/0-0-0-0-0",
        "/api/contents",
        "/files/my-plan.yaml",
        "/voila/static/",
    ):
        for asked in (path, f"{path}?token=wrong"):
            assert is_refused(base(served) + asked), asked


def test_no_picture_of_the_folder_is_served_without_the_token(served, workbook):
    (workbook.folder / "secret.png").write_bytes(b"a picture")
    for path in ("/voila/files/secret.png", "/files/secret.png", "/api/contents/secret.png", "/voila/tree"):
        assert is_refused(base(served) + path), path


def test_nothing_outside_the_folder_is_served_and_no_terminal(lab, workbook):
    (workbook.folder.parent / "outside.txt").write_text("outside")
    assert b'"name": "my-plan.yaml"' in lab.ask("GET", "/api/contents/my-plan.yaml")
    for path in ("/api/contents/../outside.txt", "/files/..%2Foutside.txt", "/files/%2e%2e/outside.txt"):
        assert status(lab.url(path)) in (400, 403, 404)
    assert status(lab.url("/api/contents/.jupyter")) == 404
    assert status(lab.url("/api/terminals")) in (403, 404)


def test_another_name_for_this_computer_is_refused(served):
    address = urllib.request.Request(served.url(), headers={"Host": "workbook.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address, timeout=30)
    assert refused.value.code == 403


def test_a_second_start_finds_another_port_and_ctrl_c_ends_it_well(voila_server, workbook, tmp_path):
    process = started("app", workbook.folder, str(tmp_path))
    said = process.stdout.readline()
    found = re.fullmatch(
        r"The workbook is open in the web app at http://127\.0\.0\.1:(\d+)/\?token=[\w-]{32}\n", said
    )
    first = voila_server.address.split(":")[2].split("/")[0]
    assert found and found[1] != first
    taken = started("app", workbook.folder, str(tmp_path), "--port", found[1])
    assert taken.communicate(timeout=60)[0] == (
        f"Port {found[1]} is taken by another program. Name another one, or leave out --port.\n"
    )
    assert taken.returncode == 1
    assert process.stdout.readline() == "To end it, press Ctrl+C here.\n"
    assert end(process) == "The workbook is closed. What was saved is in the store.\n"
    assert process.returncode == 0


def base(server: Server) -> str:
    return "/".join(server.address.split("/")[:3])


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def is_refused(address: str) -> bool:
    """Whether a stranger gets nothing, or a page that asks for the token."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return "/login" in answer.url
    except urllib.error.HTTPError as error:
        return error.code in (403, 404)
