"""What measures cost: charts of long series, many indicators, and the report of the example plan."""

import random
import tempfile
from functools import partial
from pathlib import Path

from tests.bench.measuring import EXAMPLE, bare_notebook, least, least_cpu, run, say
from tests.bench.plans import measured_plan


def indicators() -> None:
    """XmR charts against numpy, 1,000 indicators against 100, and the success-indicator report against papermill."""
    charts()
    many()
    report()


def charts() -> None:
    """CPU seconds of `xmr` on 10,000 points against one numpy pass: mean, absolute differences, comparison."""
    import numpy as np

    from actionplan.rules.spc import xmr

    chance = random.Random(3)
    values = [chance.gauss(50, 5) for _ in range(10_000)]
    array = np.array(values)

    def one_pass(given: object) -> object:
        known = np.asarray(given)
        mean = known.mean()
        far = 2.66 * np.abs(np.diff(known)).mean()
        return (known > mean + far) | (known < mean - far)

    ours = least(30, lambda: xmr(values))
    for told, given in (("a list", values), ("a ready array", array)):
        theirs = least(30, lambda given=given: [one_pass(given) for _ in range(50)]) / 50
        say(f"xmr on 10,000 points / one numpy pass from {told} (CPU)", ours / theirs, "aim 20")
        print(f"    {1000 * ours:.2f} ms against {1000 * theirs:.3f} ms")


def many() -> None:
    """Growth of judging and tabulating from 100 to 1,000 indicators of 60 points each; linear is 1.0."""
    from actionplan.view import PlanView

    def seconds(count: int) -> float:
        plan = measured_plan(count, 60)
        return least(3, lambda: PlanView(plan, "P26").freeze().success)

    few, more = seconds(100), seconds(1_000)
    say(
        "judged and tabulated: 1,000 indicators / ten times 100 (CPU)",
        more / (10 * few),
        "at most 1.0 but for noise",
    )
    print(f"    {more:.2f} s against {few:.2f} s")


def report() -> None:
    """CPU seconds of the success-indicator report against bare papermill on a notebook with as many charts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "actionplan", "load", str(EXAMPLE))
        count = _charts_of_the_example()
        bare, out = bare_notebook(folder, count), folder / "out.ipynb"
        asked = ("report", "thurrock-2017-18", "--period", "P26", "--indicators")
        ours, theirs = least_cpu(
            5,
            partial(run, folder, "actionplan", *asked),
            partial(run, folder, "papermill", "--kernel", "python3", str(bare), str(out)),
        )
    say(f"success-indicator report / bare papermill with {count} charts (CPU)", ours / theirs, "at most 1.6")
    print(f"    {ours:.2f} s against {theirs:.2f} s")


def _charts_of_the_example() -> int:
    from actionplan.plan.text import read_plan
    from actionplan.view import PlanView

    plan = read_plan(EXAMPLE.read_text("utf-8"), EXAMPLE.name, lambda letter: f"{letter}-new").plan
    success = PlanView(plan, "P26").freeze().success
    return sum(panel.chart is not None for panel in success.panels) if success else 0
