"""What a system may lack, and what takes its place: the one home of what Windows, or macOS, does not have.

| What is missing | Where | What takes its place |
|---|---|---|
| `resource`: limits of a process | Windows | a file from outside is read by a process that is stopped after its time |
| `/proc`: the memory of a process | Windows, macOS | `resource` on macOS; on Windows a cause is told less exactly |
| `fork`, `fcntl`, `pwd`, `grp` | Windows | none is used: a process is a new Python, a lock SQLite's or `filelock`'s |
| sockets that are files (ipc) | Windows | TCP on 127.0.0.1, with a key in a file of this person's own |
| fsync of a folder | Windows | its file systems keep a log of names themselves |
| a second name (`link`) of a file | Windows, some network drives | a copy: a name of an open file stays there |
| replacing a file that is open | Windows | ours are closed first; what another program holds is named in a sentence |
| opening a pipe without waiting | Windows | no folder there holds a pipe |
| ending a program with all that it started (`killpg`) | Windows | its own `taskkill` |
| asking by a signal whether a process lives | Windows | its own question, as that signal would end the process |
| rights to run a file, `geteuid` | Windows | `Open workbook.cmd` needs no right, and nobody is root |
| `SIGHUP`, `SIGXCPU` | Windows | `SIGBREAK` where a window is closed; the time of waiting |
| paths of 260 letters and more | Windows | a sentence that says so |
| time zones | Windows | the package `tzdata` |
"""

from __future__ import annotations

import ctypes
import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

WINDOWS = os.name == "nt"
_SILENT: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
LONGEST_PATH = 259
"""The letters of a path that Windows takes where nobody has asked it for longer ones."""


_SYNCHRONIZE = 0x0010_0000  # the right to wait for a process
_ERROR_ACCESS_DENIED = 5
_WAIT_TIMEOUT = 0x102  # the wait was over before the process was


def has_socket_files() -> bool:
    """Whether two programs can talk through a socket in a folder, which nobody else may open."""
    return not WINDOWS and hasattr(socket, "AF_UNIX")


def login() -> str:
    """The login name; empty for an account without one."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def is_root() -> bool:
    """Whether this is the administrator of a Linux or macOS machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def open_without_waiting(path: str, flags: int) -> int:
    """Open a file, as an `opener`; a pipe that took its place meanwhile is opened as well, and not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def run_with_all(command: list[str], longest: float) -> None:
    """Run a program in silence; after so many seconds it ends with all that it started.

    Raises:
        subprocess.TimeoutExpired: where it took longer.
        OSError: where it could not be started.
    """
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=silent, stdout=silent, stderr=silent, start_new_session=not WINDOWS
    ) as running:
        try:
            running.wait(longest)
        except BaseException:
            _end_with_all(running)
            raise


def _end_with_all(running: subprocess.Popen[bytes]) -> None:
    if WINDOWS:
        silent = subprocess.DEVNULL
        with suppress(OSError):
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(running.pid)], stdout=silent, stderr=silent, check=False
            )
    elif hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()


def second_name(path: Path, other: Path) -> None:
    """Keep a file under another name too, so that it is there when the first one goes."""
    if not WINDOWS:
        with suppress(OSError, AttributeError):  # a file system without links
            os.link(path, other)
            return
    shutil.copy2(path, other)


def name_if_new(whole: Path, path: Path) -> None:
    """Give a whole file a further name that no file has yet.

    Raises:
        FileExistsError: where there is one.
    """
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a drive without links: for a moment the file may be half there
        with path.open("xb") as file:
            file.write(whole.read_bytes())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder themselves on the disk, where the system knows of such a thing."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def limit_this_process(memory: int, work: int) -> None:
    """Take no more than so many bytes and seconds of work; where the system cannot do that, nothing is limited."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, work), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def most_memory_taken() -> int:
    """The most bytes of memory that this process had at any time; 0 where the system does not tell.

    Linux tells it of the program itself; what `getrusage` tells there begins with the peak of the process that started
    it, which may be a large one.
    """
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def lives(process: int) -> bool:
    """Whether a process of this computer has not ended."""
    if process <= 0:
        return False
    if WINDOWS:  # where asking by a signal would end it
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is another person's
        return True
    return True


def _lives_on_windows(process: int) -> bool:
    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009, which no other system has
    handle = kernel.OpenProcess(_SYNCHRONIZE, False, process & 0xFFFF_FFFF)
    if not handle:  # it has ended, unless it is another person's
        return bool(getattr(ctypes, "get_last_error")() == _ERROR_ACCESS_DENIED)  # noqa: B009
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT)
    finally:
        kernel.CloseHandle(handle)
