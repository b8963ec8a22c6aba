"""How the bench measures: commands in a folder of their own, and the least CPU seconds of several runs."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "templates" / "plans" / "thurrock-2017-18.yaml"
PYTHON = [sys.executable, "-m"]
IMPORTS = """import pandas as pd
import matplotlib.pyplot as plt"""
CHART = """frame = pd.DataFrame({"period": range(26), "done": range(26)})
frame.plot(x="period", y="done")
plt.show()"""


def bare_notebook(folder: Path, charts: int = 1) -> Path:
    """A notebook of pandas and matplotlib with so many charts."""
    import nbformat

    cells: Sequence[str] = (IMPORTS, *[CHART] * charts)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    path = folder / "bare.ipynb"
    nbformat.write(notebook, path)
    return path


def run(folder: Path, *command: str) -> None:
    """Run a module of Python in a folder, with the store that stands there."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
    environment["ACTIONPLAN_STORE"] = str(folder / "actionplan.db")
    subprocess.run([*PYTHON, *command], cwd=folder, env=environment, check=True, capture_output=True)


def least_cpu(times: int, *things: Callable[[], None]) -> list[float]:
    """The least CPU seconds of each thing, children included; taken in turn, so that all meet the same noise."""
    found: list[list[float]] = [[] for _ in things]
    for _ in range(times):
        for seconds, thing in zip(found, things, strict=True):
            before = _children()
            thing()
            seconds.append(_children() - before)
    return [min(seconds) for seconds in found]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def least(times: int, thing: Callable[[], object]) -> float:
    """The least CPU seconds of several runs."""
    from actionplan.words.dates import read

    seconds = []
    for _ in range(times):
        read._read.cache_clear()  # a report starts in a new process
        begun = time.process_time()
        thing()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def say(what: str, ratio: float, aim: str) -> None:
    """Print a ratio beside what it should be."""
    print(f"{what}: {ratio:.2f}   ({aim})")
