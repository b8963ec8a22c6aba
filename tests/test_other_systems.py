"""What Windows lacks is not needed: the package does its work where that is absent, and files are held as there."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from actionplan.words.file_names import why_unfit
from tests.without_posix import lacking

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "actionplan"
BARE = ROOT / "tests" / "without_posix"
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
PLAN = "thurrock-2017-18"
ISSUED = Path("reports", PLAN, "2017-18-P06", "issue-1", "2017-18-P06-action-plan-report.html")
LOCKED = (
    "{} cannot be written: its folder is read-only, or the file is open in another program. Close it or choose "
    "another folder, then try again; nothing was changed.\n"
)
ODD = "Zoë's 50% & #1 – plans (new)"
"""A folder of every kind of letter that a name on Windows may have."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="takes from a Linux what a Windows does not have"
)


class Laptop:
    """One process of its own, in which the commands run that are typed, one after the other."""

    def __init__(self) -> None:
        known = {name: text for name, text in os.environ.items() if not name.startswith("ACTIONPLAN_")}
        own = {"PYTHONPATH": os.pathsep.join([str(BARE), str(ROOT)]), "ACTIONPLAN_PERSON": "Ann"}
        self.process = subprocess.Popen(
            [sys.executable, str(BARE / "run.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=known | own,
        )

    def ask(self, *words):
        print(json.dumps([str(word) for word in words]), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def types(self, *words) -> str:
        """Type a command that succeeds; what it says."""
        code, said, error = self.ask(*words)
        assert (code, error) == (0, ""), said
        return said

    def is_refused(self, *words) -> str:
        """Type a command that fails; its one sentence."""
        code, said, error = self.ask(*words)
        assert (code, said) == (1, "")
        return error


@pytest.fixture(scope="module")
def laptop():
    laptop = Laptop()
    yield laptop
    laptop.process.stdin.close()
    laptop.process.wait(30)
    laptop.process.stdout.close()


@pytest.fixture(scope="module")
def issued(laptop, tmp_path_factory):
    """A workbook folder with the example plan, whose report of fortnight 6 was issued."""
    folder = tmp_path_factory.mktemp("drive") / ODD
    laptop.ask("go to", folder.parent)
    assert "Open workbook.cmd (on Windows)" in laptop.types("init", ODD)
    laptop.ask("go to", folder)
    laptop.types("load", EXAMPLE)
    assert "Report 6 is issued" in laptop.types("issue", PLAN, "--period", "P06")
    return folder


@pytest.fixture
def workbook(laptop, issued, tmp_path):
    folder = tmp_path / ODD
    shutil.copytree(issued, folder)
    laptop.ask("go to", folder)
    yield folder
    laptop.ask("let go")
    laptop.ask("go to", tmp_path)
    assert list(folder.rglob(".actionplan-tmp-*")) == []


def test_an_issued_report_is_what_was_issued(laptop, workbook):
    assert "The chain holds: one report, none missing." in laptop.types("verify", PLAN)
    page = (workbook / ISSUED).read_text("utf-8")
    assert "<title>" in page and "Draft, not issued" not in page
    assert laptop.types("verify", ISSUED.parent).startswith(f"{PLAN}/2017-18-P06/issue-1: report 6 is what")


def test_a_tracker_goes_out_and_what_comes_back_is_saved(laptop, workbook):
    laptop.types("tracker", "export", PLAN, "--period", "P07", "--output", "plan.xlsx")
    book = openpyxl.load_workbook(workbook / "plan.xlsx")
    rows = book["Milestones"].iter_rows()
    cell = next(cell for row in rows for cell in row if cell.value == "Annual Report published")
    cell.value = "Yearbook published"
    book.save(workbook / "plan.xlsx")
    assert "Yearbook published" in laptop.types("tracker", "merge", "plan.xlsx", "--apply")
    assert '"title": "Yearbook published"' in laptop.types("show", PLAN, "--period", "P07", "--json")


def test_a_table_of_somebody_is_read_in_a_process_of_its_own(laptop, workbook):
    (workbook / "old.csv").write_text("Milestone,Due\nOpen day,Sept tbc\n", "utf-8")
    said = laptop.types("tracker", "import", "old.csv", "--plan", PLAN, "--mapping", "old.yaml", "--apply")
    assert "title “Open day”, date as written “Sept tbc”" in said
    readings = "indicator,date,value\ni-responsive,18 April 2017,14\n"
    (workbook / "readings.csv").write_text(readings, "utf-8")
    assert "1 new" in laptop.types("observe", PLAN, "readings.csv", "--apply")


def test_a_store_is_backed_up_and_put_back_whole_or_damaged(laptop, workbook):
    laptop.types("backup", "one.db")
    assert "-before-restore.db brings it back" in laptop.types("restore", "one.db")
    (workbook / "actionplan.db").write_bytes(bytes(8192))
    assert "is damaged, and is kept as it was" in laptop.types("restore", "one.db")
    assert "The chain holds" in laptop.types("verify", PLAN)


def test_a_plan_is_written_changed_loaded_and_given_as_tables(laptop, workbook):
    assert laptop.types("dump", PLAN, "--output", "plan.yaml") == "Wrote plan.yaml\n"
    plan = workbook / "plan.yaml"
    text = plan.read_bytes().replace(b"title: Annual Report published", b"title: Yearbook")
    plan.write_bytes(text.replace(b"\n", b"\r\n"))  # as Notepad saves it
    assert "now at revision 2" in laptop.types("load", "plan.yaml")
    assert "Wrote 22 files to tables" in laptop.types("tables", PLAN, "--output", "tables")
    assert "Yearbook" in (workbook / "tables" / "milestones.csv").read_text("utf-8-sig")


COMMANDS = {
    str(ISSUED): ("report", PLAN, "--period", "P06"),
    "plan.xlsx": ("tracker", "export", PLAN, "--period", "P07", "--output", "plan.xlsx"),
    "tables/milestones.csv": ("tables", PLAN, "--output", "tables"),
    "plan.yaml": ("dump", PLAN, "--output", "plan.yaml"),
}


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("actionplan.")
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_open_in_another_program_is_named_and_nothing_else_is_changed(laptop, workbook, name):
    path = workbook / name
    path.parent.mkdir(exist_ok=True)
    for one in (path, path.with_name(f"{path.name}.bak")):
        one.write_text(one.name, "utf-8")
    before = tree(workbook)
    laptop.ask("hold", path)
    assert laptop.is_refused(*COMMANDS[name]) == LOCKED.format(name)
    assert tree(workbook) == before
    laptop.ask("let go")
    laptop.types(*COMMANDS[name])
    assert path.read_bytes() != before[name]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("dump", PLAN, "--output", "NUL"),
            "NUL cannot be written: Windows keeps the name “NUL” for a device.",
        ),
        (
            ("tracker", "export", PLAN, "--output", "CON.xlsx"),
            "CON.xlsx cannot be written: Windows keeps the name “CON” for a device.",
        ),
        (
            ("tracker", "export", PLAN, "--per-owner", "to send: P07"),
            "to send: P07 cannot be written: Windows takes no name with : in it.",
        ),
        (("tables", PLAN, "--output", "tables."), "tables. cannot be written: Windows drops the full stop"),
        (("backup", "aux.db"), "aux.db cannot be written: Windows keeps the name “aux” for a device."),
        (
            ("report", PLAN, "--period", "P06", "--output-dir", "What?"),
            "What? cannot be written: Windows takes no name with ? in it.",
        ),
    ],
)
def test_a_name_that_nobody_could_open_on_windows_is_refused(laptop, workbook, words, said):
    assert laptop.is_refused(*words).startswith(said)


def test_owners_and_titles_of_any_letters_make_names_that_every_system_takes(laptop, workbook):
    owners = ["CON", "nul.txt", "a:b <c>|?*", "trailing dot.", "Ö" * 200, "..", "Zoë & Søn 50%"]
    lines = [f"id: p{'x' * 39}", f"title: {'T' * 200}", "settings:", "  years: 2017-18", "owners:"]
    lines += [
        f"- {{id: o-abcde{letter}, name: '{name}'}}" for letter, name in zip("abcdefg", owners, strict=True)
    ]
    lines += ["milestones:"]
    lines += [f"- {{title: '{'M' * 200}', date: Sept tbc, owner: o-abcde{letter}}}" for letter in "abcdefg"]
    (workbook / "odd.yaml").write_text("\n".join(lines), "utf-8")
    laptop.types("load", "odd.yaml")
    laptop.types("tracker", "export", f"p{'x' * 39}", "--period", "P07", "--per-owner", "to send")
    made = [path.relative_to(workbook / "to send") for path in (workbook / "to send").rglob("*.xlsx")]
    assert len(made) == len(owners)
    assert [part for path in made for part in path.parts if why_unfit(part)] == []
    assert max(len(str(path)) for path in made) < 130
    assert {path.parts[0] for path in made} >= {"2017-18-P07-con", "2017-18-P07-zoe-sn-50"}


def test_whatever_letters_a_system_is_set_to_a_pipe_gets_utf_8(tmp_path):
    settings = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    folder = tmp_path / ODD
    folder.mkdir()
    known = {name: text for name, text in os.environ.items() if not name.startswith("ACTIONPLAN_")}
    ran = subprocess.run(
        [sys.executable, "-c", IN_TURN, str(EXAMPLE)],
        cwd=folder,
        env=known | settings | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    said = ran.stdout.decode("utf-8")
    assert (ran.returncode, ran.stderr) == (0, b""), said
    for expected in ("“April Dec 17” can be read in two ways", "the tracker came back as it went out"):
        assert expected in said
    assert (folder / "é – ≥.xlsx").is_file()


IN_TURN = """
import sys
from actionplan import cli
period = ["thurrock-2017-18", "--period", "P06"]
tracker = "\\u00e9 \\u2013 \\u2265.xlsx".encode().decode(sys.getfilesystemencoding(), "surrogateescape")
for words in (
    ["load", sys.argv[1]],
    ["show", *period],
    ["tracker", "export", *period, "--output", tracker],
    ["tracker", "merge", tracker, "--apply"],
):
    sys.argv = ["actionplan", *words]
    try:
        cli.main()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def lacked(path: Path):
    """What a module uses that Windows does not have, or asks of which system it is."""
    of = {"os": lacking.OS | {"name"}, "signal": lacking.SIGNAL, "socket": lacking.SOCKET}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in of.get(node.value.id, ()):
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Import):
            yield from {alias.name for alias in node.names} & lacking.MODULES
        elif isinstance(node, ast.ImportFrom):
            yield from {str(node.module)} & lacking.MODULES
            yield from {alias.name for alias in node.names} & of.get(str(node.module), set())


def test_what_windows_lacks_is_used_in_one_module_only():
    found = {
        path.relative_to(PACKAGE).as_posix(): sorted(set(lacked(path))) for path in PACKAGE.rglob("*.py")
    }
    assert found.pop("system.py") == [
        "os.O_DIRECTORY",
        "os.geteuid",
        "os.killpg",
        "os.link",
        "os.name",
        "resource",
        "signal.SIGKILL",
    ]
    elsewhere = {name: used for name, used in found.items() if used}
    assert elsewhere == {}, "give it a function in actionplan/system.py that says what takes its place"


def test_every_text_file_is_read_and_written_in_an_encoding_that_is_said():
    calls = re.compile(r"\.(?:read_text|write_text)\((?!.*utf-8|.*ascii)|\bopen\((?:\"[rwa]t?\")?\)")
    found = {path.name: calls.findall(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}
