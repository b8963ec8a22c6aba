"""The house checks itself: rooms, notebooks, and what no file may hold."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "actionplan"

ROOMS = [
    "words",
    "plan",
    "rules",
    "view",
    "system",
    "files",
    "folders",
    "store",
    "tracker",
    "reports",
    "desk",
    "editor",
    "cli",
]
OUTSIDE_THE_ROOMS = {"__init__", "__main__"}
CLOSED_DOORS = {
    "store": {"rules"},
    "tracker": {"store"},
    "reports": {"store"},
    "desk": {"rules"},
    "editor": {"store", "rules"},
    "cli": {"store", "rules"},
}
ONE_ROOM_EACH = {
    "sqlalchemy": "store",
    "openpyxl": "tracker",
    "python_calamine": "tracker",
    "defusedxml": "tracker",
    "docx": "tracker",
    "bs4": "tracker",
    "markdown_it": "tracker",
    "pandas": "reports",
    "matplotlib": "reports",
    "papermill": "reports",
    "nbconvert": "reports",
    "filelock": "desk",
    "anywidget": "editor",
    "ipywidgets": "editor",
    "jupyterlab": "editor",
    "voila": "editor",
    "typer": "cli",
    "rich": "cli",
}
PURE_ROOMS = ROOMS[: ROOMS.index("system")]
REACHING_OUT = {"os", "pathlib", "shutil", "tempfile", "subprocess", "socket", "sqlite3", "time", "urllib"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


MODULES = sorted(PACKAGE.rglob("*.py"))
IN_ROOMS = [path for path in MODULES if room_of(path) not in OUTSIDE_THE_ROOMS]
in_rooms = pytest.mark.parametrize("path", IN_ROOMS, ids=lambda path: str(path.relative_to(ROOT)))


def tree(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[list[str]]:
    """Each imported name in full, in its parts; relative ones too."""
    for node in tree(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = list(path.relative_to(ROOT).parts[: -node.level]) if node.level else []
            start = above + (node.module.split(".") if node.module else [])
            yield from ([*start, alias.name] for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    return {parts[1] for parts in imports(path) if parts[0] == "actionplan" and len(parts) > 1}


def packages_imported(path: Path) -> set[str]:
    return {parts[0] for parts in imports(path)} - {"actionplan"}


def test_every_module_is_in_a_room():
    assert {room_of(path) for path in IN_ROOMS} - set(ROOMS) == set()


@in_rooms
def test_imports_point_up_the_list_only(path):
    room = room_of(path)
    allowed = set(ROOMS[: ROOMS.index(room) + 1]) - CLOSED_DOORS.get(room, set())
    assert rooms_imported(path) - allowed == set()


@in_rooms
def test_an_outside_library_has_one_room(path):
    elsewhere = {name for name, room in ONE_ROOM_EACH.items() if room != room_of(path)}
    assert packages_imported(path) & elsewhere == set()


@in_rooms
def test_the_first_rooms_do_no_input_or_output(path):
    if room_of(path) in PURE_ROOMS:
        assert packages_imported(path) & REACHING_OUT == set()
        assert {node.id for node in tree(path) if isinstance(node, ast.Name)} & {"open", "print"} == set()


CLOCKS = {"now", "today", "utcnow", "current_timestamp"}
CLOCKS_OF_FILES = {"fromtimestamp", "utcfromtimestamp"}  # a day made from the time of a file
MODULES_WITH_CLOCKS = {"time", "logging"}  # a record of a log takes the time by itself


def clocks_read(nodes: list[ast.AST]) -> list[str]:
    """Each mention of a clock, called or not, by whatever name its class was imported.

    What is called `now` and is no clock, such as what a date is now, is read of a value that a module has not imported.
    """
    named = [node for node in nodes if isinstance(node, ast.Attribute)]
    read = [node for node in named if node.attr in CLOCKS | CLOCKS_OF_FILES]
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    froms = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {alias.asname or alias.name for node in froms for alias in node.names}
    clocks = [n for n in read if n.attr != "now" or id(n) in called or _root(n) in imported]
    modules = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return [ast.unparse(node) for node in clocks] + [m for m in modules if m in MODULES_WITH_CLOCKS]


def _root(node: ast.expr) -> str:
    """The name that a chain of attributes begins with."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


@in_rooms
def test_only_the_desk_reads_the_clock(path):
    if room_of(path) != "desk":
        assert clocks_read(tree(path)) == []


@pytest.mark.parametrize(
    "evasion",
    [
        "date.today()",
        "from datetime import datetime as d\nd.now(UTC)",
        "tick = datetime.utcnow",
        "from datetime import datetime as d\ntick = d.now",
        "import datetime\ntick = datetime.datetime.now",
        "from time import gmtime as g",
        "import logging",
        "datetime.fromtimestamp(path.stat().st_mtime, UTC)",
        "select(func.now())",
    ],
)
def test_no_clock_is_overlooked(evasion):
    assert clocks_read(list(ast.walk(ast.parse(evasion)))) != []


NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
STATEMENTS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While)


def code_cells(path: Path) -> list[dict]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_committed_without_outputs(path):
    left = [(cell["outputs"], cell["execution_count"]) for cell in code_cells(path)]
    assert left == [([], None)] * len(left)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_narrates_and_does_not_program(path):
    nodes = [node for cell in code_cells(path) for node in ast.walk(ast.parse("".join(cell["source"])))]
    assert [ast.unparse(node) for node in nodes if isinstance(node, STATEMENTS)] == []


def test_the_workbook_is_one_call():
    cells = json.loads((ROOT / "notebooks" / "workbook.ipynb").read_text("utf-8"))["cells"]
    lines = ["".join(cell["source"]).splitlines() for cell in cells]
    assert [[line for line in cell if line and not line.startswith("#")] for cell in lines] == [
        ["import actionplan", "actionplan.workbook()"]
    ]


REPORTS = [path for path in NOTEBOOKS if path.name != "workbook.ipynb"]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_report_has_one_cell_of_parameters_and_it_is_the_first_code(path):
    tagged = ["parameters" in cell["metadata"].get("tags", []) for cell in code_cells(path)]
    assert tagged == [True] + [False] * (len(tagged) - 1)


NOT_OURS = {".git", ".venv", ".ipynb_checkpoints", "__pycache__", "dist", "build", "node_modules"}


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the project, by its name; not what runs and tools left beside it."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        left_behind = parts[0] == "reports" or any(part in NOT_OURS or "_cache" in part for part in parts)
        if path.is_file() and not left_behind and not parts[0].startswith((".hypothesis", "actionplan.")):
            try:
                yield "/".join(parts), path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


# Written in pieces, so that this file does not find itself.
NOWHERE = {
    "a folder of one machine": r"(?<![\w.])/(" r"work|root|home)/",
    "a package registry's address": r"(pypi|pythonhosted|deb\.debian|npmjs)\." r"(org|com)",
    "a note to self": r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b",
}


@pytest.mark.parametrize("what", NOWHERE)
def test_no_file_holds(what):
    assert [name for name, text in texts() if re.search(NOWHERE[what], text)] == []


def test_the_search_of_files_sees_the_project():
    names = {name for name, _ in texts()}
    assert {"pyproject.toml", "Makefile", "actionplan/__init__.py", "tests/test_house.py"} <= names
