"""Whether a process of this computer has ended."""

from __future__ import annotations

import ctypes
import os

_STILL_ACTIVE = 0x102  # what Windows says of a process that has not ended


def lives(process: int) -> bool:
    """Whether a process of this computer has not ended."""
    if process <= 0:
        return False
    if os.name == "nt":  # where asking by a signal would end it
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is another person's
        return True
    return True


def _lives_on_windows(process: int) -> bool:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009, which no other system has
    handle = kernel.OpenProcess(0x0010_0000, False, process & 0xFFFF_FFFF)  # SYNCHRONIZE
    if not handle:
        return bool(kernel.GetLastError() == 5)  # it is another person's
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == _STILL_ACTIVE)
    finally:
        kernel.CloseHandle(handle)
