"""What a system lacks and what takes its place, where it can be asked without one."""

import ctypes
import os

import pytest

from actionplan import system


class Kernel:
    """A kernel of Windows, as far as it is asked whether a process lives."""

    def __init__(self, handle, waited, error):
        self.handle, self.waited, self.error = handle, waited, error
        self.asked = []

    def OpenProcess(self, right, inherited, process):
        self.asked.append((right, inherited, process))
        return self.handle

    def WaitForSingleObject(self, handle, milliseconds):
        self.asked.append((handle, milliseconds))
        return self.waited

    def CloseHandle(self, handle):
        self.asked.append(handle)

    def GetLastError(self):
        pytest.fail("by then it may be the error of something else")


@pytest.mark.parametrize(
    ("handle", "waited", "error", "lives"),
    [(7, 0x102, 0, True), (7, 0, 0, False), (0, 0, 87, False), (0, 0, 5, True)],
    ids=["works", "has ended", "is not there", "is another person's"],
)
def test_on_windows_a_process_is_asked_without_ending_it(monkeypatch, handle, waited, error, lives):
    kernel, options = Kernel(handle, waited, error), []

    def library(name, **more):
        options.append((name, more))
        return kernel

    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(ctypes, "WinDLL", library, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    assert system.lives(4711) is lives
    assert options == [("kernel32", {"use_last_error": True})]
    assert kernel.asked == [(0x100000, False, 4711), *([(7, 0), 7] if handle else [])]


def test_elsewhere_a_process_is_asked_by_a_signal_that_does_nothing():
    assert system.lives(os.getpid())
    assert [system.lives(number) for number in (0, -1, 2**31 - 1, 10**40)] == [False] * 4
