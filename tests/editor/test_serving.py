"""The editor served, with a program in place of Jupyter that says what it was given."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from actionplan import desk, folders
from actionplan.editor import serving
from actionplan.editor.serving import Front, Wanted, serve
from actionplan.words.errors import BadChange, CannotServe, UnknownPlan
from tests.editor.test_settings import read

ROOT = Path(__file__).parents[2]
STAND_IN = """\
import json, os, socket, sys
seen = {"env": dict(os.environ), "cwd": os.getcwd(), "argv": sys.argv[1:]}
open(os.environ["SEEN"], "w").write(json.dumps(seen))
asked = json.load(open("voila.json"))["Voila"]
print("a word on the way", flush=True)
def listening():
    for port in range(asked["port"], asked["port"] + asked["port_retries"] + 1):
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            pass
if os.environ.get("ENDS") != "early":
    with listening() as server:
        print(f"It is at http://127.0.0.1:{server.getsockname()[1]}/?token=...", flush=True)
        server.accept()
print("the last word.", flush=True)
sys.exit(int(os.environ.get("CODE", "0")))
"""


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A workbook folder to stand in, with the example plan, and a server that ends when it is asked once."""
    folders.lay_out(tmp_path / "book")
    monkeypatch.chdir(tmp_path / "book")
    for name in ("ACTIONPLAN_STORE", "ACTIONPLAN_PERSON", "CODE", "ENDS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "stand_in.py").write_text(STAND_IN, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))
    monkeypatch.setenv("SEEN", str(tmp_path / "seen.json"))
    desk.load(Path("templates", "plans", "thurrock-2017-18.yaml"))
    return tmp_path / "book"


QUIETLY = Wanted(browser=False)


def served(wanted: Wanted = QUIETLY, front: Front | None = None) -> list[str]:
    told: list[str] = []
    serve(front or Front("a stand-in", "stand_in", 18866, "page", "Look. "), wanted, told.append)
    return told


def seen(book: Path) -> dict:
    return read(book.parent / "seen.json")


def test_the_address_is_told_with_its_token_and_the_end(book):
    address, how, end = served()
    token = seen(book)["env"]["JUPYTER_TOKEN"]
    port = address.split(":")[2].split("/")[0]
    assert len(token) == 32
    assert address == f"The workbook is open in a stand-in at http://127.0.0.1:{port}/page?token={token}"
    assert how == "Look. To end it, press Ctrl+C here."
    assert end == "The workbook is closed. What was saved is in the store."


def test_the_token_is_on_no_command_line_and_is_another_each_time(book):
    first = served()[0]
    assert seen(book)["argv"] == []
    assert served()[0].split("token=")[1] != first.split("token=")[1]


def test_the_kernels_are_told_the_store_the_plan_and_the_person(book):
    served(Wanted(browser=False, plan="thurrock-2017-18", by=" Communications lead "))
    env = seen(book)["env"]
    told = [env[f"ACTIONPLAN_{name}"] for name in ("STORE", "PLAN", "PERSON")]
    assert told == [str(book / "actionplan.db"), "thurrock-2017-18", "Communications lead"]


def test_without_a_plan_and_a_name_nothing_is_said_of_them(book):
    served()
    assert not {"ACTIONPLAN_PLAN", "ACTIONPLAN_PERSON"} & set(seen(book)["env"])


def test_another_store_is_meant_from_where_the_person_stands(book):
    (book / "notebooks" / "other.db").write_bytes((book / "actionplan.db").read_bytes())
    os.chdir(book / "notebooks")
    served(Wanted(browser=False, store="other.db"))
    assert seen(book)["env"]["ACTIONPLAN_STORE"] == str(book / "notebooks" / "other.db")


def test_the_server_stands_in_a_private_folder_that_is_gone_at_the_end(book):
    served()
    private = Path(seen(book)["cwd"])
    assert private.name.startswith("actionplan-")
    assert not private.exists()


def test_a_port_that_is_taken_is_passed_over(book):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        address = served(front=Front("a stand-in", "stand_in", port))[0]
    assert f":{port}/" not in address


def test_a_port_that_was_asked_for_and_is_taken_is_refused(book):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotServe) as refused:
            served(Wanted(port, browser=False))
    assert (
        str(refused.value)
        == f"Port {port} is taken by another program. Name another one, or leave out --port."
    )


def test_a_server_that_does_not_start_is_told_with_its_last_words(book, monkeypatch):
    monkeypatch.setenv("ENDS", "early")
    with pytest.raises(CannotServe) as refused:
        served()
    assert str(refused.value) == "stand_in did not start; the last it said is: the last word."


def test_a_server_that_ends_by_itself_badly_is_told(book, monkeypatch):
    monkeypatch.setenv("CODE", "3")
    with pytest.raises(CannotServe) as refused:
        served()
    assert str(refused.value) == (
        "stand_in ended by itself; the last it said is: the last word. What was saved is in the store."
    )


LASTS = """\
import signal, socket, sys, time
signal.signal(signal.SIGTERM, lambda *_: (time.sleep(0.3), sys.exit(0)))
server = socket.create_server(("127.0.0.1", 0))
print(f"It is at http://127.0.0.1:{server.getsockname()[1]}/", flush=True)
while True:
    server.accept()
"""
PERSON = """\
from actionplan.editor.serving import Front, Wanted, serve
serve(Front("a stand-in", "lasts", 18866), Wanted(browser=False), lambda said: print(said, flush=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ended_again_and_again_it_still_ends_well(book, number):
    (book.parent / "lasts.py").write_text(LASTS, "utf-8")
    process = person()
    assert process.stdout.readline().startswith("The workbook is open in a stand-in at ")
    assert process.stdout.readline() == "To end it, press Ctrl+C here.\n"
    for _ in range(30):
        process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.005)
    said, _ = process.communicate(timeout=30)
    assert (said, process.returncode) == ("The workbook is closed. What was saved is in the store.\n", 0)


LOSES_AT_FIRST = """\
import os, socket, sys
if not os.path.exists("lost"):
    open("lost", "w").write(os.environ["JUPYTER_TOKEN"])
    print(f"It is at http://127.0.0.1:{os.environ['TAKEN']}/", flush=True)
    sys.exit("no available port could be found")
with socket.create_server(("127.0.0.1", 0)) as server:
    print(f"It is at http://127.0.0.1:{server.getsockname()[1]}/", flush=True)
    asked, _ = server.accept()
    said = asked.recv(1000).decode()
    assert "Authorization: token " + os.environ["JUPYTER_TOKEN"] in said and said.startswith("GET /own ")
    assert open("lost").read() != os.environ["JUPYTER_TOKEN"]
    asked.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")
"""


def test_a_server_that_loses_the_port_it_found_is_started_again(book, monkeypatch):
    (book.parent / "loses.py").write_text(LOSES_AT_FIRST, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = str(other.getsockname()[1])
        monkeypatch.setenv("TAKEN", taken)
        address, _, end = served(front=Front("a stand-in", "loses", 18866, own="own"))
    assert f":{taken}/" not in address
    assert end == "The workbook is closed. What was saved is in the store."


def test_those_who_start_at_one_moment_have_a_port_each(book):
    (book.parent / "lasts.py").write_text(STAND_IN.replace("server.accept()", "sys.stdin.read()"), "utf-8")
    several = [person() for _ in range(3)]
    said = [one.stdout.readline() for one in several]
    for one in several:
        one.terminate()
        one.communicate(timeout=30)
    assert len({line.split("?token=")[0] for line in said}) == 3
    assert {line.partition(" at ")[0] for line in said} == {"The workbook is open in a stand-in"}


def person():
    """Somebody who opens the workbook, in a process of their own."""
    return subprocess.Popen([sys.executable, "-c", PERSON], stdout=subprocess.PIPE, text=True)


def test_the_server_ends_with_whoever_started_it_also_where_that_one_is_killed(book):
    (book.parent / "lasts.py").write_text(LASTS, "utf-8")
    process = person()
    port = int(process.stdout.readline().split("/")[2].split(":")[1])
    process.kill()
    process.communicate(timeout=30)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise AssertionError("the server is still there")


def test_the_browser_gets_the_address(book, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(serving, "open_browser", opened.append)
    address = served(Wanted())[0]
    assert opened == [address.split(" at ")[1]]


def test_without_a_workbook_the_way_to_one_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotServe) as refused:
        served()
    assert str(refused.value) == (
        f"There is no notebooks/workbook.ipynb in {tmp_path}. Go to your workbook folder, or lay one out with: "
        "actionplan init my-workbook (in a folder that is there it adds what is missing)."
    )


def test_missing_packages_are_named_with_the_way_to_install_them(book, monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda name: None if name in ("anywidget", "voila") else name)
    with pytest.raises(CannotServe) as refused:
        served()
    assert str(refused.value) == (
        "The editor needs two packages more than a report: anywidget and voila. Install what it needs with: "
        f"{Path(sys.executable).name} -m pip install anywidget ipywidgets jupyterlab voila"
    )


def test_with_the_base_packages_only_the_command_is_there_and_says_what_is_missing(book):
    absent = "".join(
        f"sys.modules[{name!r}] = None; " for name in (*serving.PACKAGES, "psygnal", "jupyter_server")
    )
    code = f"import sys; {absent}from actionplan import cli; sys.argv = ['actionplan', 'app']; cli.main()"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=book)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("The editor needs four packages more than a report: anywidget, ipywidgets, ")
    assert ran.stderr.count("\n") == 1


def test_an_unknown_plan_is_refused_before_anything_starts(book):
    with pytest.raises(UnknownPlan):
        served(Wanted(browser=False, plan="no-such-plan"))
    assert not (book.parent / "seen.json").exists()


def test_a_name_that_cannot_be_kept_is_refused(book):
    with pytest.raises(BadChange):
        served(Wanted(browser=False, by="a\x00b"))


def test_what_the_notebook_showed_is_not_saved():
    notebook = json.loads((ROOT / "notebooks" / "workbook.ipynb").read_text("utf-8"))
    model = {"type": "notebook", "content": json.loads(json.dumps(notebook))}
    (cell,) = model["content"]["cells"]
    cell.update(outputs=[{"output_type": "display_data", "data": {}}], execution_count=7)
    model["content"]["metadata"] |= {
        "widgets": {"state": {}},
        "language_info": {"name": "python", "version": "3"},
    }
    folders.without_outputs(model=model, path="notebooks/workbook.ipynb", contents_manager=None)
    assert model["content"] == notebook


@pytest.mark.parametrize("model", [{"type": "file", "content": "text"}, {"type": "notebook", "content": {}}])
def test_other_files_are_saved_as_they_are(model):
    before = dict(model)
    path = "notebooks/workbook.ipynb" if model["type"] == "file" else "notebooks/mine.ipynb"
    folders.without_outputs(model=model, path=path)
    assert model == before
