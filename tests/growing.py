"""How the work of something grows with its size: a ratio of two measures in one run, never a time of its own."""

import time
from collections.abc import Callable

FACTOR = 10
TIMES = 3


def growth(run: Callable[[int], object], few: int) -> float:
    """The CPU seconds of ten times as much, by ten times those of so much; 1 is linear, 10 quadratic.

    The least of several runs of each, in turns, so that what else the machine does at the moment weighs on both.
    """
    least = {few: float("inf"), FACTOR * few: float("inf")}
    for _ in range(TIMES):
        for size, known in least.items():
            began = time.process_time()
            run(size)
            least[size] = min(known, time.process_time() - began)
    return least[FACTOR * few] / (FACTOR * least[few])
