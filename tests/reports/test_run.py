"""Running a report in a real kernel, with a notebook that takes its data from a file instead of a store."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from actionplan.files import PREFIX
from actionplan.folders import Workbook
from actionplan.reports.params import ReportParams
from actionplan.reports.run import ReportFiles, render, write_report
from actionplan.words.errors import BadParameters, CannotWrite, ReportFailed
from tests.reports.pages import NOTEBOOK, TEMPLATES, notebook_reading_a_file, page
from tests.reports.sample import SAMPLE

PARAMS = ReportParams(plan="thurrock-2017-18", period="2017-18 P06")
STEM = "2017-18-P06-action-plan-report-draft"
SECRET = "a-password-in-the-address"


@pytest.fixture
def book(tmp_path) -> Workbook:
    notebook_reading_a_file(tmp_path / "notebooks")
    return Workbook(tmp_path / "notebooks", tmp_path / "params", TEMPLATES)


@pytest.fixture
def store(tmp_path) -> str:
    path = tmp_path / f"{SECRET}.json"
    path.write_text(SAMPLE.to_json(), "utf-8")
    return str(path)


def run(book: Workbook, folder: Path, store: str) -> ReportFiles:
    rendered = render(book, NOTEBOOK.name, PARAMS, folder, STEM, {"ACTIONPLAN_STORE": store})
    return write_report(rendered, folder)


def with_cell(book: Workbook, source: str) -> None:
    """Put a cell of somebody's own at the end of the notebook."""
    path = book.notebooks / NOTEBOOK.name
    notebook = json.loads(path.read_text("utf-8"))
    cell = {
        "cell_type": "code",
        "id": "own",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"].append(cell)
    path.write_text(json.dumps(notebook), "utf-8")


def without_timings(path: Path) -> dict:
    notebook = json.loads(path.read_text("utf-8"))
    for of in (notebook, *notebook["cells"]):
        for name in ("start_time", "end_time", "duration"):
            of["metadata"].get("papermill", {}).pop(name, None)
    return notebook


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> tuple[ReportFiles, ReportFiles, str]:
    """The same report twice, under folders with every troublesome letter, and what was printed meanwhile."""
    root = tmp_path_factory.mktemp("run")
    notebook_reading_a_file(root / "notebooks")
    data = root / f"{SECRET}.json"
    data.write_text(SAMPLE.to_json(), "utf-8")
    code = (
        "import sys; from pathlib import Path; from tests.reports.test_run import run, Workbook, TEMPLATES\n"
        "root, data = map(Path, sys.argv[1:])\n"
        "book = Workbook(root / 'notebooks', root / 'params', TEMPLATES)\n"
        "for name in ('one', 'two {plan.__class__} é'): run(book, root / name, str(data))"
    )
    env = os.environ | {"HOME": str(root / "no-home"), "JUPYTER_PATH": str(_foreign_kernel(root))}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(root), str(data)], capture_output=True, text=True, env=env
    )
    assert ran.returncode == 0, ran.stderr
    kept = [
        path for path in (root / "no-home").rglob("*") if path.is_file() and "matplotlib" not in path.parts
    ]
    assert kept == []  # matplotlib keeps its list of fonts there, as in every program that draws with it
    first, second = (
        ReportFiles(root / name / f"{STEM}.html", root / name / f"{STEM}.ipynb")
        for name in ("one", "two {plan.__class__} é")
    )
    return first, second, ran.stdout + ran.stderr


def _foreign_kernel(root: Path) -> Path:
    folder = root / "jupyter" / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": ["/nowhere/python", "{connection_file}"], "display_name": "Foreign", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    return root / "jupyter"


def test_a_run_is_quiet_and_takes_no_foreign_kernel(done):
    assert done[2] == ""


def test_the_page_is_that_of_the_sections(done):
    assert done[0].html.read_text("utf-8") == page(SAMPLE)


def test_the_same_data_give_the_same_bytes_but_for_timings(done):
    first, second, _ = done
    assert first.html.read_bytes() == second.html.read_bytes()
    assert without_timings(first.notebook) == without_timings(second.notebook)


def test_nothing_else_is_left_in_the_folder(done):
    assert {path.name for path in done[0].html.parent.iterdir()} == {f"{STEM}.html", f"{STEM}.ipynb"}


def test_the_notebook_names_no_folder_and_no_store(done):
    text = done[0].notebook.read_text("utf-8")
    assert SECRET not in text and str(done[0].notebook.parent.parent) not in text
    kept = json.loads(text)["metadata"]["papermill"]
    assert kept["parameters"] == PARAMS.values()
    assert (kept["input_path"], kept["output_path"]) == (NOTEBOOK.name, f"{STEM}.ipynb")


def test_plain_nbconvert_makes_the_same_page(done, tmp_path):
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", "--template", "report"]
    command += [f"--TemplateExporter.extra_template_basedirs={TEMPLATES}", f"--output-dir={tmp_path}"]
    subprocess.run([*command, str(done[0].notebook)], check=True, capture_output=True)
    assert (tmp_path / f"{STEM}.html").read_bytes() == done[0].html.read_bytes()


def test_the_kernel_is_this_interpreter_and_does_not_look_into_the_working_folder(
    book, store, tmp_path, monkeypatch
):
    (tmp_path / "colorsys.py").write_text("raise SystemExit('the working folder was imported')")
    monkeypatch.chdir(tmp_path)
    with_cell(book, "import sys, colorsys; print('python is', sys.executable)")
    html = run(book, tmp_path / "out", store).html.read_text("utf-8")
    assert f"python is {sys.executable}" in html


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_failure_keeps_the_previous_report_and_the_half_run_notebook(book, store, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    previous = {f"{STEM}.html": b"page", f"{STEM}.ipynb": b"notebook"}
    for name, content in previous.items():
        (folder / name).write_bytes(content)
    with_cell(book, "1 / 0")
    with pytest.raises(ReportFailed) as failed:
        run(book, folder, store)
    left = files(folder)
    half = left.pop(f"{STEM}-failed.ipynb")
    assert left == previous
    assert b"ZeroDivisionError" in half and b"NHS Thurrock" in half
    assert str(failed.value) == (
        "action_plan_report.ipynb stopped half way (cell 19 raised ZeroDivisionError: division by zero). The "
        f"half-run notebook is {folder / STEM}-failed.ipynb. The previous report, if there is one, "
        "is untouched."
    )


def test_the_packages_own_sentence_comes_through_as_it_is(book, store, tmp_path):
    with_cell(book, "from actionplan.words.errors import UnknownPlan\nraise UnknownPlan('x', ['y'])")
    with pytest.raises(ReportFailed) as failed:
        run(book, tmp_path / "out", store)
    assert str(failed.value) == 'There is no plan "x" in the store. It holds: y.'


def test_a_kernel_that_dies_is_a_sentence_too(book, store, tmp_path):
    with_cell(book, "import os; os._exit(3)")
    with pytest.raises(ReportFailed, match="its kernel died or did not start"):
        run(book, tmp_path / "out", store)
    assert set(files(tmp_path / "out")) == {f"{STEM}-failed.ipynb"}


def test_a_notebook_that_does_not_take_the_parameters_is_refused_before_anything_runs(book, store, tmp_path):
    path = book.notebooks / NOTEBOOK.name
    path.write_text(path.read_text("utf-8").replace("period = ", "perod = "), "utf-8")
    with pytest.raises(BadParameters, match='Did you mean "period"'):
        run(book, tmp_path / "out", store)
    assert not (tmp_path / "out").exists()


def test_the_notebook_itself_is_never_written_over(book, store):
    with pytest.raises(CannotWrite, match="Choose another folder"):
        render(book, NOTEBOOK.name, PARAMS, book.notebooks, NOTEBOOK.stem, {"ACTIONPLAN_STORE": store})


def test_a_folder_that_is_a_file_is_a_sentence(book, store, tmp_path):
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(CannotWrite, match="there is a file where a folder is needed"):
        run(book, tmp_path / "out", store)


def test_old_work_in_progress_is_swept_and_a_stale_failure_removed(book, store, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    old, new = folder / f"{PREFIX}old.ipynb", folder / f"{PREFIX}new.ipynb"
    for path in (old, new, folder / f"{STEM}-failed.ipynb"):
        path.write_text("half")
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))
    run(book, folder, store)
    assert set(files(folder)) == {f"{STEM}.html", f"{STEM}.ipynb", new.name}


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are a matter of POSIX")
def test_a_full_disk_is_a_sentence_and_the_previous_report_stays(book, store, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"{STEM}.html").write_bytes(b"page")
    code = (
        "import resource, sys; from pathlib import Path; from tests.reports.test_run import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "root = Path(sys.argv[1])\n"
        "try: run(Workbook(root / 'notebooks', root / 'params', TEMPLATES), root / 'out', sys.argv[2])\n"
        "except CannotWrite as error: print(error)"
    )
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), store], capture_output=True, text=True, env=env
    )
    assert "the disk is full" in ran.stdout, ran.stderr
    assert files(folder) == {f"{STEM}.html": b"page"}


def test_without_sockets_in_the_file_system_the_kernel_is_reached_by_tcp(
    book, store, tmp_path, monkeypatch, capfd
):
    monkeypatch.setattr("actionplan.reports.kernel.LONGEST_SOCKET_PATH", 0)
    assert run(book, tmp_path / "out", store).html.read_text("utf-8") == page(SAMPLE)
    assert capfd.readouterr() == ("", "")
