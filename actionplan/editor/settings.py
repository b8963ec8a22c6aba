"""The settings under which the editor is served: nothing outside the workbook, no key that edits the notebook.

They stand in a private folder that is gone at the end, and, where a person's own choices are kept, in a hidden folder
of the workbook. The Python installation and the person's own Jupyter settings are neither read for this nor changed.
"""

from __future__ import annotations

import json
import os
import site
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from actionplan import system
from actionplan.files import make_folder, write_atomically

KEPT = Path(".jupyter")
"""In the workbook: the settings for JupyterLab, and what a person chose there."""
OURS = Path(__file__).parent / "jupyter"
"""Found by Jupyter as it finds its own data: the page around the workbook in the web app."""
LONGEST_FOLDER = 40
"""A path to a socket has at most 104 letters, and the names of Jupyter's sockets take up to 64 of them."""
OPENING = "ACTIONPLAN_OPENING"
"""The environment variable by which a page knows whether the workbook was opened anew since it was loaded."""
MODIFIERS = ("Accel", "Alt", "Cmd", "Ctrl")
RUNS_A_CELL = "Enter"
NEEDLESS = ("jupyter_lsp", "jupyter_server_terminals", "notebook_shim", "voila.server_extension")
"""What else the server would load; Voilà's part would show pictures of the workbook to anyone, a terminal any file."""
NEEDLESS_IN_THE_PAGE = (
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/terminal-extension",
)
IDLE = {"cull_idle_timeout": 3600, "cull_interval": 300}
"""Seconds after which a kernel that no page is open on is ended."""
IDLE_IN_THE_APP = {"cull_idle_timeout": 300, "cull_interval": 60}
"""There no page comes back to a kernel; what runs in it is given the time to come to its end."""

Settings = Mapping[str, Mapping[str, Any]]


def write_settings(private: Path, root: Path, port: int, more: int = 0) -> None:
    """Write what JupyterLab and Voilà read when they are started in the private folder, for a workbook.

    They listen at the port, or where it is taken at one of so many `more` near it.
    """
    kept = root / KEPT
    _write(kept / "settings" / "overrides.json", overrides())
    _write(
        kept / "settings" / "page_config.json",
        {"disabledExtensions": dict.fromkeys(NEEDLESS_IN_THE_PAGE, True)},
    )
    _write(private / "jupyter_server_config.json", _server(private, root, port, more))
    _write(private / "jupyter_lab_config.json", _lab(private, kept))
    _write(private / "voila.json", _voila(private, root, port, more))
    _write(private / "profile_default" / "ipython_kernel_config.json", _kernel())


def environment(private: Path) -> dict[str, str]:
    """Where Jupyter looks, and the kernels after it."""
    known = os.environ.get("JUPYTER_PATH", "")
    return {
        "JUPYTER_CONFIG_DIR": str(private),
        "JUPYTER_DATA_DIR": str(private / "data"),
        "JUPYTER_RUNTIME_DIR": str(private),
        "JUPYTER_PATH": os.pathsep.join([str(OURS), known] if known else [str(OURS)]),
        "IPYTHONDIR": str(private),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def overrides() -> dict[str, Any]:
    """JupyterLab's defaults for a workbook: no key that is a command of the notebook, no question about news."""
    return {
        "@jupyterlab/shortcuts-extension:shortcuts": {
            "shortcuts": [{**shortcut, "disabled": True} for shortcut in one_key_shortcuts()]
        },
        "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    }


def one_key_shortcuts() -> Iterator[dict[str, Any]]:
    """The shortcuts of plain keys that JupyterLab takes from whatever has the focus within a notebook.

    A list of choices or a button is none of its own, so that typing R for Red, or D twice, would be a command: by the
    schemas that come with the JupyterLab that is installed.
    """
    for schema in _schemas():
        for shortcut in json.loads(schema.read_text("utf-8")).get("jupyter.lab.shortcuts", []):
            if _is_taken_from_within(shortcut["selector"]) and _are_plain(shortcut.get("keys", [])):
                yield shortcut


def _is_taken_from_within(selector: str) -> bool:
    return selector.rpartition(" ")[2].startswith(":focus")


def _are_plain(keys: list[str]) -> bool:
    plain = all(word not in MODIFIERS and word != RUNS_A_CELL for key in keys for word in key.split())
    return plain and any(keys)


def _schemas() -> list[Path]:
    """JupyterLab's own schemas, by the first place of those where pip and conda put them that has any."""
    places = [sysconfig.get_path("data"), sys.prefix, site.getuserbase(), sys.base_prefix]
    found = (sorted(Path(p, "share/jupyter/lab/schemas/@jupyterlab").glob("*/*.json")) for p in places if p)
    return next(filter(None, found), [])


def _server(private: Path, root: Path, port: int, more: int) -> Settings:
    return {
        "ServerApp": {
            "ip": "127.0.0.1",
            "port": port,
            "port_retries": more,
            "open_browser": False,
            "root_dir": str(root),
            "answer_yes": True,
            "allow_root": True,
            "terminals_enabled": False,
            "jpserver_extensions": dict.fromkeys(NEEDLESS, False),
        },
        "ContentsManager": {"pre_save_hook": "actionplan.folders.without_outputs"},
        "KernelManager": _transport(private),
        "MappingKernelManager": IDLE,
    }


def _lab(private: Path, kept: Path) -> Settings:
    return {
        "LabApp": {
            "app_settings_dir": str(kept / "settings"),
            "user_settings_dir": str(kept / "user-settings"),
            "workspaces_dir": str(private / "workspaces"),
            "extension_manager": "readonly",
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        }
    }


def _voila(private: Path, root: Path, port: int, more: int) -> Settings:
    return {
        "Voila": {
            "ip": "127.0.0.1",
            "port": port,
            "port_retries": more,
            "open_browser": False,
            "auto_token": True,
            "root_dir": str(root),
            "connection_dir_root": str(private),
            "tornado_settings": {"allow_remote_access": False},
        },
        "VoilaConfiguration": {
            "template": "actionplan",
            "strip_sources": True,
            "file_allowlist": [],
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
        },
        "KernelManager": _transport(private),
        "MappingKernelManager": IDLE_IN_THE_APP,
    }


def _kernel() -> Settings:
    """No history of what was run, and no module of the folder in place of an installed one."""
    return {"HistoryManager": {"enabled": False}, "InteractiveShellApp": {"ignore_cwd": True}}


def _transport(private: Path) -> Mapping[str, str]:
    """Sockets in the private folder where the system has them; through TCP anybody on the machine could listen."""
    ipc = system.has_socket_files() and len(str(private)) <= LONGEST_FOLDER
    return {"transport": "ipc" if ipc else "tcp"}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    make_folder(path.parent)
    write_atomically(path, json.dumps(content, indent=1, sort_keys=True).encode("utf-8"))
