"""What JupyterLab and Voilà are told, read back as they read it."""

import json
import os
from pathlib import Path

import pytest

from actionplan import system
from actionplan.editor import settings
from actionplan.editor.settings import environment, one_key_shortcuts, overrides, write_settings

KEYS_THAT_EDIT = {"A", "B", "C", "D D", "M", "R", "V", "X", "Y", "Z", "J", "K", "ArrowDown", "ArrowUp"}
KEYS_OF_THE_KERNEL = {"I I", "0 0"}


def read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture
def written(tmp_path):
    private = tmp_path / "p"
    write_settings(private, tmp_path / "book", 8901, 7)
    return private


def test_every_plain_key_that_edits_the_notebook_or_ends_the_kernel_is_off():
    off = {" ".join(shortcut["keys"]) for shortcut in one_key_shortcuts()}
    assert off >= KEYS_THAT_EDIT | KEYS_OF_THE_KERNEL
    shortcuts = overrides()["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    assert [one["disabled"] for one in shortcuts] == [True] * len(off)


def test_keys_that_run_a_cell_or_hold_a_modifier_stay():
    off = {" ".join(shortcut["keys"]) for shortcut in one_key_shortcuts()}
    assert [
        keys for keys in off if "Enter" in keys or "Ctrl" in keys or "Accel" in keys or "Alt" in keys
    ] == []


def test_where_jupyterlab_has_no_schemas_nothing_is_turned_off(monkeypatch, tmp_path):
    monkeypatch.setattr(settings.sysconfig, "get_path", lambda name: str(tmp_path))
    for name in ("prefix", "base_prefix"):
        monkeypatch.setattr(settings.sys, name, str(tmp_path))
    monkeypatch.setattr(settings.site, "getuserbase", lambda: str(tmp_path))
    assert list(one_key_shortcuts()) == []


def test_no_question_about_news(written, tmp_path):
    kept = read(tmp_path / "book" / ".jupyter" / "settings" / "overrides.json")
    assert kept["@jupyterlab/apputils-extension:notification"] == {
        "checkForUpdates": False,
        "fetchNews": "false",
    }


def test_both_listen_on_this_computer_only_at_the_port_or_one_near_it(written, tmp_path):
    server, voila = (
        read(written / "jupyter_server_config.json")["ServerApp"],
        read(written / "voila.json")["Voila"],
    )
    for one in (server, voila):
        assert (one["ip"], one["port"], one["port_retries"]) == ("127.0.0.1", 8901, 7)
        assert one["root_dir"] == str(tmp_path / "book")
    assert voila["auto_token"] is True
    assert read(written / "voila.json")["VoilaConfiguration"]["file_allowlist"] == []
    assert server["terminals_enabled"] is False


def test_the_app_is_not_handed_to_the_page_and_a_kernel_without_a_page_ends_soon_in_the_web_app(written):
    assert "expose_app_in_browser" not in read(written / "jupyter_lab_config.json")["LabApp"]
    ended = [
        read(written / name)["MappingKernelManager"]["cull_idle_timeout"]
        for name in ("jupyter_server_config.json", "voila.json")
    ]
    assert ended == [3600, 300]


def test_what_is_written_besides_is_in_the_private_folder(written, tmp_path):
    here = {path.relative_to(tmp_path).parts[:2] for path in tmp_path.rglob("*") if path.is_file()}
    assert {parts for parts in here if parts[0] != "p"} == {("book", ".jupyter")}
    told = environment(written)
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        assert Path(told[name]).is_relative_to(written)


def test_the_page_of_the_web_app_is_found(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "elsewhere")
    ours, others = environment(Path("p"))["JUPYTER_PATH"].split(os.pathsep)
    assert others == "elsewhere"
    template = Path(ours, "voila", "templates", "actionplan", "index.html.j2").read_text("utf-8")
    assert "http" not in template


@pytest.mark.parametrize(("windows", "transport"), [(False, "ipc"), (True, "tcp")])
def test_kernels_speak_through_sockets_of_the_private_folder_where_there_are_any(
    monkeypatch, windows, transport
):
    monkeypatch.setattr(system, "WINDOWS", windows)
    assert settings._transport(Path("/tmp/actionplan-12345678")) == {"transport": transport}


def test_a_folder_with_a_long_path_is_no_place_for_sockets():
    assert settings._transport(Path("/tmp") / ("a" * 60)) == {"transport": "tcp"}
