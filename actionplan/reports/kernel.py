"""The kernel that runs a report: this interpreter, in a private folder, whatever else is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from actionplan import system

LONGEST_SOCKET_PATH = 90
ARGUMENTS = [
    "--HistoryManager.enabled=False",
    "--InteractiveShellApp.ignore_cwd=True",  # no module of the working folder stands in for an installed one
]


@contextmanager
def private_kernel(environment: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What papermill's client needs to start the kernel; its folder is gone when the report is done."""
    from traitlets.config import Config

    with TemporaryDirectory(prefix="actionplan-", ignore_cleanup_errors=True) as folder:
        yield {
            "kernel_manager_class": _manager_class(_environment(environment, folder)),
            "config": Config(KernelManager=_connection(Path(folder))),
            "extra_arguments": list(ARGUMENTS),
            "record_timing": False,  # papermill keeps its own
            "shutdown_kernel": "immediate",  # it holds nothing to save, and now and then it is slow to go
        }


def _connection(folder: Path) -> dict[str, str]:
    """Sockets in the private folder where the system has them and the path is short enough; else TCP."""
    connection = {"connection_file": str(folder / "kernel.json")}
    if system.has_socket_files() and len(str(folder)) < LONGEST_SOCKET_PATH:
        connection |= {"transport": "ipc", "ip": str(folder / "kernel")}
    return connection


def _environment(given: Mapping[str, str], folder: str) -> dict[str, str]:
    """The store's address goes this way only; the person's own IPython settings do not reach a report."""
    return os.environ | {
        **given,
        "IPYTHONDIR": folder,
        "JUPYTER_RUNTIME_DIR": folder,
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def _manager_class(environment: dict[str, str]) -> type:
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    class ThisInterpreter(AsyncKernelManager):
        """Starts the Python that is running, without a look at the kernels on the machine's list."""

        @property
        def kernel_spec(self) -> Any:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=argv, display_name="Python 3", language="python")

        async def start_kernel(self, **settings: Any) -> None:  # type: ignore[override]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            await super().start_kernel(**settings, **quiet, env=environment)

    return ThisInterpreter
