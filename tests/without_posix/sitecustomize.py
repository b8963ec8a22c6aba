"""Takes from a Python on Linux what one on Windows does not have; run by every Python with this folder on its path.

Files behave as there, too: one that this process has open is neither removed nor replaced, and no folder is opened. The
name of the system stays: the standard library builds on it.
"""

import asyncio  # noqa: F401 -- it needs some of this when it is loaded
import errno
import multiprocessing.context
import os
import shutil
import signal
import socket
import stat
import sys
from contextlib import suppress
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
import lacking

HANDLES = Path("/proc/self/fd")


def take_away() -> None:
    """Leave this process as bare as on Windows."""
    for name in lacking.MODULES - lacking.FOR_LIBRARIES:
        sys.modules[name] = None
    for module, names in ((os, lacking.OS), (signal, lacking.SIGNAL), (socket, lacking.SOCKET)):
        for name in names - lacking.FOR_LIBRARIES:
            with suppress(AttributeError):
                delattr(module, name)
    contexts = multiprocessing.context._concrete_contexts
    multiprocessing.context._concrete_contexts = {"spawn": contexts["spawn"]}
    shutil._use_fd_functions = shutil._USE_CP_SENDFILE = False
    socket.socketpair = _pair
    os.open = _opening(os.open)
    os.unlink = os.remove = _removing(os.unlink)
    os.rename, os.replace = _renaming(os.rename), _replacing(os.replace)


def _pair(family=socket.AF_INET, kind=socket.SOCK_STREAM, protocol=0):
    with socket.create_server(("127.0.0.1", 0)) as server:
        one = socket.create_connection(server.getsockname())
        return one, server.accept()[0]


def _opening(usual):
    def opened(path, flags, *rest, **named):
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "permission denied", str(path))
        return usual(path, flags, *rest, **named)

    return opened


def _removing(usual):
    def removed(path, **named):
        _refuse_held(path)
        usual(path, **named)

    return removed


def _replacing(usual):
    def replaced(path, other, **named):
        _refuse_held(path)
        _refuse_held(other)
        usual(path, other, **named)

    return replaced


def _renaming(usual):
    def renamed(path, other, **named):
        _refuse_held(path)
        if Path(other).exists():
            raise FileExistsError(errno.EEXIST, "file exists", str(other))
        usual(path, other, **named)

    return renamed


def _refuse_held(path) -> None:
    with suppress(FileNotFoundError):
        found = Path(path).stat()
        if stat.S_ISREG(found.st_mode) and (found.st_dev, found.st_ino) in set(_held()):
            raise PermissionError(errno.EACCES, "the file is open in another program", str(path))


def _held():
    """The files that this process has open."""
    for handle in HANDLES.iterdir():
        with suppress(OSError):
            found = os.fstat(int(handle.name))
            yield found.st_dev, found.st_ino


take_away()
from actionplan import system  # noqa: E402

system.WINDOWS = True
